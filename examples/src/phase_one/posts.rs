//! The posts of hub: a gateway in a region. Of the eleven regions one is named, of the schools none.

use nextpractice::model::{Field, InstitutionRow, Region, RegionRow};
use nextpractice::source::{ATTESTED_REGION, PHASE_ONE_GATEWAYS, REGIONS};
use nextpractice::value::Key;
use nextpractice::vocabulary::{Focus, Gateway, Phase};

use super::NotBuilt;
use super::raw::{key, list, text};

/// The scheme of the regions. Which eleven they were, no source says.
pub(super) const SCHEME: &str = "regions of the Development and Research networks";

/// How many hubs each gateway had: see the conflict of that name in [`nextpractice::source::CONFLICTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// One in each region, so eleven.
    OneInEachRegion,
    /// "Nine hubs in each gateway". Which two regions went without is not said: here the last two do (`LIB`).
    Nine,
}

impl Reading {
    /// How many hubs each gateway has.
    pub fn hubs_of_each(self) -> u32 {
        match self {
            Self::OneInEachRegion => REGIONS.value,
            Self::Nine => 9,
        }
    }
}

/// A region of the eleven, by its place in the list, from 1. The first is the one that a source names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place(u32);

impl Place {
    pub(super) fn all() -> impl Iterator<Item = Self> {
        (1..=REGIONS.value).map(Self)
    }

    pub(super) fn is_attested(self) -> bool {
        self.0 == 1
    }

    pub(super) fn code(self) -> String {
        if self.is_attested() {
            "YH".to_owned()
        } else {
            format!("R{}", self.0)
        }
    }

    pub(super) fn name(self) -> String {
        if self.is_attested() {
            ATTESTED_REGION.value.to_owned()
        } else {
            format!("Region {} (placeholder)", self.0)
        }
    }

    pub(super) fn key(self) -> Result<Key<Region>, NotBuilt> {
        Ok(Key::new(&format!("region:{}", self.code()))?)
    }

    fn row(self) -> Result<RegionRow, NotBuilt> {
        let note = if self.is_attested() {
            "The one region of the eleven that a source names (DECK)."
        } else {
            "Placeholder: there were eleven regions (HIST, PL, DECK), and no source names this one."
        };
        Ok(RegionRow {
            key: self.key()?.into(),
            scheme: text(SCHEME)?,
            name: text(&self.name())?,
            note: text(note)?,
            ..RegionRow::default()
        })
    }
}

pub(super) fn regions() -> Result<Field<Vec<Field<RegionRow>>>, NotBuilt> {
    Place::all()
        .map(Place::row)
        .collect::<Result<Vec<_>, _>>()
        .map(list)
}

pub(super) fn region_keys() -> Result<Vec<Key<Region>>, NotBuilt> {
    Place::all().map(Place::key).collect()
}

/// A post of hub of phase one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Post {
    pub(super) gateway: Gateway,
    pub(super) place: Place,
}

pub(super) fn gateways() -> impl Iterator<Item = Gateway> {
    // The phase's focuses are in canonical order, and so is the set.
    debug_assert!(
        PHASE_ONE_GATEWAYS
            .value
            .iter()
            .map(Focus::Gateway)
            .eq(Phase::One.focuses().iter().copied())
    );
    PHASE_ONE_GATEWAYS.value.iter()
}

pub(super) fn posts(reading: Reading) -> Vec<Post> {
    let places = |gateway| {
        let taken = Place::all().filter(move |place| place.0 <= reading.hubs_of_each());
        taken.map(move |place| Post { gateway, place })
    };
    gateways().flat_map(places).collect()
}

impl Post {
    /// What tells it from the others in keys: the gateway's code and the region's.
    pub(super) fn code(self) -> String {
        format!("{}-{}", self.gateway.code(), self.place.code())
    }

    /// Whether a source speaks of this very hub.
    pub(super) fn is_attested(self) -> bool {
        self.gateway == Gateway::Curriculum && self.place.is_attested()
    }

    /// The school, a placeholder. Where it stood is left out: that a hub was appointed in a region says which region
    /// it served.
    pub(super) fn institution(&self) -> Result<InstitutionRow, NotBuilt> {
        Ok(InstitutionRow {
            key: key(&format!("placeholder:{}", self.code()))?,
            name: text(&format!(
                "Hub school for {}, {} (placeholder)",
                self.gateway.name(),
                self.place.name().replace(" (placeholder)", "")
            ))?,
            note: text("Placeholder: no source here names this school.")?,
            ..InstitutionRow::default()
        })
    }
}
