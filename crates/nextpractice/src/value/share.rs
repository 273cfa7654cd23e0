//! Shares of pupils, as exact as the source gives them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::scalar::{self, FromScalar, Refused, Scalar};
use super::{Percent, Quoted};

/// A share in words, for sources that print no number.
///
/// ```
/// use nextpractice::value::Band;
/// assert_eq!("Low".parse(), Ok(Band::Low));
/// assert!(Band::Low < Band::High);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Printed as low.
    Low,
    /// Printed as neither low nor high.
    Medium,
    /// Printed as high.
    High,
}

impl Band {
    /// Every band, from the lowest.
    pub const ALL: [Self; 3] = [Self::Low, Self::Medium, Self::High];

    /// The word, as in JSON.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// The share of an institution's pupils who, say, take free meals: a percentage, or the band a source prints. (`NLC`)
///
/// The two are not comparable: no source says where its bands begin. In JSON a number such as `13.7`, or `"low"`.
///
/// ```
/// use nextpractice::value::{Band, Share};
/// assert_eq!("high".parse(), Ok(Share::Band(Band::High)));
/// assert_eq!("13.7%".parse::<Share>().unwrap().to_string(), "13.7%");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Share {
    /// Out of a hundred.
    Percent(Percent),
    /// In words.
    Band(Band),
}

/// Why a text or a number is no share.
///
/// ```
/// let error = "lots".parse::<nextpractice::value::Share>().unwrap_err();
/// assert_eq!(error.to_string(), "`lots` is not a share: write a percentage from 0 to 100, or `low`, `medium` or `high`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given} is not a share: write a percentage from 0 to 100, or `low`, `medium` or `high`")]
pub struct ShareError {
    given: Quoted,
}

impl ShareError {
    fn of(given: &str) -> Self {
        Self {
            given: Quoted::new(given),
        }
    }
}

impl fmt::Display for Band {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.token())
    }
}

impl FromStr for Band {
    type Err = ShareError;

    fn from_str(text: &str) -> Result<Self, ShareError> {
        Self::ALL
            .into_iter()
            .find(|band| band.token().eq_ignore_ascii_case(text))
            .ok_or_else(|| ShareError::of(text))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Percent(percent) => percent.fmt(f),
            Self::Band(band) => band.fmt(f),
        }
    }
}

impl FromStr for Share {
    type Err = ShareError;

    fn from_str(text: &str) -> Result<Self, ShareError> {
        match text.parse() {
            Ok(percent) => Ok(Self::Percent(percent)),
            Err(_) => text.parse().map(Self::Band),
        }
    }
}

impl FromScalar for Share {
    const EXPECTED: &'static str = "a percentage from 0 to 100, or `low`, `medium` or `high`";

    fn from_scalar(given: Scalar<'_>) -> Result<Self, Refused> {
        match given {
            Scalar::Text(text) => Ok(text.parse()?),
            number => Percent::from_scalar(number).map(Self::Percent),
        }
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Percent(percent) => percent.serialize(into),
            Self::Band(band) => into.serialize_str(band.token()),
        }
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        scalar::read_any(from)
    }
}

#[cfg(any(test, feature = "proptest"))]
impl proptest::arbitrary::Arbitrary for Share {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::prelude::*;
        prop_oneof![
            any::<Percent>().prop_map(Self::Percent),
            proptest::sample::select(&Band::ALL[..]).prop_map(Self::Band),
        ]
        .boxed()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Share;
    use crate::value::laws;

    #[test]
    fn neighbours_are_refused() {
        for given in ["", "lowish", "100.1", "-1", "NaN", "lo w"] {
            laws::refused_everywhere::<Share>(given);
        }
        for json in ["100.5", "-0.5", "null", "[]"] {
            assert!(serde_json::from_str::<Share>(json).is_err(), "{json}");
        }
    }

    proptest! {
        #[test]
        fn round_trips(share: Share) {
            laws::text_round_trip(&share);
            laws::json_round_trip(&share);
        }
    }
}
