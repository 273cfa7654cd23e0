//! What a document and an audit may hold at most. Each limit is met before memory or time is spent on what lies past it.

/// Levels of nesting in JSON: 127. The format itself needs no more than ten.
///
/// ```
/// assert_eq!(nextpractice::limits::DEPTH, 127);
/// ```
pub const DEPTH: usize = 127;

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

/// School years of one hub that rules are asked of: 100. A hub's term that is longer is refused; of one without an end, later years are
/// not asked about.
///
/// ```
/// assert_eq!(nextpractice::limits::HUB_YEARS, 100);
/// ```
pub const HUB_YEARS: usize = 100;

/// Regions that a charter lists: 10,000. With the focuses they span the cells that are asked about.
///
/// ```
/// assert_eq!(nextpractice::limits::CHARTER_REGIONS, 10_000);
/// ```
pub const CHARTER_REGIONS: usize = 10_000;

/// Successions of one member that evidence tells of one by one: 5.
///
/// ```
/// assert_eq!(nextpractice::limits::SUCCESSIONS_TOLD, 5);
/// ```
pub const SUCCESSIONS_TOLD: u32 = 5;
