//! What the tests across the crates share.

/// The README's Rust, compiled and run as a test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
