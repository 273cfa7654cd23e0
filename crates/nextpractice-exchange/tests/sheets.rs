//! A programme kept in a spreadsheet: from filled templates to an audit, and what is said of each fault.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests stop where they must"
)]

use std::fs;
use std::path::{Path, PathBuf};

use nextpractice::audit::{Audit, AuditOptions};
use nextpractice::model::{Document, Listed, Programme, Recorded};
use nextpractice_exchange::gias::{Register, columns_page};
use nextpractice_exchange::report::{ImportReport, Issue, IssueKind};
use nextpractice_exchange::sheets::{Sheets, layout_page, read_sheets, template, template_names};

fn workspace(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

/// The files of the filled example, in the order of the templates.
fn filled() -> Vec<(&'static str, Vec<u8>)> {
    let folder = workspace("examples/data/spreadsheet");
    template_names()
        .iter()
        .map(|name| (*name, fs::read(folder.join(name)).unwrap()))
        .collect()
}

fn read(files: &[(&str, Vec<u8>)]) -> Sheets {
    let files = files.iter().map(|(name, bytes)| (*name, bytes.as_slice()));
    let sheets = read_sheets(Document::default(), files).unwrap();
    assert!(sheets.reports().iter().all(ImportReport::adds_up));
    sheets
}

/// The filled example with a line put at the end of one file.
fn with(name: &str, line: &str) -> Sheets {
    let mut files = filled();
    let file = files.iter_mut().find(|(file, _)| *file == name).unwrap();
    file.1.extend_from_slice(line.as_bytes());
    read(&files)
}

fn said(reports: &[ImportReport], kind: IssueKind) -> Vec<String> {
    let told = |report: &ImportReport| {
        let issues = report
            .listing(kind)
            .map_or(Vec::new(), |listing| listing.listed().to_vec());
        issues
            .iter()
            .map(|issue: &Issue| format!("{}: {issue}", report.file()))
            .collect::<Vec<_>>()
    };
    reports.iter().flat_map(told).collect()
}

#[test]
fn the_page_and_the_templates_are_those_of_the_layout() {
    let mut pages = vec![
        (workspace("docs/spreadsheets.md"), layout_page()),
        (workspace("docs/registers.md"), columns_page()),
    ];
    for name in template_names() {
        pages.push((
            workspace("examples/data/templates").join(name),
            template(name).unwrap(),
        ));
    }
    for (path, text) in pages {
        if std::env::var_os("UPDATE_PAGES").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let there = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            there == text,
            "{} is not what the layout says; set UPDATE_PAGES=1 to write it anew",
            path.display()
        );
    }
}

#[test]
fn filled_templates_become_a_programme_that_is_audited() {
    for (name, bytes) in filled() {
        let headings = template(name).unwrap();
        assert!(
            bytes.starts_with(headings.as_bytes()),
            "{name} has other headings than its template"
        );
    }
    let sheets = read(&filled());
    for report in sheets.reports() {
        assert_eq!(report.imported(), report.rows(), "{report}");
        assert!(
            report.headings().missing.is_empty() && report.headings().unknown.is_empty(),
            "{report}"
        );
    }
    // The document survives being written and read.
    let document = Document::from_json(sheets.document().to_json().as_bytes()).unwrap();
    assert_eq!(&document, sheets.document());
    let programme = sheets.programme().unwrap();
    assert_eq!(
        (
            programme.institutions().len(),
            programme.hubs().len(),
            programme.memberships().len(),
            programme.transfers().len()
        ),
        (5, 2, 5, 2)
    );
    let plan = programme.plans().find("plan:1").unwrap();
    assert_eq!(
        (
            programme[plan].tasks.named().len(),
            programme[plan].success_criteria.named().len()
        ),
        (2, 2)
    );
    let birch = programme.plans().find("plan:2").unwrap();
    assert!(matches!(programme[birch].timescale, Recorded::Value(_)));
    assert_eq!(programme[birch].success_criteria, Listed::nothing());
    assert!(programme.memberships().find("membership:2").is_some());
    let coverage = programme.charter().coverage.value();
    assert_eq!(coverage.map(|word| word.token()), Some("regions"));
    let cedar = programme.institutions().find("urn:100003").unwrap();
    assert_eq!(
        (&programme[cedar].specialisms, &programme[cedar].selective),
        (&Listed::nothing(), &Recorded::Unknown)
    );

    let audit = Audit::new(&programme, &AuditOptions::default()).unwrap();
    let broken: Vec<String> = audit
        .findings()
        .map(|finding| format!("{} {}", finding.rule.code, finding.unit.label(&programme)))
        .collect();
    for expected in ["DC001", "DC004", "DS003", "AR003"] {
        assert!(
            broken.iter().any(|finding| finding.starts_with(expected)),
            "{expected} is not among {broken:#?}"
        );
    }
}

#[test]
fn each_fault_is_told_with_file_row_column_value_and_reason() {
    let sheets = with(
        "hubs.csv",
        "hub:3,,urn:100001,astronomy,avon,2005-02-29,,\n",
    );
    let [told] = said(sheets.reports(), IssueKind::BadCell)
        .try_into()
        .unwrap();
    let place = "hubs.csv: row 4 (line 4), column `focus`, value `astronomy`: `astronomy` names no focus (gateway or Deep); accepted: ";
    let besides = "; besides, `term_from`, value `2005-02-29`: `2005-02-29` is not a date: 29 February does not exist in 2005; \
        correct the row";
    assert!(told.starts_with(place) && told.ends_with(besides), "{told}");

    let sheets = with(
        "hubs.csv",
        "hub:1,,urn:100001,student_voice,avon,,,\nhub:4,,,student_voice,avon,,01/02/2005,\n",
    );
    assert_eq!(
        said(sheets.reports(), IssueKind::DuplicateKey),
        [
            "hubs.csv: row 4 (line 4), column `key`, value `hub:1`: row 2 has the same, and came through; keep one of the two"
        ]
    );
    assert_eq!(
        said(sheets.reports(), IssueKind::BlankCell),
        [
            "hubs.csv: row 5 (line 5), column `institution`: the institution must be given; besides, `term_from`, value ``: the \
          term from must be given; correct the row"
        ]
    );

    let sheets = with("records.csv", "schools,complete,,\nhubs,partial,,\n");
    assert!(said(sheets.reports(), IssueKind::BadCell)[0].contains("it is none of the tables"));
    assert_eq!(said(sheets.reports(), IssueKind::DuplicateKey).len(), 1);
}

#[test]
fn a_row_that_names_what_is_not_there_is_refused_and_so_is_what_names_it() {
    let mut files = filled();
    files.retain(|(name, _)| *name != "tasks.csv" && *name != "contributions.csv");
    let schools = files
        .iter_mut()
        .find(|(name, _)| *name == "institutions.csv")
        .unwrap();
    let text = String::from_utf8(schools.1.clone()).unwrap();
    schools.1 = text
        .lines()
        .filter(|line| !line.starts_with("urn:100001"))
        .map(|line| format!("{line}\n"))
        .collect::<String>()
        .into_bytes();
    let sheets = read(&files);
    let told = said(sheets.reports(), IssueKind::NoSuchRow);
    assert!(told[0].starts_with("hubs.csv: row 2 (line 2), column `institution`, value `urn:100001`: no row of institutions"), "{told:#?}");
    // The hub goes, with it its network, the network's memberships and what grew from it, its plan and its practice.
    for (file, rows) in [
        ("hubs.csv", 1),
        ("arrangements.csv", 2),
        ("memberships.csv", 3),
        ("plans.csv", 1),
        ("practices.csv", 2),
        ("transfers.csv", 2),
    ] {
        assert_eq!(
            told.iter().filter(|issue| issue.starts_with(file)).count(),
            rows,
            "{file} {told:#?}"
        );
    }
    assert!(sheets.programme().is_ok());
}

#[test]
fn a_word_of_a_column_goes_before_the_word_for_nothing() {
    let file: (&str, &[u8]) = ("programme.csv", b"coverage,scheme\nnone,none\n");
    let programme = read_sheets(Document::default(), [file])
        .unwrap()
        .programme()
        .unwrap();
    assert_eq!(
        programme
            .charter()
            .coverage
            .value()
            .map(|word| word.token()),
        Some("none")
    );
    assert_eq!(programme.charter().scheme, Recorded::Nothing);
}

#[test]
fn what_does_not_fit_together_is_told_with_its_row() {
    let sheets = with(
        "memberships.csv",
        "m:9,s:elm,net:2,01/09/2004,31/08/2006,,,\n",
    );
    let unfit = sheets.programme().unwrap_err();
    assert!(unfit.reports.iter().all(ImportReport::adds_up));
    let told = said(&unfit.reports, IssueKind::Misfit);
    assert_eq!(told.len(), 1);
    assert!(
        told[0].starts_with("memberships.csv: row 7 (line 7), column `term`, value"),
        "{told:?}"
    );
    assert!(unfit.to_string().contains(&told[0]));
}

#[test]
fn files_that_hold_no_sheet_are_refused_all_at_once() {
    let files: [(&str, &[u8]); 4] = [
        ("hub.csv", b"key\n"),
        ("data/hubs.csv", b"key,institution,focus,regions\n"),
        ("hubs.csv", b"key,institution,focus,regions\n"),
        ("plans.csv", b"key\n"),
    ];
    let refused = read_sheets(Document::default(), files).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "file `hub.csv`: its name is that of no sheet; did you mean `hubs.csv`?\n\
         file `hubs.csv`: an earlier file holds the same sheet; put their rows into one\n\
         file `plans.csv`: the heading `hub` is missing; no heading comes close: is this the right file, and is its first row \
         the headings?"
    );
}

#[test]
fn sheets_are_laid_onto_schools_of_the_register() {
    let mut document = Document::default();
    let schools = b"URN,EstablishmentName\n100001,Alder School\n100002,Birch School\n";
    Register::new("schools.csv", schools)
        .unwrap()
        .into_tables()
        .fill(&mut document);
    let files: [(&str, &[u8]); 3] = [
        ("regions.csv", b"key,scheme\nnorth,areas\n"),
        ("hubs.csv", b"key,institution,focus,regions\nhub:1,urn:100002,curriculum,north\nhub:2,urn:100009,curriculum,north\n"),
        ("institutions.csv", b"key,name\nurn:100001,Again\n"),
    ];
    let sheets = read_sheets(document, files).unwrap();
    let rejected: Vec<usize> = sheets
        .reports()
        .iter()
        .map(ImportReport::rejected)
        .collect();
    assert_eq!(rejected, [0, 1, 1]);
    let programme: Programme = sheets.programme().unwrap();
    assert_eq!(
        (programme.institutions().len(), programme.hubs().len()),
        (2, 1)
    );
}
