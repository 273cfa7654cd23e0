//! Three-valued truth, and what a rule says.

use std::fmt;

/// Whether something is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sure {
    No,
    Unsure,
    Yes,
}

impl Sure {
    /// So only if it is certain.
    pub(super) fn yes(self) -> bool {
        self == Self::Yes
    }

    /// Not so for certain.
    pub(super) fn no(self) -> bool {
        self == Self::No
    }

    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unsure,
        }
    }

    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::No, Self::No) => Self::No,
            _ => Self::Unsure,
        }
    }

    /// Whether one at least is so.
    pub(super) fn any(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(Self::No, Self::or)
    }
}

impl From<bool> for Sure {
    fn from(so: bool) -> Self {
        if so { Self::Yes } else { Self::No }
    }
}

/// What a rule says of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Say {
    /// It is kept.
    Holds,
    /// It is broken.
    Broken,
    /// The document does not decide it.
    CannotTell,
    /// It is not asked.
    NotApplicable,
}

impl Say {
    /// All four.
    pub const ALL: [Self; 4] = [
        Self::Holds,
        Self::Broken,
        Self::CannotTell,
        Self::NotApplicable,
    ];

    /// Its name, as the library has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Broken => "broken",
            Self::CannotTell => "cannot tell",
            Self::NotApplicable => "not applicable",
        }
    }

    /// Holds if the rule is certainly kept, broken if it is certainly not.
    pub(super) fn kept(so: Sure) -> Self {
        match so {
            Sure::Yes => Self::Holds,
            Sure::No => Self::Broken,
            Sure::Unsure => Self::CannotTell,
        }
    }

    /// The same where the rule is asked for certain; where that is unsure, a verdict would hang on it.
    pub(super) fn where_asked(self, asked: Sure) -> Self {
        match asked {
            Sure::No => Self::NotApplicable,
            Sure::Yes => self,
            Sure::Unsure if self == Self::NotApplicable => self,
            Sure::Unsure => Self::CannotTell,
        }
    }

    /// What is to be said where each of these may turn out: one of them if all are the same.
    pub(super) fn whatever(all: impl IntoIterator<Item = Self>) -> Self {
        let mut all = all.into_iter();
        let first = all.next().unwrap_or(Self::CannotTell);
        if all.all(|other| other == first) {
            first
        } else {
            Self::CannotTell
        }
    }
}

impl fmt::Display for Say {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
