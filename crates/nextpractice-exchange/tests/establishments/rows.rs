//! Rows that are rejected, repaired or short, and where they are said to stand.

use nextpractice::model::Recorded;
use nextpractice_exchange::report::IssueKind;

use crate::{issues, read};

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
    let names: Vec<_> = schools
        .iter()
        .map(|school| school.name.value().unwrap().as_str())
        .collect();
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
            IssueKind::SurplusBlanks,
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
        assert_eq!(found, [kind], "{row}");
        let imported = if kind == IssueKind::SurplusCells {
            1
        } else {
            2
        };
        assert_eq!(schools.len(), imported, "{row}");
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
            .map(|school| school.name.value().unwrap().as_str().to_owned());
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
