//! What a document does not say.

use crate::model::{Programme, Table, View};
use crate::value::spoken_date;
use crate::vocabulary::Completeness;

/// The datum for want of which a rule cannot tell. One unknown is one of these, however many units it touches.
///
/// ```
/// use nextpractice::audit::Missing;
/// use nextpractice::model::Table;
///
/// # let programme = nextpractice::doc_example();
/// let missing = Missing::Field(Table::Memberships, "joined");
/// assert_eq!(missing.sentence(&programme), "`joined` of memberships is not recorded");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Missing {
    /// A field of the charter.
    Charter(&'static str),
    /// Rows of a table: those that are there do not decide it, and the table is not complete.
    Rows(Table, Shortfall),
    /// A field of rows of a table.
    Field(Table, &'static str),
    /// What rows of a table say held on the day of the table, and is not recorded of later days: what that is.
    Since(Table, &'static str),
    /// What is recorded of rows of a table leads to no answer, for the reason given.
    Undecided(Table, &'static str),
}

/// How a table falls short of being complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shortfall {
    /// It is not recorded at all.
    NotRecorded,
    /// It is recorded in part.
    Partial,
    /// It is complete, but its statement is older than the day asked about.
    Outdated,
}

impl Missing {
    /// Its id, the same for the same datum in every document.
    ///
    /// ```
    /// use nextpractice::audit::Missing;
    /// use nextpractice::model::Table;
    ///
    /// assert_eq!(Missing::Field(Table::Memberships, "joined").id(), "memberships/joined");
    /// ```
    pub fn id(self) -> String {
        match self {
            Self::Charter(field) => format!("charter/{field}"),
            Self::Rows(table, Shortfall::NotRecorded) => format!("{table}: not recorded"),
            Self::Rows(table, Shortfall::Partial) => format!("{table}: partial"),
            Self::Rows(table, Shortfall::Outdated) => format!("{table}: outdated"),
            Self::Field(table, field) => format!("{table}/{field}"),
            Self::Since(table, what) => format!("{table}: since ({what})"),
            Self::Undecided(table, reason) => format!("{table}: undecided ({reason})"),
        }
    }

    /// Where a document would say it, as a JSON pointer: a field of the charter, a table, or what is said of a table.
    pub fn pointer(self) -> String {
        match self {
            Self::Charter(field) => format!("/charter/{field}"),
            Self::Rows(table, _) | Self::Since(table, _) => format!("/records/{table}"),
            Self::Field(table, _) | Self::Undecided(table, _) => format!("/{table}"),
        }
    }

    /// What is missing, as a sentence without a full stop.
    pub fn sentence(self, programme: &Programme) -> String {
        let stated = |table| match programme.stated_on(table) {
            Some(date) => format!(" ({table} are recorded as of {})", spoken_date(date)),
            None => String::new(),
        };
        match self {
            Self::Charter(field) => format!("the charter does not say `{field}`"),
            Self::Rows(table, Shortfall::NotRecorded) => format!("{table} are not recorded"),
            Self::Rows(table, Shortfall::Partial) => format!("{table} are recorded only in part"),
            Self::Rows(table, Shortfall::Outdated) => {
                format!("{table} after their date are not recorded{}", stated(table))
            }
            Self::Field(table, field) => format!("`{field}` of {table} is not recorded"),
            Self::Since(table, what) => format!("{what} is not recorded{}", stated(table)),
            Self::Undecided(table, reason) => format!("{table}: {reason}"),
        }
    }
}

impl Missing {
    /// Keeps the lesser of two, so that the order of the rows makes no difference.
    pub(crate) fn least(kept: &mut Option<Self>, other: Self) {
        *kept = Some(kept.map_or(other, |kept| kept.min(other)));
    }
}

impl View<'_> {
    /// Whether the absence of a row of a table proves that there was none up to a day; if not, what is missing.
    ///
    /// # Errors
    /// The shortfall of the table.
    pub fn absence_proves(
        &self,
        table: Table,
        narrowed: Option<Completeness>,
        until: chrono::NaiveDate,
    ) -> Result<(), Missing> {
        let said = narrowed.unwrap_or_else(|| self.programme().completeness(table));
        let shortfall = match (said, self.completeness(table, narrowed, until)) {
            (_, Completeness::Complete) => return Ok(()),
            (_, Completeness::NotRecorded) => Shortfall::NotRecorded,
            (Completeness::Complete, Completeness::Partial) => Shortfall::Outdated,
            (_, Completeness::Partial) => Shortfall::Partial,
        };
        Err(Missing::Rows(table, shortfall))
    }
}
