//! What the example programs share.

pub mod audit_cli;
pub mod england;
pub mod import_report;
pub mod input;
pub mod output;
pub mod phase_one;
pub mod progress;
mod records;
pub mod spreadsheet;
pub mod teaching_school_hubs;
pub mod terminal;
pub mod uri;
