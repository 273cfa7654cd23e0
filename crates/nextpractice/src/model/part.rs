//! From what a document says to what a programme knows: the check of one part.

use serde_json::Value;

use super::datum::Datum;
use super::field::{Field, Lenient, Recorded, Rejected};
use super::keys::KeyTable;
use super::listed::Listed;
use super::place::Place;
use super::problem::{ProblemKind, Refusal};
use super::rows::{Entity, KeyTables, Tables};
use crate::value::{Handle, Key, Kind, Quoted, did_you_mean};

/// A checked part of a programme, and the raw form in which a document says it.
pub trait Part: Sized {
    /// The form in a document.
    type Raw: Lenient;

    /// Checks a raw value; what is wrong is told to the checker, and `None` returned where nothing can stand for it.
    fn check(raw: Self::Raw, at: Place<'_>, checker: &mut Checker) -> Option<Self>;

    /// The raw form again.
    fn raw(&self, tables: &Tables) -> Self::Raw;

    /// What it says, without its type.
    fn datum(&self) -> Datum<'_>;
}

/// A part that few rows have lies apart, so that the others are small.
impl<T: Part> Part for Box<T> {
    type Raw = T::Raw;

    fn check(raw: Self::Raw, at: Place<'_>, checker: &mut Checker) -> Option<Self> {
        T::check(raw, at, checker).map(Self::new)
    }

    fn raw(&self, tables: &Tables) -> Self::Raw {
        (**self).raw(tables)
    }

    fn datum(&self) -> Datum<'_> {
        (**self).datum()
    }
}

/// Collects the structural errors of a document while its parts are checked.
#[derive(Debug, Default)]
pub struct Checker {
    pub(crate) keys: KeyTables,
    pub(crate) refusal: Box<Refusal>,
}

/// Above this many rows, a dangling reference is not compared with every key for a likely one.
const SUGGESTION_ROWS: usize = 2_000;

impl Checker {
    pub(crate) fn wrong(&mut self, at: Place<'_>, raw: &Value, reason: &str, expected: &str) {
        self.refusal.add(
            ProblemKind::WrongValue,
            at,
            Some(raw),
            || reason.to_owned(),
            || format!("give {expected}"),
        );
    }

    fn missing(&mut self, at: Place<'_>, expected: &str) {
        self.refusal.add(
            ProblemKind::MissingField,
            at,
            None,
            || "must be given".to_owned(),
            || format!("give {expected}"),
        );
    }

    pub(crate) fn contradiction(
        &mut self,
        at: Place<'_>,
        reason: impl FnOnce() -> String,
        remedy: &str,
    ) {
        // What is wrong in itself contradicts nothing.
        if !self.refusal.mentions(at) {
            self.refusal
                .add(ProblemKind::Contradiction, at, None, reason, || {
                    remedy.to_owned()
                });
        }
    }

    /// A part that must be given.
    pub(crate) fn required<T: Part>(&mut self, field: Field<T::Raw>, at: Place<'_>) -> Option<T> {
        match field {
            Field::Value(raw) => T::check(raw, at, self),
            Field::Rejected(rejected) => {
                self.wrong(at, &rejected.raw, &rejected.reason, T::Raw::EXPECTED);
                None
            }
            Field::Absent | Field::Nothing => {
                self.missing(at, T::Raw::EXPECTED);
                None
            }
        }
    }

    /// A part that need not be given. What is wrong is reported and stands as unknown, so that the rest of its row
    /// can be checked too.
    pub(crate) fn optional<T: Part>(&mut self, field: Field<T::Raw>, at: Place<'_>) -> Recorded<T> {
        match field {
            Field::Absent => Recorded::Unknown,
            Field::Nothing => Recorded::Nothing,
            given => self
                .required(given, at)
                .map_or(Recorded::Unknown, Recorded::Value),
        }
    }

    /// A list that need not be given; an empty one is recorded as none.
    pub(crate) fn list<T: Part>(
        &mut self,
        field: Field<Vec<Field<T::Raw>>>,
        at: Place<'_>,
    ) -> Listed<T> {
        match field {
            Field::Absent => Listed::unknown(),
            Field::Nothing => Listed::nothing(),
            Field::Value(items) => Listed::of(items.len(), self.items(items, at)),
            Field::Rejected(rejected) => {
                self.no_list::<T>(&rejected, at);
                Listed::unknown()
            }
        }
    }

    /// A list of at least one item.
    pub(crate) fn several<T: Part>(
        &mut self,
        field: Field<Vec<Field<T::Raw>>>,
        at: Place<'_>,
    ) -> Option<Box<[T]>> {
        match field {
            Field::Absent | Field::Nothing => {
                self.missing(
                    at,
                    &format!("a list of at least one item, each {}", T::Raw::EXPECTED),
                );
                None
            }
            Field::Value(items) if items.is_empty() => {
                let expected = format!("at least one item, each {}", T::Raw::EXPECTED);
                self.wrong(at, &Value::Array(Vec::new()), "is empty", &expected);
                None
            }
            Field::Value(items) => Some(self.items(items, at).collect()),
            Field::Rejected(rejected) => {
                self.no_list::<T>(&rejected, at);
                None
            }
        }
    }

    fn no_list<T: Part>(&mut self, rejected: &Rejected, at: Place<'_>) {
        let expected = format!("a list, each item {}", T::Raw::EXPECTED);
        self.wrong(at, &rejected.raw, &rejected.reason, &expected);
    }

    fn items<T: Part>(
        &mut self,
        items: Vec<Field<T::Raw>>,
        at: Place<'_>,
    ) -> impl Iterator<Item = T> {
        items
            .into_iter()
            .enumerate()
            .filter_map(move |(i, item)| self.required(item, at.item(i)))
    }

    /// Fields that the format does not have, or that stand twice.
    pub(crate) fn unknown(&mut self, unknown: &[Unknown], names: &[&str], at: Place<'_>) {
        for field in unknown {
            let place = at.field(&field.name);
            if field.repeated {
                self.refusal.add(
                    ProblemKind::RepeatedField,
                    place,
                    Some(&field.raw),
                    || "is given twice in one object".to_owned(),
                    || "keep one of the two".to_owned(),
                );
            } else {
                self.refusal.add(
                    ProblemKind::UnknownField,
                    place,
                    Some(&field.raw),
                    || format!("{} is no field of the format", Quoted::new(&field.name)),
                    || match did_you_mean(&field.name, names.iter().copied()) {
                        Some(likely) => format!("did you mean `{likely}`?"),
                        None => format!("the fields here are {}", names.join(", ")),
                    },
                );
            }
        }
    }
}

/// A field of a document that is none of the format's, kept as it stands.
///
/// ```
/// use nextpractice::model::Document;
///
/// let document = Document::from_json(br#"{"tilte": "A programme"}"#)?;
/// assert_eq!(&*document.unknown[0].name, "tilte");
/// # Ok::<(), nextpractice::model::Malformed>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Unknown {
    /// Its name in the document.
    pub name: Box<str>,
    /// Its value.
    pub raw: Value,
    /// Whether the name is one of the format's, given a second time.
    pub repeated: bool,
}

impl<K: Kind> Part for Key<K> {
    type Raw = Self;

    fn check(raw: Self, _: Place<'_>, _: &mut Checker) -> Option<Self> {
        Some(raw)
    }

    fn raw(&self, _: &Tables) -> Self {
        self.clone()
    }

    fn datum(&self) -> Datum<'_> {
        Datum::Text(self.as_str())
    }
}

/// The key of a table that a dangling reference is likely to mean.
fn likely<'t, E: Kind>(table: &'t KeyTable<E>, given: &str) -> Option<&'t str> {
    if table.len() > SUGGESTION_ROWS {
        return None;
    }
    // Keys that differ in a digit alone are those of neighbours, not slips of the pen.
    let letters = |key: &str| key.replace(|c: char| c.is_ascii_digit(), "");
    let others = table.iter().map(Key::as_str);
    let spelt = others.filter(|key| key.len() != given.len() || letters(key) != letters(given));
    did_you_mean(given, spelt)
}

impl<E: Entity> Part for Handle<E> {
    type Raw = Key<E>;

    fn check(raw: Key<E>, at: Place<'_>, checker: &mut Checker) -> Option<Self> {
        if let Some(handle) = E::keys_mut(&mut checker.keys).find_again(raw.as_str()) {
            return Some(handle);
        }
        let Checker { keys, refusal } = checker;
        // Where a line could not be read, nobody can tell that the row is not there.
        if refusal.has(ProblemKind::MalformedLine) {
            return None;
        }
        refusal.add(
            ProblemKind::DanglingReference,
            at,
            Some(&Value::from(raw.as_str())),
            || format!("no row of {} has the key `{raw}`", E::TABLE),
            || match likely(E::keys(keys), raw.as_str()) {
                Some(likely) => format!("did you mean `{likely}`?"),
                None => format!("add the row to {}, or correct the key", E::TABLE),
            },
        );
        None
    }

    fn raw(&self, tables: &Tables) -> Key<E> {
        E::rows(tables).key(*self).clone()
    }

    fn datum(&self) -> Datum<'_> {
        (*self).into()
    }
}

/// What a document says of an optional part.
pub(crate) fn optional_raw<T: Part>(value: &Recorded<T>, tables: &Tables) -> Field<T::Raw> {
    match value {
        Recorded::Unknown => Field::Absent,
        Recorded::Nothing => Field::Nothing,
        Recorded::Value(value) => Field::Value(value.raw(tables)),
    }
}

/// What a document says of a list; none is written as an empty one.
pub(crate) fn list_raw<T: Part>(value: &Listed<T>, tables: &Tables) -> Field<Vec<Field<T::Raw>>> {
    match value.known() {
        None => Field::Absent,
        Some(items) => Field::Value(items_raw(items, tables)),
    }
}

pub(crate) fn items_raw<T: Part>(items: &[T], tables: &Tables) -> Vec<Field<T::Raw>> {
    items
        .iter()
        .map(|item| Field::Value(item.raw(tables)))
        .collect()
}
