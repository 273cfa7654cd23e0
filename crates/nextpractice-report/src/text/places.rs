//! Where the hubs are: the grid of focuses and regions, or the list of regions.

use std::collections::BTreeSet;

use nextpractice::audit::Audit;
use nextpractice::model::{Programme, Region};
use nextpractice::value::Handle;

use crate::coverage::{CellState, Covered, Place, coverage};
use crate::layout::{Column, Ink, Page, Prose, Table, printable, shortened, width_of};
use crate::words::{counted, thousands};

pub(super) fn write(page: &mut Page, audit: &Audit) {
    let Some(covered) = coverage(audit) else {
        return;
    };
    page.section("WHERE THE HUBS ARE");
    let asks = if covered.focuses.is_empty() {
        "The charter asks for a hub in every region. The figures count the hubs."
    } else {
        "The charter asks for a hub of every focus in every region: in every cell of this table. The figures count the hubs."
    };
    page.paragraph(&Prose::plain(asks));
    page.blank();
    if covered.focuses.is_empty() {
        regions(page, audit.programme(), &covered);
    } else {
        grid(page, audit.programme(), &covered);
    }
    marks(page, audit.programme(), &covered);
}

const fn mark(state: CellState) -> (char, Ink) {
    match state {
        CellState::Covered => (' ', Ink::Plain),
        CellState::Empty => ('✗', Ink::Bad),
        CellState::Crowded => ('+', Ink::Warn),
        CellState::Unsure => ('?', Ink::Unsure),
    }
}

/// What the marks mean, and how often each is there.
fn marks(page: &mut Page, programme: &Programme, covered: &Covered) {
    let (one, many) = if covered.focuses.is_empty() {
        ("region", "regions")
    } else {
        ("place", "places")
    };
    let count = |state| {
        covered
            .places
            .iter()
            .filter(|place| place.state == state)
            .count()
    };
    let crowded = match programme.charter().hubs_per_cell.value() {
        Some(allowed) => format!(
            "more hubs than asked for ({})",
            thousands(*allowed as usize)
        ),
        None => "more hubs than asked for".to_owned(),
    };
    let said = [
        (CellState::Covered, "a hub, as asked for".to_owned()),
        (CellState::Empty, "no hub".to_owned()),
        (CellState::Crowded, crowded),
        (
            CellState::Unsure,
            "the data cannot tell whether there is a hub".to_owned(),
        ),
    ];
    for (state, meaning) in said {
        let number = count(state);
        if number > 0 {
            let (mark, ink) = mark(state);
            let prose = Prose::new(ink, counted(number, one, many)).then(format!(": {meaning}"));
            page.item(2, &format!("{mark} "), &prose);
        }
    }
}

/// The letters that stand for focuses where their names do not fit.
const LETTERS: std::ops::RangeInclusive<char> = 'A'..='Z';
const WIDEST_REGION: usize = 36;
const NARROWEST_REGION: usize = 12;

fn grid(page: &mut Page, programme: &Programme, covered: &Covered) {
    let focuses = &covered.focuses;
    let names = region_names(programme, &covered.regions);
    let widest = names.iter().map(|name| width_of(name)).max();
    let widest = widest
        .unwrap_or_default()
        .clamp(width_of(REGION), WIDEST_REGION);
    let figure = covered.places.iter().map(|place| width_of(&cell(place)));
    let figure = figure.max().unwrap_or_default();
    let word = focuses
        .iter()
        .flat_map(|focus| focus.name().split(' ').map(width_of));
    let word = word.max().unwrap_or_default().max(figure);

    // Names of focuses above the columns if they fit, else letters; and if those do not fit, several tables.
    let lines = Table::lines_of(focuses.len() + 1);
    let left = |figure: usize| page.width().saturating_sub(lines + figure * focuses.len());
    let narrowest = widest.min(NARROWEST_REGION);
    let lettered = left(word) < narrowest;
    let width = if lettered { figure } else { word };
    let region = widest.min(left(width)).max(narrowest);
    let across = page
        .width()
        .saturating_sub(region + Table::lines_of(1))
        .checked_div(width + Table::lines_of(1) - 1)
        .unwrap_or_default()
        .max(1);

    let letters = || focuses.iter().zip(LETTERS);
    let headings: Vec<String> = if lettered {
        for (focus, letter) in letters() {
            page.item(2, &format!("{letter} "), &Prose::plain(focus.name()));
        }
        letters().map(|(_, letter)| letter.to_string()).collect()
    } else {
        let names = focuses.iter().map(|focus| focus.name().to_owned());
        names.collect()
    };
    let columns: Vec<usize> = (0..focuses.len()).collect();
    for block in columns.chunks(across) {
        let of_block = |column: &usize| headings.get(*column).map(String::as_str);
        let headings = std::iter::once(REGION).chain(block.iter().filter_map(of_block));
        let rows = names.iter().zip(covered.places.chunks(focuses.len()));
        let figures = block.iter().map(|_| Column { width, right: true });
        let name = Column {
            width: region,
            right: false,
        };
        let table = Table {
            columns: std::iter::once(name).chain(figures).collect(),
            heading: headings
                .map(|heading| Prose::new(Ink::Strong, heading))
                .collect(),
            rows: rows
                .map(|(name, places)| {
                    let places = block.iter().filter_map(|column| places.get(*column));
                    let cells = places.map(|place| Prose::new(mark(place.state).1, cell(place)));
                    std::iter::once(Prose::plain(name)).chain(cells).collect()
                })
                .collect(),
        };
        table.draw(page);
    }
}

const REGION: &str = "Region";

/// The regions' names, with their keys where some have no name or share one.
fn region_names(programme: &Programme, regions: &[Handle<Region>]) -> Vec<String> {
    let names = regions.iter().map(|region| programme[*region].name.value());
    let names: Option<Vec<String>> = names.map(|name| name.map(ToString::to_string)).collect();
    let distinct = |names: &Vec<String>| names.iter().collect::<BTreeSet<_>>().len() == names.len();
    let labels = || {
        let labels = regions.iter().map(|region| programme.label(*region));
        labels.collect()
    };
    let names = names.filter(distinct).unwrap_or_else(labels);
    names.iter().map(|name| printable(name)).collect()
}

/// The mark, if there is one, and the number of hubs.
fn cell(place: &Place) -> String {
    match mark(place.state).0 {
        ' ' => thousands(place.hubs),
        mark => format!("{mark} {}", thousands(place.hubs)),
    }
}

/// So few regions are listed by name.
const NAMED_REGIONS: usize = 24;
const GAP: usize = 3;

fn regions(page: &mut Page, programme: &Programme, covered: &Covered) {
    let names = if covered.regions.len() <= NAMED_REGIONS {
        region_names(programme, &covered.regions)
    } else {
        let codes = covered.regions.iter();
        codes
            .map(|region| printable(area_code(programme, *region)))
            .collect()
    };
    let figure = covered
        .places
        .iter()
        .map(|place| width_of(&thousands(place.hubs)))
        .max()
        .unwrap_or_default();
    let inner = page.width().min(100) - 4;
    let names = names.iter().map(|name| shortened(name, inner - figure - 3));
    let names: Vec<String> = names.collect();
    let widest = names
        .iter()
        .map(|name| width_of(name))
        .max()
        .unwrap_or_default();
    // A name, the mark, the figure, and spaces between.
    let entry = widest + figure + 3;
    let columns = ((inner + GAP) / (entry + GAP)).max(1);
    let rows = names.len().div_ceil(columns);
    let entries: Vec<(String, Ink)> = names
        .iter()
        .zip(&covered.places)
        .map(|(name, place)| {
            let (mark, ink) = mark(place.state);
            let name_room = " ".repeat(widest - width_of(name));
            (
                format!(
                    "{name}{name_room} {mark} {:>figure$}",
                    thousands(place.hubs)
                ),
                ink,
            )
        })
        .collect();
    let lines: Vec<Prose> = (0..rows)
        .map(|row| {
            let across = entries.iter().skip(row).step_by(rows);
            across
                .enumerate()
                .fold(Prose::default(), |line, (column, (entry, ink))| {
                    let gap = if column == 0 { 0 } else { GAP };
                    line.then(" ".repeat(gap)).and(*ink, entry)
                })
        })
        .collect();
    page.framed(&lines, Ink::Dim);
}

/// A region's key without its scheme: `EE1` of `tsh:EE1`.
fn area_code(programme: &Programme, region: Handle<Region>) -> &str {
    let key = programme.regions().key(region).as_str();
    key.rsplit_once(':').map_or(key, |(_, code)| code)
}
