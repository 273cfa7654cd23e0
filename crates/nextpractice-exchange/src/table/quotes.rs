//! Whether the quotation marks of a record are in order. The `csv` crate reads on past marks that are not, and takes
//! the end of the file for a closing one: a single stray mark can hide hundreds of rows in one cell.

/// The state of a record's quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quotes {
    /// Each mark opens a cell, closes one, or is doubled inside one.
    Sound,
    /// A cell that was closed goes on: its closing mark was another cell's opening one, or was not doubled.
    Stray,
    /// The last mark opened a cell that ends with the file.
    Unclosed,
}

/// Reads the marks as the `csv` crate does. Gives their state and the number of line breaks inside cells.
pub(crate) fn inspect(record: &str) -> (Quotes, usize) {
    if !record.contains('"') {
        return (Quotes::Sound, 0);
    }
    enum At {
        Start,
        Bare,
        Quoted,
        Closed,
        AfterClosed,
    }
    let mut at = At::Start;
    let mut stray = false;
    let mut breaks = 0;
    let mut after_cr = false;
    for byte in record.bytes() {
        at = match (at, byte) {
            (At::Quoted, b'"') => At::Closed,
            (At::Quoted, _) => {
                let counted = byte == b'\r' || (byte == b'\n' && !after_cr);
                breaks += usize::from(counted);
                At::Quoted
            }
            (_, b',') => At::Start,
            (At::Start | At::Closed, b'"') => At::Quoted,
            // Blanks after a closing mark hide nothing.
            (At::Closed | At::AfterClosed, b' ' | b'\t') => At::AfterClosed,
            (At::Closed | At::AfterClosed, _) => {
                stray = true;
                At::Bare
            }
            (At::Start | At::Bare, _) => At::Bare,
        };
        after_cr = byte == b'\r';
    }
    let quotes = match at {
        At::Quoted => Quotes::Unclosed,
        _ if stray => Quotes::Stray,
        _ => Quotes::Sound,
    };
    (quotes, breaks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_apart() {
        for (record, expected) in [
            ("a,b,c", (Quotes::Sound, 0)),
            (r#""a","b ""c"" d",""""#, (Quotes::Unclosed, 0)),
            (r#""a","b ""c"" d","""""#, (Quotes::Sound, 0)),
            (r#""a" ,b"#, (Quotes::Sound, 0)),
            (r#""a" "b",c"#, (Quotes::Stray, 0)),
            (r#"the "Hut",b"#, (Quotes::Sound, 0)),
            (r#""the "Hut"",b"#, (Quotes::Stray, 0)),
            ("\"a\r\nb\rc\nd\",e", (Quotes::Sound, 3)),
            ("a,\"b\nc,\"d\"", (Quotes::Stray, 1)),
            ("a,\"b\nc,d", (Quotes::Unclosed, 1)),
            ("", (Quotes::Sound, 0)),
        ] {
            assert_eq!(inspect(record), expected, "{record:?}");
        }
    }
}
