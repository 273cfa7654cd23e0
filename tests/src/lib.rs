//! What the tests across the crates share: the fixtures, and what an audit says of every unit.

mod debate;
pub mod example;
pub mod fixture;
pub mod generate;
pub mod oracle;
mod passing;
pub mod refused;
pub mod shrink;
pub mod told;

/// The README's Rust, compiled and run as a test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
