//! Three-valued truth: what is not recorded is neither so nor not so.

/// Yes, not known, or no (Kleene's strong logic), in that order.
///
/// ```
/// use nextpractice::model::Truth;
///
/// assert_eq!(Truth::Unknown.and(Truth::No), Truth::No);
/// assert_eq!(Truth::Unknown.or(Truth::No), Truth::Unknown);
/// assert_eq!(Truth::from(true), Truth::Yes);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// It is so.
    Yes,
    /// Nothing recorded decides it.
    Unknown,
    /// It is not so.
    No,
}

impl Truth {
    /// Whether both are so.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// Whether one of them is so.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::No, Self::No) => Self::No,
            _ => Self::Unknown,
        }
    }

    /// Whether it is not so.
    #[must_use]
    pub const fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }

    /// Whether it is known to be so.
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes)
    }

    /// Whether it is known not to be so.
    pub const fn is_no(self) -> bool {
        matches!(self, Self::No)
    }
}

impl From<bool> for Truth {
    fn from(truth: bool) -> Self {
        if truth { Self::Yes } else { Self::No }
    }
}
