//! What the report is of.

use nextpractice::audit::Audit;
use nextpractice::model::{DataSource, Programme, Table};
use nextpractice::vocabulary::Completeness;

use crate::layout::{Ink, Page, Prose};
use crate::words::{day, thousands};

pub(super) fn write(page: &mut Page, audit: &Audit) {
    let programme = audit.programme();
    let title = programme
        .title()
        .or(programme.charter().name.value())
        .map_or("A programme without a title", |title| title.as_str());
    page.paragraph(&Prose::new(Ink::Heading, title));
    page.paragraph(&Prose::new(
        Ink::Dim,
        "An audit of a school-network programme against the 3 D's",
    ));
    if programme.is_synthetic() {
        let banner = Prose::new(Ink::Warn, "SYNTHETIC:")
            .then(" everything in this document is made up. It describes no real school.");
        page.framed_paragraph(&banner, Ink::Warn);
    }
    if let Some(description) = programme.description() {
        page.blank();
        page.paragraph(&Prose::plain(description));
    }
    page.blank();
    let as_of = Prose::new(Ink::Strong, "As of ").and(Ink::Strong, day(audit.date()));
    page.paragraph(&match programme.recorded_on() {
        Some(date) if date == audit.date() => as_of.then(", the day that the document describes."),
        Some(date) => as_of.then(format!(". The document describes {}.", day(date))),
        None => as_of.then(". The document does not say which day it describes."),
    });
    records(page, programme);
    if !programme.sources().is_empty() {
        page.blank();
        page.paragraph(&Prose::new(Ink::Strong, "Where the data come from"));
        for source in programme.sources() {
            page.item(2, "• ", &provenance(source));
        }
    }
}

/// What the document holds, and what it leaves out.
fn records(page: &mut Page, programme: &Programme) {
    let said = |table: &Table| match programme.completeness(*table) {
        Completeness::Complete => Some("complete"),
        Completeness::Partial => Some("in part"),
        Completeness::NotRecorded => None,
    };
    let holds: Vec<String> = Table::ALL
        .iter()
        .filter_map(|table| said(table).map(|said| (table, said)))
        .map(|(table, said)| {
            let rows = thousands(programme.row_count(*table));
            let stated = programme
                .stated_on(*table)
                .filter(|date| Some(*date) != programme.recorded_on());
            match stated {
                Some(date) => format!("{rows} {table} ({said}, of {})", day(date)),
                None => format!("{rows} {table} ({said})"),
            }
        })
        .collect();
    let lacks: Vec<&str> = Table::ALL
        .iter()
        .filter(|table| said(table).is_none())
        .map(|table| table.name())
        .collect();
    if !holds.is_empty() {
        let records = Prose::new(Ink::Strong, "It records ").then(format!("{}.", holds.join(", ")));
        page.paragraph(&records);
    }
    if !lacks.is_empty() {
        let lacks =
            Prose::new(Ink::Strong, "It does not record ").then(format!("{}.", lacks.join(", ")));
        page.paragraph(&lacks);
    }
}

fn provenance(source: &DataSource) -> Prose {
    let mut title = source.title.to_string();
    if let Some(publisher) = source.publisher.value() {
        title.push_str(&format!(", {publisher}"));
    }
    if let Some(date) = source.date.value() {
        title.push_str(&format!(", {}", day(*date)));
    }
    let licence = source
        .licence
        .value()
        .map(|licence| format!("Licence: {licence}"));
    let rest = [
        source.attribution.value().map(ToString::to_string),
        licence,
        source.note.value().map(ToString::to_string),
    ];
    let mut prose = Prose::plain(sentence(&title));
    for said in rest.into_iter().flatten() {
        prose = prose.and(Ink::Dim, format!(" {}", sentence(&said)));
    }
    prose
}

/// Text with a full stop, if it ends without any.
fn sentence(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '!', '?', '…']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}
