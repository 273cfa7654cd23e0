//! A programme as of a date.

use std::sync::Arc;

use chrono::NaiveDate;

use super::columns::Life;
use super::derived::Derived;
use super::entity::*;
use super::field::Recorded;
use super::programme::Programme;
use super::rows::Table;
use super::truth::Truth;
use super::truths::Truths;
use crate::value::{Handle, SchoolYear, Term};
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
        self.in_term(index.hub_term(hub), index.hub_bounds(hub), Table::Hubs)
    }

    /// Whether a hub was one on some day of a school year, up to the day.
    pub(crate) fn hub_in_year(&self, hub: Handle<Hub>, year: SchoolYear) -> Truth {
        let index = self.programme.index();
        let Ok(so_far) = Term::new(year.first_day(), Some(year.last_day().min(self.date))) else {
            return Truth::No;
        };
        let (term, bounds) = (index.hub_term(hub), index.hub_bounds(hub));
        self.in_term_within(term, bounds, Table::Hubs, so_far)
    }

    /// Whether an arrangement runs on the day.
    pub fn arrangement_in_term(&self, arrangement: Handle<Arrangement>) -> Truth {
        let index = self.programme.index();
        let bounds = index.arrangement_bounds(arrangement);
        self.in_term(
            index.arrangement_term(arrangement),
            bounds,
            Table::Arrangements,
        )
    }

    /// Whether a membership is in term on the day.
    #[inline]
    pub fn membership_in_term(&self, membership: Handle<Membership>) -> Truth {
        match self.programme.index().membership_term(membership) {
            Some(term) => term.contains(self.date).into(),
            None => self.membership_without_term(membership),
        }
    }

    fn membership_without_term(&self, membership: Handle<Membership>) -> Truth {
        let arrangement = self.programme[membership].arrangement;
        let bounds = self.programme.index().arrangement_bounds(arrangement);
        self.in_term(None, bounds, Table::Memberships)
    }

    /// Whether a plan is in force on the day.
    pub fn plan_in_term(&self, plan: Handle<Plan>) -> Truth {
        let (term, bounds) = self.plan_terms(plan);
        self.in_term(term, bounds, Table::Plans)
    }

    /// Whether a plan is in force on some day of a school year, begun by the day or not.
    pub(crate) fn plan_in_year(&self, plan: Handle<Plan>, year: SchoolYear) -> Truth {
        let (term, bounds) = self.plan_terms(plan);
        self.in_term_within(term, bounds, Table::Plans, year.term())
    }

    /// Whether a plan has begun by the day. One without a term had by the day that its table describes, and by the day
    /// on which it must have ended (`LIB`).
    pub(crate) fn plan_has_begun(&self, plan: Handle<Plan>) -> Truth {
        match self.plan_terms(plan) {
            (Some(term), _) => (term.from() <= self.date).into(),
            (None, Some(bounds)) if self.date < bounds.from() => Truth::No,
            (None, bounds) => {
                let over = bounds
                    .and_then(Term::until)
                    .is_some_and(|end| end <= self.date);
                if over || self.stated_on(Table::Plans) <= self.date {
                    Truth::Yes
                } else {
                    Truth::Unknown
                }
            }
        }
    }

    /// The term of a plan; and the one that it lies in, which is its own or else its hub's.
    fn plan_terms(&self, plan: Handle<Plan>) -> (Option<Term>, Option<Term>) {
        let index = self.programme.index();
        let term = index.plan_term(plan);
        (
            term,
            term.or_else(|| index.hub_bounds(self.programme[plan].hub)),
        )
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
    /// outside the term that it lies in; of other days it says nothing (`LIB`).
    fn in_term(&self, term: Option<Term>, bounds: Option<Term>, table: Table) -> Truth {
        match (term, bounds) {
            (Some(term), _) => term.contains(self.date).into(),
            (None, Some(bounds)) if !bounds.contains(self.date) => Truth::No,
            (None, _) if self.stated_on(table) == self.date => Truth::Yes,
            (None, _) => Truth::Unknown,
        }
    }

    /// The same of some day of a time.
    fn in_term_within(
        &self,
        term: Option<Term>,
        bounds: Option<Term>,
        table: Table,
        time: Term,
    ) -> Truth {
        let stated = self.stated_on(table);
        match (term, bounds) {
            (Some(term), _) => term.overlaps(time).into(),
            (None, Some(bounds)) if !bounds.overlaps(time) => Truth::No,
            // It was at some time within its bounds.
            (None, Some(bounds)) if bounds.until().is_some() && bounds.within(time) => Truth::Yes,
            (None, bounds)
                if time.contains(stated) && bounds.is_none_or(|bounds| bounds.contains(stated)) =>
            {
                Truth::Yes
            }
            (None, _) => Truth::Unknown,
        }
    }

    /// Whether an institution has closed by the day: the last day on which it was open is past. One that opens later has
    /// not.
    pub fn institution_closed(&self, institution: Handle<Institution>) -> Truth {
        self.closed(self.programme.index().life(institution), self.none_closed())
    }

    /// Whether each institution has closed by the day.
    pub(super) fn all_closed(&self) -> Truths {
        let if_nothing = self.none_closed();
        Truths::of(self.programme.index().lives(), |life| {
            self.closed(*life, if_nothing)
        })
    }

    fn closed(&self, life: Life, if_nothing: Truth) -> Truth {
        match (life.closed, life.opened) {
            (Recorded::Value(last), _) => (last < self.date).into(),
            (_, Some(opened)) if self.date <= opened => Truth::No,
            (Recorded::Nothing, _) => if_nothing,
            (Recorded::Unknown, _) => Truth::Unknown,
        }
    }

    /// Whether an institution has closed by the day that is recorded as not having closed.
    fn none_closed(&self) -> Truth {
        self.happened(Recorded::Nothing, Table::Institutions)
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
