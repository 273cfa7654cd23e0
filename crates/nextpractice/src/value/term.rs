//! Spans of days.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{DateError, IsoDate, Quoted, parse_date, spoken_date};

/// The days from one date to another, both included; or from a date on, when no end is known or set.
///
/// Never reversed. A child whose end is open takes its parent's: see [`within`](Self::within) and
/// [`ended_by`](Self::ended_by). In JSON `{"from": "2005-10-01", "until": "2006-08-31"}`, `until` absent or `null` when
/// open; other members are refused.
///
/// ```
/// use nextpractice::value::{Term, parse_date};
/// let phase: Term = "2005-10-01 to 2006-08-31".parse().unwrap();
/// let hub: Term = "from 2006-01-09".parse().unwrap();
/// assert!(hub.within(phase));
/// assert!(!hub.contains(parse_date("2005-12-31").unwrap()));
/// assert_eq!(hub.ended_by(phase).unwrap().to_string(), "2006-01-09 to 2006-08-31");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Members", into = "Members")]
pub struct Term {
    // INVARIANT (term-forward): `until`, where there is one, is not before `from`; both have an `IsoDate`.
    from: NaiveDate,
    until: Option<NaiveDate>,
}

impl Term {
    /// Checks the two dates against each other.
    ///
    /// # Errors
    /// [`TermError`] when the term would end before it begins, or a year is outside 1 to 9999.
    pub fn new(from: NaiveDate, until: Option<NaiveDate>) -> Result<Self, TermError> {
        let date = |date| IsoDate::new(date).map_err(TermError::Date);
        Self::of(date(from)?, until.map(date).transpose()?)
    }

    fn of(from: IsoDate, until: Option<IsoDate>) -> Result<Self, TermError> {
        match until {
            Some(until) if until < from => Err(TermError::Reversed { from, until }),
            _ => Ok(Self {
                from: from.get(),
                until: until.map(IsoDate::get),
            }),
        }
    }

    /// For callers that know the two to be in order and in range: INVARIANT (term-forward) rests on them.
    pub(crate) const fn between(from: NaiveDate, until: NaiveDate) -> Self {
        Self {
            from,
            until: Some(until),
        }
    }

    /// The first day.
    #[must_use]
    pub const fn from(self) -> NaiveDate {
        self.from
    }

    /// The last day, itself included; `None` when open.
    #[must_use]
    pub const fn until(self) -> Option<NaiveDate> {
        self.until
    }

    /// Whether the day falls in the term.
    #[must_use]
    pub fn contains(self, date: NaiveDate) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }

    /// Whether the two have a day in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.intersect(other).is_some()
    }

    /// Whether this, as a child, fits in `parent`: it begins in the parent and, unless open, ends in it.
    #[must_use]
    pub fn within(self, parent: Self) -> bool {
        parent.contains(self.from) && self.until.is_none_or(|until| parent.contains(until))
    }

    /// The days in both; `None` when there are none.
    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        let from = self.from.max(other.from);
        let until = match (self.until, other.until) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        until
            .is_none_or(|until| from <= until)
            .then_some(Self { from, until })
    }

    /// This as a child of `parent`: an open end becomes the parent's, a set end stays.
    ///
    /// `None` when this is open and begins after the parent has ended.
    #[must_use]
    pub fn ended_by(self, parent: Self) -> Option<Self> {
        let until = self.until.or(parent.until);
        // Keeps INVARIANT (term-forward): the parent's end may lie before this begins.
        until
            .is_none_or(|until| self.from <= until)
            .then_some(Self {
                from: self.from,
                until,
            })
    }
}

/// Why two dates or a text are no term.
///
/// ```
/// use nextpractice::value::Term;
/// let error = "2006-01-01 to 2005-12-31".parse::<Term>().unwrap_err();
/// assert_eq!(error.to_string(), "the term ends on `2005-12-31`, before it begins on `2006-01-01`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TermError {
    /// It would end before it begins.
    #[error("the term ends on `{until}`, before it begins on `{from}`")]
    Reversed {
        /// The first day given.
        from: IsoDate,
        /// The last day given.
        until: IsoDate,
    },
    /// One of its dates is none.
    #[error(transparent)]
    Date(DateError),
    /// The text is in neither of the two forms.
    #[error("{0} is not a term: write `2005-10-01 to 2006-08-31` or `from 2005-10-01`")]
    Form(Quoted),
}

impl Term {
    /// The term as people write it: `1 September 2005 to 31 August 2006`.
    pub(crate) fn spoken(self) -> String {
        let from = spoken_date(self.from);
        match self.until {
            Some(until) => format!("{from} to {}", spoken_date(until)),
            None => format!("from {from}"),
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.until {
            Some(until) => write!(f, "{} to {until}", self.from),
            None => write!(f, "from {}", self.from),
        }
    }
}

impl FromStr for Term {
    type Err = TermError;

    fn from_str(text: &str) -> Result<Self, TermError> {
        let date = |text| parse_date(text).map_err(TermError::Date);
        if let Some((from, until)) = text.split_once(" to ") {
            Self::new(date(from)?, Some(date(until)?))
        } else if let Some(from) = text.strip_prefix("from ") {
            Self::new(date(from)?, None)
        } else {
            Err(TermError::Form(Quoted::new(text)))
        }
    }
}

/// The JSON form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Members {
    from: IsoDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<IsoDate>,
}

impl TryFrom<Members> for Term {
    type Error = TermError;

    fn try_from(members: Members) -> Result<Self, TermError> {
        Self::of(members.from, members.until)
    }
}

impl From<Term> for Members {
    fn from(term: Term) -> Self {
        // INVARIANT (term-forward): both dates came through `IsoDate`, or from a term whose dates did.
        Self {
            from: IsoDate::trusted(term.from),
            until: term.until.map(IsoDate::trusted),
        }
    }
}

#[cfg(any(test, feature = "proptest"))]
impl proptest::arbitrary::Arbitrary for Term {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::prelude::*;
        (any::<IsoDate>(), any::<Option<IsoDate>>())
            .prop_filter_map("a term, forwards", |(a, b)| {
                let (from, until) = match b {
                    Some(b) => (a.min(b), Some(a.max(b))),
                    None => (a, None),
                };
                Self::of(from, until).ok()
            })
            .boxed()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Term;
    use crate::value::{IsoDate, laws};

    fn term(text: &str) -> Term {
        text.parse().unwrap()
    }

    #[test]
    fn neighbours_are_refused() {
        for given in [
            "",
            "2005-10-01",
            "from",
            "from 2005-13-01",
            "2005-10-01 to 2005-09-30",
            "2005-10-01 to ",
            "2005-10-01–2006-08-31",
        ] {
            assert!(given.parse::<Term>().is_err(), "{given}");
        }
        for json in [
            "{}",
            r#"{"until": "2005-10-01"}"#,
            r#"{"from": "2005-10-01", "until": "2005-09-30"}"#,
            r#"{"from": "2005-10-01", "to": "2006-09-30"}"#,
            r#""2005-10-01""#,
        ] {
            assert!(serde_json::from_str::<Term>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn null_and_absent_until_are_open() {
        let open = term("from 2005-10-01");
        for json in [
            r#"{"from": "2005-10-01"}"#,
            r#"{"from": "2005-10-01", "until": null}"#,
        ] {
            assert_eq!(serde_json::from_str::<Term>(json).unwrap(), open);
        }
    }

    #[test]
    fn a_day_is_a_term_and_both_ends_belong() {
        let day = term("2005-10-01 to 2005-10-01");
        assert!(day.contains(day.from()));
        assert!(day.overlaps(term("2005-10-01 to 2006-08-31")));
        assert!(!day.overlaps(term("from 2005-10-02")));
    }

    #[test]
    fn a_parent_that_ended_first_ends_no_child() {
        let parent = term("2004-09-01 to 2005-08-31");
        assert_eq!(term("from 2005-09-01").ended_by(parent), None);
        assert!(!term("from 2005-09-01").within(parent));
        let set = term("2005-01-01 to 2006-01-01");
        assert_eq!(set.ended_by(parent), Some(set));
        assert!(!set.within(parent));
    }

    proptest! {
        #[test]
        fn round_trips(term: Term) {
            laws::text_round_trip(&term);
            laws::json_round_trip(&term);
        }

        #[test]
        fn the_intersection_holds_the_days_in_both(a: Term, b: Term, day: IsoDate) {
            let both = a.contains(day.get()) && b.contains(day.get());
            let met = a.intersect(b);
            prop_assert_eq!(met, b.intersect(a));
            prop_assert_eq!(met.is_some_and(|t| t.contains(day.get())), both);
            prop_assert_eq!(met.is_some(), a.overlaps(b));
        }

        #[test]
        fn a_child_within_ends_within(child: Term, parent: Term) {
            prop_assert!(parent.within(parent));
            if child.within(parent) {
                let ended = child.ended_by(parent).unwrap();
                prop_assert_eq!(ended.intersect(parent), Some(ended));
            }
        }
    }
}
