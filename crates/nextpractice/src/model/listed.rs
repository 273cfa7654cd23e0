//! Lists that need not be recorded.

use thin_vec::ThinVec;

use super::datum::{Datum, Members};
use super::part::Part;

/// What a checked programme knows of a list that need not be recorded: nothing, that it is empty, or its items.
///
/// Most lists of most rows are not recorded: one takes eight bytes, its items a piece of memory of their own.
///
/// ```
/// use nextpractice::model::Listed;
///
/// let specialisms: Listed<&str> = ["languages"].into_iter().collect();
/// assert_eq!(specialisms.known(), Some(&["languages"][..]));
/// assert_eq!(Listed::<u32>::nothing().known(), Some(&[][..]));
/// assert_eq!(Listed::<u32>::default().known(), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T>(Option<ThinVec<T>>);

impl<T> Listed<T> {
    /// Not recorded: it may have any items, or none.
    #[must_use]
    pub const fn unknown() -> Self {
        Self(None)
    }

    /// Recorded as none.
    #[must_use]
    pub fn nothing() -> Self {
        Self(Some(ThinVec::new()))
    }

    /// So many items, as long as none of them is refused.
    pub(crate) fn of(count: usize, items: impl IntoIterator<Item = T>) -> Self {
        let mut list = ThinVec::with_capacity(count);
        list.extend(items);
        Self(Some(list))
    }

    /// Whether it is not recorded.
    #[must_use]
    pub const fn is_unknown(&self) -> bool {
        self.0.is_none()
    }

    /// The items as far as they are known: `None` if the list is not recorded, an empty slice if it is recorded as none.
    #[must_use]
    pub fn known(&self) -> Option<&[T]> {
        self.0.as_deref()
    }

    /// The items that are named, none where the list is not recorded.
    #[must_use]
    pub fn named(&self) -> &[T] {
        self.known().unwrap_or_default()
    }
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self::unknown()
    }
}

/// The items; of no items, a list that is recorded as none.
impl<T> FromIterator<T> for Listed<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(Some(items.into_iter().collect()))
    }
}

impl<T: Part + Sync> Listed<T> {
    /// What is known, as a datum; none is `Nothing`, never an empty list.
    pub(crate) fn datum(&self) -> Datum<'_> {
        match self.known() {
            None => Datum::Unknown,
            Some([]) => Datum::Nothing,
            Some(_) => Datum::List(self),
        }
    }
}

impl<T: Part + Sync> Members for Listed<T> {
    fn count(&self) -> usize {
        self.named().len()
    }

    fn at(&self, place: usize) -> Option<Datum<'_>> {
        self.named().get(place).map(Part::datum)
    }
}
