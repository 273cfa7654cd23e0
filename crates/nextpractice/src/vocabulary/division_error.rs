//! Why work is not a division, or stops being one.

use crate::value::Quoted;

use super::DivisionKind;

/// The fewest pieces that work can be divided into.
pub(super) const MIN_PARTS: usize = 2;

/// Why work is not divided. Every message names the part at fault by its title.
///
/// ```
/// use nextpractice::vocabulary::{Part, Segmented};
/// let alone = Part { title: "A part".parse().unwrap(), lead: 1 };
/// assert_eq!(
///     Segmented::new(vec![alone]).unwrap_err().to_string(),
///     "segmented work has at least 2 parts; only `A part` is given",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DivisionError {
    /// Fewer than [`Division::MIN_PARTS`](super::Division::MIN_PARTS).
    #[error("{} work has at least {MIN_PARTS} {}; {}", .kind.token(), pieces(*.kind), only(.title.as_ref()))]
    TooFew {
        /// Of which division.
        kind: DivisionKind,
        /// The one part there is, if any.
        title: Option<Quoted>,
    },
    /// Nobody shares the work.
    #[error("one institution leads {title} and all other {}; {} work is led by at least two", pieces(*.kind), .kind.token())]
    OneLead {
        /// Of which division.
        kind: DivisionKind,
        /// The first part.
        title: Quoted,
    },
    /// A stage stays where the one before it was.
    #[error(
        "stage {place}, {title}, is led by the institution that leads the stage before; hand it on to another"
    )]
    NotHandedOn {
        /// The stage's place, counted from 1.
        place: usize,
        /// The stage.
        title: Quoted,
    },
}

/// Why a division could not be given other names for its institutions.
///
/// ```
/// use nextpractice::vocabulary::MapError;
/// assert_eq!(MapError::Lead("no such school").to_string(), "no such school");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MapError<E> {
    /// A lead has no other name.
    #[error("{0}")]
    Lead(E),
    /// Under the new names the work is not divided.
    #[error(transparent)]
    Division(#[from] DivisionError),
}

fn only(title: Option<&Quoted>) -> String {
    title.map_or_else(|| "none is given".into(), |t| format!("only {t} is given"))
}

const fn pieces(kind: DivisionKind) -> &'static str {
    match kind {
        DivisionKind::Segmented => "parts",
        DivisionKind::Sequenced => "stages",
        DivisionKind::Spliced => "strands",
    }
}
