//! England's register of schools, *Get Information About Schools* (`GIAS`).

mod cells;
mod classification;
mod columns;
mod establishment;
mod reader;
mod recorded;
mod types;

pub use classification::{governance, institution_kind, selective};
pub use establishment::{Establishment, GridReference, Status};
pub use reader::read_establishments;
pub use recorded::Recorded;
