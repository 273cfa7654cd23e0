//! What the report is of.

use nextpractice::audit::Audit;
use nextpractice::model::{DataSource, Programme, Table};
use nextpractice::value::spoken_date;
use nextpractice::vocabulary::Completeness;

use crate::layout::{Ink, Page, Prose};
use crate::words::counted;

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
    let as_of = Prose::new(Ink::Strong, "As of ").and(Ink::Strong, spoken_date(audit.date()));
    page.paragraph(&match programme.recorded_on() {
        Some(date) if date == audit.date() => as_of.then(", the day that the document describes."),
        Some(date) => as_of.then(format!(". The document describes {}.", spoken_date(date))),
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
    let said = [
        (Completeness::Complete, "Recorded completely"),
        (Completeness::Partial, "Recorded in part"),
        (Completeness::NotRecorded, "Not recorded"),
    ];
    for (completeness, said) in said {
        let tables = Table::ALL.iter().copied();
        let tables: Vec<String> = tables
            // Suppressions are about the report and not the programme; findings tell of them.
            .filter(|table| *table != Table::Suppressions)
            .filter(|table| programme.completeness(*table) == completeness)
            .map(|table| match completeness {
                Completeness::NotRecorded => table.to_string(),
                _ => rows(programme, table),
            })
            .collect();
        if !tables.is_empty() {
            let tables = format!(": {}.", tables.join(", "));
            page.paragraph(&Prose::new(Ink::Strong, said).then(tables));
        }
    }
}

/// How many rows a table has, and of which if it is another than the document's.
fn rows(programme: &Programme, table: Table) -> String {
    let rows = counted(programme.row_count(table), table.row_name(), table.name());
    let own = programme
        .stated_on(table)
        .filter(|date| Some(*date) != programme.recorded_on());
    match own {
        Some(date) => format!("{rows} (as of {})", spoken_date(date)),
        None => rows,
    }
}

fn provenance(source: &DataSource) -> Prose {
    let mut title = source.title.to_string();
    if let Some(publisher) = source.publisher.value() {
        title.push_str(&format!(", {publisher}"));
    }
    if let Some(date) = source.date.value() {
        title.push_str(&format!(", {}", spoken_date(*date)));
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
