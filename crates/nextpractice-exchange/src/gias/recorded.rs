//! What a register says of one thing: nothing, that there is none, or which.

/// A value that a register may be silent about.
///
/// Silence and "none" are kept apart: of a school with no trust *recorded* nothing follows, of a school recorded as in
/// no trust it does.
///
/// ```
/// use nextpractice_exchange::gias::Recorded;
/// let trusts = [Recorded::Unknown, Recorded::NoneThere, Recorded::Value("GLF Schools")];
/// assert_eq!(trusts.map(|trust| trust.value().is_some()), [false, false, true]);
/// assert_eq!(trusts.map(|trust| trust.is_unknown()), [true, false, false]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Recorded<T> {
    /// Not in the file, blank, withheld, or unreadable (then the import report says so).
    #[default]
    Unknown,
    /// Recorded as none or as not applicable.
    NoneThere,
    /// Recorded.
    Value(T),
}

impl<T> Recorded<T> {
    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Recorded::Value(value) => Some(value),
            Recorded::Unknown | Recorded::NoneThere => None,
        }
    }

    /// Whether nothing is known.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Recorded::Unknown)
    }
}
