//! How a report is to look.

use std::str::FromStr;

/// How many columns a report may take.
///
/// ```
/// use nextpractice_report::Width;
///
/// assert_eq!(Width::new(80)?.columns(), 80);
/// assert_eq!("20".parse::<Width>().unwrap_err().to_string(), "a width of 20 columns is out of range; it runs from 40 to 400");
/// assert_eq!(Width::nearest(20), Width::MIN);
/// # Ok::<(), nextpractice_report::WidthError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Width(usize);

impl Width {
    /// The narrowest report.
    pub const MIN: Self = Self(40);
    /// The widest report.
    pub const MAX: Self = Self(400);

    /// Checks a number of columns.
    ///
    /// # Errors
    /// [`WidthError`] outside [`MIN`](Self::MIN) to [`MAX`](Self::MAX).
    pub fn new(columns: usize) -> Result<Self, WidthError> {
        if (Self::MIN.0..=Self::MAX.0).contains(&columns) {
            Ok(Self(columns))
        } else {
            Err(WidthError::new(&columns.to_string()))
        }
    }

    /// The width nearest to a number of columns, such as a terminal's.
    pub fn nearest(columns: usize) -> Self {
        Self(columns.clamp(Self::MIN.0, Self::MAX.0))
    }

    /// The number of columns.
    pub const fn columns(self) -> usize {
        self.0
    }
}

impl Default for Width {
    /// A hundred columns: what a report is given that no terminal asks for.
    fn default() -> Self {
        Self(100)
    }
}

impl FromStr for Width {
    type Err = WidthError;

    fn from_str(text: &str) -> Result<Self, WidthError> {
        text.parse()
            .map_or_else(|_| Err(WidthError::new(text)), Self::new)
    }
}

/// A width that no report can have.
///
/// ```
/// let error = nextpractice_report::Width::new(0).unwrap_err();
/// assert!(error.to_string().contains("from 40 to 400"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a width of {given} columns is out of range; it runs from {min} to {max}", min = Width::MIN.0, max = Width::MAX.0)]
pub struct WidthError {
    given: String,
}

impl WidthError {
    fn new(given: &str) -> Self {
        Self {
            given: given.to_owned(),
        }
    }
}

/// How much of a long list a report for people prints before it counts the rest. The JSON report has everything.
///
/// ```
/// let limits = nextpractice_report::Limits::default();
/// assert_eq!(limits.findings, 12);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Findings of one rule.
    pub findings: usize,
    /// Findings of one rule whose level is advice.
    pub advice: usize,
    /// Breaches that follow from one finding.
    pub follows: usize,
    /// Facts that one fact rests on.
    pub causes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            findings: 12,
            advice: 3,
            follows: 4,
            causes: 6,
        }
    }
}

/// How a report for people is to look.
///
/// ```
/// use nextpractice_report::{TextStyle, Width};
///
/// let style = TextStyle { width: Width::new(80)?, colour: true, ..TextStyle::default() };
/// assert_eq!(style.limits.findings, 12);
/// # Ok::<(), nextpractice_report::WidthError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextStyle {
    /// No line is wider.
    pub width: Width,
    /// Whether to colour with escape codes of the terminal. Nothing is said by colour alone.
    pub colour: bool,
    /// How much of a long list is printed.
    pub limits: Limits,
}
