//! Tables of verdicts.

use nextpractice::audit::Counts;

use crate::layout::{Column, Ink, Page, Prose, Table, width_of};
use crate::words::thousands;

/// A row: what it is of, what is said of that, and how many cases got which verdict.
pub(super) struct Row {
    pub(super) name: Prose,
    pub(super) about: String,
    pub(super) counts: Counts,
}

/// Draws verdicts as a table, or as lines where the table would be too wide.
pub(super) fn write(page: &mut Page, of: &str, about: &'static str, rows: Vec<Row>) {
    let headings = [about, "Holds", "Broken", "Cannot tell", "Does not apply"];
    let least = |words: &[&str]| -> Vec<usize> {
        let figures = |column: usize| {
            rows.iter()
                .filter_map(move |row| figures(row).get(column).map(|(_, text)| width_of(text)))
        };
        let widest = words.iter().enumerate().map(|(column, heading)| {
            figures(column)
                .chain([width_of(heading)])
                .max()
                .unwrap_or_default()
        });
        widest.collect()
    };
    let widest = rows.iter().map(|row| row.name.width()).max();
    let widest = widest.unwrap_or_default().max(width_of(of));
    let left = |widths: &[usize]| {
        let figures: usize = widths.iter().sum();
        page.width()
            .saturating_sub(figures + Table::lines_of(widths.len() + 1))
    };
    // Headings on one line if there is room, else a word a line.
    let mut widths = least(&headings);
    if left(&widths) < widest {
        let longest_word =
            |heading: &&'static str| heading.split(' ').max_by_key(|word| word.len());
        let words: Vec<&str> = headings.iter().filter_map(longest_word).collect();
        widths = least(&words);
    }
    let room = left(&widths);
    if room < widest.min(NARROWEST_NAME) {
        return lines(page, about, rows);
    }
    let name = Column {
        width: widest.min(room),
        right: false,
    };
    let mut columns = vec![name];
    columns.extend(widths.iter().map(|width| Column {
        width: *width,
        right: true,
    }));
    let heading = std::iter::once(of).chain(headings);
    let table = Table {
        columns,
        heading: heading
            .map(|heading| Prose::new(Ink::Strong, heading))
            .collect(),
        rows: rows
            .into_iter()
            .map(|row| {
                let figures = figures(&row).map(|(ink, text)| Prose::new(ink, text));
                std::iter::once(row.name).chain(figures).collect()
            })
            .collect(),
    };
    table.draw(page);
}

/// A narrower column of names is no longer worth reading.
const NARROWEST_NAME: usize = 18;

fn figures(row: &Row) -> [(Ink, String); 5] {
    let Counts {
        holds,
        broken,
        cannot_tell,
        not_applicable,
    } = row.counts;
    let figure = |ink, number| {
        let ink = if number == 0 { Ink::Dim } else { ink };
        (ink, thousands(number))
    };
    [
        (Ink::Plain, row.about.clone()),
        figure(Ink::Good, holds),
        figure(Ink::Bad, broken),
        figure(Ink::Unsure, cannot_tell),
        figure(Ink::Plain, not_applicable),
    ]
}

/// What a table says, in words; zeros are left out.
fn lines(page: &mut Page, about: &str, rows: Vec<Row>) {
    let words = ["hold", "broken", "cannot be told", "do not apply"];
    for row in rows {
        let figures = figures(&row);
        let mut prose = row
            .name
            .then(format!(": {} {}", about.to_lowercase(), row.about));
        let verdicts = figures.into_iter().skip(1).zip(words);
        for (place, ((ink, figure), word)) in verdicts
            .filter(|((_, figure), _)| figure != "0")
            .enumerate()
        {
            let parted = if place == 0 { "; " } else { ", " };
            prose = prose.then(parted).and(ink, figure).then(format!(" {word}"));
        }
        page.item(0, "• ", &prose);
    }
}
