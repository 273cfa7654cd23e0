//! England's register of schools, *Get Information About Schools* (`GIAS`).

mod cells;
mod classification;
mod columns;
mod establishment;
mod groups;
mod identity;
mod institution;
mod links;
mod page;
mod reader;
mod register;
mod types;
mod urns;

pub use classification::{governance, institution_kind, selective};
pub use establishment::{Establishment, GridReference, Status};
pub use groups::{Group, GroupKind, GroupLink, read_group_links};
pub use institution::{REGION_SCHEME, institution_key, institution_row, regions};
pub use links::{End, EstablishmentLink, Fork, Side, Succession, read_links};
pub use page::columns_page;
pub use reader::read_establishments;
pub use register::{Register, Tables};
