//! What the tests across the crates share: the fixtures, and what an audit says of every unit.

pub mod fixture;
pub mod generate;
pub mod refused;
pub mod told;
