//! Shares of one.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Quoted;
use super::scalar::{self, FromScalar, Refused, Scalar};

/// A share of one, from 0 to 1, never NaN; a number in JSON.
///
/// ```
/// use nextpractice::value::Ratio;
/// assert_eq!(Ratio::of(11, 55).unwrap(), "0.2".parse()?);
/// assert_eq!(Ratio::of(1, 0), None);
/// assert!(Ratio::new(1.01).is_err() && Ratio::new(f64::NAN).is_err());
/// # Ok::<(), nextpractice::value::RatioError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    // INVARIANT (ratio-range): 0 to 1, not NaN, and never the negative zero, so that equal means the same bits.
    value: f64,
}

impl Ratio {
    /// None of it.
    pub const ZERO: Self = Self { value: 0.0 };
    /// All of it.
    pub const ONE: Self = Self { value: 1.0 };

    /// Checks the number.
    ///
    /// # Errors
    /// [`RatioError`] below 0, above 1, or not a number.
    pub fn new(value: f64) -> Result<Self, RatioError> {
        if (0.0..=1.0).contains(&value) {
            // Adding the positive zero turns the negative one into it and changes nothing else.
            Ok(Self { value: value + 0.0 })
        } else {
            Err(RatioError::of(&value.to_string()))
        }
    }

    /// `part` out of `whole`; `None` when the whole is nothing or less than the part.
    #[must_use]
    pub fn of(part: u64, whole: u64) -> Option<Self> {
        if whole == 0 || part > whole {
            return None;
        }
        // Whole numbers above 2^53 are rounded; the quotient stays in range.
        #[expect(clippy::cast_precision_loss, reason = "a ratio is as fine as an f64")]
        Self::new(part as f64 / whole as f64).ok()
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.value
    }
}

/// Why a number or a text is no share of one.
///
/// ```
/// let error = nextpractice::value::Ratio::new(1.5).unwrap_err();
/// assert_eq!(error.to_string(), "`1.5` is not a ratio: a ratio is a number from 0 to 1");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given} is not a ratio: a ratio is a number from 0 to 1")]
pub struct RatioError {
    given: Quoted,
}

impl RatioError {
    fn of(given: &str) -> Self {
        Self {
            given: Quoted::new(given),
        }
    }
}

// INVARIANT (ratio-range) makes the order of the bits the order of the numbers.
impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.value.to_bits() == other.value.to_bits()
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.total_cmp(&other.value)
    }
}

impl Hash for Ratio {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.to_bits().hash(state);
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.value)
    }
}

impl FromStr for Ratio {
    type Err = RatioError;

    fn from_str(text: &str) -> Result<Self, RatioError> {
        scalar::decimal(text)
            .and_then(|value| Self::new(value).ok())
            .ok_or_else(|| RatioError::of(text))
    }
}

impl FromScalar for Ratio {
    const EXPECTED: &'static str = "a number from 0 to 1";

    fn from_scalar(given: Scalar<'_>) -> Result<Self, Refused> {
        Ok(Self::new(given.as_number().ok_or(Refused::Sort)?)?)
    }
}

impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        into.serialize_f64(self.value)
    }
}

impl<'de> Deserialize<'de> for Ratio {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        scalar::read_any(from)
    }
}

#[cfg(any(test, feature = "proptest"))]
impl proptest::arbitrary::Arbitrary for Ratio {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::strategy::Strategy as _;
        proptest::prop_oneof![
            0.0..=1.0_f64,
            proptest::strategy::Just(0.0),
            proptest::strategy::Just(1.0)
        ]
        .prop_filter_map("from 0 to 1", |value| Self::new(value).ok())
        .boxed()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Ratio;
    use crate::value::laws;

    #[test]
    fn neighbours_are_refused() {
        for value in [-f64::EPSILON, 1.0 + f64::EPSILON, f64::NAN, f64::INFINITY] {
            assert!(Ratio::new(value).is_err(), "{value}");
        }
        for given in [
            "", "1.1", "-0.1", "NaN", "inf", "+0.5", "1e-1", "a", "0.5.1", ".5", "5.",
        ] {
            assert!(given.parse::<Ratio>().is_err(), "{given}");
        }
        for json in ["1.5", "-1", "2", "\"0.5\"", "null"] {
            assert!(serde_json::from_str::<Ratio>(json).is_err(), "{json}");
        }
        assert_eq!(Ratio::of(2, 1), None);
    }

    #[test]
    fn there_is_one_zero() {
        assert_eq!(Ratio::new(-0.0).unwrap(), Ratio::ZERO);
        assert_eq!(Ratio::new(-0.0).unwrap().to_string(), "0");
    }

    proptest! {
        #[test]
        fn round_trips(ratio: Ratio) {
            laws::text_round_trip(&ratio);
            laws::json_round_trip(&ratio);
        }

        #[test]
        fn the_order_is_that_of_the_numbers(a: Ratio, b: Ratio) {
            prop_assert_eq!(Some(a.cmp(&b)), a.get().partial_cmp(&b.get()));
        }
    }
}
