//! Text that is to hold one JSON value, and what is said of any that does not.

use std::borrow::Cow;

use memchr::{memchr_iter, memrchr};
use serde_json::error::Category;

use super::faults;
use super::reader::{Reader, Stop};

/// Reads the one value that bytes are to hold. They are looked at as a whole for whether they are UTF-8, and not again string by
/// string.
pub(super) fn read_text<'t, T>(
    bytes: &'t [u8],
    read: impl FnOnce(&mut Reader<'t>) -> Result<T, Stop>,
) -> Result<T, Malformed> {
    let (text, end) = text(bytes, false);
    let mut reader = Reader::new(text);
    match read(&mut reader).and_then(|value| reader.ends().map(|()| value)) {
        Ok(value) if end == End::Whole => Ok(value),
        Ok(_) => Err(no_text(text)),
        // INVARIANT (no more than is here): a reader of all there is never waits for more.
        Err(stop) => Err(why(stop, reader.at(), "", text, end)
            .unwrap_or_else(|| Malformed::at(reader.at(), text, NO_JSON))),
    }
}

/// What is said of a text that goes on with bytes that are none.
pub(super) fn no_text(text: &str) -> Malformed {
    Malformed::at(text.len(), text, NO_TEXT)
}

/// How what is here of a text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// There is no more.
    Whole,
    /// There is more that is no text.
    NoText,
    /// There may be more.
    More,
}

/// As much of bytes as is text, and how that ends where there may be more of them.
pub(super) fn text(bytes: &[u8], more: bool) -> (&str, End) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text, if more { End::More } else { End::Whole }),
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let cut = more && error.error_len().is_none();
            (
                std::str::from_utf8(good).unwrap_or_default(),
                if cut { End::More } else { End::NoText },
            )
        }
    }
}

/// Why reading stopped at a place of a text, or `None` where more of it may be all that is missing.
///
/// What stood before the text is told by `context`, as few signs on one line as lead to the same. The place is told as if they
/// were there.
pub(super) fn why(stop: Stop, at: usize, context: &str, text: &str, end: End) -> Option<Malformed> {
    let told = match context {
        "" => Cow::Borrowed(text),
        _ => Cow::Owned([context, text].concat()),
    };
    let fault = |at, reason| Some(Malformed::at(context.len() + at, &told, reason));
    match stop {
        Stop::Short => None,
        Stop::TooMany => fault(at, TOO_MANY),
        Stop::Malformed => match faults::first(&told) {
            Some(error) if end == End::Whole || error.classify() != Category::Eof => {
                Some(Malformed::syntax(&error, &told))
            }
            _ if end == End::More => None,
            // What is wrong first is that the text stops being text.
            _ if end == End::NoText => fault(text.len(), NO_TEXT),
            _ => fault(at, NO_JSON),
        },
    }
}

/// What is said of a list that is longer than [`TABLE_ROWS`](crate::limits::TABLE_ROWS).
const TOO_MANY: &str =
    "the list has more than 5,000,000 items, the most that are read; split the document";

const NO_JSON: &str = "not JSON; correct the text here";

const NO_TEXT: &str = "not JSON: invalid unicode code point; correct the text here";

/// How much of a text came before a place in it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    bytes: usize,
    /// Line feeds.
    lines: usize,
    /// Bytes after the last of them.
    column: usize,
}

impl Mark {
    /// Goes past a piece of text.
    pub(super) fn pass(&mut self, piece: &[u8]) {
        self.bytes += piece.len();
        self.lines += memchr_iter(b'\n', piece).count();
        match memrchr(b'\n', piece) {
            Some(last) => self.column = piece.len() - last - 1,
            None => self.column += piece.len(),
        }
    }
}

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

    fn syntax(error: &serde_json::Error, text: &str) -> Self {
        let said = error.to_string();
        // serde_json ends its messages with the place, which is given apart here.
        let what = said
            .rsplit_once(" at line ")
            .map_or(said.as_str(), |(what, _)| what);
        let reason = match error.classify() {
            Category::Eof => {
                format!("the document is cut short: {what}; get the whole file")
            }
            _ if what.contains("recursion limit") => {
                "nested too deep; the format itself needs no more than ten levels".to_owned()
            }
            _ => format!("not JSON: {what}; correct the text here"),
        };
        let column = error.column().max(1);
        let lines = text.split_inclusive('\n');
        let before: usize = lines
            .take(error.line().saturating_sub(1))
            .map(str::len)
            .sum();
        Self {
            line: error.line(),
            column,
            offset: (before + column - 1).min(text.len()),
            reason: reason.into(),
        }
    }

    /// The same of a text that goes on from a place, and before which so many bytes were told besides.
    pub(super) const fn from(mut self, place: &Mark, told: usize) -> Self {
        self.offset = (place.bytes + self.offset).saturating_sub(told);
        if self.line == 1 {
            self.column = (place.column + self.column).saturating_sub(told);
        }
        self.line += place.lines;
        self
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
