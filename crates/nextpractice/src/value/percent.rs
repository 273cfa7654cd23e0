//! Percentages.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Quoted;
use super::scalar::{self, FromScalar, Refused, Scalar};

/// A share of a hundred, from 0 to 100, never NaN; a number in JSON. Written and read with or without the sign.
///
/// ```
/// use nextpractice::value::Percent;
/// let meals: Percent = "13.7".parse()?;
/// assert_eq!((meals.get(), meals.to_string()), (13.7, "13.7%".into()));
/// assert!(Percent::new(100.1).is_err());
/// # Ok::<(), nextpractice::value::PercentError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Percent {
    // INVARIANT (percent-range): 0 to 100, not NaN, and never the negative zero, so that equal means the same bits.
    value: f64,
}

impl Percent {
    /// The least.
    pub const MIN: f64 = 0.0;
    /// The most.
    pub const MAX: f64 = 100.0;

    /// Checks the number.
    ///
    /// # Errors
    /// [`PercentError`] outside [`MIN`](Self::MIN) to [`MAX`](Self::MAX), or not a number.
    pub fn new(value: f64) -> Result<Self, PercentError> {
        if (Self::MIN..=Self::MAX).contains(&value) {
            // Adding the positive zero turns the negative one into it and changes nothing else.
            Ok(Self { value: value + 0.0 })
        } else {
            Err(PercentError::of(&value.to_string()))
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.value
    }
}

/// Why a number or a text is no percentage.
///
/// ```
/// let error = nextpractice::value::Percent::new(101.5).unwrap_err();
/// assert_eq!(error.to_string(), "`101.5` is not a percentage: a percentage is a number from 0 to 100");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given} is not a percentage: a percentage is a number from 0 to 100")]
pub struct PercentError {
    given: Quoted,
}

impl PercentError {
    fn of(given: &str) -> Self {
        Self {
            given: Quoted::new(given),
        }
    }
}

// INVARIANT (percent-range) makes the order of the bits the order of the numbers.
impl PartialEq for Percent {
    fn eq(&self, other: &Self) -> bool {
        self.value.to_bits() == other.value.to_bits()
    }
}

impl Eq for Percent {}

impl PartialOrd for Percent {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Percent {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.total_cmp(&other.value)
    }
}

impl Hash for Percent {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.to_bits().hash(state);
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.value)
    }
}

impl FromStr for Percent {
    type Err = PercentError;

    fn from_str(text: &str) -> Result<Self, PercentError> {
        scalar::decimal(text.strip_suffix('%').unwrap_or(text))
            .and_then(|value| Self::new(value).ok())
            .ok_or_else(|| PercentError::of(text))
    }
}

impl FromScalar for Percent {
    const EXPECTED: &'static str = "a number from 0 to 100";

    fn from_scalar(given: Scalar<'_>) -> Result<Self, Refused> {
        Ok(Self::new(given.as_number().ok_or(Refused::Sort)?)?)
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        into.serialize_f64(self.value)
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        scalar::read_any(from)
    }
}

#[cfg(any(test, feature = "proptest"))]
impl proptest::arbitrary::Arbitrary for Percent {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::strategy::Strategy as _;
        proptest::prop_oneof![
            Self::MIN..=Self::MAX,
            proptest::strategy::Just(Self::MIN),
            proptest::strategy::Just(Self::MAX)
        ]
        .prop_filter_map("from 0 to 100", |value| Self::new(value).ok())
        .boxed()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Percent;
    use crate::value::laws;

    #[test]
    fn neighbours_are_refused() {
        for value in [-f64::EPSILON, 100.00000001, f64::NAN, f64::INFINITY] {
            assert!(Percent::new(value).is_err(), "{value}");
        }
        for given in [
            "", "%", "5%%", "100.1", "-0.1", "NaN", "inf", "+0.5", "1e-1", "a", "0.5.1", ".5", "5.",
        ] {
            assert!(given.parse::<Percent>().is_err(), "{given}");
        }
        for json in ["100.5", "-1", "200", "\"0.5\"", "null"] {
            assert!(serde_json::from_str::<Percent>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn there_is_one_zero() {
        assert_eq!(Percent::new(-0.0).unwrap(), Percent::new(0.0).unwrap());
        assert_eq!(Percent::new(-0.0).unwrap().to_string(), "0%");
    }

    proptest! {
        #[test]
        fn round_trips(percent: Percent) {
            laws::text_round_trip(&percent);
            laws::json_round_trip(&percent);
        }

        #[test]
        fn the_order_is_that_of_the_numbers(a: Percent, b: Percent) {
            prop_assert_eq!(Some(a.cmp(&b)), a.get().partial_cmp(&b.get()));
        }
    }
}
