//! What a cell may hold, and what is made of it.

use nextpractice::model::Recorded;
use nextpractice_exchange::gias::Establishment;
use nextpractice_exchange::report::{ImportReport, IssueKind, Severity};

use crate::{issues, read};

/// One school with one further cell.
fn with_cell(heading: &str, cell: &str) -> (Establishment, ImportReport) {
    let (mut schools, report) = read(&format!(
        "URN,EstablishmentName,{heading}\n100000,A School,\"{cell}\"\n"
    ));
    assert_eq!(schools.len(), 1);
    (schools.remove(0), report)
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
        Recorded::Nothing
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
        Recorded::Nothing
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
        Recorded::Nothing
    );
    assert_eq!(
        with_cell("AdmissionsPolicy (name)", "Not applicable")
            .0
            .admissions,
        Recorded::Nothing
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
    assert_eq!(trust("Not supported by a trust", ""), Recorded::Nothing);
    assert_eq!(trust("Not applicable", ""), Recorded::Nothing);
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
    assert_eq!(closed("Open"), Recorded::Nothing);
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
