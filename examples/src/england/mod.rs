//! England: from the register as published to an audit.

mod document;
mod files;
mod stages;
mod told;

use std::ffi::OsString;
use std::io::{Read, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Parser, ValueEnum};
use nextpractice::audit::{Audit, AuditOptions};
use nextpractice::model::Programme;
use nextpractice_exchange::gias::Register;
use nextpractice_exchange::report::{ImportReport, RefusedFile};
use nextpractice_report::{TextStyle, Width, json, text};
use thiserror::Error;

use crate::audit_cli::{FailOn, Streams, date, run_with, status};
use crate::import_report::{self, write_import_report};
use crate::output::{text as said, write_stream, write_whole};
use crate::terminal::Terminal;

use files::Published;
use stages::Stages;
use told::Told;

pub use files::{GROUPS, LINKS, SCHOOLS};

/// Audits England: its schools, trusts, federations and sponsors, and who succeeded whom.
#[derive(Debug, Parser)]
#[command(
    name = "england",
    after_help = "Exit status: 0 nothing found at the level of --fail-on or above, 1 something found, \
                  2 a file refused or not there, or the report not written. The times of the stages go to standard error."
)]
struct Arguments {
    /// Folder of the files as published [default: NEXTPRACTICE_DATA, else ../shared/data beside the workspace]
    data_dir: Option<PathBuf>,
    /// The establishments, if not those of the folder
    #[arg(long, value_name = "FILE")]
    schools: Option<PathBuf>,
    /// The links between establishments, if not those of the folder; a date in the name is the day they describe
    #[arg(long, value_name = "FILE")]
    links: Option<PathBuf>,
    /// The group links, if not those of the folder; a date in the name is the day they describe
    #[arg(long, value_name = "FILE")]
    groups: Option<PathBuf>,
    /// The day to audit as of, and to follow succession by [default: the day that the schools' file describes]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    as_of: Option<NaiveDate>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The file to write the report to, whole or not at all [default: standard output]
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// A file to write the import report to besides: as JSON or CSV if its name ends so, else as text
    #[arg(long, value_name = "FILE")]
    import_report: Option<PathBuf>,
    /// The level at which findings make the exit status 1
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = FailOn::Never)]
    fail_on: FailOn,
    /// The columns of the text report [default: the terminal's, else 100]
    #[arg(long, value_name = "N")]
    width: Option<Width>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Why there is no report.
#[derive(Debug, Error)]
enum Failure {
    #[error(
        "{path}: there is no such folder; name the folder of the files as published as the argument, or in NEXTPRACTICE_DATA"
    )]
    Folder { path: String },
    #[error(
        "{path}: cannot be read: {error}; put the file there, or name another one with --{option}"
    )]
    Input {
        path: String,
        option: &'static str,
        error: std::io::Error,
    },
    #[error(transparent)]
    Refused(#[from] RefusedFile),
    #[error("the files do not make a programme: {0}")]
    NoProgramme(nextpractice::model::Refusal),
    #[error("the schools' file does not say which day it describes; give one (--as-of YYYY-MM-DD)")]
    NoDate,
    #[error("{path}: cannot be written: {error}")]
    Output { path: String, error: std::io::Error },
}

/// Runs the command line and gives its exit status.
///
/// ```
/// use nextpractice_examples::audit_cli::Streams;
/// use nextpractice_examples::england::run;
/// use nextpractice_examples::terminal::Terminal;
///
/// let mut streams = Streams { input: std::io::empty(), output: Vec::new(), errors: Vec::new() };
/// let status = run(["england", "no such folder"], Terminal::default(), &mut streams);
/// assert_eq!(status, 2);
/// assert!(streams.errors.starts_with(b"no such folder: there is no such folder"));
/// ```
pub fn run<I: Read, O: Write, E: Write>(
    arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    terminal: Terminal,
    streams: &mut Streams<I, O, E>,
) -> u8 {
    run_with(arguments, streams, |arguments, streams| {
        england(arguments, terminal, streams)
    })
}

fn england<I: Read, O: Write, E: Write>(
    arguments: &Arguments,
    terminal: Terminal,
    streams: &mut Streams<I, O, E>,
) -> Result<u8, Failure> {
    let mut stages = Stages::begin();
    let published = Published::find(arguments)?;
    let Published {
        schools,
        links,
        groups,
    } = &published;
    let mut bytes = Vec::new();
    let mut register = Register::new(&schools.name, schools.read(&mut bytes)?)?;
    stages.end("schools");
    let succession = register.add_links(&links.name, links.read(&mut bytes)?, links.date)?;
    stages.end("links of succession");
    register.add_groups(&groups.name, groups.read(&mut bytes)?)?;
    stages.end("trusts, federations and sponsors");

    let date = arguments.as_of.or(schools.date).ok_or(Failure::NoDate)?;
    let told = Told::of(&register, &succession, date);
    stages.end("following succession");
    let reports = register.reports().to_vec();
    let document = document::document(register.into_tables(), &published, date);
    // The process ends with the report: what these hold is left to the system to take back.
    let programme = ManuallyDrop::new(Programme::new(document).map_err(Failure::NoProgramme)?);
    stages.end("checking the programme");
    let options = AuditOptions {
        date: Some(date),
        ..AuditOptions::default()
    };
    let audit = ManuallyDrop::new(Audit::new(&programme, &options).map_err(|_| Failure::NoDate)?);
    stages.end("audit");

    let report = match arguments.format {
        Format::Text => as_text(arguments, terminal, &reports, &told, &audit),
        Format::Json => as_json(&reports, &told, &audit),
    };
    deliver(arguments, &report, streams)?;
    if let Some(path) = &arguments.import_report {
        let written = write_import_report(path, &reports);
        written.map_err(|error| failed_output(path.display().to_string(), error))?;
    }
    stages.end("report");
    let written = write_stream(&mut streams.errors, said(&stages.to_string()));
    written.map_err(|error| failed_output("standard error".to_owned(), error))?;
    Ok(status(&audit, arguments.fail_on))
}

fn as_text(
    arguments: &Arguments,
    terminal: Terminal,
    reports: &[ImportReport],
    told: &Told,
    audit: &Audit,
) -> String {
    let columns = terminal.columns.filter(|_| arguments.output.is_none());
    let style = TextStyle {
        width: arguments
            .width
            .or(columns.map(Width::nearest))
            .unwrap_or_default(),
        colour: arguments.output.is_none() && terminal.takes_colour,
        ..TextStyle::default()
    };
    let mut report = String::new();
    for import in reports {
        report.push_str(&import.to_string());
        report.push('\n');
    }
    report.push_str(&told.to_string());
    report.push('\n');
    report.push_str(&text(audit, &style));
    report
}

fn as_json(reports: &[ImportReport], told: &Told, audit: &Audit) -> String {
    format!(
        "{{\"import\":{},\n\"register\":{},\n\"audit\":{}}}\n",
        import_report::as_json(reports),
        told.to_json(),
        json(audit).trim_end()
    )
}

fn deliver<I, O: Write, E>(
    arguments: &Arguments,
    text: &str,
    streams: &mut Streams<I, O, E>,
) -> Result<(), Failure> {
    let (written, path) = match &arguments.output {
        Some(path) => (write_whole(path, said(text)), path.display().to_string()),
        None => (
            write_stream(&mut streams.output, said(text)),
            "standard output".to_owned(),
        ),
    };
    written.map_err(|error| failed_output(path, error))
}

fn failed_output(path: String, error: std::io::Error) -> Failure {
    Failure::Output { path, error }
}
