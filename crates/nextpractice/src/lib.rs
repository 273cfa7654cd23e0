//! Models school-network programmes and tells, with evidence, whether they keep the 3 D's.

pub mod audit;
pub mod model;
pub mod source;
pub mod value;
pub mod vocabulary;

/// A small programme for the examples in this documentation.
#[doc(hidden)]
#[expect(
    clippy::expect_used,
    reason = "the document is part of this crate, and a test checks it"
)]
pub fn doc_example() -> model::Programme {
    let document =
        model::Document::from_json(include_bytes!("doc_example.json")).expect("well-formed JSON");
    model::Programme::new(document).expect("a sound programme")
}
