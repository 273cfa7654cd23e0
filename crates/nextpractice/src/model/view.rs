//! A programme as of a date.

use std::sync::Arc;

use chrono::NaiveDate;

use super::derived::Derived;
use super::entity::*;
use super::field::Recorded;
use super::programme::Programme;
use super::rows::Table;
use super::truth::Truth;
use crate::value::{Handle, Term};
use crate::vocabulary::Completeness;

/// A programme as of a date: what was in term then, and what its document can say of that day.
///
/// ```
/// use nextpractice::model::{Truth, View};
/// use nextpractice::value::parse_date;
///
/// # let programme = nextpractice::doc_example();
/// let hub = programme.hubs().find("hub:SV1").ok_or("no such hub")?;
/// let view = View::new(&programme, parse_date("2006-01-01")?);
/// assert_eq!(view.hub_in_term(hub), Truth::Yes);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct View<'p> {
    programme: &'p Programme,
    date: NaiveDate,
    derived: Arc<Derived>,
    /// The day that a document describes which does not say.
    described: NaiveDate,
}

impl<'p> View<'p> {
    /// The programme on that day.
    pub fn new(programme: &'p Programme, date: NaiveDate) -> Self {
        Self::sharing(programme, date, Arc::default())
    }

    /// The same, with what another view of that programme on that day has worked out.
    pub(crate) const fn sharing(
        programme: &'p Programme,
        date: NaiveDate,
        derived: Arc<Derived>,
    ) -> Self {
        Self {
            programme,
            date,
            described: date,
            derived,
        }
    }

    /// The same programme, as the same document describes it, on another day.
    #[must_use]
    pub(crate) fn on(&self, date: NaiveDate) -> Self {
        Self {
            programme: self.programme,
            date,
            described: self.described,
            derived: Arc::default(),
        }
    }

    pub(crate) fn derived(&self) -> &Derived {
        &self.derived
    }

    /// The programme.
    pub const fn programme(&self) -> &'p Programme {
        self.programme
    }

    /// The day.
    pub const fn date(&self) -> NaiveDate {
        self.date
    }

    /// Whether a hub is one on the day.
    pub fn hub_in_term(&self, hub: Handle<Hub>) -> Truth {
        let index = self.programme.index();
        let parent = match index.network(hub) {
            Some(network) => index.arrangement_term(network).or(index.charter_term()),
            None => index.charter_term(),
        };
        self.in_term(index.hub_term(hub), parent, Table::Hubs)
    }

    /// Whether an arrangement runs on the day.
    pub fn arrangement_in_term(&self, arrangement: Handle<Arrangement>) -> Truth {
        let index = self.programme.index();
        self.in_term(
            index.arrangement_term(arrangement),
            index.charter_term(),
            Table::Arrangements,
        )
    }

    /// Whether a membership is in term on the day.
    pub fn membership_in_term(&self, membership: Handle<Membership>) -> Truth {
        let index = self.programme.index();
        let parent = index
            .arrangement_term(self.programme[membership].arrangement)
            .or(index.charter_term());
        self.in_term(
            index.membership_term(membership),
            parent,
            Table::Memberships,
        )
    }

    /// Whether a plan is in force on the day.
    pub fn plan_in_term(&self, plan: Handle<Plan>) -> Truth {
        let index = self.programme.index();
        let hub = self.programme[plan].hub;
        let network = index.network(hub);
        let parent = index
            .hub_term(hub)
            .or_else(|| network.and_then(|network| index.arrangement_term(network)))
            .or(index.charter_term());
        self.in_term(index.plan_term(plan), parent, Table::Plans)
    }

    /// Whether a plan has begun by the day. One without a term had by the day that its table describes (`LIB`).
    pub(crate) fn plan_has_begun(&self, plan: Handle<Plan>) -> Truth {
        let index = self.programme.index();
        let of_hub = index.hub_term(self.programme[plan].hub);
        match (index.plan_term(plan), of_hub) {
            (Some(term), _) => (term.from() <= self.date).into(),
            (None, Some(of_hub)) if self.date < of_hub.from() => Truth::No,
            (None, _) => {
                if self.stated_on(Table::Plans) <= self.date {
                    Truth::Yes
                } else {
                    Truth::Unknown
                }
            }
        }
    }

    /// Whether a practice was made by the day. One without a date was by the day that its table describes (`LIB`).
    pub(crate) fn practice_made(&self, practice: Handle<Practice>) -> Truth {
        match self.programme[practice].date.value() {
            Some(date) => (*date <= self.date).into(),
            None if self.stated_on(Table::Practices) <= self.date => Truth::Yes,
            None => Truth::Unknown,
        }
    }

    /// A row without a term is in force on the day that its table describes, which is why it stands there, and never
    /// outside its parent's term; of other days it says nothing (`LIB`).
    fn in_term(&self, term: Option<Term>, parent: Option<Term>, table: Table) -> Truth {
        match (term, parent) {
            (Some(term), _) => term.contains(self.date).into(),
            (None, Some(parent)) if !parent.contains(self.date) => Truth::No,
            (None, _) if self.stated_on(table) == self.date => Truth::Yes,
            (None, _) => Truth::Unknown,
        }
    }

    /// Whether an institution has closed by the day: the last day on which it was open is past.
    pub fn institution_closed(&self, institution: Handle<Institution>) -> Truth {
        match self.programme[institution].closed {
            Recorded::Value(last) => (last < self.date).into(),
            unsaid => self.happened(unsaid, Table::Institutions),
        }
    }

    /// The day of a table's statement. A document that does not say which day it describes is taken to describe the
    /// day that is asked about (`LIB`).
    pub fn stated_on(&self, table: Table) -> NaiveDate {
        self.programme.stated_on(table).unwrap_or(self.described)
    }

    /// Whether what a table says of itself holds on a day: no statement reaches beyond its own date (`LIB`).
    pub fn reaches(&self, table: Table, day: NaiveDate) -> bool {
        day <= self.stated_on(table)
    }

    /// Whether something has happened by the day, of which a row of a table gives the day. That it is recorded as not having
    /// happened says nothing of days after the table's statement (`LIB`).
    pub fn happened(&self, on: Recorded<NaiveDate>, table: Table) -> Truth {
        match on {
            Recorded::Value(on) => (on <= self.date).into(),
            Recorded::Nothing if self.reaches(table, self.date) => Truth::No,
            Recorded::Nothing | Recorded::Unknown => Truth::Unknown,
        }
    }

    /// How completely a table is recorded up to a day. `narrowed` is what the row that is asked about says of itself,
    /// and goes before what the document says of the whole table. Beyond the date of its statement a complete table
    /// is partial (`LIB`).
    pub fn completeness(
        &self,
        table: Table,
        narrowed: Option<Completeness>,
        until: NaiveDate,
    ) -> Completeness {
        match narrowed.unwrap_or_else(|| self.programme.completeness(table)) {
            Completeness::Complete if !self.reaches(table, until) => Completeness::Partial,
            said => said,
        }
    }
}
