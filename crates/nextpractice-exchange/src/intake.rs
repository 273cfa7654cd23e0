//! From a file to records, row by row: what all readers of tables share.

use crate::decode;
use crate::limits::Limits;
use crate::report::{ImportReport, Issue, RefusedFile};
use crate::table::{Heading, Next, Row, Table};

/// What became of a row that was not rejected.
pub(crate) enum Taken {
    /// It became a record.
    Imported,
    /// It became a record by way of a stub.
    Stubbed,
    /// It has no place in a programme yet.
    Kept(Issue),
}

/// About how many rows a file has, from its first lines: what to make room for.
pub(crate) fn rows_guessed(bytes: &[u8]) -> usize {
    const LINES: usize = 64;
    const MOST: usize = 1 << 17;
    let sample = memchr::memchr2_iter(b'\n', b'\r', bytes).nth(LINES);
    sample.map_or(LINES, |end| {
        (bytes.len() / end.max(1) + 1)
            .saturating_mul(LINES)
            .min(MOST)
    })
}

/// Reads a file row by row. `take` makes a record of a row, or gives the issue for which it is rejected; what else it
/// has to say of the row goes into the report.
pub(crate) fn read(
    limits: Limits,
    label: &str,
    bytes: &[u8],
    headings: &[Heading],
    mut take: impl FnMut(&Row<'_>, &mut ImportReport) -> Result<Taken, Box<Issue>>,
) -> Result<ImportReport, RefusedFile> {
    let text = decode::decode(label, bytes, limits.file_bytes)?;
    let mut report = ImportReport::new(label, text.encoding, text.line_endings);
    let (mut table, met, repeated) = Table::open(label, &text, headings, limits)?;
    report.set_headings(met);
    text.mixed_encoding()
        .into_iter()
        .chain(repeated)
        .for_each(|issue| report.issue(issue));
    while let Some(next) = table.next()? {
        report.row_read();
        let mut row = match next {
            Next::Row(row) => row,
            Next::Broken(issue) => {
                report.row_rejected(issue);
                continue;
            }
        };
        row.take_issues()
            .into_iter()
            .for_each(|issue| report.issue(issue));
        match take(&row, &mut report) {
            Ok(Taken::Imported) => report.row_imported(),
            Ok(Taken::Stubbed) => report.row_stubbed(),
            Ok(Taken::Kept(issue)) => report.row_kept(issue),
            Err(issue) => report.row_rejected(*issue),
        }
    }
    Ok(report)
}
