//! The command line `audit`: audits a document and reports.

use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, Read, Write};
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Parser, ValueEnum};
use nextpractice::audit::{Audit, AuditOptions, Fact, Level, Rule, Unit, UnknownRule, find_rule};
use nextpractice::model::Programme;
use nextpractice::value::{DateError, parse_date};
use nextpractice_exchange::report::ImportReport;
use nextpractice_report::{Origins, TextStyle, Width, explain, json, sarif, text};
use thiserror::Error;

use crate::import_report::write_import_report;
use crate::input::{InputError, programme_from, read_programme};
use crate::output::{text as said, write_stream, write_whole};
use crate::progress::Progress;
use crate::spreadsheet::{SpreadsheetError, read_folder};
use crate::terminal::Terminal;
use crate::uri;

/// The document that is audited where no file is named.
const DEFAULT: &[u8] = include_bytes!("../data/teaching-school-hubs-2025.json.gz");
const DEFAULT_NAME: &str = "the document built in";

/// Nothing at the level asked about.
pub const PASSED: u8 = 0;
/// A finding at the level asked about, or above.
pub const FOUND: u8 = 1;
/// What was given cannot be used, or the report cannot be written.
pub const REFUSED: u8 = 2;

/// Audits a school-network programme against the 3 D's: decentralised, disciplined, distributed.
#[derive(Debug, Parser)]
#[command(
    name = "audit",
    after_help = "Exit status: 0 nothing found at the level of --fail-on or above, 1 something found, \
                  2 input refused (every reason on standard error) or report not written. \
                  Suppressed findings do not count."
)]
struct Arguments {
    /// The document, JSON or NDJSON, gzipped or not, or a folder of CSV tables (docs/spreadsheets.md); `-` for standard input [default: a
    /// document built in]
    file: Option<PathBuf>,
    /// The day to audit as of [default: the day that the document describes]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    as_of: Option<NaiveDate>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The file to write the report to, whole or not at all [default: standard output]
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// Of a folder: a file for what became of each row, as JSON or CSV if its name ends so, else as text [default: standard
    /// error, as text]
    #[arg(long, value_name = "FILE")]
    import_report: Option<PathBuf>,
    /// A rule to ask, by code or name; may be given several times [default: all rules]
    #[arg(long = "rule", value_name = "CODE", value_parser = rule)]
    rules: Vec<&'static Rule>,
    /// The level at which findings make the exit status 1
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = FailOn::Never)]
    fail_on: FailOn,
    /// Say what a rule asks, why, and what to do, with an example that breaks it and one that keeps it, and audit nothing
    #[arg(long, value_name = "CODE", value_parser = rule)]
    explain: Option<&'static Rule>,
    /// The columns of the text report [default: the terminal's, else 100]
    #[arg(long, value_name = "N")]
    width: Option<Width>,
    /// Whether to colour the text report; `auto` means on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    color: Colour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs: everything, in the form of docs/schemas
    Json,
    /// For tools that collect results of analyses: SARIF 2.1.0
    Sarif,
}

/// The level at which findings make the exit status 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Advice,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

pub(crate) fn date(text: &str) -> Result<NaiveDate, DateError> {
    parse_date(text)
}

fn rule(code: &str) -> Result<&'static Rule, UnknownRule> {
    find_rule(code)
}

/// The streams of a program.
#[derive(Debug)]
pub struct Streams<I, O, E> {
    /// Standard input.
    pub input: I,
    /// Standard output.
    pub output: O,
    /// Standard error.
    pub errors: E,
}

/// Runs the command line and gives its exit status.
///
/// ```
/// use nextpractice_examples::audit_cli::{Streams, run};
/// use nextpractice_examples::terminal::Terminal;
///
/// let mut streams = Streams { input: std::io::empty(), output: Vec::new(), errors: Vec::new() };
/// let status = run(["audit", "--explain", "DT001"], Terminal::default(), &mut streams);
/// assert_eq!(status, 0);
/// assert!(streams.output.starts_with(b"DT001 Empty cell\n"));
/// ```
pub fn run<I: Read, O: Write, E: Write>(
    arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    terminal: Terminal,
    streams: &mut Streams<I, O, E>,
) -> u8 {
    run_with(arguments, streams, |arguments, streams| {
        audit(arguments, terminal, streams)
    })
}

/// Does a program's work on its arguments, and says on standard error why it could not.
pub(crate) fn run_with<A: Parser, R: Display, I: Read, O: Write, E: Write>(
    arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    streams: &mut Streams<I, O, E>,
    work: impl FnOnce(&A, &mut Streams<I, O, E>) -> Result<u8, R>,
) -> u8 {
    let arguments = match A::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error, streams),
    };
    work(&arguments, streams).unwrap_or_else(|reason| {
        // Nowhere is left to say that standard error refuses.
        let _ = write_stream(&mut streams.errors, said(&format!("{reason}\n")));
        REFUSED
    })
}

/// What clap says of arguments that it cannot use, or of itself.
fn usage<I, O: Write, E: Write>(error: &clap::Error, streams: &mut Streams<I, O, E>) -> u8 {
    let clap_says = error.render().to_string();
    let _ = if error.use_stderr() {
        write_stream(&mut streams.errors, said(&clap_says))
    } else {
        write_stream(&mut streams.output, said(&clap_says))
    };
    u8::try_from(error.exit_code()).unwrap_or(REFUSED)
}

type Reason = Box<dyn std::error::Error>;

fn audit<I: Read, O: Write, E: Write>(
    arguments: &Arguments,
    terminal: Terminal,
    streams: &mut Streams<I, O, E>,
) -> Result<u8, Reason> {
    let style = style(arguments, terminal);
    if let Some(rule) = arguments.explain {
        deliver(arguments, said(&explain(rule, &style)), streams)?;
        return Ok(PASSED);
    }
    let progress = Progress::new(terminal.shows_progress);
    let name = name(arguments);
    progress.says(format!("reading {name}"));
    let loaded = load(arguments, &mut streams.input);
    if let (Some(path), Some(reports)) = (&arguments.import_report, rows_told(&loaded)) {
        let written = write_import_report(path, reports);
        written.map_err(|error| format!("{}: cannot be written: {error}", path.display()))?;
    }
    let Loaded {
        programme,
        reports,
        origins,
    } = loaded?;
    progress.says(format!("auditing {name}"));
    let options = AuditOptions {
        date: arguments.as_of,
        rules: arguments.rules.clone(),
    };
    let audit = Audit::new(&programme, &options)
        .map_err(|no_date| format!("{name}: {no_date} (--as-of YYYY-MM-DD)"))?;
    drop(progress);
    if arguments.import_report.is_none() {
        let told: String = reports.iter().map(ImportReport::to_string).collect();
        write_stream(&mut streams.errors, said(&told))?;
    }
    match arguments.format {
        Format::Text => deliver(arguments, said(&text(&audit, &style)), streams)?,
        Format::Json => deliver(arguments, said(&json(&audit)), streams)?,
        Format::Sarif => deliver(arguments, |out| sarif(&audit, &origins, out), streams)?,
    }
    Ok(status(&audit, arguments.fail_on))
}

/// What messages call the document.
fn name(arguments: &Arguments) -> String {
    match &arguments.file {
        None => DEFAULT_NAME.to_owned(),
        Some(path) if path.as_os_str() == "-" => "standard input".to_owned(),
        Some(path) => path.display().to_string(),
    }
}

/// What was read.
struct Loaded {
    programme: Programme,
    /// What became of the rows, where they stand in files of their own.
    reports: Vec<ImportReport>,
    /// Where it was read from, as far as that can be pointed to.
    origins: Origins,
}

fn load(arguments: &Arguments, input: &mut impl Read) -> Result<Loaded, Unread> {
    let name = name(arguments);
    let (programme, origins) = match &arguments.file {
        None => (programme_from(DEFAULT, &name)?, Origins::default()),
        Some(path) if path.as_os_str() == "-" => {
            (programme_from(input, &name)?, Origins::default())
        }
        Some(path) if path.is_dir() => {
            let spreadsheet = read_folder(path)?;
            return Ok(Loaded {
                programme: spreadsheet.programme,
                reports: spreadsheet.reports,
                origins: spreadsheet.origins,
            });
        }
        Some(path) => (read_programme(path)?, Origins::of(uri::of_path(path))),
    };
    Ok(Loaded {
        programme,
        reports: Vec::new(),
        origins,
    })
}

/// Why there is nothing to audit.
#[derive(Debug, Error)]
enum Unread {
    #[error(transparent)]
    Document(#[from] InputError),
    #[error(transparent)]
    Folder(#[from] SpreadsheetError),
}

/// What became of the rows of a folder, whether they make a programme or not.
fn rows_told(loaded: &Result<Loaded, Unread>) -> Option<&[ImportReport]> {
    match loaded {
        Ok(loaded) => Some(&loaded.reports),
        Err(Unread::Folder(SpreadsheetError::Rows(rows))) => Some(&rows.reports),
        Err(_) => None,
    }
}

fn style(arguments: &Arguments, terminal: Terminal) -> TextStyle {
    let to_terminal = arguments.output.is_none();
    let columns = terminal.columns.filter(|_| to_terminal);
    TextStyle {
        width: arguments
            .width
            .or(columns.map(Width::nearest))
            .unwrap_or_default(),
        colour: match arguments.color {
            Colour::Auto => to_terminal && terminal.takes_colour,
            Colour::Always => true,
            Colour::Never => false,
        },
        ..TextStyle::default()
    }
}

fn deliver<I, O: Write, E>(
    arguments: &Arguments,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    streams: &mut Streams<I, O, E>,
) -> Result<(), Reason> {
    let (written, name) = match &arguments.output {
        Some(path) => (write_whole(path, content), path.display().to_string()),
        None => (
            write_stream(&mut streams.output, content),
            "standard output".to_owned(),
        ),
    };
    written.map_err(|error: io::Error| format!("{name}: cannot be written: {error}").into())
}

/// Whether there is a finding at a level or above that no suppression marks.
pub(crate) fn status(audit: &Audit, fail_on: FailOn) -> u8 {
    let level = match fail_on {
        FailOn::Error => Level::Error,
        FailOn::Warning => Level::Warning,
        FailOn::Advice => Level::Advice,
        FailOn::Never => return PASSED,
    };
    let mut weighty = audit
        .outcomes()
        .iter()
        .filter(|(rule, _)| rule.level >= level);
    let found = weighty.any(|(rule, outcome)| {
        let open = |(unit, _): &(Unit, Vec<Fact>)| audit.suppression(rule, *unit).is_none();
        outcome.broken.iter().any(open)
    });
    if found { FOUND } else { PASSED }
}
