//! Text that is to hold one JSON value, and what is said of any that does not.

use super::faults;
use super::reader::{Reader, Stop};

/// Reads the one value that bytes are to hold. They are looked at as a whole for whether they are UTF-8, and not again string by
/// string.
pub(super) fn read_text<'t, T>(
    bytes: &'t [u8],
    read: impl FnOnce(&mut Reader<'t>) -> Result<T, Stop>,
) -> Result<T, Malformed> {
    let (text, whole) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, true),
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            (std::str::from_utf8(good).unwrap_or_default(), false)
        }
    };
    let mut reader = Reader::new(text, 0);
    match read(&mut reader).and_then(|value| reader.ends().map(|()| value)) {
        Ok(value) if whole => Ok(value),
        Err(Stop::TooMany) => Err(Malformed::at(reader.at(), text, TOO_MANY)),
        Ok(_) => Err(Malformed::at(text.len(), text, NO_TEXT)),
        Err(Stop::Malformed) => Err(match faults::first(text) {
            Some(error) if whole || error.classify() != serde_json::error::Category::Eof => {
                Malformed::syntax(&error, bytes)
            }
            // What is wrong first is that the text stops being text.
            _ if !whole => Malformed::at(text.len(), text, NO_TEXT),
            _ => Malformed::at(reader.at(), text, "not JSON; correct the text here"),
        }),
    }
}

/// What is said of a list that is longer than [`TABLE_ROWS`](crate::limits::TABLE_ROWS).
const TOO_MANY: &str =
    "the list has more than 5,000,000 items, the most that are read; split the document";

const NO_TEXT: &str = "not JSON: invalid unicode code point; correct the text here";

/// Text that is no well-formed document: where reading stopped, and why.
///
/// ```
/// use nextpractice::model::Document;
///
/// let cut_short = Document::from_json(br#"{"format": "next"#).unwrap_err();
/// assert_eq!(cut_short.line(), 1);
/// assert!(cut_short.to_string().contains("cut short"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {reason}")]
pub struct Malformed {
    line: usize,
    column: usize,
    offset: usize,
    reason: Box<str>,
}

impl Malformed {
    /// A fault of our own finding.
    pub(super) fn at(offset: usize, text: &str, reason: &str) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let last_line = before.rsplit('\n').next().unwrap_or_default();
        Self {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: last_line.len() + 1,
            offset,
            reason: reason.into(),
        }
    }

    fn syntax(error: &serde_json::Error, bytes: &[u8]) -> Self {
        let text = error.to_string();
        // serde_json ends its messages with the place, which is given apart here.
        let what = text
            .rsplit_once(" at line ")
            .map_or(text.as_str(), |(what, _)| what);
        let reason = match error.classify() {
            serde_json::error::Category::Eof => {
                format!("the document is cut short: {what}; get the whole file")
            }
            _ if what.contains("recursion limit") => {
                "nested too deep; the format itself needs no more than ten levels".to_owned()
            }
            _ => format!("not JSON: {what}; correct the text here"),
        };
        let column = error.column().max(1);
        let lines = bytes.split_inclusive(|byte| *byte == b'\n');
        let before: usize = lines
            .take(error.line().saturating_sub(1))
            .map(<[u8]>::len)
            .sum();
        Self {
            line: error.line(),
            column,
            offset: (before + column - 1).min(bytes.len()),
            reason: reason.into(),
        }
    }

    /// The same of a text that is one line of many.
    pub(super) const fn on(mut self, line: u64) -> Self {
        self.line = line as usize;
        self
    }

    /// The line at which reading stopped, from 1.
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The column at which reading stopped, in bytes from 1.
    pub const fn column(&self) -> usize {
        self.column
    }

    /// The bytes of text before that place.
    ///
    /// ```
    /// use nextpractice::model::Document;
    ///
    /// let error = Document::from_json(b"{\n \"title\": }").unwrap_err();
    /// assert_eq!((error.line(), error.offset()), (2, 12));
    /// ```
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// Why it stopped, and what to do.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}
