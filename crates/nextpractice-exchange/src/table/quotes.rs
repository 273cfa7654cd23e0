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
    use proptest::prelude::*;

    use super::*;

    /// The rows that the `csv` crate makes of a text.
    fn rows(text: &str) -> usize {
        csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes())
            .records()
            .count()
    }

    proptest! {
        #[test]
        fn a_record_is_unclosed_just_where_the_csv_crate_reads_on(record in "[a\", ]{1,12}") {
            let alone = rows(&record);
            prop_assert_eq!(alone, 1);
            let swallows = rows(&format!("{record}\nz")) == alone;
            prop_assert_eq!(inspect(&record).0 == Quotes::Unclosed, swallows);
        }

        #[test]
        fn what_the_csv_crate_writes_is_sound(cells in prop::collection::vec("[a\", \n]{0,6}", 2..5)) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(&cells).unwrap();
            let written = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let breaks = cells.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
            prop_assert_eq!(inspect(written.strip_suffix('\n').unwrap()), (Quotes::Sound, breaks));
        }
    }

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
