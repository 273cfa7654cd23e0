//! Links between establishments, and what they say of succession.

mod circles;
mod columns;
mod findings;
mod link;
mod reader;
mod succession;

pub use link::{EstablishmentLink, Side};
pub use reader::read_links;
pub use succession::{End, Fork, Succession};

pub(super) use columns::HEADINGS;
pub(super) use findings::report_on;
pub(super) use reader::read_into;
