//! How a file was written: its encoding and its line endings; and words of the register, compared.

use std::fmt;

use memchr::memchr2_iter;
use serde::Serialize;

/// The encoding a file was read in.
///
/// A file whose bytes are valid UTF-8 is read as that; any other is taken for Windows-1252, in which registers are
/// published. A file that opens with the UTF-8 mark is UTF-8 even where it is damaged.
///
/// ```
/// use nextpractice_exchange::gias::read_establishments;
/// use nextpractice_exchange::text::Encoding;
///
/// let (_, report) = read_establishments("a.csv", b"URN,EstablishmentName\n100000,Caf\xe9 School\n").unwrap();
/// assert_eq!(report.encoding(), Encoding::Windows1252);
/// assert_eq!(report.encoding().to_string(), "Windows-1252");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, or its subset ASCII.
    #[serde(rename = "utf-8")]
    Utf8,
    /// UTF-8, opened by the byte order mark that spreadsheets write.
    #[serde(rename = "utf-8-bom")]
    Utf8WithMark,
    /// Windows-1252, assumed because the bytes are not UTF-8.
    #[serde(rename = "windows-1252")]
    Windows1252,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf8WithMark => "UTF-8 with byte order mark",
            Encoding::Windows1252 => "Windows-1252",
        })
    }
}

/// How often each line ending stands in a file, inside quoted cells too.
///
/// ```
/// use nextpractice_exchange::gias::read_establishments;
///
/// let (_, report) = read_establishments("a.csv", b"URN,EstablishmentName\r\n100000,A School\n").unwrap();
/// let seen = report.line_endings();
/// assert_eq!((seen.crlf, seen.lf, seen.cr), (1, 1, 0));
/// assert_eq!(seen.to_string(), "CRLF (1), LF (1)");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LineEndings {
    /// Carriage return and line feed (Windows).
    pub crlf: usize,
    /// Line feed alone (Unix).
    pub lf: usize,
    /// Carriage return alone (old Macintosh).
    pub cr: usize,
}

impl LineEndings {
    pub(crate) fn count(text: &str) -> LineEndings {
        let mut seen = LineEndings::default();
        let bytes = text.as_bytes();
        for place in memchr2_iter(b'\r', b'\n', bytes) {
            let feed = bytes.get(place) == Some(&b'\n');
            let after_return =
                place.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'\r');
            match (feed, after_return) {
                (true, true) => {
                    seen.cr -= 1;
                    seen.crlf += 1;
                }
                (true, false) => seen.lf += 1,
                (false, _) => seen.cr += 1,
            }
        }
        seen
    }

    /// Line breaks of any kind.
    pub(crate) fn total(self) -> usize {
        self.crlf + self.lf + self.cr
    }
}

impl fmt::Display for LineEndings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut first = true;
        for (name, count) in [("CRLF", self.crlf), ("LF", self.lf), ("CR", self.cr)] {
            if count > 0 {
                let comma = if first { "" } else { ", " };
                write!(f, "{comma}{name} ({count})")?;
                first = false;
            }
        }
        if first { f.write_str("none") } else { Ok(()) }
    }
}

/// What is left of a word of the register when case, spaces and punctuation are not compared: `LA (code)` and `la_code` are one.
pub(crate) fn folded(name: &str) -> String {
    folded_chars(name).collect()
}

/// Whether nothing is left between two words of the register when they are [`folded`].
pub(crate) fn same_word(one: &str, other: &str) -> bool {
    folded_chars(one).eq(folded_chars(other))
}

fn folded_chars(name: &str) -> impl Iterator<Item = char> {
    name.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_endings_are_counted_apart() {
        let seen = LineEndings::count("a\r\nb\nc\rd\r\r\n\n");
        assert_eq!(
            seen,
            LineEndings {
                crlf: 2,
                lf: 2,
                cr: 2
            }
        );
        assert_eq!(LineEndings::default().to_string(), "none");
    }
}
