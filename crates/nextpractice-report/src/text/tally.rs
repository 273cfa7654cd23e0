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
pub(super) fn write(page: &mut Page, of: &str, about: &str, rows: Vec<Row>) {
    let headings = [about, "Holds", "Broken", "Cannot tell", "Does not apply"];
    let mut widths: Vec<usize> = headings
        .iter()
        .map(|heading| heading.split(' ').map(width_of).max().unwrap_or_default())
        .collect();
    for row in &rows {
        for (width, (_, text)) in widths.iter_mut().zip(figures(row)) {
            *width = (*width).max(width_of(&text));
        }
    }
    let figures_width: usize = widths.iter().sum();
    let room = page
        .width()
        .saturating_sub(figures_width + Table::lines_of(widths.len() + 1));
    let widest = rows.iter().map(|row| row.name.width()).max();
    let widest = widest.unwrap_or_default().max(width_of(of));
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

fn lines(page: &mut Page, about: &str, rows: Vec<Row>) {
    for row in rows {
        let figures = figures(&row);
        let words = [
            about,
            " hold, ",
            " broken, ",
            " cannot be told, ",
            " do not apply",
        ];
        let mut prose = row.name.then(": ");
        for (place, ((ink, text), word)) in figures.into_iter().zip(words).enumerate() {
            prose = match place {
                0 => prose.then(format!("{} {text}; ", word.to_lowercase())),
                _ => prose.and(ink, text).then(word),
            };
        }
        page.item(0, "• ", &prose);
    }
}
