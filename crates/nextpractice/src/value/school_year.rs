//! School years.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::date::known_day;
use super::scalar::digits;
use super::{Quoted, Term};

/// The year from 1 September to 31 August, named by the two calendar years it touches. (`LIB`)
///
/// Written `2005-06`; `2005/06` is read too.
///
/// ```
/// use nextpractice::value::{SchoolYear, parse_date};
/// let year: SchoolYear = "2005/06".parse()?;
/// assert_eq!(year.to_string(), "2005-06");
/// assert_eq!(year.last_day(), parse_date("2006-08-31").unwrap());
/// assert_eq!(SchoolYear::containing(year.first_day()), Some(year));
/// # Ok::<(), nextpractice::value::SchoolYearError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear {
    // INVARIANT (school-year-range): MIN_START to MAX_START, so that both its ends are dates of the years 1 to 9999.
    start: u16,
}

impl SchoolYear {
    /// The first calendar year in which one begins.
    pub const MIN_START: u16 = 1;
    /// The last calendar year in which one begins.
    pub const MAX_START: u16 = 9_998;

    /// The school year that begins in the calendar year `start`.
    ///
    /// # Errors
    /// [`SchoolYearError`] outside [`MIN_START`](Self::MIN_START) to [`MAX_START`](Self::MAX_START).
    pub fn new(start: u16) -> Result<Self, SchoolYearError> {
        if (Self::MIN_START..=Self::MAX_START).contains(&start) {
            Ok(Self { start })
        } else {
            Err(SchoolYearError::of(&start.to_string(), Fault::Range))
        }
    }

    /// The school year in which the day falls; `None` before September 0001 and after August 9999.
    #[must_use]
    pub fn containing(date: NaiveDate) -> Option<Self> {
        let start = if date.month() >= 9 {
            date.year()
        } else {
            date.year() - 1
        };
        u16::try_from(start).ok().and_then(|s| Self::new(s).ok())
    }

    /// The calendar year in which it begins.
    #[must_use]
    pub const fn start(self) -> u16 {
        self.start
    }

    // The next three rely on INVARIANT (school-year-range); both days exist in every year.

    /// 1 September.
    #[must_use]
    pub const fn first_day(self) -> NaiveDate {
        known_day(self.start as i32, 9, 1)
    }

    /// 31 August of the following calendar year.
    #[must_use]
    pub const fn last_day(self) -> NaiveDate {
        known_day(self.start as i32 + 1, 8, 31)
    }

    /// Its days.
    #[must_use]
    pub const fn term(self) -> Term {
        Term::between(self.first_day(), self.last_day())
    }

    /// The one after; `None` after the last.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::new(self.start + 1).ok()
    }
}

/// Why a text or a number is no school year.
///
/// ```
/// let error = "2005-07".parse::<nextpractice::value::SchoolYear>().unwrap_err();
/// assert_eq!(error.to_string(), "`2005-07` is not a school year: the year after 2005 is `06`, as in `2005-06`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given} is not a school year: {fault}")]
pub struct SchoolYearError {
    given: Quoted,
    fault: Fault,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("write the two calendar years as `2005-06`")]
    Form,
    #[error(
        "it begins in a year from {} to {}",
        SchoolYear::MIN_START,
        SchoolYear::MAX_START
    )]
    Range,
    #[error("the year after {0:04} is `{1:02}`, as in `{0:04}-{1:02}`")]
    NotFollowing(u16, u16),
}

impl SchoolYearError {
    fn of(given: &str, fault: Fault) -> Self {
        Self {
            given: Quoted::new(given),
            fault,
        }
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.start, (self.start + 1) % 100)
    }
}

impl FromStr for SchoolYear {
    type Err = SchoolYearError;

    fn from_str(text: &str) -> Result<Self, SchoolYearError> {
        let refused = |fault| SchoolYearError::of(text, fault);
        let (start, end): (u16, u16) = text
            .split_once(['-', '/'])
            .and_then(|(start, end)| Some((digits(start, 4)?, digits(end, 2)?)))
            .ok_or_else(|| refused(Fault::Form))?;
        let year = Self::new(start).map_err(|_| refused(Fault::Range))?;
        let following = (start + 1) % 100;
        if end == following {
            Ok(year)
        } else {
            Err(refused(Fault::NotFollowing(start, following)))
        }
    }
}

super::scalar::serde_as_text!(SchoolYear; "a school year such as \"2005-06\"");

#[cfg(any(test, feature = "proptest"))]
impl proptest::arbitrary::Arbitrary for SchoolYear {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::strategy::Strategy as _;
        (Self::MIN_START..=Self::MAX_START)
            .prop_filter_map("a school year", |start| Self::new(start).ok())
            .boxed()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::SchoolYear;
    use crate::value::{IsoDate, laws};

    #[test]
    fn neighbours_are_refused() {
        for given in [
            "",
            "2005",
            "2005-05",
            "2005-07",
            "2005-2006",
            "05-06",
            "2005 06",
            "2005-6",
            "+005-06",
            "0000-01",
            "9999-00",
            "2005-06 ",
        ] {
            laws::refused_everywhere::<SchoolYear>(given);
        }
        assert_eq!("1999-00".parse::<SchoolYear>().unwrap().start(), 1999);
    }

    proptest! {
        #[test]
        fn round_trips(year: SchoolYear) {
            laws::text_round_trip(&year);
            laws::json_round_trip(&year);
            prop_assert_eq!(year.to_string().replace('-', "/").parse::<SchoolYear>().unwrap(), year);
            prop_assert_eq!(SchoolYear::containing(year.last_day()), Some(year));
            if let Some(next) = year.next() {
                prop_assert_eq!(year.last_day().succ_opt(), Some(next.first_day()));
            }
        }

        #[test]
        fn every_day_falls_in_the_year_that_contains_it(date: IsoDate) {
            if let Some(year) = SchoolYear::containing(date.get()) {
                prop_assert!(year.term().contains(date.get()));
            }
        }
    }
}
