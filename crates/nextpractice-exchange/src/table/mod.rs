//! Tables of comma-separated values, bound by their headings and never by position.

mod columns;
mod form;
mod heading;
mod quotes;
mod record;
mod rows;

pub(crate) use columns::columns;
pub(crate) use heading::{Heading, Need};
pub(crate) use rows::{Next, Row, Table};
