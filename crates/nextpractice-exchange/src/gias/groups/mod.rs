//! Groups of establishments (trusts, federations, sponsors) and who belongs to them.

mod columns;
mod group;
mod reader;

pub use group::{Group, GroupKind, GroupLink};
pub use reader::read_group_links;

pub(super) use columns::HEADINGS;
pub(super) use reader::read_into;
