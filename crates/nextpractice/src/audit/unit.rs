//! What rules are asked of.

use std::cmp::Ordering;
use std::fmt;

use serde::Serialize;

use crate::limits::HUB_YEARS;
use crate::model::{
    Arrangement, Entity, Grant, Hub, Membership, Plan, Practice, Priority, Programme, Region,
    Table, Truth, View,
};
use crate::value::{Handle, SchoolYear};
use crate::vocabulary::{Coverage, Focus};

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
            Self::HubYear => "hub and school year",
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
            Self::HubYear => "hub years",
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

/// Compares texts, runs of digits by their number.
pub(crate) fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let (digits_left, rest_left) = left.split_at(digits(left));
        let (digits_right, rest_right) = right.split_at(digits(right));
        if !digits_left.is_empty() && !digits_right.is_empty() {
            let (x, y) = (
                digits_left.trim_start_matches('0'),
                digits_right.trim_start_matches('0'),
            );
            match x.len().cmp(&y.len()).then_with(|| x.cmp(y)) {
                Ordering::Equal => (left, right) = (rest_left, rest_right),
                unequal => return unequal,
            }
        } else {
            match (left.chars().next(), right.chars().next()) {
                // Ids that differ in leading zeros alone are still two ids.
                (None, None) => return a.cmp(b),
                (None, Some(_)) => return Ordering::Less,
                (Some(_), None) => return Ordering::Greater,
                (Some(x), Some(y)) if x == y => {
                    let width = x.len_utf8();
                    (left, right) = (left.split_at(width).1, right.split_at(width).1);
                }
                (Some(x), Some(y)) => return x.cmp(&y),
            }
        }
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// A type of unit: which units there are in a programme as of a date.
pub trait Asked: Copy + Send + Sync + Sized {
    /// The kind.
    const KIND: UnitKind;

    /// All units of the type that a rule is asked of.
    fn all<'v>(view: &'v View<'_>) -> impl Iterator<Item = Self> + 'v;

    /// The unit as one of any kind.
    fn unit(self) -> Unit;

    /// A unit of any kind as one of this type.
    fn from_unit(unit: Unit) -> Option<Self>;
}

/// Entities that are units: every row is asked.
macro_rules! rows_asked {
    ($($entity:ident),* $(,)?) => { $(
        impl Asked for Handle<$entity> {
            const KIND: UnitKind = UnitKind::$entity;

            fn all<'v>(view: &'v View<'_>) -> impl Iterator<Item = Self> + 'v {
                view.programme().rows::<$entity>().handles()
            }

            fn unit(self) -> Unit {
                Unit::$entity(self)
            }

            fn from_unit(unit: Unit) -> Option<Self> {
                match unit {
                    Unit::$entity(handle) => Some(handle),
                    _ => None,
                }
            }
        }
    )* };
}
rows_asked!(
    Hub,
    Arrangement,
    Membership,
    Priority,
    Plan,
    Grant,
    Practice
);

/// The whole programme, asked once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Whole;

impl Asked for Whole {
    const KIND: UnitKind = UnitKind::Programme;

    fn all<'v>(_: &'v View<'_>) -> impl Iterator<Item = Self> + 'v {
        std::iter::once(Self)
    }

    fn unit(self) -> Unit {
        Unit::Programme
    }

    fn from_unit(unit: Unit) -> Option<Self> {
        matches!(unit, Unit::Programme).then_some(Self)
    }
}

impl Asked for Focus {
    const KIND: UnitKind = UnitKind::Focus;

    /// The focuses in the charter's scope; where it does not say, those that hubs lead.
    fn all<'v>(view: &'v View<'_>) -> impl Iterator<Item = Self> + 'v {
        let programme = view.programme();
        let scope = programme.charter().focuses.known();
        Self::ALL.iter().copied().filter(move |focus| match scope {
            Some(scope) => scope.contains(focus),
            None => !programme.index().hubs_of_focus(*focus).is_empty(),
        })
    }

    fn unit(self) -> Unit {
        Unit::Focus(self)
    }

    fn from_unit(unit: Unit) -> Option<Self> {
        match unit {
            Unit::Focus(focus) => Some(focus),
            _ => None,
        }
    }
}

impl Asked for Cell {
    const KIND: UnitKind = UnitKind::Cell;

    /// Every focus in every region where the charter asks for the grid, every region otherwise; and where it does not
    /// say which regions, or which focuses, the cells that cannot be named, as one.
    fn all<'v>(view: &'v View<'_>) -> impl Iterator<Item = Self> + 'v {
        let charter = view.programme().charter();
        let grid = charter.coverage.value() == Some(&Coverage::Grid);
        let named = charter.regions.named().iter().flat_map(move |region| {
            let every = grid
                .then(|| Focus::all(view).map(Some))
                .into_iter()
                .flatten();
            let any = (!grid).then_some(None);
            every.chain(any).map(|focus| Self {
                focus,
                region: Some(*region),
            })
        });
        let unnamed = charter.regions.is_unknown() || (grid && charter.focuses.is_unknown());
        named.chain(unnamed.then_some(Self {
            focus: None,
            region: None,
        }))
    }

    fn unit(self) -> Unit {
        Unit::Cell(self)
    }

    fn from_unit(unit: Unit) -> Option<Self> {
        match unit {
            Unit::Cell(cell) => Some(cell),
            _ => None,
        }
    }
}

impl Asked for HubYear {
    const KIND: UnitKind = UnitKind::HubYear;

    /// Each hub in each school year of its term that has begun by the date; a hub whose term is not recorded, in the
    /// school year of the date, unless it is known to be no hub then. Of a term without an end, the first [`HUB_YEARS`] (`LIB`).
    fn all<'v>(view: &'v View<'_>) -> impl Iterator<Item = Self> + 'v {
        view.programme().hubs().handles().flat_map(move |hub| {
            let term = view.programme().index().hub_term(hub);
            let now = SchoolYear::containing(view.date());
            let (first, last) = match term {
                Some(term) => {
                    let last = term
                        .until()
                        .map_or(view.date(), |until| until.min(view.date()));
                    let begun = term.from() <= view.date();
                    let first = begun.then(|| SchoolYear::containing(term.from())).flatten();
                    (first, SchoolYear::containing(last))
                }
                None if view.hub_in_term(hub) == Truth::No => (None, None),
                None => (now, now),
            };
            std::iter::successors(first, |year| year.next())
                .take_while(move |year| last.is_some_and(|last| *year <= last))
                .take(HUB_YEARS)
                .map(move |year| Self { hub, year })
        })
    }

    fn unit(self) -> Unit {
        Unit::HubYear(self)
    }

    fn from_unit(unit: Unit) -> Option<Self> {
        match unit {
            Unit::HubYear(hub_year) => Some(hub_year),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::prelude::*;

    use super::natural;

    #[test]
    fn numbers_in_ids_count_as_numbers() {
        assert_eq!(natural("EE2", "EE10"), Ordering::Less);
        assert_eq!(natural("EE10", "EM1"), Ordering::Less);
        assert_eq!(natural("a", "a1"), Ordering::Less);
        assert_eq!(natural("a01", "a1"), Ordering::Less);
    }

    proptest! {
        #[test]
        fn natural_order_is_total(a in "[a-c0-2]{0,6}", b in "[a-c0-2]{0,6}", c in "[a-c0-2]{0,6}") {
            prop_assert_eq!(natural(&a, &b), natural(&b, &a).reverse());
            prop_assert_eq!(natural(&a, &b) == Ordering::Equal, a == b);
            if natural(&a, &b) != Ordering::Greater && natural(&b, &c) != Ordering::Greater {
                prop_assert_ne!(natural(&a, &c), Ordering::Greater);
            }
        }
    }
}
