//! Totals: of principles, rules, cells, networks and sources.

use nextpractice::audit::{Audit, Cell, Counts, Level, Principle, Unit, UnitKind};
use nextpractice::model::View;
use nextpractice::vocabulary::Citation;
use serde::Serialize;

use super::findings::UnitEntry;
use crate::coverage::{CellState, coverage};
use crate::verdict::{Standing, of_principles};
use crate::words::cited;

/// What the rules of a principle came to.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct PrincipleTotal {
    /// The principle.
    pub principle: Principle,
    /// Whether it is one of the 3 D's.
    pub one_of_the_3_ds: bool,
    /// How it stands. That nothing is broken is not that it holds.
    pub standing: Standing,
    /// What that means, in a sentence.
    pub meaning: String,
    /// How many of its rules were asked.
    pub rules: usize,
    /// How many cases got which verdict.
    pub counts: Counts,
}

pub(super) fn principles(audit: &Audit) -> Vec<PrincipleTotal> {
    of_principles(audit)
        .into_iter()
        .map(|verdict| PrincipleTotal {
            principle: verdict.principle,
            one_of_the_3_ds: verdict.principle.is_one_of_the_3_ds(),
            standing: verdict.standing,
            meaning: verdict.meaning(),
            rules: verdict.rules,
            counts: verdict.counts,
        })
        .collect()
}

/// A rule that was asked, and what it came to.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct RuleEntry {
    /// Its code.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The principle it belongs to.
    pub principle: Principle,
    /// How much a breach weighs.
    pub level: Level,
    /// What it is asked of.
    pub unit: UnitKind,
    /// What is wrong where it is broken.
    pub summary: String,
    /// The rules whose breach explains a breach of this one.
    pub follows_from: &'static [&'static str],
    /// Where it comes from.
    pub citations: &'static [Citation],
    /// The version of the library that first had it.
    pub since: &'static str,
    /// How many units got which verdict.
    pub counts: Counts,
    /// Why it was not asked, and how often.
    pub exemptions: Vec<Exemption>,
}

/// A reason why a rule does not apply.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Exemption {
    /// The reason.
    pub reason: &'static str,
    /// To how many units.
    pub units: usize,
}

pub(super) fn rules(audit: &Audit) -> Vec<RuleEntry> {
    audit
        .outcomes()
        .iter()
        .map(|(rule, outcome)| RuleEntry {
            code: rule.code,
            name: rule.name,
            principle: rule.principle,
            level: rule.level,
            unit: rule.unit,
            summary: rule.summary(),
            follows_from: rule.follows_from,
            citations: rule.citations,
            since: rule.since,
            counts: outcome.counts,
            exemptions: outcome
                .exemptions
                .iter()
                .map(|(reason, units)| Exemption {
                    reason,
                    units: *units,
                })
                .collect(),
        })
        .collect()
}

/// A cell that the charter asks to be covered.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct CellEntry {
    /// The cell.
    pub unit: UnitEntry,
    /// How many hubs are in term there for certain.
    pub hubs: usize,
    /// How it stands against what the charter asks for.
    pub state: CellState,
}

pub(super) fn cells(audit: &Audit) -> Vec<CellEntry> {
    let places = coverage(audit).map_or(Vec::new(), |covered| covered.places);
    places
        .into_iter()
        .map(|place| {
            let cell = Cell {
                focus: place.focus,
                region: Some(place.region),
            };
            CellEntry {
                unit: UnitEntry::new(Unit::Cell(cell), audit),
                hubs: place.hubs,
                state: place.state,
            }
        })
        .collect()
}

/// How many hubs form which network at the date.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct NetworkCounts {
    /// Local networks: hubs in term.
    pub local: usize,
    /// National networks of a focus.
    pub focus: Vec<FocusNetwork>,
    /// Regional networks.
    pub region: Vec<RegionNetwork>,
    /// The national network of all hubs: one, or none if there is no hub.
    pub national: usize,
    /// Hubs of which it is not known whether they are in term; they are counted nowhere else.
    pub undecided: usize,
}

/// The national network of a focus.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct FocusNetwork {
    /// The focus, as in a document.
    pub focus: &'static str,
    /// How many hubs it has.
    pub hubs: usize,
}

/// The network of a region.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct RegionNetwork {
    /// The region's key.
    pub region: String,
    /// How many hubs it has.
    pub hubs: usize,
}

impl NetworkCounts {
    pub(super) fn new(audit: &Audit) -> Self {
        let programme = audit.programme();
        let networks = View::new(programme, audit.date()).networks();
        Self {
            local: networks.local.len(),
            focus: networks
                .by_focus
                .iter()
                .map(|(focus, hubs)| FocusNetwork {
                    focus: focus.token(),
                    hubs: hubs.len(),
                })
                .collect(),
            region: networks
                .by_region
                .iter()
                .map(|(region, hubs)| RegionNetwork {
                    region: programme.regions().key(*region).to_string(),
                    hubs: hubs.len(),
                })
                .collect(),
            national: usize::from(networks.national().is_some()),
            undecided: networks.undecided.len(),
        }
    }
}

/// A source that rules cite.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct CitedSource {
    /// The key by which it is cited.
    pub key: &'static str,
    /// Author and title.
    pub title: &'static str,
}

pub(super) fn cited_sources(audit: &Audit) -> Vec<CitedSource> {
    cited(audit.outcomes().iter().map(|(rule, _)| *rule))
        .into_iter()
        .map(|source| CitedSource {
            key: source.key(),
            title: source.title(),
        })
        .collect()
}
