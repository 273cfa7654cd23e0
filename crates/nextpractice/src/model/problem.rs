//! Structural errors: what keeps a document from being a programme.

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use serde::Serialize;
use serde_json::Value;

use super::place::Place;

/// The kinds of structural error.
///
/// ```
/// use nextpractice::model::ProblemKind;
/// assert_eq!(ProblemKind::DanglingReference.code(), "dangling-reference");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ProblemKind {
    /// The document is of another format, or of none.
    UnknownFormat,
    /// A line of a document read line by line that is no row of a table.
    MalformedLine,
    /// A field that the format does not have.
    UnknownField,
    /// A field given twice in one object.
    RepeatedField,
    /// A value that its place cannot hold.
    WrongValue,
    /// A field that must be given is not.
    MissingField,
    /// Two rows of a table have one key.
    DuplicateKey,
    /// A reference to a row that does not exist.
    DanglingReference,
    /// A child's term reaches beyond its parent's.
    TermOutsideParent,
    /// A division of innovation that is none.
    IllFormedDivision,
    /// Statements that contradict each other.
    Contradiction,
}

impl ProblemKind {
    /// The kind's stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnknownFormat => "unknown-format",
            Self::UnknownField => "unknown-field",
            Self::RepeatedField => "repeated-field",
            Self::WrongValue => "wrong-value",
            Self::MissingField => "missing-field",
            Self::DuplicateKey => "duplicate-key",
            Self::DanglingReference => "dangling-reference",
            Self::TermOutsideParent => "term-outside-parent",
            Self::IllFormedDivision => "ill-formed-division",
            Self::Contradiction => "contradiction",
            Self::MalformedLine => "malformed-line",
        }
    }
}

/// One structural error: where it is, what stands there, why it cannot stand, and what to do.
///
/// ```
/// use nextpractice::model::{Document, Programme};
///
/// let document = Document::from_json(br#"{"format": "nextpractice/1", "hub": []}"#)?;
/// let refusal = Programme::new(document).unwrap_err();
/// assert_eq!(refusal.problems().next().unwrap().pointer(), "/hub");
/// # Ok::<(), nextpractice::model::Malformed>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    kind: ProblemKind,
    pointer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    reason: String,
    remedy: String,
}

impl Problem {
    /// What kind of error it is.
    pub const fn kind(&self) -> ProblemKind {
        self.kind
    }

    /// Where it is, as a JSON pointer (RFC 6901).
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// On which line it is, from 1, where the document was read line by line.
    pub const fn line(&self) -> Option<u64> {
        self.line
    }

    /// What stands there, as JSON, shortened.
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// Why that cannot stand.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// What to do about it.
    pub fn remedy(&self) -> &str {
        &self.remedy
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.pointer.as_str(), self.line) {
            ("", None) => f.write_str("the document: ")?,
            ("", Some(line)) => write!(f, "line {line}: ")?,
            (pointer, None) => write!(f, "{pointer}: ")?,
            (pointer, Some(line)) => write!(f, "{pointer} (line {line}): ")?,
        }
        // Most reasons name the value themselves.
        if let Some(value) = self.value.as_deref().filter(|value| {
            !self
                .reason
                .contains(&format!("`{}`", value.trim_matches('"')))
        }) {
            write!(f, "`{value}`: ")?;
        }
        write!(f, "{}; {}", self.reason, self.remedy)
    }
}

/// Why a document was refused: all its structural errors.
///
/// Of each kind the first [`Refusal::LISTED`] are listed, and all are counted.
///
/// ```
/// use nextpractice::model::{Document, Programme};
///
/// let document = Document::from_json(b"{}")?;
/// let refusal = Programme::new(document).unwrap_err();
/// assert!(refusal.to_string().contains("nextpractice/1"));
/// # Ok::<(), nextpractice::model::Malformed>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    kinds: BTreeMap<ProblemKind, Listed>,
    /// Where the listed errors are.
    places: HashSet<String>,
    /// The line that is being checked, if the document is read line by line.
    pub(crate) line: Option<u64>,
    counts_only: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Listed {
    problems: Vec<Problem>,
    total: usize,
}

impl Refusal {
    /// How many errors of one kind are listed; the rest is counted.
    pub const LISTED: usize = 1_000;
    /// How much of a value a message shows, in characters.
    pub const VALUE_CHARS: usize = 120;

    /// The listed errors, by kind and then in the order of the document.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.kinds.values().flat_map(|listed| &listed.problems)
    }

    /// How many errors there are of each kind, listed or not.
    pub fn totals(&self) -> impl Iterator<Item = (ProblemKind, usize)> {
        self.kinds
            .iter()
            .map(|(kind, listed)| (*kind, listed.total))
    }

    /// How many errors there are in all.
    pub fn total(&self) -> usize {
        self.kinds.values().map(|listed| listed.total).sum()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Whether something is reported at a place already.
    pub(crate) fn mentions(&self, at: Place<'_>) -> bool {
        !self.places.is_empty() && self.places.contains(at.to_string().as_str())
    }

    /// Says of each listed error that has a place in the document on which line that is.
    pub(crate) fn find_lines(&mut self, line_of: impl Fn(&str) -> Option<u64>) {
        for listed in self.kinds.values_mut() {
            for problem in &mut listed.problems {
                problem.line = problem.line.or_else(|| line_of(&problem.pointer));
            }
        }
    }

    /// One that only counts.
    pub(crate) fn counting() -> Self {
        Self {
            counts_only: true,
            ..Self::default()
        }
    }

    /// Whether there are errors of a kind.
    pub(crate) fn has(&self, kind: ProblemKind) -> bool {
        self.kinds.contains_key(&kind)
    }

    pub(crate) fn add(
        &mut self,
        kind: ProblemKind,
        at: Place<'_>,
        value: Option<&Value>,
        reason: impl FnOnce() -> String,
        remedy: impl FnOnce() -> String,
    ) {
        let listed = self.kinds.entry(kind).or_default();
        listed.total += 1;
        if !self.counts_only && listed.problems.len() < Self::LISTED {
            self.places.insert(at.to_string());
            listed.problems.push(Problem {
                kind,
                pointer: at.to_string(),
                line: self.line,
                value: value.map(shortened),
                reason: reason(),
                remedy: remedy(),
            });
        }
    }
}

fn shortened(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(Refusal::VALUE_CHARS) {
        None => text,
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or_default()),
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.total();
        write!(
            f,
            "the document is no programme: {total} structural error{}",
            if total == 1 { "" } else { "s" }
        )?;
        for listed in self.kinds.values() {
            for problem in &listed.problems {
                write!(f, "\n  {problem}")?;
            }
            let rest = listed.total - listed.problems.len();
            if let (1.., Some(last)) = (rest, listed.problems.last()) {
                write!(f, "\n  and {rest} more of the kind {}", last.kind.code())?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}
