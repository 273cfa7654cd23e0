//! The rows of a table, each with its place in the file and with whatever its form leaves to be said.

use std::borrow::Cow;

use super::form::{self, Form, Remark};
use super::heading::{self, Binding, Heading};
use super::quotes::{self, Quotes};
use super::record::Record;
use crate::decode::{self, Text};
use crate::limits::{Limits, REREAD_FACTOR, REREAD_FLOOR};
use crate::report::{Headings, Issue, IssueKind, Refusal, RefusedFile, shown};
use crate::text::LineEndings;

/// A table being read, row by row, in one pass.
pub(crate) struct Table<'t> {
    label: &'t str,
    text: &'t str,
    damaged: bool,
    limits: Limits,
    record: Record<'t>,
    /// Where the next record is looked for.
    next: usize,
    binding: Binding,
    /// Where the last record began, and where its content ended: before its line ending.
    last: Place,
    content_end: usize,
    breaks_inside: usize,
    rows: usize,
    /// Bytes that may yet be read a second time.
    reread: usize,
}

/// Where a record begins.
#[derive(Clone, Copy, Debug)]
struct Place {
    byte: usize,
    row: usize,
    line: usize,
}

/// What the next row of a table turned out to be.
pub(crate) enum Next<'r> {
    /// A row whose cells stand under their headings.
    Row(Row<'r>),
    /// A row in which they may not.
    Broken(Issue),
}

/// A row whose cells stand under their headings.
pub(crate) struct Row<'r> {
    record: &'r Record<'r>,
    binding: &'r Binding,
    /// The last cell, where it was put together again.
    joined: Option<String>,
    place: Place,
    issues: Vec<Issue>,
}

impl<'t> Table<'t> {
    /// Reads the headings. Gives the table, how its headings were met, and warnings about them.
    pub(crate) fn open(
        label: &'t str,
        text: &'t Text<'_>,
        wanted: &[Heading],
        limits: Limits,
    ) -> Result<(Table<'t>, Headings, Vec<Issue>), RefusedFile> {
        let content: &'t str = &text.content;
        let refuse = |reason| RefusedFile::new(label, reason);
        let mut table = Table {
            label,
            text: content,
            damaged: text.damaged,
            limits,
            record: Record::new(content),
            next: 0,
            binding: Binding {
                places: Vec::new(),
                spelt: Vec::new(),
                last_list_item: None,
            },
            last: Place {
                byte: 0,
                row: 0,
                line: 1,
            },
            content_end: 0,
            breaks_inside: 0,
            rows: 0,
            reread: content
                .len()
                .max(REREAD_FLOOR)
                .saturating_mul(REREAD_FACTOR),
        };
        let Some((place, quotes)) = table.advance() else {
            return Err(refuse(Refusal::Empty));
        };
        if quotes != Quotes::Sound {
            return Err(refuse(Refusal::BrokenHeadings));
        }
        let columns = table.record.len();
        if columns > limits.columns {
            return Err(refuse(Refusal::TooManyColumns {
                columns,
                limit: limits.columns,
            }));
        }
        if let (1, Some(only)) = (columns, table.record.get(0)) {
            let separators = [(';', "semicolons"), ('\t', "tabs"), ('|', "vertical bars")];
            if let Some((_, separator)) = separators
                .into_iter()
                .find(|(mark, _)| only.contains(*mark))
            {
                return Err(refuse(Refusal::Separator { separator }));
            }
        }
        let (binding, headings, repeated) =
            heading::bind(wanted, &table.record, place.line).map_err(refuse)?;
        table.binding = binding;
        Ok((table, headings, repeated))
    }

    /// The next row, or `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Next<'_>>, RefusedFile> {
        let Some((place, quotes)) = self.advance() else {
            return Ok(None);
        };
        if self.rows == self.limits.rows {
            return Err(RefusedFile::new(
                self.label,
                Refusal::TooManyRows {
                    limit: self.limits.rows,
                },
            ));
        }
        self.rows += 1;
        let limit = self.limits.cell_chars;
        let form = form::judge(
            &self.record,
            &self.binding,
            quotes,
            self.breaks_inside,
            self.content_end - place.byte,
            limit,
        );
        Ok(Some(match form {
            Form::Whole {
                joined,
                mut remarks,
            } => {
                if self.damaged {
                    remarks.extend(self.damage());
                }
                Next::Row(Row {
                    record: &self.record,
                    binding: &self.binding,
                    joined,
                    place,
                    issues: remarks
                        .into_iter()
                        .map(|remark| place.issue(remark))
                        .collect(),
                })
            }
            Form::Shifted(remark) => Next::Broken(place.issue(remark)),
            Form::Runaway(mut remark) => {
                if let Some(last_line) = self.read_again_from_second_line(place) {
                    let reason = remark.reason;
                    remark.reason = Cow::Owned(format!(
                        "{reason}; the rows to line {last_line} cannot be told apart"
                    ));
                }
                Next::Broken(place.issue(remark))
            }
        }))
    }

    /// Reads a record and finds its place, row and line counted as a person counts them.
    fn advance(&mut self) -> Option<(Place, Quotes)> {
        let rest = self.text.as_bytes().get(self.next..).unwrap_or_default();
        let blank = rest
            .iter()
            .position(|byte| !matches!(byte, b'\r' | b'\n'))?;
        let byte = self.next + blank;
        let between = self.text.get(self.content_end..byte).unwrap_or_default();
        let between = match between {
            "\n" | "\r\n" | "\r" => 1,
            other => LineEndings::count(other).total(),
        };
        let place = Place {
            byte,
            row: self.last.row + between.max(1),
            line: self.last.line + self.breaks_inside + between,
        };
        self.last = place;
        if let Some(end) = self.record.read_plain(byte) {
            (self.content_end, self.next) = (end, end);
            self.breaks_inside = 0;
            return Some((place, Quotes::Sound));
        }
        self.next = self.record.read_any(byte);
        // A cell left open keeps its line ends: they are its content.
        let content = self.text.get(byte..self.next).unwrap_or_default();
        let content = content.trim_end_matches(['\r', '\n']);
        let (quotes, breaks) = quotes::inspect(content);
        self.content_end = byte + content.len();
        self.breaks_inside = breaks;
        Some((place, quotes))
    }

    /// Goes back to the second line of a record whose quotes hid line ends, so that the rows it swallowed are read.
    /// Gives the record's last line if it may not: too much has been read twice already.
    fn read_again_from_second_line(&mut self, place: Place) -> Option<usize> {
        // What a record costs at least.
        const SEEK: usize = 8 * 1024;
        let content = self
            .text
            .get(place.byte..self.content_end)
            .unwrap_or_default();
        let first_line = content.find(['\r', '\n'])?;
        let cost = (content.len() - first_line).max(SEEK);
        let last_line = place.line + self.breaks_inside;
        let Some(left) = self.reread.checked_sub(cost) else {
            return Some(last_line);
        };
        self.reread = left;
        self.content_end = place.byte + first_line;
        self.next = self.content_end;
        self.breaks_inside = 0;
        None
    }

    fn damage(&self) -> impl Iterator<Item = Remark> {
        self.record
            .iter()
            .zip(&self.binding.spelt)
            .filter_map(|(cell, column)| {
                let reason = match cell.chars().find(|character| decode::damaged(*character))? {
                    '\0' => "it holds the character NUL",
                    _ => "a character in it was lost; U+FFFD stands in its place",
                };
                Some(Remark {
                    column: Some(shown(column)),
                    value: Some(shown(cell)),
                    ..form::remark(
                        IssueKind::DamagedCharacter,
                        reason,
                        "correct it in the register, or save the file again as \"CSV UTF-8\"",
                    )
                })
            })
    }
}

impl Place {
    fn issue(self, remark: Remark) -> Issue {
        Issue {
            kind: remark.kind,
            row: Some(self.row),
            line: self.line,
            column: remark.column,
            value: remark.value,
            reason: remark.reason,
            remedy: Cow::Borrowed(remark.remedy),
        }
    }
}

impl Row<'_> {
    /// Whether the file has a column for the heading at `index` of those looked for.
    pub(crate) fn has(&self, index: impl Into<usize>) -> bool {
        matches!(self.binding.places.get(index.into()), Some(Some(_)))
    }

    /// The trimmed cell under the heading at `index` of those looked for; `None` where the file has no such column or
    /// the row ends before it.
    pub(crate) fn cell(&self, index: impl Into<usize>) -> Option<&str> {
        let place = (*self.binding.places.get(index.into())?)?;
        let cell = match &self.joined {
            Some(joined) if place + 1 == self.binding.spelt.len() => joined,
            _ => self.record.get(place)?,
        };
        Some(trimmed(cell))
    }

    /// Where the cell under each heading looked for begins: its line in the file and the character of that, both from 1;
    /// `None` where the file has no such column or the row ends before it.
    pub(crate) fn positions(&self) -> Vec<Option<(usize, usize)>> {
        let mut at = self.place.byte;
        let (mut line, mut column) = (self.place.line, 1);
        let starts = self.record.starts(at).into_iter().map(|start| {
            let before = self.record.text().get(at..start).unwrap_or_default();
            let breaks = LineEndings::count(before).total();
            let last = before.rsplit(['\r', '\n']).next().unwrap_or_default();
            column = last.chars().count() + if breaks == 0 { column } else { 1 };
            line += breaks;
            at = start;
            (line, column)
        });
        let starts: Vec<_> = starts.collect();
        let places = self.binding.places.iter();
        places.map(|place| starts.get((*place)?).copied()).collect()
    }

    /// What the row's form leaves to be said: warnings and notes.
    pub(crate) fn take_issues(&mut self) -> Vec<Issue> {
        std::mem::take(&mut self.issues)
    }

    /// The row's number in a spreadsheet.
    pub(crate) fn number(&self) -> usize {
        self.place.row
    }

    /// The line of the file on which it begins.
    pub(crate) fn line(&self) -> usize {
        self.place.line
    }

    /// An issue with one cell, under the heading as the file spells it.
    pub(crate) fn issue(
        &self,
        kind: IssueKind,
        index: impl Into<usize>,
        reason: impl Into<Cow<'static, str>>,
        remedy: impl Into<Cow<'static, str>>,
    ) -> Issue {
        let index = index.into();
        let place = self.binding.places.get(index).copied().flatten();
        Issue {
            kind,
            row: Some(self.place.row),
            line: self.place.line,
            column: place
                .and_then(|place| self.binding.spelt.get(place))
                .map(|name| shown(name)),
            value: self.cell(index).filter(|cell| !cell.is_empty()).map(shown),
            reason: reason.into(),
            remedy: remedy.into(),
        }
    }
}

/// The cell without the white space around it. Nearly all have none.
fn trimmed(cell: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    if plain(cell.as_bytes().first()) && plain(cell.as_bytes().last()) {
        cell
    } else {
        cell.trim()
    }
}
