//! Whatever the bytes: no panic, and each row accounted for. And what is written in any form is read back the same.

#![allow(clippy::unwrap_used, reason = "tests stop where they must")]

use nextpractice_exchange::gias::{Establishment, read_establishments};
use nextpractice_exchange::report::{ImportReport, IssueKind, Severity};
use nextpractice_exchange::text::Encoding;
use proptest::prelude::*;

fn accounted_for(bytes: &[u8]) -> Option<ImportReport> {
    let (schools, report) = read_establishments("any.csv", bytes).ok()?;
    assert_eq!(schools.len(), report.imported());
    assert_eq!(report.imported() + report.rejected(), report.rows());
    assert_eq!(report.count(Severity::Rejection), report.rejected());
    let _ = report.to_string();
    Some(report)
}

/// Pieces of which tables and their faults are made.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        4 => prop::sample::select(vec![",", "\"", "\n", "\r", "\r\n", "\"\"", "\",\"", " ", "100000", "A School"])
            .prop_map(|text| text.as_bytes().to_vec()),
        1 => "[0-9]{6}".prop_map(String::into_bytes),
        1 => prop::collection::vec(any::<u8>(), 0..4),
    ]
}

const ENDS: [&str; 3] = ["\n", "\r\n", "\r"];

#[derive(Clone, Copy, Debug)]
enum Form {
    Utf8,
    Marked,
    Windows,
}

fn encode(text: &str, form: Form) -> Vec<u8> {
    match form {
        Form::Utf8 => text.as_bytes().to_vec(),
        Form::Marked => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        Form::Windows => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
    }
}

/// Schools with names that need quotes and names that need an encoding; one always does.
fn table() -> impl Strategy<Value = Vec<(u32, String, String)>> {
    let name = "[A-Z][a-zéüà’€ ,\"-]{0,12}[a-zé]";
    prop::collection::btree_map(100_000_u32..=999_999, (name, "[A-Zé ,\"]{0,8}"), 1..12).prop_map(
        |schools| {
            let mut schools: Vec<_> = schools
                .into_iter()
                .map(|(urn, (name, town))| (urn, name, town))
                .collect();
            schools
                .iter_mut()
                .take(1)
                .for_each(|school| school.1.push_str(" Café"));
            schools
        },
    )
}

fn written(schools: &[(u32, String, String)], end: &str, always_quoted: bool) -> String {
    let terminator = match end {
        "\n" => csv::Terminator::Any(b'\n'),
        "\r" => csv::Terminator::Any(b'\r'),
        _ => csv::Terminator::CRLF,
    };
    let style = if always_quoted {
        csv::QuoteStyle::Always
    } else {
        csv::QuoteStyle::Necessary
    };
    let mut writer = csv::WriterBuilder::new()
        .terminator(terminator)
        .quote_style(style)
        .from_writer(Vec::new());
    writer
        .write_record(["Town", "URN", "EstablishmentName"])
        .unwrap();
    for (urn, name, town) in schools {
        writer.write_record([town, &urn.to_string(), name]).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..512)) {
        accounted_for(&bytes);
    }

    #[test]
    fn any_table_like_bytes_are_accounted_for(pieces in prop::collection::vec(piece(), 0..60)) {
        let heading = &b"URN,EstablishmentName,OpenDate,NumberOfPupils,Linked establishments\n"[..];
        prop_assert!(accounted_for(&[heading, &pieces.concat()].concat()).is_some());
    }

    #[test]
    fn without_quotation_marks_every_line_is_a_row(lines in prop::collection::vec("[0-9a, ]{0,9}(\n|\r\n|\r)", 0..20)) {
        let text = format!("URN,EstablishmentName\n{}", lines.concat());
        let report = accounted_for(text.as_bytes()).unwrap();
        // The heading and blank lines are no rows. Spaces alone make a cell.
        let expected = text.split(['\r', '\n']).filter(|line| !line.is_empty()).count() - 1;
        prop_assert_eq!(report.rows(), expected);
    }

    #[test]
    fn any_text_in_a_cell_is_accounted_for(cell in any::<String>(), date in "[0-9/-]{0,10}") {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["URN", "EstablishmentName", "OpenDate", "Town"]).unwrap();
        writer.write_record(["100000", "A School", &date, &cell]).unwrap();
        let report = accounted_for(&writer.into_inner().unwrap()).unwrap();
        prop_assert_eq!((report.rows(), report.imported()), (1, 1));
    }

    #[test]
    fn a_table_is_read_the_same_in_every_form(schools in table(), always_quoted: bool) {
        let mut first: Option<Vec<Establishment>> = None;
        for end in ENDS {
            for form in [Form::Utf8, Form::Marked, Form::Windows] {
                let bytes = encode(&written(&schools, end, always_quoted), form);
                let (read, report) = read_establishments("table.csv", &bytes).unwrap();
                let expected = match form {
                    Form::Utf8 => Encoding::Utf8,
                    Form::Marked => Encoding::Utf8WithMark,
                    Form::Windows => Encoding::Windows1252,
                };
                prop_assert_eq!(report.encoding(), expected);
                prop_assert_eq!(report.count(Severity::Rejection) + report.count(Severity::Note), 0);
                prop_assert_eq!(report.listing(IssueKind::StrayQuote), None);
                for (school, (urn, name, town)) in read.iter().zip(&schools) {
                    prop_assert_eq!(school.urn.get(), *urn);
                    prop_assert_eq!(school.name.value().unwrap().as_str(), name);
                    let expected = town.trim();
                    let silent = expected.is_empty() || expected == "NA";
                    prop_assert_eq!(school.town.value().map(|town| town.as_str()), (!silent).then_some(expected));
                }
                prop_assert_eq!(read.len(), schools.len());
                prop_assert_eq!(first.get_or_insert_with(|| read.clone()), &read);
            }
        }
    }
}
