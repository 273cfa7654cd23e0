//! Where the data of a document come from.

use chrono::NaiveDate;

use crate::model::record::record;
use crate::value::Text;

record! {
    /// A data set that a document draws on. Reports print its attribution.
    pub struct DataSource / DataSourceRow {
        /// What it is called.
        title: required Text,
        /// Who published it.
        publisher: optional Text,
        /// The date it describes.
        date: optional NaiveDate,
        /// The licence it is under.
        licence: optional Text,
        /// The attribution that the licence asks for.
        attribution: optional Text,
        /// Anything a reader should know of it.
        note: optional Text,
    }
}
