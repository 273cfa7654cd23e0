//! Digests: whether two documents say the same, without comparing them.

use std::fmt;

use sha2::{Digest as _, Sha256};

use super::document::Document;
use super::json;
use super::programme::Programme;
use super::rows::Table;

/// A SHA-256 digest of what a programme's document says, in the format's own order and wording. How the document was spaced
/// or ordered within its rows makes no difference; what it says, and the order of its rows, does.
///
/// ```
/// # let programme = nextpractice::doc_example();
/// let digest = programme.digest();
/// assert_eq!(digest.to_string().len(), 64);
/// assert_eq!(digest, programme.clone().digest());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }

    /// Its 32 bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Programme {
    /// The digest of one table: of its rows as [`Document::to_json`] writes a document that holds nothing else.
    pub fn table_digest(&self, table: Table) -> Digest {
        // Piece by piece, so that a table need not be in memory as text.
        let mut digest = Sha256::new();
        match self.only(table) {
            Some(rows) => json::write_lines(&rows, |piece| digest.update(piece)),
            None => json::write_lines(&Document::default(), |piece| digest.update(piece)),
        }
        Digest(digest.finalize().into())
    }

    /// The digest of the whole document: of a line for all that is no table, and one for each table with its name and
    /// digest.
    pub fn digest(&self) -> Digest {
        let mut lines = Digest::of(&self.head().to_json()).to_string();
        for table in Table::ALL {
            lines.push_str(&format!("\n{table} {}", self.table_digest(*table)));
        }
        Digest::of(&lines)
    }
}
