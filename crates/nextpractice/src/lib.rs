//! Models school-network programmes and tells, with evidence, whether they keep the 3 D's.

pub mod source;
pub mod value;
pub mod vocabulary;
