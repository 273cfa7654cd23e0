//! What the example programs share.

pub mod teaching_school_hubs;
