//! What rules are asked of.

use std::cmp::Ordering;
use std::fmt;

use serde::Serialize;

use super::natural::natural;
use crate::model::{
    Arrangement, Entity, Grant, Hub, Membership, Plan, Practice, Priority, Programme, Region, Table,
};
use crate::value::{Handle, SchoolYear};
use crate::vocabulary::Focus;

/// The kinds of unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum UnitKind {
    /// A gateway or Deep in the programme's scope.
    Focus,
    /// A cell of the charter's coverage: a focus in a region, or a region.
    Cell,
    /// A hub.
    Hub,
    /// A hub in one school year.
    HubYear,
    /// An arrangement.
    Arrangement,
    /// A membership.
    Membership,
    /// A priority.
    Priority,
    /// A plan.
    Plan,
    /// A grant.
    Grant,
    /// A practice.
    Practice,
    /// The whole programme.
    Programme,
}

impl UnitKind {
    /// What one is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Focus => "focus",
            Self::Cell => "cell",
            Self::Hub => "hub",
            Self::HubYear => "school year of a hub",
            Self::Arrangement => "arrangement",
            Self::Membership => "membership",
            Self::Priority => "priority",
            Self::Plan => "plan",
            Self::Grant => "grant",
            Self::Practice => "practice",
            Self::Programme => "programme",
        }
    }

    /// The table that units of the kind are rows of, or are made from.
    pub const fn table(self) -> Option<Table> {
        match self {
            Self::Focus | Self::Programme => None,
            Self::Cell | Self::Hub | Self::HubYear => Some(Table::Hubs),
            Self::Arrangement => Some(Table::Arrangements),
            Self::Membership => Some(Table::Memberships),
            Self::Priority => Some(Table::Priorities),
            Self::Plan => Some(Table::Plans),
            Self::Grant => Some(Table::Grants),
            Self::Practice => Some(Table::Practices),
        }
    }

    /// What several are called.
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Focus => "focuses",
            Self::Cell => "cells",
            Self::Hub => "hubs",
            Self::HubYear => "school years of hubs",
            Self::Arrangement => "arrangements",
            Self::Membership => "memberships",
            Self::Priority => "priorities",
            Self::Plan => "plans",
            Self::Grant => "grants",
            Self::Practice => "practices",
            Self::Programme => "programmes",
        }
    }
}

impl fmt::Display for UnitKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A cell of what a charter asks to be covered: a focus in a region, or a region whatever the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cell {
    /// The focus, where the charter asks for every focus in every region.
    pub focus: Option<Focus>,
    /// The region; `None` for the cells that cannot be named, because the charter does not say which regions, or which
    /// focuses, it asks for.
    pub region: Option<Handle<Region>>,
}

/// A hub in one school year of its term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HubYear {
    /// The hub.
    pub hub: Handle<Hub>,
    /// The school year.
    pub year: SchoolYear,
}

/// What a rule was asked of.
///
/// ```
/// use nextpractice::audit::{Unit, UnitKind};
/// use nextpractice::vocabulary::{Focus, Gateway};
///
/// # let programme = nextpractice::doc_example();
/// let unit = Unit::Focus(Focus::Gateway(Gateway::StudentVoice));
/// assert_eq!(unit.kind(), UnitKind::Focus);
/// assert_eq!(unit.id(&programme), "student_voice");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// A gateway or Deep.
    Focus(Focus),
    /// A cell of the charter's coverage.
    Cell(Cell),
    /// A hub.
    Hub(Handle<Hub>),
    /// A hub in one school year.
    HubYear(HubYear),
    /// An arrangement.
    Arrangement(Handle<Arrangement>),
    /// A membership.
    Membership(Handle<Membership>),
    /// A priority.
    Priority(Handle<Priority>),
    /// A plan.
    Plan(Handle<Plan>),
    /// A grant.
    Grant(Handle<Grant>),
    /// A practice.
    Practice(Handle<Practice>),
    /// The whole programme.
    Programme,
}

/// The id of the cells that a charter does not name.
const UNNAMED: &str = "unnamed";
/// The id of the whole programme.
const PROGRAMME: &str = "programme";

impl Unit {
    /// Which kind it is.
    pub const fn kind(self) -> UnitKind {
        match self {
            Self::Focus(_) => UnitKind::Focus,
            Self::Cell(_) => UnitKind::Cell,
            Self::Hub(_) => UnitKind::Hub,
            Self::HubYear(_) => UnitKind::HubYear,
            Self::Arrangement(_) => UnitKind::Arrangement,
            Self::Membership(_) => UnitKind::Membership,
            Self::Priority(_) => UnitKind::Priority,
            Self::Plan(_) => UnitKind::Plan,
            Self::Grant(_) => UnitKind::Grant,
            Self::Practice(_) => UnitKind::Practice,
            Self::Programme => UnitKind::Programme,
        }
    }

    /// Its text id: the key of its row, or what it is made of. Ids are unique within a kind and the same for the same
    /// thing in every document.
    pub fn id(self, programme: &Programme) -> String {
        text_of(|into| self.write_id(programme, into))
    }

    /// The key of its row, where that is its id.
    fn own_key(self, programme: &Programme) -> Option<&str> {
        Some(match self {
            Self::Hub(hub) => key(programme, hub),
            Self::Arrangement(arrangement) => key(programme, arrangement),
            Self::Membership(membership) => key(programme, membership),
            Self::Priority(priority) => key(programme, priority),
            Self::Plan(plan) => key(programme, plan),
            Self::Grant(grant) => key(programme, grant),
            Self::Practice(practice) => key(programme, practice),
            Self::Focus(_) | Self::Cell(_) | Self::HubYear(_) | Self::Programme => return None,
        })
    }

    /// Writes the id behind other text.
    ///
    /// # Errors
    /// What it is written to cannot take it.
    pub fn write_id(self, programme: &Programme, into: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Focus(focus) => into.write_str(focus.token()),
            Self::Cell(Cell { region: None, .. }) => into.write_str(UNNAMED),
            Self::Cell(Cell {
                focus,
                region: Some(region),
            }) => {
                if let Some(focus) = focus {
                    into.write_str(focus.token())?;
                    into.write_str("/")?;
                }
                into.write_str(key(programme, region))
            }
            Self::HubYear(HubYear { hub, year }) => {
                into.write_str(key(programme, hub))?;
                write!(into, "/{year}")
            }
            Self::Programme => into.write_str(PROGRAMME),
            row => into.write_str(row.own_key(programme).unwrap_or_default()),
        }
    }

    /// The unit of a kind that has an id: the reverse of [`Unit::id`].
    ///
    /// ```
    /// use nextpractice::audit::{Unit, UnitKind};
    ///
    /// # let programme = nextpractice::doc_example();
    /// let unit = Unit::find(UnitKind::HubYear, "hub:SV1/2005-06", &programme).ok_or("no such unit")?;
    /// assert_eq!(unit.id(&programme), "hub:SV1/2005-06");
    /// # Ok::<(), &str>(())
    /// ```
    pub fn find(kind: UnitKind, id: &str, programme: &Programme) -> Option<Self> {
        match kind {
            UnitKind::Focus => Focus::ALL
                .iter()
                .find(|focus| focus.token() == id)
                .map(|focus| Self::Focus(*focus)),
            UnitKind::Cell if id == UNNAMED => Some(Self::Cell(Cell {
                focus: None,
                region: None,
            })),
            UnitKind::Cell => {
                let region = |key: &str| programme.regions().find(key);
                let in_grid = id.split_once('/').and_then(|(token, key)| {
                    let focus = Focus::ALL.iter().find(|focus| focus.token() == token)?;
                    Some(Cell {
                        focus: Some(*focus),
                        region: Some(region(key)?),
                    })
                });
                let alone = || {
                    region(id).map(|region| Cell {
                        focus: None,
                        region: Some(region),
                    })
                };
                in_grid.or_else(alone).map(Self::Cell)
            }
            UnitKind::Hub => programme.hubs().find(id).map(Self::Hub),
            UnitKind::HubYear => {
                let (hub, year) = id.rsplit_once('/')?;
                Some(Self::HubYear(HubYear {
                    hub: programme.hubs().find(hub)?,
                    year: year.parse().ok()?,
                }))
            }
            UnitKind::Arrangement => programme.arrangements().find(id).map(Self::Arrangement),
            UnitKind::Membership => programme.memberships().find(id).map(Self::Membership),
            UnitKind::Priority => programme.priorities().find(id).map(Self::Priority),
            UnitKind::Plan => programme.plans().find(id).map(Self::Plan),
            UnitKind::Grant => programme.grants().find(id).map(Self::Grant),
            UnitKind::Practice => programme.practices().find(id).map(Self::Practice),
            UnitKind::Programme => (id == PROGRAMME).then_some(Self::Programme),
        }
    }

    /// What a person would call it.
    pub fn label(self, programme: &Programme) -> String {
        text_of(|into| self.write_label(programme, into))
    }

    /// Writes what a person would call it behind other text.
    ///
    /// # Errors
    /// What it is written to cannot take it.
    pub fn write_label(self, programme: &Programme, into: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Focus(focus) => into.write_str(focus.name()),
            Self::Cell(Cell { region: None, .. }) => {
                into.write_str("the cells that the charter does not name")
            }
            Self::Cell(Cell {
                focus,
                region: Some(region),
            }) => {
                if let Some(focus) = focus {
                    into.write_str(focus.name())?;
                    into.write_str(" in ")?;
                }
                programme.write_label(region, into)
            }
            Self::Hub(hub) => programme.write_label(hub, into),
            Self::HubYear(HubYear { hub, year }) => {
                programme.write_label(hub, into)?;
                write!(into, " in {year}")
            }
            Self::Arrangement(arrangement) => programme.write_label(arrangement, into),
            Self::Membership(membership) => programme.write_label(membership, into),
            Self::Priority(priority) => programme.write_label(priority, into),
            Self::Plan(plan) => programme.write_label(plan, into),
            Self::Grant(grant) => programme.write_label(grant, into),
            Self::Practice(practice) => programme.write_label(practice, into),
            Self::Programme => {
                into.write_str(programme.title().map_or("the programme", AsRef::as_ref))
            }
        }
    }

    /// Orders units of one kind by their ids; numbers in ids count as numbers, so that EE2 comes before EE10.
    pub fn compare(self, other: Self, programme: &Programme) -> Ordering {
        match (self.own_key(programme), other.own_key(programme)) {
            (Some(own), Some(others)) => natural(own, others),
            _ => natural(&self.id(programme), &other.id(programme)),
        }
    }
}

fn key<E: Entity>(programme: &Programme, handle: Handle<E>) -> &str {
    programme.rows::<E>().key(handle).as_str()
}

/// What is written, as text of its own.
pub(super) fn text_of(write: impl FnOnce(&mut String) -> fmt::Result) -> String {
    let mut text = String::new();
    let written = write(&mut text);
    debug_assert!(written.is_ok(), "memory takes every write");
    text
}
