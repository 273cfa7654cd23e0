//! Laying out text within a width.

mod ink;
mod page;
mod prose;
mod table;
mod wrap;

pub(crate) use ink::Ink;
pub(crate) use page::Page;
pub(crate) use prose::{Prose, printable};
pub(crate) use table::{Column, Table};
pub(crate) use wrap::{shortened, width_of};
