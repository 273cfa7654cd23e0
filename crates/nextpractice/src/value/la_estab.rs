//! The older number of an establishment: its authority's code and its number within the authority.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Quoted;
use super::scalar::{self, FromScalar, Refused, Scalar, digits};

/// A local authority's code (three digits) with an establishment number (four digits), as `850/2000`. (`GIAS`)
///
/// The seven digits without the stroke are read too, as text or as a JSON number. An authority's code is never zero
/// (the register prints `000` where no authority applies) and no number is `0000`. (`LIB`)
///
/// ```
/// use nextpractice::value::LaEstab;
/// let number: LaEstab = "8502000".parse()?;
/// assert_eq!((number.authority(), number.establishment()), (850, 2000));
/// assert_eq!(number.to_string(), "850/2000");
/// assert!("85/2000".parse::<LaEstab>().is_err());
/// # Ok::<(), nextpractice::value::LaEstabError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LaEstab {
    authority: u16,
    establishment: u16,
}

impl LaEstab {
    /// The highest code of an authority; the lowest is 1.
    pub const MAX_AUTHORITY: u16 = 999;
    /// The highest number within an authority; the lowest is 1.
    pub const MAX_ESTABLISHMENT: u16 = 9_999;

    /// Checks both parts.
    ///
    /// # Errors
    /// [`LaEstabError`] when either is zero or has too many digits.
    pub fn new(authority: u16, establishment: u16) -> Result<Self, LaEstabError> {
        if (1..=Self::MAX_AUTHORITY).contains(&authority)
            && (1..=Self::MAX_ESTABLISHMENT).contains(&establishment)
        {
            Ok(Self {
                authority,
                establishment,
            })
        } else {
            Err(LaEstabError::of(&format!(
                "{authority:03}/{establishment:04}"
            )))
        }
    }

    /// The authority's code, 1 to 999.
    #[must_use]
    pub const fn authority(self) -> u16 {
        self.authority
    }

    /// The number within the authority, 1 to 9999.
    #[must_use]
    pub const fn establishment(self) -> u16 {
        self.establishment
    }
}

/// Why a text or a number is no authority and establishment number.
///
/// ```
/// let error = "000/2000".parse::<nextpractice::value::LaEstab>().unwrap_err();
/// assert!(error.to_string().starts_with("`000/2000` is not an establishment number"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{given} is not an establishment number: write three digits for the authority, `/` and four digits, neither all \
     zeros, as `850/2000`"
)]
pub struct LaEstabError {
    given: Quoted,
}

impl LaEstabError {
    fn of(given: &str) -> Self {
        Self {
            given: Quoted::new(given),
        }
    }
}

impl fmt::Display for LaEstab {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}/{:04}", self.authority, self.establishment)
    }
}

impl FromStr for LaEstab {
    type Err = LaEstabError;

    fn from_str(text: &str) -> Result<Self, LaEstabError> {
        text.split_once('/')
            .or_else(|| text.split_at_checked(3))
            .and_then(|(authority, rest)| Some((digits(authority, 3)?, digits(rest, 4)?)))
            .and_then(|(authority, rest)| Self::new(authority, rest).ok())
            .ok_or_else(|| LaEstabError::of(text))
    }
}

impl FromScalar for LaEstab {
    const EXPECTED: &'static str = "an establishment number such as \"850/2000\"";

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, Refused> {
        match scalar {
            Scalar::Text(text) => Ok(text.parse()?),
            Scalar::Unsigned(n) => Ok(n.to_string().parse()?),
            Scalar::Negative(_) | Scalar::Float(_) => Err(Refused::Sort),
        }
    }
}

impl Serialize for LaEstab {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        into.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for LaEstab {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        scalar::read_any(from)
    }
}

#[cfg(any(test, feature = "proptest"))]
impl proptest::arbitrary::Arbitrary for LaEstab {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::strategy::Strategy as _;
        (1..=Self::MAX_AUTHORITY, 1..=Self::MAX_ESTABLISHMENT)
            .prop_filter_map("both parts", |(a, e)| Self::new(a, e).ok())
            .boxed()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::LaEstab;
    use crate::value::laws;

    #[test]
    fn neighbours_are_refused() {
        for given in [
            "",
            "850/200",
            "850/20000",
            "85/2000",
            "000/2000",
            "850/0000",
            "850-2000",
            "850200",
            "85020000",
            "+50/2000",
            "850/+200",
            "éé/2000",
        ] {
            laws::refused_everywhere::<LaEstab>(given);
        }
        assert_eq!(
            serde_json::from_str::<LaEstab>("8502000").unwrap(),
            LaEstab::new(850, 2000).unwrap()
        );
        for json in ["850200", "-8502000", "850.2"] {
            assert!(serde_json::from_str::<LaEstab>(json).is_err(), "{json}");
        }
        assert!(LaEstab::new(1_000, 1).is_err());
        assert!(LaEstab::new(1, 10_000).is_err());
    }

    proptest! {
        #[test]
        fn round_trips(number: LaEstab) {
            laws::text_round_trip(&number);
            laws::json_round_trip(&number);
            let bare = number.to_string().replace('/', "");
            prop_assert_eq!(bare.parse::<LaEstab>().unwrap(), number);
        }
    }
}
