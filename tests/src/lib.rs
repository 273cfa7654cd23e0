//! What the tests across the crates share: the fixtures, and what an audit says of every unit.

pub mod committed;
pub mod entry;
pub mod example;
pub mod fixture;
pub mod generate;
pub mod lines;
pub mod oracle;
pub mod planted;
pub mod refused;
pub mod shrink;
pub mod told;

/// The README's Rust, compiled and run as a test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
