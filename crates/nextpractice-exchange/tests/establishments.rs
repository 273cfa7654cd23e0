//! What an establishment file may look like, and what is said of each departure.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests stop where they must"
)]

use nextpractice_exchange::gias::{Establishment, Recorded, read_establishments};
use nextpractice_exchange::report::{ImportReport, Issue, IssueKind, Refusal, Severity};

fn read(text: &str) -> (Vec<Establishment>, ImportReport) {
    let (schools, report) = read_establishments("schools.csv", text.as_bytes()).unwrap();
    assert!(report.adds_up());
    (schools, report)
}

/// One school with one further cell.
fn with_cell(heading: &str, cell: &str) -> (Establishment, ImportReport) {
    let (mut schools, report) = read(&format!(
        "URN,EstablishmentName,{heading}\n100000,A School,\"{cell}\"\n"
    ));
    assert_eq!(schools.len(), 1);
    (schools.remove(0), report)
}

fn issues(report: &ImportReport) -> Vec<String> {
    report
        .listings()
        .flat_map(|(_, listing)| listing.listed())
        .map(Issue::to_string)
        .collect()
}

#[test]
fn dates_are_read_in_each_form_of_the_register() {
    for cell in [
        "31-08-2022",
        "31/08/2022",
        "2022-08-31",
        "2022-08-31T00:00:00",
        "2022-08-31 00:00",
        "2022-08-31 00:00:00",
        "31/08/2022 00:00:00",
        " 31-08-2022 ",
    ] {
        let (school, report) = with_cell("OpenDate", cell);
        assert_eq!(
            school.opened.value().unwrap().to_string(),
            "2022-08-31",
            "{cell}"
        );
        assert_eq!(report.count(Severity::Warning), 0, "{cell}");
    }
}

#[test]
fn the_registers_marks_for_an_unknown_date_are_unknown_without_a_warning() {
    for cell in [
        "",
        "1900-01-01",
        "01-01-1900",
        "01/01/1900",
        "NA",
        "SUPP",
        "Not recorded",
    ] {
        let (school, report) = with_cell("OpenDate", cell);
        assert_eq!(school.opened, Recorded::Unknown, "{cell}");
        assert_eq!(report.count(Severity::Warning), 0, "{cell}");
    }
    assert_eq!(
        with_cell("OpenDate", "Not applicable").0.opened,
        Recorded::NoneThere
    );
}

#[test]
fn a_date_that_is_none_is_left_unknown_with_a_warning() {
    for cell in [
        "31-02-2020",
        "2020-02-31",
        "31-13-2020",
        "1-9-2020",
        "01-09-20",
        "2020/09/01",
        "01.09.2020",
        "September 2020",
        "2022-08-31T12:30:00",
        "+1-09-2020",
        "01-09-0201",
        "01-09-9999",
        "é1-09-2020",
    ] {
        let (school, report) = with_cell("OpenDate", cell);
        assert_eq!(school.opened, Recorded::Unknown, "{cell}");
        let listed = report.listing(IssueKind::BadDate).unwrap().listed();
        assert_eq!(
            (
                listed[0].row,
                listed[0].line,
                listed[0].column.as_deref(),
                listed[0].value.as_deref()
            ),
            (Some(2), 2, Some("OpenDate"), Some(cell))
        );
        assert_eq!((report.imported(), report.rejected()), (1, 0));
    }
}

#[test]
fn a_number_that_is_none_is_left_unknown_with_a_warning() {
    for (heading, cell) in [
        ("NumberOfPupils", "abc"),
        ("NumberOfPupils", "-3"),
        ("NumberOfPupils", "1000001"),
        ("NumberOfPupils", "12.5"),
        ("NumberOfPupils", "12."),
        ("NumberOfPupils", ".0"),
        ("NumberOfPupils", "99999999999999999999"),
        ("StatutoryLowAge", "121"),
        ("PercentageFSM", "100.1"),
        ("PercentageFSM", "NaN"),
        ("LA (code)", "1000"),
        ("EstablishmentNumber", "0"),
    ] {
        let (school, report) = with_cell(heading, cell);
        assert!(
            school.pupils.is_unknown() && school.lowest_age.is_unknown(),
            "{cell}"
        );
        assert!(
            school.free_meals.is_unknown() && school.authority_code.is_unknown(),
            "{cell}"
        );
        let listed = report.listing(IssueKind::BadNumber).unwrap().listed();
        assert_eq!((listed.len(), listed[0].value.as_deref()), (1, Some(cell)));
    }
}

#[test]
fn numbers_are_read_as_tools_write_them() {
    assert_eq!(
        with_cell("NumberOfPupils", "270").0.pupils,
        Recorded::Value(270)
    );
    assert_eq!(
        with_cell("NumberOfPupils", "270.0").0.pupils,
        Recorded::Value(270)
    );
    assert_eq!(
        with_cell("SchoolCapacity", "1000000").0.capacity,
        Recorded::Value(1_000_000)
    );
    assert_eq!(
        with_cell("PercentageFSM", "13.7%")
            .0
            .free_meals
            .value()
            .unwrap()
            .get(),
        13.7
    );
    assert_eq!(
        with_cell("LA (code)", "000").0.authority_code,
        Recorded::NoneThere
    );
}

#[test]
fn withheld_numbers_are_unknown_and_inapplicable_ones_are_none() {
    for cell in [
        "",
        "-",
        "NA",
        "N/A",
        "SUPP",
        "NP",
        "NE",
        "LOWCOV",
        "c",
        "x",
        "Not recorded",
        "supp",
    ] {
        let (school, report) = with_cell("NumberOfPupils", cell);
        assert_eq!(school.pupils, Recorded::Unknown, "{cell}");
        assert_eq!(report.count(Severity::Warning), 0, "{cell}");
    }
    assert_eq!(
        with_cell("NumberOfPupils", "Not applicable").0.pupils,
        Recorded::NoneThere
    );
    assert_eq!(
        with_cell("AdmissionsPolicy (name)", "Not applicable")
            .0
            .admissions,
        Recorded::NoneThere
    );
    // In words the short marks may be meant: NE is a region's name.
    assert_eq!(
        with_cell("GOR (name)", "NE")
            .0
            .region
            .value()
            .unwrap()
            .as_str(),
        "NE"
    );
    assert_eq!(
        with_cell("GOR (name)", "Not recorded").0.region,
        Recorded::Unknown
    );
}

#[test]
fn no_trust_is_told_from_no_word_of_one() {
    let trust = |flag: &str, name: &str| {
        let text = format!(
            "URN,EstablishmentName,TrustSchoolFlag (name),Trusts (name)\n100000,A School,{flag},{name}\n"
        );
        read(&text).0.remove(0).trust
    };
    assert_eq!(trust("Not supported by a trust", ""), Recorded::NoneThere);
    assert_eq!(trust("Not applicable", ""), Recorded::NoneThere);
    assert_eq!(
        trust("Supported by a multi-academy trust", ""),
        Recorded::Unknown
    );
    assert_eq!(trust("", ""), Recorded::Unknown);
    assert_eq!(
        trust("Not supported by a trust", "GLF")
            .value()
            .unwrap()
            .as_str(),
        "GLF"
    );
    assert_eq!(with_cell("Trusts (name)", "").0.trust, Recorded::Unknown);
}

#[test]
fn only_an_open_school_has_no_closing_date() {
    let closed = |status: &str| {
        let text = format!(
            "URN,EstablishmentName,EstablishmentStatus (name),CloseDate\n100000,A School,\"{status}\",\n"
        );
        read(&text).0.remove(0).closed
    };
    assert_eq!(closed("Open"), Recorded::NoneThere);
    for status in [
        "Open, but proposed to close",
        "Closed",
        "Proposed to open",
        "",
    ] {
        assert_eq!(closed(status), Recorded::Unknown, "{status}");
    }
    let (school, report) = with_cell("EstablishmentStatus (name)", "Opne");
    assert_eq!(school.status, Recorded::Unknown);
    assert_eq!(
        issues(&report),
        [
            "row 2 (line 2), column `EstablishmentStatus (name)`, value `Opne`: it is none of `Open`, `Open, but proposed \
          to close`, `Closed`, `Proposed to open`; it is left unknown; correct it in the register"
        ]
    );
}

#[test]
fn values_that_contradict_each_other_are_left_unknown() {
    let (schools, report) = read(
        "URN,EstablishmentName,OpenDate,CloseDate,StatutoryLowAge,StatutoryHighAge,Easting,Northing\n\
         100000,A School,01-09-2012,31-08-2011,11,4,533498,\n\
         100001,B School,01-09-2012,01-09-2012,7,7,0,0\n",
    );
    let school = &schools[0];
    assert_eq!(school.opened.value().unwrap().to_string(), "2012-09-01");
    assert_eq!(school.closed, Recorded::Unknown);
    assert_eq!(
        (school.lowest_age, school.highest_age),
        (Recorded::Unknown, Recorded::Unknown)
    );
    assert_eq!(school.location, Recorded::Unknown);
    let columns: Vec<_> = report
        .listing(IssueKind::Contradiction)
        .unwrap()
        .listed()
        .iter()
        .map(|issue| (issue.row.unwrap(), issue.column.as_deref().unwrap()))
        .collect();
    assert_eq!(
        columns,
        [(2, "CloseDate"), (2, "StatutoryHighAge"), (2, "Easting")]
    );
    // The same day, the same age, and the zeros of an unknown place contradict nothing.
    assert!(schools[1].closed.value().is_some() && schools[1].lowest_age.value().is_some());
    assert_eq!(schools[1].location, Recorded::Unknown);
}

#[test]
fn rows_without_identity_are_rejected_with_row_column_value_and_remedy() {
    let (schools, report) = read(
        "URN,EstablishmentName\n\
         100000,A School\n\
         ,B School\n\
         12345,C School\n\
         100003, \n\
         100000,E School\n\
         100000,A School\n\
         100003,G School\n",
    );
    let names: Vec<_> = schools.iter().map(|school| school.name.as_str()).collect();
    assert_eq!(names, ["A School", "G School"]);
    assert_eq!(
        (report.rows(), report.imported(), report.rejected()),
        (7, 2, 5)
    );
    let look_up = "look it up in the register";
    assert_eq!(
        issues(&report),
        [
            format!("row 3 (line 3), column `URN`: the row has no URN; {look_up}"),
            format!(
                "row 4 (line 4), column `URN`, value `12345`: a URN has six digits, from 100000 to 999999; {look_up}"
            ),
            "row 6 (line 6), column `URN`, value `100000`: row 2 has the same URN and was imported; keep one of the \
             two rows"
                .to_owned(),
            "row 7 (line 7), column `URN`, value `100000`: row 2 has the same URN and was imported; keep one of the \
             two rows"
                .to_owned(),
            format!("row 5 (line 5), column `EstablishmentName`: the row has no name; {look_up}"),
        ]
    );
}

#[test]
fn short_rows_lose_only_what_is_not_there() {
    let (schools, report) =
        read("URN,EstablishmentName,Town,Postcode\n100000,A School,London\n100001\n");
    assert_eq!(schools[0].town.value().unwrap().as_str(), "London");
    assert_eq!(schools[0].postcode, Recorded::Unknown);
    assert_eq!(report.listing(IssueKind::ShortRow).unwrap().total(), 2);
    assert_eq!(report.listing(IssueKind::BlankName).unwrap().total(), 1);
}

#[test]
fn surplus_cells_are_taken_only_where_they_can_belong_to_the_last_column() {
    let heading = "URN,EstablishmentName,FSM,Linked establishments\n";
    for (row, kind) in [
        (
            "100000,A School,5,100001 Successor,100002 Predecessor",
            IssueKind::JoinedCells,
        ),
        (
            "100000,A School,5,100001 Successor,",
            IssueKind::SurplusCells,
        ),
        (
            "100000,A School,5,Does not have links,,",
            IssueKind::SurplusBlanks,
        ),
        (
            "100000,A School,Woking,5,100001 Successor",
            IssueKind::SurplusCells,
        ),
        (
            "100000,A School,Woking,5,Does not have links",
            IssueKind::SurplusCells,
        ),
    ] {
        let (schools, report) = read(&format!("{heading}{row}\n100009,Z School,,\n"));
        let found: Vec<_> = report.listings().map(|(kind, _)| kind).collect();
        // Empty cells past a whole row hide nothing, whatever the last column is.
        let expected = if row.ends_with("Successor,") {
            IssueKind::SurplusBlanks
        } else {
            kind
        };
        assert_eq!(found, [expected], "{row}");
        assert_eq!(
            schools.len(),
            if expected == IssueKind::SurplusCells {
                1
            } else {
                2
            },
            "{row}"
        );
    }
    // The last column is no list.
    let (schools, report) = read("URN,EstablishmentName\n100000,A School, Woking\n");
    assert!(schools.is_empty());
    assert_eq!(
        report.listing(IssueKind::SurplusCells).unwrap().listed()[0]
            .value
            .as_deref(),
        Some(" Woking")
    );
}

#[test]
fn rows_and_lines_are_numbered_as_a_spreadsheet_and_an_editor_do() {
    for end in ["\n", "\r\n", "\r"] {
        let text = [
            "URN,EstablishmentName,Town",
            "100000,\"A",
            "School\",London",
            "",
            "x,B School,",
            "y,C School,\"\"",
            "",
        ]
        .join(end);
        let (schools, report) = read(&text);
        let places: Vec<_> = report
            .listing(IssueKind::BadKey)
            .unwrap()
            .listed()
            .iter()
            .map(|issue| (issue.row.unwrap(), issue.line))
            .collect();
        // Row 2 runs over two lines, and row 3 is blank.
        assert_eq!(places, [(4, 5), (5, 6)], "{end:?}");
        let name = schools
            .first()
            .map(|school| school.name.as_str().to_owned());
        match end {
            "\n" => assert_eq!(name.unwrap(), "A\nSchool"),
            // A carriage return is no part of a name.
            _ => assert_eq!(
                (name, report.listing(IssueKind::BadName).unwrap().total()),
                (None, 1)
            ),
        }
    }
}

#[test]
fn a_quotation_mark_left_open_costs_its_row_and_no_other() {
    let heading = "URN,EstablishmentName,Town\n";
    let broken = "100001,\"B School,London\n";
    let good = "100002,\"C School, Woking\",Woking\n100003,\"D School\",\n";
    for (text, imported) in [
        (format!("{heading}100000,A School,\n{broken}"), 1),
        (
            format!("{heading}{broken}100002,C School,Woking\n100003,D School,\n"),
            2,
        ),
        (format!("{heading}{broken}{good}"), 2),
        (
            format!("{heading}{broken}{good}{}", broken.replace('1', "2")),
            2,
        ),
    ] {
        let (schools, report) = read(&text);
        assert_eq!(schools.len(), imported, "{text}");
        let broken = report.listing(IssueKind::BrokenQuotes).unwrap();
        assert_eq!(broken.total(), report.rejected(), "{text}\n{report}");
        assert_eq!(report.rows(), text.lines().count() - 1, "{text}");
    }
}

#[test]
fn a_mark_not_doubled_is_told_where_it_did_no_harm() {
    let (schools, report) =
        read("URN,EstablishmentName,Town\n100000,\"The \"Hut\" School\",London\n");
    assert_eq!(schools[0].town.value().unwrap().as_str(), "London");
    assert_eq!(report.listing(IssueKind::StrayQuote).unwrap().total(), 1);
}

#[test]
fn work_stays_linear_where_every_row_is_broken() {
    let mut text = String::from("URN,EstablishmentName,Town\n");
    // Each line closes the cell that the line before left open, and opens one.
    text.push_str(&"a\"b,\"c\n".repeat(100_000));
    let (schools, report) = read(&text);
    assert!(schools.is_empty());
    let broken = report.listing(IssueKind::BrokenQuotes).unwrap();
    assert_eq!(broken.total(), report.rows());
    let last = broken.listed().last().unwrap();
    assert!(
        last.reason
            .ends_with("the rows to line 100001 cannot be told apart"),
        "{last}"
    );
}

#[test]
fn damaged_characters_are_told_and_the_row_kept() {
    let (schools, report) = read_establishments(
        "schools.csv",
        b"URN,EstablishmentName,Town\n100000,Caf\x81,\n100001,B,Lo\0ndon\n",
    )
    .unwrap();
    assert_eq!(schools[0].name.as_str(), "Caf\u{fffd}");
    assert_eq!(schools[1].town, Recorded::Unknown);
    let told: Vec<_> = report
        .listing(IssueKind::DamagedCharacter)
        .unwrap()
        .listed()
        .iter()
        .map(|issue| {
            (
                issue.row.unwrap(),
                issue.column.as_deref().unwrap(),
                issue.value.as_deref().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (2, "EstablishmentName", "Caf\u{fffd}"),
            (3, "Town", "Lo\\u{0}ndon")
        ]
    );
    assert_eq!(report.listing(IssueKind::BadText).unwrap().total(), 1);
}

#[test]
fn two_encodings_in_one_file_are_told_with_the_line_of_the_first_stray_byte() {
    let bytes = b"URN,EstablishmentName\n100000,Ll\xc5\xb7n\n100001,Caf\xe9\n";
    let (schools, report) = read_establishments("schools.csv", bytes).unwrap();
    assert_eq!(schools[1].name.as_str(), "Café");
    let told = &report.listing(IssueKind::MixedEncoding).unwrap().listed()[0];
    assert_eq!((told.row, told.line), (None, 3));
}

#[test]
fn a_heading_alone_is_a_table_of_no_rows() {
    for text in ["URN,EstablishmentName", "\n\nURN,EstablishmentName\r\n\r\n"] {
        let (schools, report) = read(text);
        assert!(schools.is_empty());
        assert_eq!((report.rows(), report.rejected()), (0, 0));
    }
}

#[test]
fn files_that_are_no_table_of_establishments_are_refused() {
    let refusal = |bytes: &[u8]| {
        read_establishments("schools.csv", bytes)
            .unwrap_err()
            .reason()
            .clone()
    };
    assert_eq!(refusal(b""), Refusal::Empty);
    assert_eq!(refusal(b"\xef\xbb\xbf"), Refusal::Empty);
    assert_eq!(refusal(b"\r\n\n\r"), Refusal::Empty);
    assert_eq!(refusal(b"\xff\xfeU\0"), Refusal::Utf16);
    assert_eq!(refusal(b"PK\x03\x04"), Refusal::NotText);
    assert_eq!(
        refusal(b"URN;EstablishmentName\n"),
        Refusal::Separator {
            separator: "semicolons"
        }
    );
    assert_eq!(
        refusal(b"URN\tEstablishmentName\n"),
        Refusal::Separator { separator: "tabs" }
    );
    assert_eq!(
        refusal(b"URN,\"EstablishmentName\n100000,A School\n"),
        Refusal::BrokenHeadings
    );
    assert_eq!(
        refusal(b"URN,Establishment Nmae\n"),
        Refusal::MissingHeading {
            heading: "EstablishmentName",
            closest: Some("Establishment Nmae".to_owned())
        }
    );
    assert_eq!(
        refusal(b"Search results\n"),
        Refusal::MissingHeading {
            heading: "URN",
            closest: None
        }
    );
}

#[test]
fn the_report_reads_as_text_and_as_data() {
    let (_, report) = read(
        "URN,EstablishmentName,OpenDate\n100000,A School,31-02-2020\nx,B School,\n100002,C School\n",
    );
    assert_eq!(
        report.to_string(),
        "schools.csv: 3 rows read, 2 imported, 1 rejected\n\
         encoding UTF-8, line endings LF (4)\n\
         headings: 3 used, 0 not used, 31 not in the file (`LA (code)`, `LA (name)`, `EstablishmentNumber`, \
         `TypeOfEstablishment (name)`, `EstablishmentTypeGroup (name)`, `FurtherEducationType (name)` and 25 more)\n\
         rejected: 1\n  \
           1 x unreadable identifier\n    \
             row 3 (line 3), column `URN`, value `x`: a URN has six digits, from 100000 to 999999; look it up in the \
             register\n\
         warnings: 1\n  \
           1 x unreadable date\n    \
             row 2 (line 2), column `OpenDate`, value `31-02-2020`: `2020-02-31` is not a date: 31 February does not \
             exist in 2020; it is left unknown; correct it in the register\n\
         notes: 1\n  \
           1 x fewer cells than headings\n    \
             row 4 (line 4): it has 2 cells for 3 headings; what the missing cells hold is taken as unknown\n"
    );
    let data = serde_json::to_value(&report).unwrap();
    assert_eq!(data["encoding"], "utf-8");
    assert_eq!(data["issues"]["bad-key"]["total"], 1);
    assert_eq!(data["issues"]["bad-key"]["listed"][0]["row"], 3);
}
