//! A programme that keeps every rule, and what is planted in it: breaches, each with all that is to follow from it, and gaps.

mod breaches;
mod edit;
mod gaps;
mod plant;
mod thriving;

pub use breaches::{Breach, breaches};
pub use gaps::{Gap, gaps};
pub use thriving::thriving;
