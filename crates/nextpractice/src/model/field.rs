//! What a document says at one place, and what a checked programme knows of it.

use serde::de::value::{Error as ValueError, StrDeserializer};
use serde::de::{DeserializeOwned, Deserializer, Error as _, Unexpected, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::malformed::read_text;
use super::reader::{Piece, Reader, Stop};
use super::shape::Shape;
use crate::limits::TABLE_ROWS;
use crate::value::{Key, Kind};

/// What a document says at one place, before any check.
///
/// The difference between [`Field::Absent`] (not known) and [`Field::Nothing`] (recorded as none) is
/// kept, and so is a value that could not be read, with the reason.
///
/// ```
/// use nextpractice::model::Field;
/// use nextpractice::value::Urn;
///
/// let good: Field<Urn> = serde_json::from_str("136776")?;
/// assert!(matches!(good, Field::Value(_)));
/// let none: Field<Urn> = serde_json::from_str("null")?;
/// assert_eq!(none, Field::Nothing);
/// let bad: Field<Urn> = serde_json::from_str("12")?;
/// assert!(matches!(bad, Field::Rejected(_)));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Field<R> {
    /// The document does not say.
    #[default]
    Absent,
    /// The document says that there is none: `null`.
    Nothing,
    /// A value that passed its own check.
    Value(R),
    /// A value that did not: kept as it stands, with the reason.
    Rejected(Box<Rejected>),
}

/// A value that could not be read as what its place asks for.
///
/// ```
/// use nextpractice::model::{Field, Rejected};
/// use nextpractice::value::Text;
///
/// let Field::Rejected(rejected) = serde_json::from_str::<Field<Text>>("[1]")? else { unreachable!() };
/// assert_eq!(rejected.raw, serde_json::json!([1]));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Rejected {
    /// The value as the document has it.
    pub raw: Value,
    /// Why it was not taken.
    pub reason: Box<str>,
}

impl<R> Field<R> {
    /// The value, if one was given and could be read.
    pub const fn value(&self) -> Option<&R> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The same without the value itself: what is made of it.
    #[inline(never)]
    pub(crate) fn reduced<T>(self, reduce: impl FnOnce(&R) -> T) -> Field<T> {
        match self {
            Self::Absent => Field::Absent,
            Self::Nothing => Field::Nothing,
            Self::Value(value) => Field::Value(reduce(&value)),
            Self::Rejected(rejected) => Field::Rejected(rejected),
        }
    }

    /// Whether the document says nothing here.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl<R> From<R> for Field<R> {
    fn from(value: R) -> Self {
        Self::Value(value)
    }
}

/// What a checked programme knows of something that need not be recorded.
///
/// ```
/// use nextpractice::model::Recorded;
///
/// let pupils: Recorded<u32> = Recorded::Value(210);
/// assert_eq!(pupils.value(), Some(&210));
/// assert!(Recorded::<u32>::Unknown.is_unknown());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Recorded<T> {
    /// Not recorded: it may be anything, or nothing.
    #[default]
    Unknown,
    /// Recorded as none.
    Nothing,
    /// Recorded.
    Value(T),
}

impl<T> Recorded<T> {
    /// The value, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Whether it is not recorded.
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// The same knowledge of a part or a view of the value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Recorded<U> {
        match self {
            Self::Unknown => Recorded::Unknown,
            Self::Nothing => Recorded::Nothing,
            Self::Value(value) => Recorded::Value(f(value)),
        }
    }

    /// The same knowledge, borrowed.
    pub const fn as_ref(&self) -> Recorded<&T> {
        match self {
            Self::Unknown => Recorded::Unknown,
            Self::Nothing => Recorded::Nothing,
            Self::Value(value) => Recorded::Value(value),
        }
    }
}

/// A raw value that is read leniently: what does not fit is kept, not refused.
pub trait Lenient: Sized {
    /// What belongs here, as a message says it: "a date such as `2005-10-01`".
    const EXPECTED: &'static str;
    /// What it looks like in a document.
    const SHAPE: Shape;

    /// Reads the next value of a text.
    ///
    /// # Errors
    /// [`Stop`] where the text is no well-formed document at all.
    #[doc(hidden)]
    fn read(reader: &mut Reader<'_>) -> Result<Field<Self>, Stop>;

    /// Writes the value in the form in which it is read.
    ///
    /// # Errors
    /// The error of the serializer.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// Whatever the format, the value is read as JSON would have it.
impl<'de, R: Lenient> Deserialize<'de> for Field<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut text = Vec::new();
        serde_transcode::transcode(deserializer, &mut serde_json::Serializer::new(&mut text))
            .map_err(D::Error::custom)?;
        read_text(&text, R::read).map_err(D::Error::custom)
    }
}

impl<R: Lenient> Serialize for Field<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            // INVARIANT (absent fields are skipped): a row never writes an absent field; alone, it is null.
            Self::Absent | Self::Nothing => serializer.serialize_unit(),
            Self::Value(value) => value.write(serializer),
            Self::Rejected(rejected) => rejected.raw.serialize(serializer),
        }
    }
}

/// A value of one piece: text, number or truth value, checked by its own type.
#[inline]
pub(crate) fn read_leaf<T: DeserializeOwned>(
    reader: &mut Reader<'_>,
    expected: &'static str,
) -> Result<Field<T>, Stop> {
    // Nearly all are texts, and the shortest way is theirs.
    if let Some(text) = reader.plain_text() {
        return Ok(match T::deserialize(StrDeserializer::new(text)) {
            Ok(value) => Field::Value(value),
            Err(error) => Piece::Text(text.into()).refuse(&error, expected),
        });
    }
    let piece = reader.piece()?;
    if piece == Piece::Nothing {
        return Ok(Field::Nothing);
    }
    Ok(match T::deserialize(&piece) {
        Ok(value) => Field::Value(value),
        Err(error) => piece.refuse(&error, expected),
    })
}

impl Piece<'_> {
    #[cold]
    fn refuse<T>(self, error: &ValueError, expected: &str) -> Field<T> {
        let message = error.to_string();
        // serde's own wording for a value of another shape names Rust types.
        let reason = if message.starts_with("invalid type") || message.starts_with("invalid value")
        {
            format!("is not {expected}")
        } else {
            message
        };
        Field::Rejected(rejected(self.into(), reason))
    }
}

/// Gives the piece to a type that reads pieces.
impl<'de> Deserializer<'de> for &Piece<'_> {
    type Error = ValueError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        match self {
            Piece::Nothing => visitor.visit_unit(),
            Piece::Truth(truth) => visitor.visit_bool(*truth),
            Piece::Number(number) => number
                .deserialize_any(visitor)
                .map_err(|error: serde_json::Error| ValueError::custom(error)),
            Piece::Text(text) => visitor.visit_str(text),
            Piece::Several(_) => Err(ValueError::invalid_type(Unexpected::Seq, &visitor)),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// What a list is called.
pub(crate) const LIST: &str = "a list";

/// Something else in the place of a list or an object.
pub(crate) fn misfit<R>(raw: Value, expected: &str) -> Field<R> {
    match raw {
        Value::Null => Field::Nothing,
        raw => Field::Rejected(rejected(raw, format!("is not {expected}"))),
    }
}

#[cold]
fn rejected(raw: Value, reason: String) -> Box<Rejected> {
    Box::new(Rejected {
        raw,
        reason: reason.into_boxed_str(),
    })
}

impl<R: Lenient> Lenient for Vec<Field<R>> {
    const EXPECTED: &'static str = LIST;
    const SHAPE: Shape = Shape::List(&R::SHAPE);

    fn read(reader: &mut Reader<'_>) -> Result<Field<Self>, Stop> {
        if !reader.enters_list()? {
            return Ok(misfit(reader.value()?, Self::EXPECTED));
        }
        let mut list = Self::new();
        while reader.item()? {
            if list.len() == TABLE_ROWS {
                return Err(Stop::TooMany);
            }
            list.push(R::read(reader)?);
        }
        Ok(Field::Value(list))
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

/// Declares value types as raw values that are read in one piece by their own check.
macro_rules! leaf {
    ($($type:ty => $sort:ident, $expected:literal, $schema:literal;)*) => {
        $( $crate::model::field::leaf!(@one $type, $expected,
            $crate::model::Shape::Leaf($expected, $schema, $crate::model::Sort::$sort),
            |leaf: &$type| leaf.into()); )*
    };
    (words: $($type:ty => $expected:literal),* $(,)?) => {
        $( $crate::model::field::leaf!(@one $type, $expected, $crate::model::Shape::Words($expected, || {
            <$type>::ALL.iter().map(|word| word.token()).collect()
        }), |word: &$type| $crate::model::datum::word(*word)); )*
    };
    (@one $type:ty, $expected:literal, $shape:expr, |$value:ident: $borrowed:ty| $datum:expr) => {
        impl $crate::model::field::Lenient for $type {
            const EXPECTED: &'static str = $expected;
            const SHAPE: $crate::model::Shape = $shape;
            fn read(reader: &mut $crate::model::reader::Reader<'_>) -> Result<$crate::model::Field<Self>, $crate::model::reader::Stop> {
                $crate::model::field::read_leaf(reader, Self::EXPECTED)
            }
            fn write<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(self, serializer)
            }
        }
        impl $crate::model::part::Part for $type {
            type Raw = Self;
            fn check(raw: Self, _: $crate::model::Place<'_>, _: &mut $crate::model::part::Checker) -> Option<Self> {
                Some(raw)
            }
            fn raw(&self, _: &$crate::model::rows::Tables) -> Self {
                self.clone()
            }
            fn datum(&self) -> $crate::model::Datum<'_> {
                let $value = self;
                $datum
            }
        }
    };
}
pub(crate) use leaf;

impl<K: Kind> Lenient for Key<K> {
    const EXPECTED: &'static str = "a key";
    const SHAPE: Shape = Shape::Key(K::NAME);

    fn read(reader: &mut Reader<'_>) -> Result<Field<Self>, Stop> {
        match reader.plain_key() {
            Some(key) => Ok(Field::Value(key.into())),
            None => read_other_key(reader),
        }
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A key that is not plain, or what stands in its place: apart from the way that nearly all keys go.
#[inline(never)]
fn read_other_key<K: Kind>(reader: &mut Reader<'_>) -> Result<Field<Key<K>>, Stop> {
    read_leaf(reader, Key::<K>::EXPECTED)
}
