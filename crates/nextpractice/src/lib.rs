//! Models school-network programmes and tells, with evidence, whether they keep the 3 D's: *decentralised* in
//! structure, *disciplined* in how innovation is organised, *distributed* in how the agenda is made (`HIST`).
//!
//! A [`model::Document`] is what a file says; [`model::Programme::new`] checks it, once, and reports every structural
//! error in one go; an [`audit::Audit`] asks the rules of it as of a date and answers each with one of four verdicts:
//! *holds*, *broken*, *cannot tell*, *not applicable*.
//!
//! ```
//! use nextpractice::audit::{Audit, AuditOptions};
//! use nextpractice::model::{Document, Programme};
//!
//! let document = Document::from_json(
//!     br#"{
//!         "format": "nextpractice/1",
//!         "recorded_on": "2006-01-01",
//!         "records": { "hubs": { "completeness": "complete" } },
//!         "charter": { "scheme": "areas", "regions": ["north"], "coverage": "regions" },
//!         "regions": [{ "key": "north", "scheme": "areas", "name": "North" }],
//!         "hubs": []
//!     }"#,
//! )?;
//! let programme = Programme::new(document)?;
//! let audit = Audit::new(&programme, &AuditOptions::default())?;
//! let finding = audit.findings().next().ok_or("no finding")?;
//! assert_eq!(finding.rule.name, "empty-cell");
//! assert_eq!(finding.evidence[0].text(), "North (north) has no hub on 1 January 2006");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Layers
//! [`value`] has values that guard themselves; [`vocabulary`] the closed sets of the domain, each word with its
//! sources; [`source`] the history and the conflicts of the sources, as data; [`model`] documents, programmes and
//! views of them on a day; [`audit`] the rules and what they come to. Each uses only those before it. Nothing here
//! reads a file, a clock or the environment: bytes and dates are handed in.
//!
//! # Sources
//! Whatever states a fact of the domain cites a source by its key ([`vocabulary::Source`]); `LIB` marks what is this
//! library's own reading.
//!
//! # Features
//! - `parallel` (default): rules run on all cores, unless the programme is small; the answers are the same without it.
//! - `proptest`: generators of valid values, beside the types that they build.

pub mod audit;
pub mod limits;
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
