//! Reads and writes the files of the field.
//!
//! The crate is handed bytes and gives back records and an [`ImportReport`](report::ImportReport); it opens no file
//! itself. What cannot be a table is refused whole, with the remedy. In a table nothing is lost in silence: each row
//! is imported or rejected with its reason, and a value that cannot be read is left unknown and reported.
//!
//! ```
//! use nextpractice_exchange::gias::read_establishments;
//!
//! let file = b"URN,EstablishmentName,NumberOfPupils\n100000,The Aldgate School,270\n";
//! let (schools, report) = read_establishments("schools.csv", file)?;
//! assert_eq!(schools[0].pupils.value(), Some(&270));
//! assert_eq!(report.imported(), 1);
//! # Ok::<(), nextpractice_exchange::report::RefusedFile>(())
//! ```

mod day;
mod decode;
pub mod document;
pub mod gias;
mod gzip;
mod intake;
pub mod limits;
pub mod ndjson;
pub mod report;
pub mod sheets;
mod table;
pub mod text;
