//! The C interface of nextpractice: `include/nextpractice.h` is made from this crate.
//!
//! Thin: no domain logic. Exported signatures are written plainly, so that the header can be made from them, and each
//! body runs in one guard ([`guard`]), which turns failures into status codes and panics into `NXP_E_INTERNAL`. What
//! callers must keep to is stated once, in the header's opening comment (`cbindgen.toml`).

#![expect(
    clippy::missing_safety_doc,
    reason = "what callers must keep to is stated once, in the header's opening comment"
)]
#![expect(
    non_camel_case_types,
    reason = "types are named as C programs write them"
)]

#[cfg(panic = "abort")]
compile_error!("the guard of the C interface needs panics that unwind");

pub mod audit;
pub mod buffer;
pub mod builder;
pub mod certificate;
pub mod column;
pub mod date;
pub mod error;
mod guard;
pub mod import;
pub mod input;
#[cfg(test)]
mod layout;
pub mod live;
mod output;
pub mod programme;
pub mod rules;
mod sized;
pub mod status;
#[cfg(test)]
mod tests;
pub mod text;
pub mod version;
pub mod vocabulary;
