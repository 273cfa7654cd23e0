//! Tables by column, laid out as Arrow has them, so that what is read here and what is handed over is one memory.

pub mod api;
pub mod arrow;
mod build;
pub mod data;

pub use api::nxp_columns;
pub(crate) use data::{Column, Field, Numbers, Table, Texts, Words};
