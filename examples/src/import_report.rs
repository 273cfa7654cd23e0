//! The import report as a file, in the form that the name of the file asks for.

use std::io;
use std::path::Path;

use nextpractice_exchange::report::ImportReport;

use crate::output::{text, write_whole};

/// Writes what became of the rows of each file: as JSON or CSV if the name ends so, else as text.
///
/// # Errors
/// What the system says.
pub fn write_import_report(path: &Path, reports: &[ImportReport]) -> io::Result<()> {
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    let content = match ending.as_deref().and_then(|ending| ending.to_str()) {
        Some("csv") => ImportReport::to_csv(reports),
        Some("json") => as_json(reports) + "\n",
        _ => reports.iter().map(ImportReport::to_string).collect(),
    };
    write_whole(path, text(&content))
}

/// The reports as a JSON array.
pub(crate) fn as_json(reports: &[ImportReport]) -> String {
    let reports: Vec<String> = reports.iter().map(ImportReport::to_json).collect();
    let reports: Vec<&str> = reports.iter().map(|json| json.trim_end()).collect();
    format!("[{}]", reports.join(",\n"))
}
