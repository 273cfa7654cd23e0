//! Unique reference numbers of establishments.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Quoted;
use super::scalar::{self, FromScalar, Refused, Scalar, digits};

/// The unique reference number of an establishment in England's register: six digits. (`GIAS`)
///
/// In JSON a number; text is read too. The order is that of the numbers, which is roughly that of registration.
///
/// ```
/// use nextpractice::value::Urn;
/// let urn: Urn = "136776".parse()?;
/// assert_eq!(urn, Urn::new(136_776)?);
/// assert_eq!(
///     Urn::new(99_999).unwrap_err().to_string(),
///     "`99999` is not a URN: a URN has six digits, from 100000 to 999999",
/// );
/// # Ok::<(), nextpractice::value::UrnError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Urn(u32);

impl Urn {
    /// The lowest URN.
    pub const MIN: u32 = 100_000;
    /// The highest URN.
    pub const MAX: u32 = 999_999;

    /// Checks the number.
    ///
    /// # Errors
    /// [`UrnError`] outside [`MIN`](Self::MIN) to [`MAX`](Self::MAX).
    pub fn new(number: u32) -> Result<Self, UrnError> {
        if (Self::MIN..=Self::MAX).contains(&number) {
            Ok(Self(number))
        } else {
            Err(UrnError::of(&number.to_string()))
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

/// Why a number or a text is no URN.
///
/// ```
/// assert!("13677".parse::<nextpractice::value::Urn>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{given} is not a URN: a URN has six digits, from {} to {}",
    Urn::MIN,
    Urn::MAX
)]
pub struct UrnError {
    given: Quoted,
}

impl UrnError {
    fn of(given: &str) -> Self {
        Self {
            given: Quoted::new(given),
        }
    }
}

impl fmt::Display for Urn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Urn {
    type Err = UrnError;

    fn from_str(text: &str) -> Result<Self, UrnError> {
        digits(text, 6)
            .and_then(|number| Self::new(number).ok())
            .ok_or_else(|| UrnError::of(text))
    }
}

impl FromScalar for Urn {
    const EXPECTED: &'static str = "a URN: a number of six digits";

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, Refused> {
        match scalar {
            Scalar::Text(text) => Ok(text.parse()?),
            Scalar::Unsigned(n) => Ok(u32::try_from(n)
                .map_err(|_| UrnError::of(&n.to_string()))
                .and_then(Self::new)?),
            Scalar::Negative(_) | Scalar::Float(_) => Err(Refused::Sort),
        }
    }
}

impl Serialize for Urn {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        into.serialize_u32(self.0)
    }
}

impl<'de> Deserialize<'de> for Urn {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        scalar::read_any(from)
    }
}

#[cfg(any(test, feature = "proptest"))]
impl proptest::arbitrary::Arbitrary for Urn {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::strategy::Strategy as _;
        (Self::MIN..=Self::MAX)
            .prop_filter_map("a URN", |n| Self::new(n).ok())
            .boxed()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Urn;
    use crate::value::laws;

    #[test]
    fn neighbours_are_refused() {
        for given in [
            "",
            "99999",
            "1000000",
            "+13677",
            "13677x",
            " 136776",
            "099999",
            "١٣٦٧٧٦",
        ] {
            laws::refused_everywhere::<Urn>(given);
        }
        for json in [
            "99999",
            "1000000",
            "136776.0",
            "-136776",
            "null",
            "99999999999",
        ] {
            assert!(serde_json::from_str::<Urn>(json).is_err(), "{json}");
        }
    }

    proptest! {
        #[test]
        fn round_trips(urn: Urn) {
            laws::text_round_trip(&urn);
            laws::json_round_trip(&urn);
            prop_assert_eq!(serde_json::from_value::<Urn>(urn.to_string().into()).unwrap(), urn);
        }
    }
}
