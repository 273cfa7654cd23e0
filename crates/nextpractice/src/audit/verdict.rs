//! What a rule says of a unit.

use std::fmt;

use serde::Serialize;

use super::missing::Missing;

/// What an audit says of a rule and a unit.
///
/// ```
/// use nextpractice::audit::Verdict;
/// assert_eq!(Verdict::CannotTell.to_string(), "cannot tell");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Verdict {
    /// The rule is kept, and nothing that could still be recorded would change that.
    Holds,
    /// The rule is broken, and nothing that could still be recorded would change that.
    Broken,
    /// What is recorded does not decide it.
    CannotTell,
    /// The rule is not asked here.
    NotApplicable,
}

impl Verdict {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Broken => "broken",
            Self::CannotTell => "cannot tell",
            Self::NotApplicable => "not applicable",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What a rule's check answers: a verdict, with what is missing or why it is not asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The rule is kept.
    Holds,
    /// The rule is broken.
    Broken,
    /// What is recorded does not decide it: what is missing.
    CannotTell(Missing),
    /// The rule is not asked here: why.
    NotApplicable(&'static str),
}

impl Answer {
    /// The verdict alone.
    pub const fn verdict(self) -> Verdict {
        match self {
            Self::Holds => Verdict::Holds,
            Self::Broken => Verdict::Broken,
            Self::CannotTell(_) => Verdict::CannotTell,
            Self::NotApplicable(_) => Verdict::NotApplicable,
        }
    }
}
