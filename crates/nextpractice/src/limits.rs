//! What a document and an audit may hold at most. Each limit is met before memory or time is spent on what lies past it.

/// Rows in one table, and items in any other list: 5,000,000.
///
/// ```
/// assert_eq!(nextpractice::limits::TABLE_ROWS, 5_000_000);
/// ```
pub const TABLE_ROWS: usize = 5_000_000;

/// Bytes of the rows of a document read line by line that wait for rows further down: 256 MiB.
///
/// ```
/// assert_eq!(nextpractice::limits::WAITING_BYTES, 268_435_456);
/// ```
pub const WAITING_BYTES: usize = 256 * 1024 * 1024;
