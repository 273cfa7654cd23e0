//! What a document says at one place, and what a checked programme knows of it.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{
    Error as ValueError, MapAccessDeserializer, SeqAccessDeserializer, StrDeserializer,
};
use serde::de::{
    DeserializeOwned, Deserializer, Error as _, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use serde_json::Value;

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

impl<T> Recorded<Box<[T]>> {
    /// The items as far as they are known: `None` if the list is not recorded, an empty slice if it is recorded as none.
    pub fn known(&self) -> Option<&[T]> {
        match self {
            Self::Unknown => None,
            Self::Nothing => Some(&[]),
            Self::Value(items) => Some(items),
        }
    }

    /// The items that are named, none where the list is not recorded.
    pub fn named(&self) -> &[T] {
        self.known().unwrap_or_default()
    }
}

/// A raw value that is read leniently: what does not fit is kept, not refused.
pub trait Lenient: Sized {
    /// What belongs here, as a message says it: "a date such as `2005-10-01`".
    const EXPECTED: &'static str;
    /// What it looks like in a document.
    const SHAPE: Shape;

    /// Reads a value; fails only where the text is no well-formed document at all.
    ///
    /// # Errors
    /// The error of the deserializer, for text that is malformed.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Field<Self>, D::Error>;

    /// Writes the value in the form in which it is read.
    ///
    /// # Errors
    /// The error of the serializer.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

impl<'de, R: Lenient> Deserialize<'de> for Field<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        R::read(deserializer)
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
pub(crate) fn read_leaf<'de, T, D>(
    deserializer: D,
    expected: &'static str,
) -> Result<Field<T>, D::Error>
where
    T: DeserializeOwned,
    D: Deserializer<'de>,
{
    Ok(Piece::deserialize(deserializer)?.into_leaf(expected))
}

/// A value of one piece as the text has it: read in one way for all types, of which there are many, and then given to its own type.
enum Piece<'de> {
    Nothing,
    Truth(bool),
    Whole(u64),
    Negative(i64),
    Real(f64),
    Text(Cow<'de, str>),
    /// A list or an object.
    Several(Value),
}

impl Piece<'_> {
    fn into_leaf<T: DeserializeOwned>(self, expected: &str) -> Field<T> {
        let read = match &self {
            Self::Nothing => return Field::Nothing,
            // Nearly all are texts, and the shortest way is theirs.
            Self::Text(text) => T::deserialize(StrDeserializer::new(text)),
            other => T::deserialize(other),
        };
        match read {
            Ok(value) => Field::Value(value),
            Err(error) => Field::Rejected(self.refuse(&error, expected)),
        }
    }

    #[cold]
    fn refuse(self, error: &ValueError, expected: &str) -> Box<Rejected> {
        let message = error.to_string();
        // serde's own wording for a value of another shape names Rust types.
        let reason = if message.starts_with("invalid type") || message.starts_with("invalid value")
        {
            format!("is not {expected}")
        } else {
            message
        };
        let raw = match self {
            Self::Nothing => Value::Null,
            Self::Truth(truth) => truth.into(),
            Self::Whole(number) => number.into(),
            Self::Negative(number) => number.into(),
            Self::Real(number) => number.into(),
            Self::Text(text) => text.into(),
            Self::Several(raw) => raw,
        };
        rejected(raw, reason)
    }
}

impl<'de> Deserialize<'de> for Piece<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PieceVisitor)
    }
}

struct PieceVisitor;

impl<'de> Visitor<'de> for PieceVisitor {
    type Value = Piece<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Piece<'de>, E> {
        Ok(Piece::Text(text.into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Piece<'de>, E> {
        Ok(Piece::Text(text.to_owned().into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Piece<'de>, E> {
        Ok(Piece::Whole(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Piece<'de>, E> {
        Ok(Piece::Negative(number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Piece<'de>, E> {
        Ok(Piece::Real(number))
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Piece<'de>, E> {
        Ok(Piece::Truth(truth))
    }

    fn visit_unit<E>(self) -> Result<Piece<'de>, E> {
        Ok(Piece::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Piece<'de>, A::Error> {
        Value::deserialize(SeqAccessDeserializer::new(items)).map(Piece::Several)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Piece<'de>, A::Error> {
        Value::deserialize(MapAccessDeserializer::new(members)).map(Piece::Several)
    }
}

/// Gives the piece to a type that reads pieces.
impl<'de> Deserializer<'de> for &Piece<'_> {
    type Error = ValueError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        match self {
            Piece::Nothing => visitor.visit_unit(),
            Piece::Truth(truth) => visitor.visit_bool(*truth),
            Piece::Whole(number) => visitor.visit_u64(*number),
            Piece::Negative(number) => visitor.visit_i64(*number),
            Piece::Real(number) => visitor.visit_f64(*number),
            Piece::Text(text) => visitor.visit_str(text),
            Piece::Several(_) => Err(ValueError::invalid_type(Unexpected::Seq, &visitor)),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// Something else in the place of a list, as reading the list itself would have it.
pub(crate) fn no_list<R>(raw: Value) -> Field<Vec<R>> {
    match raw {
        Value::Null => Field::Nothing,
        raw => reject_scalar(raw, LIST),
    }
}

/// What a list is called.
const LIST: &str = "a list";

fn reject<R>(raw: Value, reason: String) -> Field<R> {
    Field::Rejected(rejected(raw, reason))
}

#[cold]
fn rejected(raw: Value, reason: String) -> Box<Rejected> {
    Box::new(Rejected {
        raw,
        reason: reason.into_boxed_str(),
    })
}

/// A list where something else belongs, kept whole.
pub(crate) fn reject_items<'de, R, A: SeqAccess<'de>>(
    items: A,
    expected: &str,
) -> Result<Field<R>, A::Error> {
    let raw = Value::deserialize(SeqAccessDeserializer::new(items))?;
    Ok(reject(raw, format!("is not {expected}")))
}

/// An object where something else belongs, kept whole.
pub(crate) fn reject_members<'de, R, A: MapAccess<'de>>(
    members: A,
    expected: &str,
) -> Result<Field<R>, A::Error> {
    let raw = Value::deserialize(MapAccessDeserializer::new(members))?;
    Ok(reject(raw, format!("is not {expected}")))
}

/// The visits that every value of several pieces answers alike: a single piece does not fit.
macro_rules! reject_scalars {
    ($expected:expr) => {
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str($expected)
        }
        fn visit_str<E>(self, raw: &str) -> Result<Self::Value, E> {
            Ok($crate::model::field::reject_scalar(raw, $expected))
        }
        fn visit_u64<E>(self, raw: u64) -> Result<Self::Value, E> {
            Ok($crate::model::field::reject_scalar(raw, $expected))
        }
        fn visit_i64<E>(self, raw: i64) -> Result<Self::Value, E> {
            Ok($crate::model::field::reject_scalar(raw, $expected))
        }
        fn visit_f64<E>(self, raw: f64) -> Result<Self::Value, E> {
            Ok($crate::model::field::reject_scalar(raw, $expected))
        }
        fn visit_bool<E>(self, raw: bool) -> Result<Self::Value, E> {
            Ok($crate::model::field::reject_scalar(raw, $expected))
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok($crate::model::Field::Nothing)
        }
    };
}
pub(crate) use reject_scalars;

pub(crate) fn reject_scalar<R>(raw: impl Into<Value>, expected: &str) -> Field<R> {
    reject(raw.into(), format!("is not {expected}"))
}

/// What is said of a list that is longer than [`TABLE_ROWS`].
pub(crate) const TOO_MANY: &str =
    "the list has more than 5,000,000 items, the most that are read; split the document";

impl<R: Lenient> Lenient for Vec<Field<R>> {
    const EXPECTED: &'static str = LIST;
    const SHAPE: Shape = Shape::List(&R::SHAPE);

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Field<Self>, D::Error> {
        struct ListVisitor<R>(PhantomData<R>);
        impl<'de, R: Lenient> Visitor<'de> for ListVisitor<R> {
            type Value = Field<Vec<Field<R>>>;
            reject_scalars!(LIST);

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
                // No capacity is taken from the input's own word for its length.
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    if list.len() == TABLE_ROWS {
                        return Err(serde::de::Error::custom(TOO_MANY));
                    }
                    list.push(item);
                }
                Ok(Field::Value(list))
            }

            fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Self::Value, A::Error> {
                reject_members(members, LIST)
            }
        }
        deserializer.deserialize_any(ListVisitor(PhantomData))
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
            fn read<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<$crate::model::Field<Self>, D::Error> {
                $crate::model::field::read_leaf(deserializer, Self::EXPECTED)
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

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Field<Self>, D::Error> {
        read_leaf(deserializer, Self::EXPECTED)
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
