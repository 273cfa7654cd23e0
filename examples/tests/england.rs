//! The command line `england`, from files to exit status.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of a test may fail it"
)]

use std::fs;
use std::path::Path;

use nextpractice_examples::audit_cli::Streams;
use nextpractice_examples::england::{GROUPS, LINKS, SCHOOLS, run};
use nextpractice_examples::teaching_school_hubs::data_folder;
use nextpractice_examples::terminal::Terminal;
use tempfile::TempDir;

struct Ran {
    status: u8,
    output: String,
    errors: String,
}

fn england(arguments: &[&str]) -> Ran {
    let mut streams = Streams {
        input: std::io::empty(),
        output: Vec::new(),
        errors: Vec::new(),
    };
    let status = run(
        std::iter::once(&"england").chain(arguments),
        Terminal::default(),
        &mut streams,
    );
    Ran {
        status,
        output: String::from_utf8(streams.output).unwrap(),
        errors: String::from_utf8(streams.errors).unwrap(),
    }
}

/// A folder laid out as the files as published: one school has closed and nobody took its place.
fn published() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put(
        SCHOOLS,
        "URN,EstablishmentName,EstablishmentStatus (name),CloseDate\n100001,Alder School,Open,\n100002,Birch School,Closed,31-08-2020\n",
    );
    put(
        LINKS,
        "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n100002,100001,Alder School,Successor,31-08-2020\n\
         100003,100001,Alder School,Successor,\n",
    );
    put(
        GROUPS,
        "URN,Linked UID,Group Name,Group Type,Joined date\n100001,7,The Trees,Federation,01-09-2010\n\
         100002,8,The Birches,Single-academy trust,01-09-2010\n",
    );
    folder
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_small_england_is_imported_followed_and_audited() {
    let folder = published();
    let csv = folder.path().join("import.csv");
    let ran = england(&[
        text(folder.path()),
        "--import-report",
        text(&csv),
        "--width",
        "100",
    ]);
    assert_eq!(ran.status, 0, "{}", ran.errors);
    for said in [
        "links_edubasealldata20250422.csv: 2 rows read, 1 imported, 1 imported by way of a stub, 0 rejected",
        "The register: 2 establishments; 1 more that only links or groups name (stubs)",
        "1 establishments had a last successor, after 1 steps at the most",
        "at a link without a date",
        "An audit of a school-network programme against the 3 D's",
        "Alder School had not closed by",
    ] {
        // The last is evidence, which a report gives of breaches alone.
        assert_eq!(
            ran.output.contains(said),
            said != "Alder School had not closed by",
            "{said}\n{}",
            ran.output
        );
    }
    assert!(
        ran.output.contains("AR001"),
        "a federation of one\n{}",
        ran.output
    );
    for stage in ["schools", "links of succession", "audit", "all"] {
        assert!(ran.errors.contains(stage), "{}", ran.errors);
    }
    let csv = fs::read_to_string(csv).unwrap();
    assert!(
        csv.contains("links_edubasealldata20250422.csv,count,stubbed,,1,"),
        "{csv}"
    );
}

#[test]
fn the_register_by_itself_proves_no_breach_and_bad_arguments_are_refused() {
    // Its memberships are partial and its successors are not said to be all: what is not there may yet be recorded.
    let folder = published();
    for level in ["error", "warning", "advice"] {
        let ran = england(&[text(folder.path()), "--fail-on", level]);
        assert_eq!(ran.status, 0, "{level}: {}", ran.output);
    }
    assert_eq!(england(&["--as-of", "yesterday"]).status, 2);
}

#[test]
fn the_report_as_json_is_one_document() {
    let folder = published();
    let ran = england(&[
        text(folder.path()),
        "--format",
        "json",
        "--as-of",
        "2019-01-01",
    ]);
    let data: serde_json::Value = serde_json::from_str(&ran.output).unwrap();
    assert_eq!(data["import"].as_array().unwrap().len(), 3);
    assert_eq!(data["register"]["stubs"], 1);
    // The succession of 2020 lies ahead.
    assert_eq!(data["register"]["longest_chain"], 0);
    assert!(data["audit"].is_object());
}

#[test]
fn what_is_not_there_is_told_with_a_remedy() {
    let ran = england(&["no/such/folder"]);
    assert_eq!((ran.status, ran.output.as_str()), (2, ""));
    assert!(
        ran.errors
            .starts_with("no/such/folder: there is no such folder; name"),
        "{}",
        ran.errors
    );

    let folder = published();
    fs::remove_file(folder.path().join(LINKS)).unwrap();
    let ran = england(&[text(folder.path())]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.errors.contains(LINKS) && ran.errors.contains("--links"),
        "{}",
        ran.errors
    );

    let ran = england(&[
        text(folder.path()),
        "--links",
        text(&folder.path().join(GROUPS)),
    ]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.errors.contains("the heading `LinkURN` is missing"),
        "{}",
        ran.errors
    );
}

#[test]
fn all_of_england_comes_through() {
    if !data_folder().is_dir() {
        println!(
            "skipped: there is no folder {}; set NEXTPRACTICE_DATA",
            data_folder().display()
        );
        return;
    }
    let ran = england(&["--format", "json"]);
    assert_eq!(ran.status, 0, "{}", ran.errors);
    let data: serde_json::Value = serde_json::from_str(&ran.output).unwrap();
    let counts = |file: usize| {
        ["rows", "imported", "stubbed", "kept", "rejected", "stubs"]
            .map(|name| data["import"][file][name].as_u64().unwrap())
    };
    assert_eq!(counts(0), [20_185, 20_185, 0, 0, 0, 0]);
    assert_eq!(counts(1), [33_801, 119, 33_446, 236, 0, 17_974]);
    assert_eq!(counts(2), [14_621, 13_574, 1_047, 0, 0, 105]);
    let register = &data["register"];
    assert_eq!(
        (&register["links_not_returned"], &register["forks"]),
        (&(299 + 56).into(), &106.into())
    );
    assert_eq!(register["stubs"], 17_974 + 105);
}
