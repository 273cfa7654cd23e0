//! Calendar dates, in one form only.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::{Quoted, last_digits};

/// Reads a date in the one form taken: `YYYY-MM-DD`, years 0001 to 9999.
///
/// ```
/// use nextpractice::value::parse_date;
/// assert_eq!(parse_date("2005-10-01")?.to_string(), "2005-10-01");
/// assert_eq!(
///     parse_date("2023-02-29").unwrap_err().to_string(),
///     "`2023-02-29` is not a date: 29 February does not exist in 2023",
/// );
/// # Ok::<(), nextpractice::value::DateError>(())
/// ```
///
/// # Errors
/// [`DateError`] says whether the form or the calendar is against it.
pub fn parse_date(text: &str) -> Result<NaiveDate, DateError> {
    text.parse::<IsoDate>().map(IsoDate::get)
}

/// A day that its caller knows to exist, in the years 1 to 9999.
#[expect(
    clippy::expect_used,
    reason = "called with days that exist in every year"
)]
pub(crate) const fn known_day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day that exists")
}

/// A date of the years 0001 to 9999, written `YYYY-MM-DD`: what stands for a [`NaiveDate`] in a document.
///
/// ```
/// use nextpractice::value::IsoDate;
/// let date: IsoDate = "2005-10-01".parse()?;
/// assert_eq!(IsoDate::new(date.get())?, date);
/// # Ok::<(), nextpractice::value::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IsoDate(NaiveDate);

impl IsoDate {
    /// The first year.
    pub const MIN_YEAR: i32 = 1;
    /// The last year.
    pub const MAX_YEAR: i32 = 9_999;

    /// Checks that the year has a written form.
    ///
    /// # Errors
    /// [`DateError`] for a year outside [`MIN_YEAR`](Self::MIN_YEAR) to [`MAX_YEAR`](Self::MAX_YEAR).
    pub fn new(date: NaiveDate) -> Result<Self, DateError> {
        if (Self::MIN_YEAR..=Self::MAX_YEAR).contains(&date.year()) {
            Ok(Self(date))
        } else {
            Err(DateError {
                given: Quoted::new(&date.to_string()),
                fault: Fault::Year,
            })
        }
    }

    /// For a date that came out of an `IsoDate` and need not be checked again.
    pub(super) const fn trusted(date: NaiveDate) -> Self {
        Self(date)
    }

    /// The date.
    #[must_use]
    pub const fn get(self) -> NaiveDate {
        self.0
    }
}

/// Why a text is no date.
///
/// ```
/// let error = nextpractice::value::parse_date("1/10/2005").unwrap_err();
/// assert_eq!(error.to_string(), "`1/10/2005` is not a date: write it as `YYYY-MM-DD`, for example `2005-10-01`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given} is not a date: {fault}")]
pub struct DateError {
    given: Quoted,
    fault: Fault,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("write it as `YYYY-MM-DD`, for example `2005-10-01`")]
    Form,
    #[error("years run from 0001 to 9999")]
    Year,
    #[error("there is no month {0:02}; months run from 01 to 12")]
    Month(u32),
    #[error("{day} {month} does not exist in {year}")]
    Day {
        day: u32,
        month: &'static str,
        year: i32,
    },
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn read(text: &str) -> Result<NaiveDate, Fault> {
    let (year, month, day) = fields(text).ok_or(Fault::Form)?;
    if year < IsoDate::MIN_YEAR {
        return Err(Fault::Year);
    }
    let name = (month as usize)
        .checked_sub(1)
        .and_then(|at| MONTHS.get(at))
        .ok_or(Fault::Month(month))?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(Fault::Day {
        day,
        month: name,
        year,
    })
}

fn fields(text: &str) -> Option<(i32, u32, u32)> {
    let [y, e, a, r, b'-', m, n, b'-', d, z] = text.as_bytes() else {
        return None;
    };
    let date = last_digits([*y, *e, *a, *r, *m, *n, *d, *z], 8)?;
    let year = i32::try_from(date / 10_000).ok()?;
    Some((year, date / 100 % 100, date % 100))
}

impl fmt::Display for IsoDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for IsoDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        read(text).map(Self).map_err(|fault| DateError {
            given: Quoted::new(text),
            fault,
        })
    }
}

super::scalar::serde_as_text!(IsoDate; "a date written as `YYYY-MM-DD`");

#[cfg(any(test, feature = "proptest"))]
impl proptest::arbitrary::Arbitrary for IsoDate {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::strategy::Strategy as _;
        let of = |y, d| NaiveDate::from_yo_opt(y, d).and_then(|date| Self::new(date).ok());
        // Half of them fall in the years the library is about, so that terms often meet.
        proptest::prop_oneof![
            (Self::MIN_YEAR..=Self::MAX_YEAR, 1..=366_u32),
            (2003..=2007, 1..=366_u32),
        ]
        .prop_filter_map("a day of the year", move |(y, d)| of(y, d))
        .boxed()
    }
}

/// A date as people write it.
///
/// ```
/// use nextpractice::value::{parse_date, spoken_date};
/// assert_eq!(spoken_date(parse_date("2006-01-01")?), "1 January 2006");
/// # Ok::<(), nextpractice::value::DateError>(())
/// ```
pub fn spoken_date(date: NaiveDate) -> String {
    let month = MONTHS.get(date.month0() as usize).unwrap_or(&"");
    format!("{} {month} {:04}", date.day(), date.year())
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::{IsoDate, parse_date, spoken_date};
    use crate::value::laws;

    #[test]
    fn neighbours_are_refused() {
        for given in [
            "",
            "2005-10",
            "2005-10-1",
            "05-10-01",
            "2005-10-01T00",
            "2005-10-01-01",
            "+005-10-01",
            " 2005-10-01",
            "2005/10/01",
            "12005-10-01",
            "0000-01-01",
            "2005-00-01",
            "2005-13-01",
            "2005-04-31",
            "2005-01-00",
            "1900-02-29",
            "-005-01-01",
        ] {
            laws::refused_everywhere::<IsoDate>(given);
        }
        let late = NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap();
        assert!(IsoDate::new(late).is_err());
        assert!(IsoDate::new(late.pred_opt().unwrap()).is_ok());
    }

    #[test]
    fn messages_say_which_field_is_wrong() {
        let why = |text| parse_date(text).unwrap_err().to_string();
        assert!(why("2005-13-01").contains("no month 13"));
        assert!(why("2005-04-31").contains("31 April does not exist in 2005"));
        assert!(why("0000-04-30").contains("years run from"));
    }

    proptest! {
        #[test]
        fn round_trips(date: IsoDate) {
            laws::text_round_trip(&date);
            laws::json_round_trip(&date);
        }

        #[test]
        fn it_is_spoken_as_a_calendar_has_it(date: IsoDate) {
            prop_assert_eq!(spoken_date(date.get()), date.get().format("%-d %B %Y").to_string());
        }
    }
}
