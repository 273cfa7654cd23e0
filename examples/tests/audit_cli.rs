//! The command line `audit`, from arguments to exit status.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of a test may fail it"
)]

use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use nextpractice_examples::audit_cli::{Streams, run};
use nextpractice_examples::terminal::Terminal;
use tempfile::TempDir;

/// One region has no hub (DT001, an error) and one has two (DT002, a warning).
const PROGRAMME: &str = r#"{
    "format": "nextpractice/1",
    "title": "A programme of two regions",
    "recorded_on": "2006-01-01",
    "records": {"hubs": {"completeness": "complete"}},
    "charter": {"scheme": "areas", "regions": ["area:1", "area:2"], "coverage": "regions", "hubs_per_cell": 1},
    "regions": [{"key": "area:1", "scheme": "areas"}, {"key": "area:2", "scheme": "areas"}],
    "institutions": [{"key": "urn:100001", "name": "Alder School"}, {"key": "urn:100002", "name": "Birch School"}],
    "hubs": [
        {"key": "hub:1", "institution": "urn:100001", "focus": "student_voice", "regions": ["area:1"]},
        {"key": "hub:2", "institution": "urn:100002", "focus": "student_voice", "regions": ["area:1"]}
    ]
}"#;

/// Two references lead nowhere, and a field is misspelt.
const BROKEN: &str = r#"{
    "format": "nextpractice/1",
    "charter": {},
    "hub": [],
    "hubs": [{"key": "hub:1", "institution": "urn:999999", "focus": "student_voice", "regions": ["area:9"]}]
}"#;

struct Ran {
    status: u8,
    output: String,
    errors: String,
}

fn audit_in(terminal: Terminal, input: impl Read, arguments: &[&str]) -> Ran {
    let mut streams = Streams {
        input,
        output: Vec::new(),
        errors: Vec::new(),
    };
    let arguments = std::iter::once(&"audit").chain(arguments);
    let status = run(arguments, terminal, &mut streams);
    Ran {
        status,
        output: String::from_utf8(streams.output).unwrap(),
        errors: String::from_utf8(streams.errors).unwrap(),
    }
}

fn audit(arguments: &[&str]) -> Ran {
    audit_in(Terminal::default(), io::empty(), arguments)
}

/// A folder with one file in it, and the file's path.
fn file(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn the_document_built_in_is_audited() {
    let ran = audit(&[]);
    assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
    assert!(ran.output.contains("THE 3 D'S AT A GLANCE"));
}

#[test]
fn the_exit_status_follows_the_level() {
    let (_folder, path) = file("programme.json", PROGRAMME.as_bytes());
    let status = |arguments: &[&str]| {
        let ran = audit(&[&[text(&path)], arguments].concat());
        assert_eq!(ran.errors, "");
        ran.status
    };
    assert_eq!(status(&[]), 0);
    assert_eq!(status(&["--fail-on", "never"]), 0);
    assert_eq!(status(&["--fail-on", "error"]), 1);
    assert_eq!(status(&["--fail-on", "error", "--rule", "DT002"]), 0);
    assert_eq!(status(&["--fail-on", "warning", "--rule", "DT002"]), 1);
    assert_eq!(
        status(&["--fail-on", "advice", "--rule", "crowded-cell"]),
        1
    );
    assert_eq!(
        status(&["--fail-on", "warning", "--rule", "DT003", "--rule", "dt004"]),
        0
    );
}

#[test]
fn a_suppressed_finding_does_not_fail() {
    let suppressed = |until: &str| {
        let suppression = format!(
            r#""suppressions": [{{"key": "s:1", "rule": "DT001", "unit": "area:2", "reason": "Soon", "until": "{until}"}}], "charter""#
        );
        let (folder, path) = file(
            "programme.json",
            PROGRAMME.replace("\"charter\"", &suppression).as_bytes(),
        );
        let ran = audit(&[text(&path), "--rule", "DT001", "--fail-on", "error"]);
        drop(folder);
        assert_eq!(ran.errors, "");
        ran.status
    };
    assert_eq!(suppressed("2006-01-01"), 0);
    assert_eq!(suppressed("2005-12-31"), 1);
}

#[test]
fn a_rule_is_explained_and_nothing_is_audited() {
    let ran = audit(&["no such file", "--explain", "empty-cell", "--width", "60"]);
    assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
    assert!(
        ran.output.starts_with("DT001 Empty cell\n"),
        "{}",
        ran.output
    );
    assert!(ran.output.lines().all(|line| line.chars().count() <= 60));
}

#[test]
fn what_cannot_be_meant_is_refused_with_what_may_have_been() {
    let cases = [
        (&["--rule", "DT01"][..], "did you mean `DT001`?"),
        (&["--explain", "emty-cell"], "did you mean `empty-cell`?"),
        (
            &["--as-of", "2023-02-29"],
            "29 February does not exist in 2023",
        ),
        (&["--as-of", "1/2/2023"], "write it as `YYYY-MM-DD`"),
        (&["--fail-on", "warnings"], "'warning'"),
        (
            &["--format", "html"],
            "[possible values: text, json, sarif]",
        ),
        (&["--width", "39"], "it runs from 40 to 400"),
        (&["--widht", "60"], "'--width'"),
    ];
    for (arguments, expected) in cases {
        let ran = audit(arguments);
        assert_eq!((ran.status, ran.output.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.errors.contains(expected), "{}", ran.errors);
    }
}

#[test]
fn help_is_no_error() {
    let ran = audit(&["--help"]);
    assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
    assert!(ran.output.contains("Exit status: 0"), "{}", ran.output);
}

#[test]
fn a_refused_document_is_told_every_reason() {
    let (_folder, path) = file("broken.json", BROKEN.as_bytes());
    let ran = audit(&[text(&path)]);
    assert_eq!((ran.status, ran.output.as_str()), (2, ""));
    let begins = format!(
        "{}: the document is no programme: 3 structural errors\n",
        path.display()
    );
    assert!(ran.errors.starts_with(&begins), "{}", ran.errors);
    for pointer in ["/hub:", "/hubs/0/institution:", "/hubs/0/regions/0:"] {
        assert!(ran.errors.contains(pointer), "{pointer} in {}", ran.errors);
    }
}

#[test]
fn a_document_without_a_date_asks_for_one() {
    let dateless = PROGRAMME.replace("\"recorded_on\": \"2006-01-01\",", "");
    let (_folder, path) = file("dateless.json", dateless.as_bytes());
    let ran = audit(&[text(&path)]);
    assert_eq!((ran.status, ran.output.as_str()), (2, ""));
    assert!(ran.errors.contains("--as-of YYYY-MM-DD"), "{}", ran.errors);
    let ran = audit(&[text(&path), "--as-of", "2006-01-01"]);
    assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
    assert!(
        ran.output.contains("As of 1 January 2006"),
        "{}",
        ran.output
    );
}

#[test]
fn compressed_and_plain_documents_are_told_apart_by_content() {
    let (_plain, plain) = file("plain.json.gz", PROGRAMME.as_bytes());
    let (_packed, zipped) = file("packed.json", &packed(PROGRAMME.as_bytes()));
    let expected = audit(&[text(&plain)]);
    assert_eq!((expected.status, expected.errors.as_str()), (0, ""));
    assert_eq!(audit(&[text(&zipped)]).output, expected.output);
    let piped = packed(PROGRAMME.as_bytes());
    let ran = audit_in(Terminal::default(), piped.as_slice(), &["-"]);
    assert_eq!(ran.output, expected.output);
}

#[test]
fn input_that_is_cut_short_is_refused() {
    let whole = packed(PROGRAMME.as_bytes());
    let (_packed, zipped) = file("short.json.gz", &whole[..whole.len() / 2]);
    let (_plain, plain) = file("short.json", &PROGRAMME.as_bytes()[..200]);
    let (_nothing, nothing) = file("nothing.json", b"");
    for path in [zipped, plain, nothing] {
        let ran = audit(&[text(&path)]);
        assert_eq!((ran.status, ran.output.as_str()), (2, ""));
        assert!(ran.errors.starts_with(text(&path)), "{}", ran.errors);
        assert!(ran.errors.contains("cut short"), "{}", ran.errors);
    }
    let ran = audit_in(Terminal::default(), b"{".as_slice(), &["-"]);
    assert!(
        ran.errors.starts_with("standard input: line 1"),
        "{}",
        ran.errors
    );
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let ran = audit(&["no such file.json"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.errors.starts_with("no such file.json: cannot be read"),
        "{}",
        ran.errors
    );
}

#[test]
fn a_report_is_written_to_a_file_whole() {
    let (folder, path) = file("programme.json", PROGRAMME.as_bytes());
    let report = folder.path().join("report.json");
    let arguments = [
        "--format",
        "json",
        "--fail-on",
        "error",
        "-o",
        text(&report),
    ];
    let ran = audit(&[&[text(&path)], &arguments[..]].concat());
    assert_eq!(
        (ran.status, ran.output.as_str(), ran.errors.as_str()),
        (1, "", "")
    );
    let written: serde_json::Value = serde_json::from_slice(&fs::read(&report).unwrap()).unwrap();
    assert_eq!(written["report"], "nextpractice-report/1");
    assert_eq!(written["groups"][0]["rule"], "DT001");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_sarif_log_names_the_file_that_was_read() {
    let (folder, path) = file("a programme.json", PROGRAMME.as_bytes());
    let log = folder.path().join("log.sarif");
    let ran = audit(&["--format", "sarif", "-o", text(&log), text(&path)]);
    assert_eq!((ran.status, ran.output.as_str()), (0, ""), "{}", ran.errors);
    let log: serde_json::Value = serde_json::from_slice(&fs::read(&log).unwrap()).unwrap();
    let run = &log["runs"][0];
    let uri = run["artifacts"][0]["location"]["uri"].as_str().unwrap();
    assert!(uri.ends_with("/a%20programme.json"), "{uri}");
    let fails = run["results"].as_array().unwrap().iter();
    let fails: Vec<&serde_json::Value> = fails.filter(|result| result["kind"] == "fail").collect();
    assert!(fails.iter().any(|result| result["ruleId"] == "DT001"));
    for fail in fails {
        let place = &fail["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(place["uri"], uri);
    }
    // A stream is no file that could be pointed to.
    let arguments = ["--format", "sarif", "-"];
    let ran = audit_in(Terminal::default(), PROGRAMME.as_bytes(), &arguments);
    let log: serde_json::Value = serde_json::from_str(&ran.output).unwrap();
    assert!(log["runs"][0].get("artifacts").is_none());
}

const SPREADSHEET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/spreadsheet");

/// A copy of the filled spreadsheet, with a line put at the end of one file, and some file that is no sheet.
fn spreadsheet(name: &str, line: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for sheet in fs::read_dir(SPREADSHEET).unwrap() {
        let sheet = sheet.unwrap();
        fs::copy(sheet.path(), folder.path().join(sheet.file_name())).unwrap();
    }
    fs::write(folder.path().join("notes.txt"), "by hand").unwrap();
    let path = folder.path().join(name);
    let text = fs::read_to_string(&path).unwrap_or_default();
    fs::write(path, text + line).unwrap();
    folder
}

#[test]
fn a_folder_of_sheets_is_audited_and_its_rows_are_told() {
    let folder = spreadsheet("programme.csv", "");
    let ran = audit(&[text(folder.path()), "--fail-on", "error"]);
    assert_eq!(ran.status, 1, "{}", ran.errors);
    assert!(ran.output.contains("Two Rivers"), "{}", ran.output);
    let told = "hubs.csv: 2 rows read, 2 imported, 0 rejected";
    assert!(ran.errors.contains(told), "{}", ran.errors);

    let rows = folder.path().join("rows.json");
    let arguments = ["--format", "json", "--import-report", text(&rows)];
    let ran = audit(&[&[text(folder.path())], &arguments[..]].concat());
    assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
    let rows: serde_json::Value = serde_json::from_slice(&fs::read(rows).unwrap()).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 15);
    let report: serde_json::Value = serde_json::from_str(&ran.output).unwrap();
    assert_eq!(report["report"], "nextpractice-report/1");
}

#[test]
fn a_sarif_log_of_a_folder_names_file_line_and_column() {
    // The title holds quotation marks and a line end, so that the cells after it begin on the next line.
    let folder = spreadsheet(
        "priorities.csv",
        "p:9,curriculum,\"The \"\"Élan\"\"\nidea\",,convenor trust,01/02/2005,\n",
    );
    let ran = audit(&[text(folder.path()), "--format", "sarif", "--rule", "DC001"]);
    assert_eq!(ran.status, 0, "{}", ran.errors);
    let log: serde_json::Value = serde_json::from_str(&ran.output).unwrap();
    let run = &log["runs"][0];
    let fails = run["results"].as_array().unwrap().iter();
    let fails: Vec<_> = fails.filter(|result| result["kind"] == "fail").collect();
    let [_, told] = fails[..] else {
        panic!("{fails:?}")
    };
    let place = |location: &serde_json::Value| {
        let physical = &location["physicalLocation"];
        let file = &physical["artifactLocation"];
        let at = file["index"].as_u64().unwrap() as usize;
        assert_eq!(run["artifacts"][at]["location"]["uri"], file["uri"]);
        let uri = file["uri"].as_str().unwrap().rsplit('/').next().unwrap();
        let number = |name: &str| physical["region"][name].as_u64();
        (uri.to_owned(), number("startLine"), number("startColumn"))
    };
    let file = || "priorities.csv".to_owned();
    assert_eq!(place(&told["locations"][0]), (file(), Some(4), None));
    let evidence = &told["relatedLocations"][0];
    assert_eq!(place(evidence), (file(), Some(5), Some(8)));
}

#[test]
fn a_folder_with_rows_that_cannot_be_taken_is_refused_with_all_of_them() {
    let folder = spreadsheet("hubs.csv", "hub:3,,urn:100001,astronomy,avon,,,\n");
    let path = folder.path().join("memberships.csv");
    let members = fs::read_to_string(&path).unwrap() + "m:9,s:elm,net:2,01/09/2004,31/08/2006,,,\n";
    fs::write(&path, members).unwrap();
    let rows = folder.path().join("rows.txt");
    let ran = audit(&[text(folder.path()), "--import-report", text(&rows)]);
    assert_eq!((ran.status, ran.output.as_str()), (2, ""));
    for told in [
        "column `focus`, value `astronomy`",
        "column `term`, value",
        "2 rows rejected",
    ] {
        assert!(ran.errors.contains(told), "{told}: {}", ran.errors);
    }
    assert!(fs::read_to_string(rows).unwrap().contains("astronomy"));
}

#[test]
fn a_folder_that_holds_no_sheet_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let ran = audit(&[text(folder.path())]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.errors.contains("no CSV file is in this folder"),
        "{}",
        ran.errors
    );
    let folder = spreadsheet("hub.csv", "key\n");
    let ran = audit(&[text(folder.path())]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.errors.contains("did you mean `hubs.csv`?"),
        "{}",
        ran.errors
    );
}

#[test]
fn a_refused_document_leaves_the_last_report_alone() {
    let (folder, path) = file("broken.json", BROKEN.as_bytes());
    let report = folder.path().join("report.txt");
    fs::write(&report, "the last report").unwrap();
    assert_eq!(audit(&[text(&path), "-o", text(&report)]).status, 2);
    assert_eq!(fs::read_to_string(&report).unwrap(), "the last report");
}

#[test]
fn a_report_that_cannot_be_written_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("no such folder/report.txt");
    let ran = audit(&["-o", text(&out)]);
    assert_eq!(ran.status, 2);
    let begins = format!("{}: cannot be written", out.display());
    assert!(ran.errors.starts_with(&begins), "{}", ran.errors);
}

#[test]
fn colour_and_width_follow_the_terminal_unless_told_otherwise() {
    let terminal = Terminal {
        takes_colour: true,
        columns: Some(60),
        ..Terminal::default()
    };
    let ran = |terminal, arguments: &[&str]| audit_in(terminal, io::empty(), arguments).output;
    let coloured = |output: &str| output.contains('\u{1b}');
    assert!(coloured(&ran(terminal, &[])));
    assert!(!coloured(&ran(terminal, &["--color", "never"])));
    assert!(!coloured(&ran(Terminal::default(), &[])));
    assert!(coloured(&ran(Terminal::default(), &["--color", "always"])));
    assert!(!coloured(&ran(
        terminal,
        &["--format", "json", "--color", "always"]
    )));

    let plain = Terminal {
        takes_colour: false,
        ..terminal
    };
    let widest = |output: String| output.lines().map(|line| line.chars().count()).max();
    assert_eq!(widest(ran(plain, &[])), Some(60));
    assert_eq!(widest(ran(plain, &["--width", "80"])), Some(80));
    assert_eq!(widest(ran(Terminal::default(), &[])), Some(100));
    let narrow = Terminal {
        columns: Some(10),
        ..plain
    };
    assert_eq!(widest(ran(narrow, &[])), Some(40));
}

/// A reader that has gone, as `head` does.
struct Gone;

impl Write for Gone {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut streams = Streams {
        input: io::empty(),
        output: Gone,
        errors: Vec::new(),
    };
    assert_eq!(run(["audit"], Terminal::default(), &mut streams), 0);
    assert_eq!(streams.errors, b"");
}
