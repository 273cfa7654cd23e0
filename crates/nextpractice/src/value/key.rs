//! Typed text keys, by which a document names its entities, and the dense handles that replace them once checked.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use lean_string::LeanStr;

use super::Quoted;
use super::plain_key::{MAX_CHARS, PlainKey, is_plain};

/// A sort of entity. It exists only in types: it keeps the keys of hubs and of schools apart.
pub trait Kind {
    /// What one entity of this sort is called: lower case, singular. It is part of every derived [`Uid`](super::Uid).
    const NAME: &'static str;
}

/// The key of an entity of kind `K`: short text that a person can write and two systems agree on.
///
/// 1 to [`MAX_CHARS`](Key::MAX_CHARS) characters, none of them a control character; the only white space is a single
/// space between two other characters. Keys are compared and ordered byte by byte. (`LIB`)
///
/// ```
/// use nextpractice::value::{Key, Kind};
/// enum School {}
/// impl Kind for School {
///     const NAME: &'static str = "school";
/// }
/// let key: Key<School> = "urn:136776".parse()?;
/// assert_eq!(key.as_str(), "urn:136776");
/// assert!(Key::<School>::new(" urn:136776").is_err());
/// # Ok::<(), nextpractice::value::KeyError>(())
/// ```
pub struct Key<K: ?Sized> {
    text: LeanStr,
    kind: PhantomData<fn() -> K>,
}

impl<K: ?Sized> Key<K> {
    /// The longest key, in characters.
    pub const MAX_CHARS: usize = MAX_CHARS;

    /// Checks the text and takes a copy of it.
    ///
    /// # Errors
    /// [`KeyError`] when the text is empty, too long, or has white space or control characters where none may be.
    pub fn new(text: &str) -> Result<Self, KeyError> {
        match fault_in(text) {
            Some(fault) => Err(KeyError {
                given: Quoted::new(text),
                fault,
            }),
            None => Ok(Self {
                text: text.into(),
                kind: PhantomData,
            }),
        }
    }

    /// The key as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

fn fault_in(text: &str) -> Option<Fault> {
    if is_plain(text) {
        return None;
    }
    slow_fault_in(text)
}

fn slow_fault_in(text: &str) -> Option<Fault> {
    if text.is_empty() {
        return Some(Fault::Empty);
    }
    // The byte length bounds the characters from above, so that short keys are not counted twice.
    if text.len() > MAX_CHARS && text.chars().count() > MAX_CHARS {
        return Some(Fault::TooLong);
    }
    if text.chars().any(char::is_control) {
        return Some(Fault::Control);
    }
    if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
        return Some(Fault::OuterSpace);
    }
    if text.contains("  ") || text.chars().any(|c| c.is_whitespace() && c != ' ') {
        return Some(Fault::InnerSpace);
    }
    None
}

/// Why a text is no key.
///
/// ```
/// # enum School {}
/// let error = nextpractice::value::Key::<School>::new("hub  1").unwrap_err();
/// assert_eq!(error.to_string(), "`hub  1` is not a key: only single spaces may stand between its characters");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given} is not a key: {fault}")]
pub struct KeyError {
    given: Quoted,
    fault: Fault,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("it is empty; a key has 1 to {MAX_CHARS} characters")]
    Empty,
    #[error("it is too long; a key has 1 to {MAX_CHARS} characters")]
    TooLong,
    #[error("it holds a control character; a key is printable text on one line")]
    Control,
    #[error("it begins or ends with white space; take that away")]
    OuterSpace,
    #[error("only single spaces may stand between its characters")]
    InnerSpace,
}

// Written out, not derived: a derive would ask `K` for what only the text needs.
impl<K: ?Sized> Clone for Key<K> {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            kind: PhantomData,
        }
    }
}

impl<K: ?Sized> PartialEq for Key<K> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<K: ?Sized> Eq for Key<K> {}

impl<K: ?Sized> PartialOrd for Key<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K: ?Sized> Ord for Key<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl<K: ?Sized> Hash for Key<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

/// A map by key can be asked with bare text: equality, order and hash are those of the text.
impl<K: ?Sized> Borrow<str> for Key<K> {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl<K: ?Sized> fmt::Debug for Key<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({:?})", self.text)
    }
}

impl<K: ?Sized> fmt::Display for Key<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<K: ?Sized> From<PlainKey<'_>> for Key<K> {
    fn from(plain: PlainKey<'_>) -> Self {
        Self {
            text: plain.as_str().into(),
            kind: PhantomData,
        }
    }
}

impl<K: ?Sized> FromStr for Key<K> {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        Self::new(text)
    }
}

super::scalar::serde_as_text!(Key<K>, for all K; "a key: short text such as \"hub:1\"");

/// The place of an entity of kind `K` in its table, once a programme has been checked: dense, from zero.
///
/// ```
/// # enum School {}
/// let third = nextpractice::value::Handle::<School>::from_index(2).unwrap();
/// assert_eq!(third.index(), 2);
/// ```
pub struct Handle<K: ?Sized> {
    index: u32,
    kind: PhantomData<fn() -> K>,
}

impl<K: ?Sized> Handle<K> {
    /// The handle of the entity at `index`; `None` beyond `u32::MAX`.
    #[must_use]
    pub fn from_index(index: usize) -> Option<Self> {
        let index = u32::try_from(index).ok()?;
        Some(Self {
            index,
            kind: PhantomData,
        })
    }

    /// The place in the table.
    #[must_use]
    pub const fn index(self) -> usize {
        // Lossless wherever the standard library itself runs with 32-bit pointers or wider.
        self.index as usize
    }
}

impl<K: ?Sized> Clone for Handle<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: ?Sized> Copy for Handle<K> {}

impl<K: ?Sized> PartialEq for Handle<K> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl<K: ?Sized> Eq for Handle<K> {}

impl<K: ?Sized> PartialOrd for Handle<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K: ?Sized> Ord for Handle<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.index.cmp(&other.index)
    }
}

impl<K: ?Sized> Hash for Handle<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}

impl<K: ?Sized> fmt::Debug for Handle<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Handle({})", self.index)
    }
}

#[cfg(any(test, feature = "proptest"))]
mod generate {
    use proptest::prelude::*;

    use super::{Handle, Key};

    impl<K: ?Sized + 'static> Arbitrary for Key<K> {
        type Parameters = ();
        type Strategy = BoxedStrategy<Self>;

        fn arbitrary_with((): ()) -> Self::Strategy {
            "[a-zA-Zé]{1,8}(:| )?[0-9A-Z./-]{1,12}"
                .prop_filter_map("a key", |text| Key::new(&text).ok())
                .boxed()
        }
    }

    impl<K: ?Sized + 'static> Arbitrary for Handle<K> {
        type Parameters = ();
        type Strategy = BoxedStrategy<Self>;

        fn arbitrary_with((): ()) -> Self::Strategy {
            (0..=u32::MAX as usize)
                .prop_filter_map("a handle", Handle::from_index)
                .boxed()
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Handle, Key, fault_in, slow_fault_in};
    use crate::value::laws;

    enum School {}
    type SchoolKey = Key<School>;

    #[test]
    fn length_is_checked_at_the_limit_and_one_past_it() {
        let at = "é".repeat(SchoolKey::MAX_CHARS);
        assert!(SchoolKey::new(&at).is_ok());
        assert!(SchoolKey::new(&format!("{at}é")).is_err());
    }

    #[test]
    fn neighbours_of_a_key_are_refused() {
        for given in [
            "", " ", " a", "a ", "a  b", "a\tb", "a\u{a0}b", "a\nb", "a\0",
        ] {
            laws::refused_everywhere::<SchoolKey>(given);
        }
        assert!(serde_json::from_str::<SchoolKey>("7").is_err());
    }

    #[test]
    fn a_handle_needs_no_more_than_32_bits() {
        assert!(Handle::<School>::from_index(u32::MAX as usize).is_some());
        assert!(Handle::<School>::from_index(u32::MAX as usize + 1).is_none());
    }

    proptest! {
        #[test]
        fn round_trips(key: SchoolKey, other: SchoolKey) {
            laws::text_round_trip(&key);
            laws::json_round_trip(&key);
            prop_assert_eq!(key.cmp(&other), key.as_str().as_bytes().cmp(other.as_str().as_bytes()));
        }

        #[test]
        fn any_text_is_answered(text in any::<String>()) {
            if let Ok(key) = SchoolKey::new(&text) {
                prop_assert_eq!(key.as_str(), text);
            }
        }

        #[test]
        fn the_quick_look_agrees_with_the_long_one(text in "([ a-c\té]{0,6}|[a-z]{0,9}[ -\u{80}]?[!-~]{0,9})") {
            prop_assert_eq!(fault_in(&text), slow_fault_in(&text));
        }

        #[test]
        fn handles_keep_their_index(handle: Handle<School>) {
            prop_assert_eq!(Handle::from_index(handle.index()), Some(handle));
        }
    }
}
