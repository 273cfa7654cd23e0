//! A programme kept in a spreadsheet: one CSV file a table, read into a document.
//!
//! The columns are those of the document's own format, under names that a person can write: `term_from` and
//! `term_until` for a term, keys or words set apart by semicolons where there may be several. A blank cell is unknown;
//! `none` records that there is none. [`layout_page`] describes every file, and [`template`] gives its headings.
//!
//! ```
//! use nextpractice::model::{Document, Programme};
//! use nextpractice_exchange::sheets::read_sheets;
//!
//! let files: [(&str, &[u8]); 3] = [
//!     ("programme.csv", b"title,recorded_on,regions\nTwo hubs,2006-01-01,north\n"),
//!     ("regions.csv", b"key,scheme,name\nnorth,areas,North\n"),
//!     ("institutions.csv", b"key,name\nurn:100001,Alder School\n,No key\n"),
//! ];
//! let sheets = read_sheets(Document::default(), files)?;
//! let institutions = &sheets.reports()[2];
//! assert_eq!((institutions.imported(), institutions.rejected()), (1, 1));
//! let programme = sheets.programme().map_err(|refused| refused.to_string())?;
//! assert_eq!(programme.institutions().len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cell;
mod column;
mod layout;
mod page;
mod read;
mod references;

pub use page::{layout_page, template, template_names};
pub use read::{Origin, RefusedSheets, Sheets, Unfit, read_sheets};
