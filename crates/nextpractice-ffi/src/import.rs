//! Files of the government's register, and what became of their rows.

use std::collections::HashSet;
use std::ffi::{c_char, c_void};

use nextpractice::model::{Document, Table};
use nextpractice_exchange::gias::Register;
use nextpractice_exchange::report::{ImportReport, Refusal, RefusedFile, Severity};
use serde_json::Value;

use crate::buffer::nxp_buffer;
use crate::builder::{nxp_builder, value_of};
use crate::date::date_from;
use crate::error::{Failure, nxp_error};
use crate::guard::{free, guard};
use crate::input::{alone, bytes, nth, shared, text};
use crate::live::Live;
use crate::output::Out;
use crate::sized::{Filled, Growing};
use crate::status::*;
use crate::text::nxp_text;

/// The row was left out.
pub const NXP_ISSUE_REJECTION: i32 = 1;
/// The row came through; one of its values was left unknown or may be spoilt.
pub const NXP_ISSUE_WARNING: i32 = 2;
/// The row came through whole; the file departs from its own form.
pub const NXP_ISSUE_NOTE: i32 = 3;
/// The row was read and understood, and has no place in a programme yet.
pub const NXP_ISSUE_LATER: i32 = 4;

/// Files of Get Information About Schools that were read, each with its report: establishments, then links of succession and groups, as
/// many as are added.
#[derive(Debug)]
pub struct nxp_import {
    register: Register,
    /// The issues of each file.
    issues: Vec<Vec<Issue>>,
    _live: Live,
}

#[derive(Debug)]
struct Issue {
    severity: i32,
    kind: String,
    row: Option<usize>,
    line: usize,
    column: Option<String>,
    value: Option<String>,
    reason: String,
    remedy: String,
}

/// What became of a file. Every row that was read was imported, imported by way of a stub, kept for later, or rejected.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_import_info {
    /// sizeof(nxp_import_info), set by the caller.
    pub struct_size: usize,
    /// Rows read, the heading and blank lines not counted.
    pub rows: usize,
    /// Rows that became a record.
    pub imported: usize,
    /// Rows that did not.
    pub rejected: usize,
    /// Rows that became a record by way of a stub: they name an institution that the establishments lack.
    pub stubbed: usize,
    /// Rows that were understood and have no place in a programme yet.
    pub kept: usize,
    /// How many issues are listed (nxp_import_issue).
    pub issues: usize,
    /// How many there are in all: of each kind the first 1,000 are listed.
    pub issues_total: usize,
}

// SAFETY: `repr(C)`, size first, numbers only.
unsafe impl Growing for nxp_import_info {
    const NAME: &'static str = "nxp_import_info";
    const FIRST_SIZE: usize = size_of::<Self>();
}

/// A row or value that needs a person's attention. Texts live as long as the import.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_issue {
    /// sizeof(nxp_issue), set by the caller.
    pub struct_size: usize,
    /// What it did to its row: NXP_ISSUE_...
    pub severity: i32,
    /// Zero.
    pub reserved: i32,
    /// The row as a spreadsheet numbers it, the heading being 1; -1 where no one row is at fault.
    pub row: i64,
    /// The line of the file on which the row begins, from 1.
    pub line: i64,
    /// What kind of issue it is, such as "unreadable date".
    pub kind: nxp_text,
    /// The heading of the cell; no text where no one cell is at fault.
    pub column: nxp_text,
    /// What the cell holds, shortened; no text where no one cell is at fault.
    pub value: nxp_text,
    /// What is wrong with it.
    pub reason: nxp_text,
    /// What a person can do about it.
    pub remedy: nxp_text,
}

// SAFETY: `repr(C)`, size first, numbers and pointers only.
unsafe impl Growing for nxp_issue {
    const NAME: &'static str = "nxp_issue";
    const FIRST_SIZE: usize = size_of::<Self>();
}

fn listed(report: &ImportReport) -> Vec<Issue> {
    let listed = report.listings().flat_map(|(kind, listing)| {
        listing.listed().iter().map(move |issue| Issue {
            severity: match kind.severity() {
                Severity::Rejection => NXP_ISSUE_REJECTION,
                Severity::Warning => NXP_ISSUE_WARNING,
                Severity::Note => NXP_ISSUE_NOTE,
                Severity::Later => NXP_ISSUE_LATER,
            },
            kind: kind.to_string(),
            row: issue.row,
            line: issue.line,
            column: issue.column.clone(),
            value: issue.value.clone(),
            reason: issue.reason.to_string(),
            remedy: issue.remedy.to_string(),
        })
    });
    listed.collect()
}

impl nxp_import {
    fn new(register: Register) -> Self {
        Self {
            issues: register.reports().iter().map(listed).collect(),
            register,
            _live: Live::new(),
        }
    }

    /// Reads one more file; if that is refused, nothing has changed.
    fn add(
        &mut self,
        read: impl FnOnce(&mut Register) -> Result<(), RefusedFile>,
    ) -> Result<(), Failure> {
        let mut register = self.register.clone();
        read(&mut register).map_err(|error| refused(&error))?;
        *self = Self::new(register);
        Ok(())
    }

    fn file(&self, file: u32) -> Result<(&ImportReport, &[Issue]), Failure> {
        let report = nth(self.register.reports(), file as usize, "file")?;
        Ok((report, nth(&self.issues, file as usize, "file")?))
    }
}

fn refused(refused: &RefusedFile) -> Failure {
    let status = match refused.reason() {
        Refusal::TooLarge { .. } | Refusal::TooManyColumns { .. } | Refusal::TooManyRows { .. } => {
            NXP_E_LENGTH
        }
        _ => NXP_E_MALFORMED,
    };
    Failure::new(status, refused.to_string())
}

/// Reads an establishment file, in any release and with any selection of its columns, UTF-8 or Windows-1252. `name` is what the
/// report calls the file. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_gias_read(
    data: *const c_void,
    data_len: usize,
    name: *const c_char,
    name_len: usize,
    import: *mut *mut nxp_import,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for bytes and text of those lengths and a place that may be written, or NULL.
        let (data, name, out) = unsafe {
            (
                bytes(data, data_len, "data")?,
                text(name, name_len, "name")?,
                Out::new(import, "import")?,
            )
        };
        let register = Register::new(name, data).map_err(|error| refused(&error))?;
        out.give(nxp_import::new(register));
        Ok(())
    })
}

/// Adds a file of links of succession. `stated_on` is the day that it describes, as YYYY-MM-DD, or no text. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_gias_links(
    import: *mut nxp_import,
    data: *const c_void,
    data_len: usize,
    name: *const c_char,
    name_len: usize,
    stated_on: *const c_char,
    stated_on_len: usize,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle that nobody else uses, bytes and texts of those lengths, or NULL.
        let (import, data, name, stated_on) = unsafe {
            (
                alone(import, "import")?,
                bytes(data, data_len, "data")?,
                text(name, name_len, "name")?,
                text(stated_on, stated_on_len, "stated_on")?,
            )
        };
        let stated_on = match stated_on {
            "" => None,
            date => Some(date_from(date)?),
        };
        import.add(|register| register.add_links(name, data, stated_on).map(drop))
    })
}

/// Adds a file of groups: trusts, federations and sponsors, as arrangements with their members. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_gias_groups(
    import: *mut nxp_import,
    data: *const c_void,
    data_len: usize,
    name: *const c_char,
    name_len: usize,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle that nobody else uses, bytes and text of those lengths, or NULL.
        let (import, data, name) = unsafe {
            (
                alone(import, "import")?,
                bytes(data, data_len, "data")?,
                text(name, name_len, "name")?,
            )
        };
        import.add(|register| register.add_groups(name, data))
    })
}

/// What became of a file: 0 is the establishments, then each that was added. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_import_get(
    import: *const nxp_import,
    file: u32,
    info: *mut nxp_import_info,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a sized struct, or NULL.
        let (handle, out) = unsafe { (shared(import, "import")?, Filled::new(info, "info")?) };
        let (report, issues) = handle.file(file)?;
        out.set(nxp_import_info {
            rows: report.rows(),
            imported: report.imported(),
            rejected: report.rejected(),
            stubbed: report.stubbed(),
            kept: report.kept(),
            issues: issues.len(),
            issues_total: report.listings().map(|(_, listing)| listing.total()).sum(),
            ..nxp_import_info::sized()
        });
        Ok(())
    })
}

/// Fills in one of the listed issues of a file, rejections first. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_import_issue(
    import: *const nxp_import,
    file: u32,
    index: usize,
    issue: *mut nxp_issue,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a sized struct, or NULL.
        let (handle, out) = unsafe { (shared(import, "import")?, Filled::new(issue, "issue")?) };
        let issue = nth(handle.file(file)?.1, index, "index")?;
        out.set(nxp_issue {
            severity: issue.severity,
            row: issue.row.map_or(-1, |row| row as i64),
            line: issue.line as i64,
            kind: nxp_text::of(&issue.kind),
            column: nxp_text::maybe(issue.column.as_deref()),
            value: nxp_text::maybe(issue.value.as_deref()),
            reason: nxp_text::of(&issue.reason),
            remedy: nxp_text::of(&issue.remedy),
            ..nxp_issue::sized()
        });
        Ok(())
    })
}

/// The whole report of a file as JSON. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_import_json(
    import: *const nxp_import,
    file: u32,
    json: *mut *mut nxp_buffer,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (handle, out) = unsafe { (shared(import, "import")?, Out::new(json, "json")?) };
        let json = serde_json::to_string_pretty(handle.file(file)?.0)
            .map_err(|error| Failure::new(NXP_E_INTERNAL, error.to_string()))?;
        out.give(nxp_buffer::new(json));
        Ok(())
    })
}

/// Adds the rows of an import to a document that is being built: regions, institutions, and of groups their sponsors, arrangements and memberships. A row whose
/// key is there already is left as it is. `added` tells how many institutions were added; it may be NULL. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_builder_import(
    builder: *mut nxp_builder,
    import: *const nxp_import,
    added: *mut usize,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for live handles, the first of which nobody else uses, or NULL.
        let (builder, handle) = unsafe { (alone(builder, "builder")?, shared(import, "import")?) };
        let out = match added.is_null() {
            true => None,
            // SAFETY: the header asks for a place that may be written, or NULL.
            false => Some(unsafe { Out::new(added, "added")? }),
        };
        let mut document = Document::default();
        handle.register.clone().into_tables().fill(&mut document);
        let mut made = value_of(&document)?;
        let lots = [
            Table::Regions,
            Table::Institutions,
            Table::Agencies,
            Table::Arrangements,
            Table::Memberships,
        ]
        .map(|table| (table, new_rows(builder, table, made.get_mut(table.name()))));
        let [_, (_, institutions), ..] = &lots;
        let count = institutions.len();
        builder.add_all(lots)?;
        if let Some(out) = out {
            out.set(count);
        }
        Ok(())
    })
}

/// The rows whose keys a table does not have.
fn new_rows(builder: &nxp_builder, table: Table, rows: Option<&mut Value>) -> Vec<Value> {
    let key = |row: &Value| row.get("key").and_then(Value::as_str).map(str::to_owned);
    let known: HashSet<String> = builder.rows(table).iter().filter_map(key).collect();
    let mut rows = match rows.map(Value::take) {
        Some(Value::Array(rows)) => rows,
        _ => Vec::new(),
    };
    rows.retain(|row| key(row).is_none_or(|key| !known.contains(&key)));
    rows
}

/// Frees an import. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_import_free(import: *mut nxp_import) {
    // SAFETY: the header asks for NULL or a handle of this kind that is freed once.
    unsafe { free(import) }
}
