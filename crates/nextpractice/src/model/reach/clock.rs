//! Days as numbers, and when a transfer without a date took place.

use chrono::{Datelike, NaiveDate};

use crate::model::rows::Table;
use crate::model::truth::Truth;
use crate::model::view::View;

/// A day, counted from the first of the year 1.
pub(crate) type Day = i32;

/// The day of a transfer without a date: before all others.
pub(crate) const UNDATED: Day = Day::MIN;

pub(crate) fn day(date: NaiveDate) -> Day {
    date.num_days_from_ce()
}

/// The day of the audit, and the days between which transfers without a date took place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    today: NaiveDate,
    /// The day by which transfers without a date have taken place for certain.
    pub(crate) settled: Option<Day>,
    /// The last day on which a transfer without a date can have taken place.
    pub(crate) latest: Day,
}

/// When something took place that has, or may have, by the day of the audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// On that day.
    On(Day),
    /// At some time before the day of the audit.
    Before,
    /// At an unknown time that may be later than the audit.
    Perhaps,
}

impl Clock {
    /// A transfer without a date has happened by the day that its table describes (`LIB`).
    pub(crate) fn new(view: &View<'_>) -> Self {
        let today = view.date();
        let stated = view.stated_on(Table::Transfers);
        Self {
            today,
            settled: (stated <= today).then(|| day(stated)),
            latest: day(stated.min(today)),
        }
    }

    /// When something with that date took place; `None` if it had not by the day of the audit.
    pub(crate) fn when(self, date: Option<NaiveDate>) -> Option<When> {
        match date {
            Some(date) if date <= self.today => Some(When::On(day(date))),
            Some(_) => None,
            None if self.settled.is_some() => Some(When::Before),
            None => Some(When::Perhaps),
        }
    }

    /// Whether something with that date had taken place by the day of the audit.
    pub(crate) fn taken_place(self, date: Option<NaiveDate>) -> Truth {
        match date {
            Some(date) => (date <= self.today).into(),
            None if self.settled.is_some() => Truth::Yes,
            None => Truth::Unknown,
        }
    }
}
