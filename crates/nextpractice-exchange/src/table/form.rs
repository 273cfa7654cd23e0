//! Whether the cells of a record stand under their headings.

use std::borrow::Cow;

use super::heading::Binding;
use super::quotes::Quotes;
use super::record::Record;
use crate::report::{IssueKind, shown};

/// What is to be said of a record, before its place is known.
#[derive(Debug)]
pub(super) struct Remark {
    pub(super) kind: IssueKind,
    pub(super) column: Option<String>,
    pub(super) value: Option<String>,
    pub(super) reason: Cow<'static, str>,
    pub(super) remedy: &'static str,
}

/// How the cells of a record stand to the headings.
#[derive(Debug)]
pub(super) enum Form {
    /// Each under its own; `joined` is the last cell where it was put together again.
    Whole {
        joined: Option<String>,
        remarks: Vec<Remark>,
    },
    /// Perhaps not under their own.
    Shifted(Remark),
    /// A cell has swallowed what follows it; the later lines of the record may be rows.
    Runaway(Remark),
}

/// Judges a record by its quotation marks, the line breaks in its cells, the number of these and their length; `content`
/// is the length of all of it.
pub(super) fn judge(
    record: &Record<'_>,
    binding: &Binding,
    quotes: Quotes,
    breaks: usize,
    content: usize,
    cell_chars: usize,
) -> Form {
    let (cells, columns) = (record.len(), binding.spelt.len());
    let even = cells == columns;
    let closed = match quotes {
        Quotes::Sound => breaks == 0 || even,
        Quotes::Stray => breaks == 0 && even,
        Quotes::Unclosed => false,
    };
    if !closed {
        return Form::Runaway(remark(
            IssueKind::BrokenQuotes,
            "a quotation mark opens a cell and is not closed where the cell ends",
            "close the mark, or double it inside a cell",
        ));
    }
    if let Some(remark) = long_cell(record, binding, content, cell_chars) {
        return Form::Runaway(remark);
    }
    let mut remarks = Vec::new();
    if quotes == Quotes::Stray {
        remarks.push(remark(
            IssueKind::StrayQuote,
            "a quotation mark inside a quoted cell is not doubled",
            "double it",
        ));
    }
    if cells < columns {
        remarks.push(remark(
            IssueKind::ShortRow,
            format!("it has {cells} cells for {columns} headings"),
            "what the missing cells hold is taken as unknown",
        ));
    }
    if cells <= columns {
        return Form::Whole {
            joined: None,
            remarks,
        };
    }
    match surplus(record, binding) {
        Ok((joined, remark)) => {
            remarks.push(remark);
            Form::Whole { joined, remarks }
        }
        Err(remark) => Form::Shifted(*remark),
    }
}

/// What the cells past the last heading are: blanks, parts of a list in the last column, or nobody can tell.
fn surplus(
    record: &Record<'_>,
    binding: &Binding,
) -> Result<(Option<String>, Remark), Box<Remark>> {
    let (cells, columns) = (record.len(), binding.spelt.len());
    let beyond: Vec<&str> = record.iter().skip(columns).collect();
    if !record.overflows() && beyond.iter().all(|cell| cell.trim().is_empty()) {
        let remark = remark(
            IssueKind::SurplusBlanks,
            format!("it has {cells} cells for {columns} headings, the last of them empty"),
            "nothing is lost",
        );
        return Ok((None, remark));
    }
    let parts: Vec<&str> = record.iter().skip(columns.saturating_sub(1)).collect();
    // Were a comma unquoted further left, the cell before the last would stand among the parts, and it is no item.
    if let Some(is_item) = binding.last_list_item
        && !record.overflows()
        && parts.iter().all(|part| is_item(part.trim()))
    {
        let joined = parts.join(",");
        let remark = Remark {
            column: binding.spelt.last().map(|name| shown(name)),
            value: Some(shown(&joined)),
            ..remark(
                IssueKind::JoinedCells,
                "the commas between its parts are not quoted",
                "the parts were joined again",
            )
        };
        return Ok((Some(joined), remark));
    }
    Err(Box::new(Remark {
        value: Some(shown(&beyond.join(","))),
        ..remark(
            IssueKind::SurplusCells,
            format!(
                "it has {cells} cells for {columns} headings, so that cells may stand under the wrong ones"
            ),
            "put the cell that holds a comma in quotation marks",
        )
    }))
}

fn long_cell(
    record: &Record<'_>,
    binding: &Binding,
    content: usize,
    limit: usize,
) -> Option<Remark> {
    if content <= limit {
        return None;
    }
    // The byte length bounds the characters from above.
    let (place, cell) = record
        .iter()
        .enumerate()
        .find(|(_, cell)| cell.len() > limit && cell.chars().count() > limit)?;
    Some(Remark {
        column: binding.spelt.get(place).map(|name| shown(name)),
        value: Some(shown(cell)),
        ..remark(
            IssueKind::LongCell,
            format!("the cell has more than {limit} characters"),
            "shorten it, or close the quotation mark that made it grow",
        )
    })
}

pub(super) fn remark(
    kind: IssueKind,
    reason: impl Into<Cow<'static, str>>,
    remedy: &'static str,
) -> Remark {
    Remark {
        kind,
        column: None,
        value: None,
        reason: reason.into(),
        remedy,
    }
}
