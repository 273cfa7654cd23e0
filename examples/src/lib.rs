//! What the example programs share.

pub mod phase_one;
