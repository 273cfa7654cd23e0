//! England's register of schools, *Get Information About Schools* (`GIAS`).

mod cells;
mod classification;
mod columns;
mod establishment;
mod identity;
mod institution;
mod reader;
mod types;

pub use classification::{governance, institution_kind, selective};
pub use establishment::{Establishment, GridReference, Status};
pub use institution::{REGION_SCHEME, institution_key, institution_row, regions};
pub use reader::read_establishments;
