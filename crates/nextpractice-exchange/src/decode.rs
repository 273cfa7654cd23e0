//! From bytes to text: the encoding, the line endings, and the characters that were lost before the file came here.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

use crate::report::{Issue, IssueKind, Refusal, RefusedFile};
use crate::text::{Encoding, LineEndings};

/// A file as text, without its mark.
#[derive(Debug)]
pub(crate) struct Text<'b> {
    pub(crate) content: Cow<'b, str>,
    pub(crate) encoding: Encoding,
    pub(crate) line_endings: LineEndings,
    /// Whether any character is [`damaged`]; most files have none, and then no cell need be searched.
    pub(crate) damaged: bool,
    /// The line of the first byte that is not UTF-8, in a file taken for Windows-1252 that also holds letters beyond
    /// ASCII which *are* UTF-8: either reading spoils some names.
    pub(crate) mixed_at_line: Option<usize>,
}

impl Text<'_> {
    /// The warning about a file that holds two encodings, if it does.
    pub(crate) fn mixed_encoding(&self) -> Option<Issue> {
        self.mixed_at_line.map(|line| Issue {
            kind: IssueKind::MixedEncoding,
            row: None,
            line,
            column: None,
            value: None,
            reason: Cow::Borrowed("a byte here is not UTF-8, yet other letters of the file are; all is read as Windows-1252"),
            remedy: Cow::Borrowed("check the names that have accents, and save the file again as \"CSV UTF-8\""),
        })
    }
}

/// A character that no register writes: the replacement character stands for one that was lost, NUL for a fault.
pub(crate) fn damaged(character: char) -> bool {
    matches!(character, char::REPLACEMENT_CHARACTER | '\0')
}

/// The control characters of C1. `encoding_rs` gives them for the bytes that Windows-1252 leaves undefined; no text
/// holds them, so each is a character that was lost.
fn lost(character: char) -> bool {
    matches!(character, '\u{80}'..='\u{9f}')
}

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";
const ARCHIVES: [&[u8]; 3] = [b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0"];

/// Decodes a whole file.
pub(crate) fn decode<'b>(
    label: &str,
    bytes: &'b [u8],
    limit: usize,
) -> Result<Text<'b>, RefusedFile> {
    let refuse = |reason| Err(RefusedFile::new(label, reason));
    if bytes.len() > limit {
        return refuse(Refusal::TooLarge {
            bytes: bytes.len(),
            limit,
        });
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return refuse(Refusal::Utf16);
    }
    if ARCHIVES.iter().any(|magic| bytes.starts_with(magic)) {
        return refuse(Refusal::NotText);
    }
    let mut body = bytes;
    // Files joined together can open with more than one mark.
    while let Some(rest) = body.strip_prefix(UTF8_MARK) {
        body = rest;
    }
    let marked = body.len() < bytes.len();
    let mut mixed_at_line = None;
    let (content, encoding) = match (std::str::from_utf8(body), marked) {
        (Ok(text), false) => (Cow::Borrowed(text), Encoding::Utf8),
        (Ok(text), true) => (Cow::Borrowed(text), Encoding::Utf8WithMark),
        (Err(_), true) => (String::from_utf8_lossy(body), Encoding::Utf8WithMark),
        (Err(_), false) => {
            mixed_at_line = first_stray_line(body);
            (Cow::Owned(from_windows_1252(body)), Encoding::Windows1252)
        }
    };
    let content = if has_lost(&content) {
        Cow::Owned(content.replace(lost, "\u{fffd}"))
    } else {
        content
    };
    let line_endings = LineEndings::count(&content);
    let damaged = has_damaged(&content);
    Ok(Text {
        content,
        encoding,
        line_endings,
        damaged,
        mixed_at_line,
    })
}

/// Decodes into memory that is taken once: a byte beyond ASCII becomes three at the most.
fn from_windows_1252(bytes: &[u8]) -> String {
    let beyond = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let mut text = String::with_capacity(bytes.len() + 2 * beyond);
    let mut decoder = encoding_rs::WINDOWS_1252.new_decoder_without_bom_handling();
    let mut rest = bytes;
    loop {
        let (result, read, _) = decoder.decode_to_string(rest, &mut text, true);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            encoding_rs::CoderResult::InputEmpty => return text,
            encoding_rs::CoderResult::OutputFull => text.reserve(rest.len().max(16)),
        }
    }
}

/// Whether a character of the text is [`lost`]: in UTF-8 the byte C2 begins each of them.
fn has_lost(text: &str) -> bool {
    let bytes = text.as_bytes();
    let follows = |place: usize| matches!(bytes.get(place + 1), Some(0x80..=0x9f));
    memchr_iter(0xc2, bytes).any(follows)
}

/// Whether a character of the text is [`damaged`]: in UTF-8 the byte EF begins the one, NUL is the other.
fn has_damaged(text: &str) -> bool {
    let bytes = text.as_bytes();
    let replaces = |place: usize| bytes.get(place + 1..place + 3) == Some(&[0xbf, 0xbd]);
    memchr(0, bytes).is_some() || memchr_iter(0xef, bytes).any(replaces)
}

/// The line of the first byte that is not UTF-8, if the bytes around it also hold letters beyond ASCII that are.
fn first_stray_line(bytes: &[u8]) -> Option<usize> {
    let mut first = None;
    let mut mixed = false;
    let mut rest = bytes;
    while let Err(error) = std::str::from_utf8(rest) {
        let (valid, after) = rest.split_at_checked(error.valid_up_to())?;
        first.get_or_insert(valid);
        mixed |= !valid.is_ascii();
        // Without a length, the bytes end in the midst of a letter.
        let stray = error.error_len().unwrap_or(after.len());
        rest = after.get(stray..).unwrap_or_default();
    }
    mixed |= !rest.is_ascii();
    let valid = first.and_then(|valid| std::str::from_utf8(valid).ok());
    mixed.then(|| LineEndings::count(valid.unwrap_or_default()).total() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Text<'_> {
        decode("file.csv", bytes, 1_000).unwrap()
    }

    #[test]
    fn valid_utf8_is_read_as_utf8_with_or_without_a_mark() {
        let plain = text("Ysgol Llŷn".as_bytes());
        assert_eq!(
            (&*plain.content, plain.encoding),
            ("Ysgol Llŷn", Encoding::Utf8)
        );
        let marked = text("\u{feff}Ysgol Llŷn".as_bytes());
        assert_eq!(
            (&*marked.content, marked.encoding),
            ("Ysgol Llŷn", Encoding::Utf8WithMark)
        );
        assert!(!marked.damaged);
    }

    #[test]
    fn a_second_mark_is_no_part_of_the_text() {
        assert_eq!(text("\u{feff}\u{feff}URN".as_bytes()).content, "URN");
    }

    #[test]
    fn other_bytes_are_taken_for_windows_1252() {
        let read = text(b"St Mary\x92s Caf\xe9 \x80");
        assert_eq!(
            (&*read.content, read.encoding),
            ("St Mary’s Café €", Encoding::Windows1252)
        );
        assert!(!read.damaged);
        assert_eq!(read.mixed_at_line, None);
    }

    #[test]
    fn bytes_that_windows_1252_leaves_undefined_are_damage() {
        for byte in [0x81, 0x8d, 0x8f, 0x90, 0x9d] {
            let bytes = [b'a', byte];
            let read = text(&bytes);
            assert_eq!(read.encoding, Encoding::Windows1252);
            assert_eq!(
                (&*read.content, read.damaged),
                ("a\u{fffd}", true),
                "{byte:x}"
            );
        }
    }

    #[test]
    fn a_letter_lost_earlier_is_damage() {
        assert!(text("Caf\u{fffd}".as_bytes()).damaged);
        assert!(text(b"Caf\0").damaged);
    }

    #[test]
    fn a_marked_file_stays_utf8_where_it_is_damaged() {
        let read = text(b"\xef\xbb\xbfLl\xc5\xb7n Caf\xe9");
        assert_eq!(
            (&*read.content, read.encoding),
            ("Llŷn Caf\u{fffd}", Encoding::Utf8WithMark)
        );
        assert!(read.damaged);
    }

    #[test]
    fn two_encodings_in_one_file_are_told_with_the_line() {
        let read = text(b"Ll\xc5\xb7n\r\nCaf\xe9");
        assert_eq!(read.encoding, Encoding::Windows1252);
        assert_eq!(read.mixed_at_line, Some(2));
    }

    #[test]
    fn utf16_and_archives_are_refused_with_a_remedy() {
        for bytes in [&b"\xff\xfeU\0R\0N\0"[..], b"\xfe\xff\0U\0R\0N"] {
            let refused = decode("file.csv", bytes, 1_000).unwrap_err();
            assert_eq!(refused.reason(), &Refusal::Utf16);
            assert!(refused.to_string().contains("CSV UTF-8"), "{refused}");
        }
        let refused = decode("file.csv", b"PK\x03\x04rest", 1_000).unwrap_err();
        assert_eq!(refused.reason(), &Refusal::NotText);
    }

    #[test]
    fn the_size_limit_holds_at_the_limit_and_not_past_it() {
        assert!(decode("file.csv", b"12345", 5).is_ok());
        let refused = decode("file.csv", b"123456", 5).unwrap_err();
        assert_eq!(refused.reason(), &Refusal::TooLarge { bytes: 6, limit: 5 });
    }
}
