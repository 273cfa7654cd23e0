//! The one door by which a single JSON value becomes a checked type.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, Unexpected, Visitor};

/// What a format handed over, before any check.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Scalar<'a> {
    Text(&'a str),
    Unsigned(u64),
    Negative(i64),
    Float(f64),
}

impl Scalar<'_> {
    /// As a floating-point number; `None` for text. Whole numbers above 2^53 are rounded.
    #[expect(
        clippy::cast_precision_loss,
        reason = "callers take numbers of at most 100"
    )]
    pub(crate) const fn as_number(self) -> Option<f64> {
        match self {
            Self::Text(_) => None,
            Self::Unsigned(n) => Some(n as f64),
            Self::Negative(n) => Some(n as f64),
            Self::Float(n) => Some(n),
        }
    }
}

/// Digits with at most one point between them: no sign, no exponent, no name such as `NaN`.
pub(crate) fn decimal(text: &str) -> Option<f64> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    (digits(whole) && digits(fraction))
        .then(|| text.parse().ok())
        .flatten()
}

/// Exactly `len` digits: no sign, no space.
pub(crate) fn digits<N: std::str::FromStr>(text: &str, len: usize) -> Option<N> {
    let plain = text.len() == len && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// Why a scalar was turned away.
pub(crate) enum Refused {
    /// A value of this sort is never accepted (a number where text is asked for).
    Sort,
    /// The sort was right, the value was not.
    Value(String),
}

impl<E: std::error::Error> From<E> for Refused {
    fn from(error: E) -> Self {
        Self::Value(error.to_string())
    }
}

/// A type that is read from one scalar, by its own checking constructor.
pub(crate) trait FromScalar: Sized {
    /// What is accepted, to finish the sentence "expected …".
    const EXPECTED: &'static str;

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, Refused>;
}

struct Reader<T>(PhantomData<T>);

impl<T: FromScalar> Reader<T> {
    fn read<E: de::Error>(&self, scalar: Scalar<'_>) -> Result<T, E> {
        T::from_scalar(scalar).map_err(|refused| match refused {
            Refused::Value(why) => E::custom(why),
            Refused::Sort => {
                let unexpected = match scalar {
                    Scalar::Text(text) => Unexpected::Str(text),
                    Scalar::Unsigned(n) => Unexpected::Unsigned(n),
                    Scalar::Negative(n) => Unexpected::Signed(n),
                    Scalar::Float(n) => Unexpected::Float(n),
                };
                E::invalid_type(unexpected, self)
            }
        })
    }
}

impl<T: FromScalar> Visitor<'_> for Reader<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        self.read(Scalar::Text(text))
    }

    fn visit_u64<E: de::Error>(self, n: u64) -> Result<T, E> {
        self.read(Scalar::Unsigned(n))
    }

    fn visit_i64<E: de::Error>(self, n: i64) -> Result<T, E> {
        self.read(u64::try_from(n).map_or(Scalar::Negative(n), Scalar::Unsigned))
    }

    fn visit_f64<E: de::Error>(self, n: f64) -> Result<T, E> {
        self.read(Scalar::Float(n))
    }
}

/// Reads a type that may be a number or text; the format must tell which it holds, as JSON does.
pub(crate) fn read_any<'de, T: FromScalar, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    from.deserialize_any(Reader(PhantomData))
}

/// Reads a type that is always text.
pub(crate) fn read_text<'de, T: FromScalar, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    from.deserialize_str(Reader(PhantomData))
}

/// Serde for a type whose one form is its `Display` text, read back by its `FromStr`.
macro_rules! serde_as_text {
    ($ty:ty $(, for all $param:ident)?; $expected:literal) => {
        impl$(<$param: ?Sized>)? $crate::value::scalar::FromScalar for $ty {
            const EXPECTED: &'static str = $expected;

            fn from_scalar(
                scalar: $crate::value::scalar::Scalar<'_>,
            ) -> Result<Self, $crate::value::scalar::Refused> {
                match scalar {
                    $crate::value::scalar::Scalar::Text(text) => Ok(text.parse()?),
                    _ => Err($crate::value::scalar::Refused::Sort),
                }
            }
        }

        impl$(<$param: ?Sized>)? serde::Serialize for $ty {
            fn serialize<S: serde::Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
                into.collect_str(self)
            }
        }

        impl<'de $(, $param: ?Sized)?> serde::Deserialize<'de> for $ty {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::value::scalar::read_text(from)
            }
        }
    };
}
pub(crate) use serde_as_text;
