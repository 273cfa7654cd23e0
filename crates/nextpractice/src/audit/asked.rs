//! Which units of each kind there are in a programme.

use super::unit::{Cell, HubYear, Unit, UnitKind};
use crate::limits::HUB_YEARS;
use crate::model::{Arrangement, Grant, Hub, Membership, Plan, Practice, Priority, Truth, View};
use crate::value::{Handle, SchoolYear};
use crate::vocabulary::{Coverage, Focus};

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
