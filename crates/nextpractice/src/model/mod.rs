//! What a programme is: documents as plain data, programmes that have been checked, and views of them as of a date.
//!
//! A [`Document`] is what a file says, read leniently; [`Programme::new`] checks it, once, and reports every structural
//! error in one go; a [`View`] shows a programme on a day.

mod begins;
mod columns;
mod contacts;
pub(crate) mod datum;
mod derived;
mod digest;
mod document;
mod entity;
mod fate;
mod faults;
pub(crate) mod field;
mod grouped;
mod index;
mod intake;
mod json;
mod keys;
mod listed;
mod load;
mod malformed;
mod networks;
mod numbered;
pub(crate) mod part;
mod place;
mod problem;
mod programme;
pub(crate) mod reach;
pub(crate) mod reader;
pub(crate) mod record;
pub(crate) mod rows;
#[cfg(feature = "schemars")]
mod schema;
pub(crate) mod shape;
mod structure;
mod taking;
mod truth;
mod truths;
mod view;
mod visits;
mod waiting;
mod window;
pub(crate) mod written;

pub(crate) use columns::Lies;
pub(crate) use contacts::Tied;
pub use datum::{Datum, Members};
pub(crate) use derived::Derived;
pub use digest::Digest;
pub use document::Document;
pub use entity::*;
pub(crate) use fate::{Fate, Next};
pub use field::{Field, Lenient, Recorded, Rejected};
pub use index::Index;
pub use intake::{Full, Intake};
pub use listed::Listed;
pub use load::LoadError;
pub use malformed::Malformed;
pub use networks::Networks;
pub use part::{Checker, Part, Unknown};
pub use place::Place;
pub use problem::{Problem, ProblemKind, Refusal};
pub use programme::Programme;
pub use rows::{Entity, Rows, Table};
pub use shape::{FieldShape, Need, RowShape, Shape, Sort};
pub use truth::Truth;
pub(crate) use truths::Truths;
pub use view::View;
#[cfg(feature = "visits")]
#[doc(hidden)]
pub use visits::visits;
