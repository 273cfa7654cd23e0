//! What a file may hold at most. A file with more bytes, columns or rows is refused; a row
//! with a longer cell is rejected. A document is measured unpacked.
//!
//! The whole register of England with its closed schools is some 65 MB, 52,000 rows and 135 columns.

/// Bytes in one file: 256 MiB.
///
/// ```
/// assert_eq!(nextpractice_exchange::limits::FILE_BYTES, 268_435_456);
/// ```
pub const FILE_BYTES: usize = 256 * 1024 * 1024;

/// Bytes in the text of one document, unpacked: 1 GiB.
///
/// ```
/// assert_eq!(nextpractice_exchange::limits::DOCUMENT_BYTES, 1_073_741_824);
/// ```
pub const DOCUMENT_BYTES: usize = 1024 * 1024 * 1024;

/// Bytes in the text of one document read line by line, unpacked: 4 GiB. Packed it has no more either.
///
/// ```
/// assert_eq!(nextpractice_exchange::limits::STREAM_BYTES, 4_294_967_296);
/// ```
pub const STREAM_BYTES: u64 = 4 * 1024 * 1024 * 1024;

/// Bytes in one line of such a document: 64 MiB.
///
/// ```
/// assert_eq!(nextpractice_exchange::limits::LINE_BYTES, 67_108_864);
/// ```
pub const LINE_BYTES: usize = 64 * 1024 * 1024;

/// Members of one gzip file.
///
/// ```
/// assert_eq!(nextpractice_exchange::limits::GZIP_MEMBERS, 100_000);
/// ```
pub const GZIP_MEMBERS: usize = 100_000;

/// Columns in one table.
///
/// ```
/// assert_eq!(nextpractice_exchange::limits::COLUMNS, 1_024);
/// ```
pub const COLUMNS: usize = 1_024;

/// Rows in one table, the heading not counted.
///
/// ```
/// assert_eq!(nextpractice_exchange::limits::ROWS, 1_000_000);
/// ```
pub const ROWS: usize = 1_000_000;

/// Characters in one cell: what a spreadsheet can hold.
///
/// ```
/// assert_eq!(nextpractice_exchange::limits::CELL_CHARS, 32_767);
/// ```
pub const CELL_CHARS: usize = 32_767;

/// Issues of one kind that a report lists; further ones are counted.
///
/// ```
/// assert_eq!(nextpractice_exchange::limits::ISSUES_LISTED, 1_000);
/// ```
pub const ISSUES_LISTED: usize = 1_000;

/// Characters of a cell that a report repeats.
///
/// ```
/// assert_eq!(nextpractice_exchange::limits::VALUE_CHARS_SHOWN, 80);
/// ```
pub const VALUE_CHARS_SHOWN: usize = 80;

/// How often, in lengths of the file, text may be read again after rows with broken quotes. It keeps the work linear
/// in files where every row is broken; what is left then is rejected as one row.
pub(crate) const REREAD_FACTOR: usize = 8;

/// The length that a shorter file is taken to have for that purpose.
pub(crate) const REREAD_FLOOR: usize = 1024 * 1024;

/// The limits on one file, so that tests can meet them with small files.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) file_bytes: usize,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    pub(crate) cell_chars: usize,
}

impl Limits {
    /// Those that the constants above publish.
    pub(crate) const PUBLISHED: Limits = Limits {
        file_bytes: FILE_BYTES,
        columns: COLUMNS,
        rows: ROWS,
        cell_chars: CELL_CHARS,
    };
}
