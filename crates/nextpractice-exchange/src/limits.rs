//! What a file may hold at most, and all other limits: [`ALL`] lists them. A file with more bytes, columns or rows is refused; a row
//! with a longer cell is rejected. A document is measured unpacked.
//!
//! The whole register of England with its closed schools is some 65 MB, 52,000 rows and 135 columns.

use nextpractice::model::Refusal;
use nextpractice::value::{Key, Quoted, Text};

pub use nextpractice::limits::{
    CHARTER_REGIONS, DEPTH, HUB_YEARS, SUCCESSIONS_TOLD, TABLE_ROWS, WAITING_BYTES,
};

/// Every limit: what it is on, the most that is taken, and what becomes of more.
///
/// ```
/// use nextpractice_exchange::limits::{ALL, FILE_BYTES};
/// assert!(ALL.iter().any(|limit| limit.most == FILE_BYTES as u64));
/// ```
pub const ALL: &[Limit] = &[
    limit(
        "bytes of the text of a document in one piece, unpacked",
        DOCUMENT_BYTES as u64,
        "the document is refused",
    ),
    limit(
        "bytes of the text of NDJSON, unpacked; and bytes of any packed file",
        STREAM_BYTES,
        "reading stops, the file is refused",
    ),
    limit(
        "bytes of one line of NDJSON",
        LINE_BYTES as u64,
        "reading stops, the file is refused with the line",
    ),
    limit(
        "bytes of the rows of NDJSON that wait for rows further down, or that have errors",
        WAITING_BYTES as u64,
        "reading stops, the file is refused with the line",
    ),
    limit(
        "members of a gzip file",
        GZIP_MEMBERS as u64,
        "reading stops, the file is refused",
    ),
    limit(
        "levels of nesting of JSON",
        DEPTH as u64,
        "reading stops, the document is refused with the place",
    ),
    limit(
        "rows of a table of a document, items of any other list",
        TABLE_ROWS as u64,
        "reading stops, the document is refused with the place",
    ),
    limit(
        "characters of a text",
        Text::MAX_CHARS as u64,
        "the value is refused",
    ),
    limit(
        "characters of a key",
        KEY_CHARS as u64,
        "the value is refused",
    ),
    limit(
        "regions that a charter lists",
        CHARTER_REGIONS as u64,
        "the document is refused",
    ),
    limit(
        "school years of the term of a hub",
        HUB_YEARS as u64,
        "the document is refused; of a term without an end, later years are not asked about",
    ),
    limit(
        "structural errors of one kind that are listed",
        Refusal::LISTED as u64,
        "the others are counted",
    ),
    limit(
        "characters of a value that a structural error repeats",
        Refusal::VALUE_CHARS as u64,
        "it is cut",
    ),
    limit(
        "characters of a value that a message repeats",
        Quoted::MAX_CHARS as u64,
        "it is cut",
    ),
    limit(
        "successions of one member that evidence tells of one by one",
        SUCCESSIONS_TOLD as u64,
        "the others are counted",
    ),
    limit(
        "bytes of a register or table (CSV)",
        FILE_BYTES as u64,
        "the file is refused",
    ),
    limit(
        "columns of a register or table",
        COLUMNS as u64,
        "the file is refused",
    ),
    limit(
        "rows of a register or table",
        ROWS as u64,
        "the file is refused",
    ),
    limit(
        "characters of a cell",
        CELL_CHARS as u64,
        "the row is rejected",
    ),
    limit(
        "issues of one kind that an import report lists",
        ISSUES_LISTED as u64,
        "the others are counted",
    ),
    limit(
        "characters of a cell that an import report repeats",
        VALUE_CHARS_SHOWN as u64,
        "it is cut",
    ),
];

/// The limits as a Markdown page, `docs/limits.md`.
///
/// ```
/// assert!(nextpractice_exchange::limits::page().contains("| characters of a text | 2,000 |"));
/// ```
pub fn page() -> String {
    let mut page = String::from(
        "# Limits\n\nGenerated from `nextpractice_exchange::limits`; do not edit.\n\n\
         | on | at most | past it |\n| --- | ---: | --- |\n",
    );
    for Limit { on, most, past } in ALL {
        page.push_str(&format!("| {on} | {} | {past} |\n", thousands(*most)));
    }
    page
}

fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join(",")
}

/// Characters in a key; its kind makes no difference.
const KEY_CHARS: usize = Key::<nextpractice::model::Hub>::MAX_CHARS;

/// One of the limits.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// What it is on.
    pub on: &'static str,
    /// The most that is taken.
    pub most: u64,
    /// What becomes of more.
    pub past: &'static str,
}

const fn limit(on: &'static str, most: u64, past: &'static str) -> Limit {
    Limit { on, most, past }
}

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
