//! Counts, as exact as the source gives them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::scalar::{self, FromScalar, Refused, Scalar};
use super::{Quoted, Ratio};

/// A count that a source gives exactly, or only as more than a number.
///
/// In JSON a number, or text such as `"more than 300"`; `"over 300"` and `"300"` are read too.
///
/// ```
/// use nextpractice::value::{Count, Rate, Ratio};
/// let applications: Count = "over 300".parse()?;
/// assert_eq!(applications, Count::MoreThan(300));
/// assert_eq!(applications.at_least(), 301);
/// // 55 of more than 300 were accepted: a rate below 55 in 300.
/// assert_eq!(applications.rate_of(55), Some(Rate::Below(Ratio::of(55, 300).unwrap())));
/// # Ok::<(), nextpractice::value::CountError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Count {
    /// This many.
    Exactly(u64),
    /// This many and at least one more.
    MoreThan(u64),
}

impl Count {
    /// The least it can be.
    #[must_use]
    pub const fn at_least(self) -> u64 {
        match self {
            Self::Exactly(n) => n,
            Self::MoreThan(n) => n.saturating_add(1),
        }
    }

    /// What is known of the share of this count that `part` of it makes.
    ///
    /// `None` when nothing is: the count is zero, or `part` is more than the number known.
    #[must_use]
    pub fn rate_of(self, part: u64) -> Option<Rate> {
        match self {
            Self::Exactly(n) => Ratio::of(part, n).map(Rate::Exactly),
            // None of a count above zero is no share of it, however large it is.
            Self::MoreThan(_) if part == 0 => Some(Rate::Exactly(Ratio::ZERO)),
            Self::MoreThan(n) => Ratio::of(part, n).map(Rate::Below),
        }
    }
}

/// A share of a [`Count`]: known, or known to be below a number.
///
/// ```
/// use nextpractice::value::{Rate, Ratio};
/// assert_eq!(Rate::Below(Ratio::of(1, 4).unwrap()).to_string(), "below 0.25");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rate {
    /// This share.
    Exactly(Ratio),
    /// Less than this share; the bound itself is not reached.
    Below(Ratio),
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(ratio) => ratio.fmt(f),
            Self::Below(ratio) => write!(f, "below {ratio}"),
        }
    }
}

/// Why a text or a number is no count.
///
/// ```
/// let error = "about 300".parse::<nextpractice::value::Count>().unwrap_err();
/// assert_eq!(error.to_string(), "`about 300` is not a count: write a whole number, or `more than` and a whole number");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given} is not a count: write a whole number, or `more than` and a whole number")]
pub struct CountError {
    given: Quoted,
}

fn whole(text: &str) -> Option<u64> {
    scalar::digits(text, text.len())
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(n) => write!(f, "{n}"),
            Self::MoreThan(n) => write!(f, "more than {n}"),
        }
    }
}

impl FromStr for Count {
    type Err = CountError;

    fn from_str(text: &str) -> Result<Self, CountError> {
        let beyond = ["more than ", "over "]
            .iter()
            .find_map(|words| text.strip_prefix(words));
        match beyond {
            Some(number) => whole(number).map(Self::MoreThan),
            None => whole(text).map(Self::Exactly),
        }
        .ok_or_else(|| CountError {
            given: Quoted::new(text),
        })
    }
}

impl FromScalar for Count {
    const EXPECTED: &'static str = "a whole number, or text such as \"more than 300\"";

    fn from_scalar(given: Scalar<'_>) -> Result<Self, Refused> {
        match given {
            Scalar::Text(text) => Ok(text.parse()?),
            Scalar::Unsigned(n) => Ok(Self::Exactly(n)),
            Scalar::Negative(_) | Scalar::Float(_) => Err(Refused::Sort),
        }
    }
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Exactly(n) => into.serialize_u64(*n),
            Self::MoreThan(_) => into.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        scalar::read_any(from)
    }
}

#[cfg(any(test, feature = "proptest"))]
impl proptest::arbitrary::Arbitrary for Count {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::prelude::*;
        prop_oneof![
            any::<u64>().prop_map(Self::Exactly),
            any::<u64>().prop_map(Self::MoreThan),
            (0..400_u64).prop_map(Self::MoreThan),
        ]
        .boxed()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Count, Rate};
    use crate::value::{Ratio, laws};

    #[test]
    fn neighbours_are_refused() {
        for given in [
            "",
            "more than",
            "more than ",
            "over -1",
            "+300",
            "300.0",
            "over three hundred",
            "Over 300",
            "18446744073709551616",
            " 300",
        ] {
            laws::refused_everywhere::<Count>(given);
        }
        for json in ["-1", "300.5", "null"] {
            assert!(serde_json::from_str::<Count>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn what_is_unknown_has_no_rate() {
        assert_eq!(Count::Exactly(0).rate_of(0), None);
        assert_eq!(Count::MoreThan(300).rate_of(301), None);
        assert_eq!(
            Count::MoreThan(300).rate_of(0),
            Some(Rate::Exactly(Ratio::ZERO))
        );
        assert_eq!(
            Count::MoreThan(300).rate_of(300),
            Some(Rate::Below(Ratio::ONE))
        );
    }

    proptest! {
        #[test]
        fn round_trips(count: Count) {
            laws::text_round_trip(&count);
            laws::json_round_trip(&count);
        }

        #[test]
        fn a_bound_is_never_reached(n in 1..10_000_u64, more in 1..10_000_u64, part in 1..10_000_u64) {
            if let Some(Rate::Below(bound)) = Count::MoreThan(n).rate_of(part) {
                prop_assert!(Ratio::of(part, n + more).unwrap() < bound);
            }
        }
    }
}
