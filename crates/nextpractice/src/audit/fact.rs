//! Evidence: what a verdict rests on.

use super::unit::{Cell, HubYear, Unit};
use crate::model::{Entity, Programme, Table};
use crate::value::Handle;

/// One piece of evidence: what is so, where the document says it, and what that rests on in turn.
///
/// ```
/// use nextpractice::audit::Fact;
///
/// let fact = Fact::new("no plan is in force").because(Fact::new("the only plan ended in 2005"));
/// assert_eq!(fact.text(), "no plan is in force");
/// assert_eq!(fact.causes().len(), 1);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    text: String,
    locus: Option<Locus>,
    causes: Vec<Self>,
}

impl Fact {
    /// A fact, as a sentence without a full stop.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            locus: None,
            causes: Vec::new(),
        }
    }

    /// The row that says so.
    #[must_use]
    pub fn at<E: Entity>(mut self, row: Handle<E>) -> Self {
        self.locus = Some(Locus {
            place: Where::row(row),
            field: None,
        });
        self
    }

    /// The field of a row that says so.
    #[must_use]
    pub fn at_field<E: Entity>(mut self, row: Handle<E>, field: &'static str) -> Self {
        self.locus = Some(Locus {
            place: Where::row(row),
            field: Some(field),
        });
        self
    }

    /// The field of the charter that says so.
    #[must_use]
    pub fn at_charter(mut self, field: &'static str) -> Self {
        self.locus = Some(Locus {
            place: Where::Charter,
            field: Some(field),
        });
        self
    }

    /// What this rests on.
    #[must_use]
    pub fn because(mut self, cause: Self) -> Self {
        self.causes.push(cause);
        self
    }

    /// What is so.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the document says it.
    pub const fn locus(&self) -> Option<Locus> {
        self.locus
    }

    /// What this rests on.
    pub fn causes(&self) -> &[Self] {
        &self.causes
    }
}

/// A place in a checked programme's document.
///
/// ```
/// use nextpractice::audit::{Fact, Locus};
///
/// # let programme = nextpractice::doc_example();
/// let hub = programme.hubs().find("hub:SV1").ok_or("no such hub")?;
/// let locus = Fact::new("it has no plan").at_field(hub, "term").locus().ok_or("no place")?;
/// assert_eq!(locus.pointer(), "/hubs/0/term");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locus {
    place: Where,
    field: Option<&'static str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    Charter,
    Row(Table, usize),
}

impl Unit {
    /// Where a document says that there is such a thing: its row; of a focus and of the programme, the charter; of a cell, its region.
    ///
    /// ```
    /// use nextpractice::audit::{Unit, UnitKind};
    ///
    /// # let programme = nextpractice::doc_example();
    /// let unit = Unit::find(UnitKind::HubYear, "hub:SV1/2005-06", &programme).ok_or("no such unit")?;
    /// assert_eq!(unit.locus().pointer(), "/hubs/0");
    /// # Ok::<(), &str>(())
    /// ```
    pub fn locus(self) -> Locus {
        let (place, field) = match self {
            Self::Programme => (Where::Charter, None),
            Self::Focus(_) => (Where::Charter, Some("focuses")),
            Self::Cell(Cell { region: None, .. }) => (Where::Charter, Some("regions")),
            Self::Cell(Cell {
                region: Some(region),
                ..
            }) => (Where::row(region), None),
            Self::Hub(hub) | Self::HubYear(HubYear { hub, .. }) => (Where::row(hub), None),
            Self::Arrangement(arrangement) => (Where::row(arrangement), None),
            Self::Membership(membership) => (Where::row(membership), None),
            Self::Priority(priority) => (Where::row(priority), None),
            Self::Plan(plan) => (Where::row(plan), None),
            Self::Grant(grant) => (Where::row(grant), None),
            Self::Practice(practice) => (Where::row(practice), None),
        };
        Locus { place, field }
    }
}

impl Where {
    fn row<E: Entity>(row: Handle<E>) -> Self {
        Self::Row(E::TABLE, row.index())
    }
}

impl Locus {
    /// The table of the row, if the place is in one.
    pub const fn table(&self) -> Option<Table> {
        match self.place {
            Where::Charter => None,
            Where::Row(table, _) => Some(table),
        }
    }

    /// The field, if the place is one of a row or of the charter.
    pub const fn field(&self) -> Option<&'static str> {
        self.field
    }

    /// The place as a JSON pointer into the document that the programme was made of.
    pub fn pointer(&self) -> String {
        let row = match self.place {
            Where::Charter => "/charter".to_owned(),
            Where::Row(table, row) => format!("/{table}/{row}"),
        };
        match self.field {
            Some(field) => format!("{row}/{field}"),
            None => row,
        }
    }

    /// The key of the row, if the place is in one.
    pub fn key<'p>(&self, programme: &'p Programme) -> Option<&'p str> {
        match self.place {
            Where::Charter => None,
            Where::Row(table, row) => programme.row_key(table, row),
        }
    }
}

/// Takes evidence while a rule is checked. Most verdicts are only counted, so most checks run with the evidence
/// switched off, and what would be said is not even made.
#[derive(Debug, Default)]
pub struct Facts {
    taken: Option<Vec<Fact>>,
}

impl Facts {
    pub(crate) const fn off() -> Self {
        Self { taken: None }
    }

    pub(crate) const fn on() -> Self {
        Self {
            taken: Some(Vec::new()),
        }
    }

    /// Whether anything that is said is taken.
    pub(crate) const fn are_wanted(&self) -> bool {
        self.taken.is_some()
    }

    /// Says something, if it is wanted.
    pub fn say(&mut self, fact: impl FnOnce() -> Fact) {
        if let Some(facts) = &mut self.taken {
            facts.push(fact());
        }
    }

    /// Says several things, if they are wanted.
    pub(crate) fn say_all(&mut self, said: impl FnOnce() -> Vec<Fact>) {
        if let Some(facts) = &mut self.taken {
            facts.extend(said());
        }
    }

    pub(crate) fn into_vec(self) -> Vec<Fact> {
        self.taken.unwrap_or_default()
    }
}
