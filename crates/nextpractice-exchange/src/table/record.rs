//! The cells of one record, cut out of the text where they stand.

use csv_core::{ReadFieldResult, ReadRecordResult, Reader};

/// Cells that are kept of one record; further ones are counted. It is beyond any table that is taken.
const CELLS_KEPT: usize = 4 * crate::limits::COLUMNS;

/// The cells of a record.
///
/// Nearly every record has only cells that end at a comma or a line end, bare or in sound quotation marks: those are cut
/// out of the text. All others are left to the `csv` crate's own reader, and copied.
#[derive(Debug)]
pub(crate) struct Record<'t> {
    text: &'t str,
    /// Where each cell begins and ends: in the text, or in `copied`.
    cells: Vec<(usize, usize)>,
    count: usize,
    copied: Option<String>,
    reader: Reader,
}

/// The place of the first `mark` or line end, from a place on.
///
/// Cells are short, so that eight bytes at a time go faster than a search made for long stretches.
fn find(bytes: &[u8], from: usize, mark: u8) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const TOPS: u64 = u64::from_le_bytes([0x80; 8]);
    let stops = |byte: u8| byte == mark || byte == b'\n' || byte == b'\r';
    let mut at = from;
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(*eight);
        let other = word ^ (ONES * u64::from(mark));
        // The lowest top bit set marks a byte that is the mark, or is below 14: a line end, mostly.
        let found =
            ((other.wrapping_sub(ONES) & !other) | (word.wrapping_sub(ONES * 14) & !word)) & TOPS;
        if found == 0 {
            at += 8;
            continue;
        }
        let place = at + (found.trailing_zeros() / 8) as usize;
        if bytes.get(place).is_some_and(|byte| stops(*byte)) {
            return Some(place);
        }
        at = place + 1;
    }
    let rest = bytes.get(at..)?;
    rest.iter()
        .position(|byte| stops(*byte))
        .map(|found| at + found)
}

impl<'t> Record<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Record {
            text,
            cells: Vec::new(),
            count: 0,
            copied: None,
            reader: Reader::new(),
        }
    }

    /// The text that it is cut out of.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Whether there are more cells than are kept.
    pub(super) fn overflows(&self) -> bool {
        self.count > self.cells.len()
    }

    pub(super) fn get(&self, place: usize) -> Option<&str> {
        let (start, end) = *self.cells.get(place)?;
        match &self.copied {
            None => self.text.get(start..end),
            Some(copied) => copied.get(start..end),
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.cells.len()).filter_map(|place| self.get(place))
    }

    /// Where in the text each cell of the record begins, quotation marks included. `start` is where the record does.
    pub(super) fn starts(&self, start: usize) -> Vec<usize> {
        if self.copied.is_none() {
            let quoted = |at: &usize| self.text.as_bytes().get(*at) == Some(&b'"');
            let cells = self.cells.iter();
            return cells
                .map(|(cell, _)| cell.checked_sub(1).filter(quoted).unwrap_or(*cell))
                .collect();
        }
        let mut reader = Reader::new();
        let mut input = self.text.as_bytes().get(start..).unwrap_or_default();
        let mut starts = vec![start];
        let mut at = start;
        while starts.len() < self.cells.len() {
            let (result, taken, _) = reader.read_field(input, &mut [0; 256]);
            at += taken;
            input = input.get(taken..).unwrap_or_default();
            match result {
                ReadFieldResult::Field { record_end: false } => starts.push(at),
                ReadFieldResult::OutputFull => {}
                _ => break,
            }
        }
        starts
    }

    /// Reads the record that begins at `start`, if its cells are plain. Gives where its content ends.
    pub(super) fn read_plain(&mut self, start: usize) -> Option<usize> {
        self.clear();
        let bytes = self.text.as_bytes();
        let mut at = start;
        loop {
            let (cell, end) = if bytes.get(at) == Some(&b'"') {
                let close = find(bytes, at + 1, b'"')?;
                if bytes.get(close) != Some(&b'"') {
                    return None;
                }
                ((at + 1, close), close + 1)
            } else {
                let end = find(bytes, at, b',').unwrap_or(bytes.len());
                ((at, end), end)
            };
            self.push(cell);
            match bytes.get(end) {
                Some(b',') => at = end + 1,
                None | Some(b'\n' | b'\r') => return Some(end),
                Some(_) => return None,
            }
        }
    }

    /// Reads the record that begins at `start` as the `csv` crate does. Gives where it ends, its line end included.
    pub(super) fn read_any(&mut self, start: usize) -> usize {
        self.clear();
        self.reader.reset();
        let mut input = self.text.as_bytes().get(start..).unwrap_or_default();
        let mut output = vec![0; 1_024];
        let mut ends = vec![0; 64];
        let (mut read, mut written, mut ended) = (0, 0, 0);
        loop {
            let room = output.get_mut(written..).unwrap_or_default();
            let slots = ends.get_mut(ended..).unwrap_or_default();
            let (result, taken, put, closed) = self.reader.read_record(input, room, slots);
            read += taken;
            written += put;
            ended += closed;
            input = input.get(taken..).unwrap_or_default();
            match result {
                // At the end of the input the reader is told so by an empty one.
                ReadRecordResult::InputEmpty => input = &[],
                ReadRecordResult::OutputFull => output.resize(output.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if ends.len() < CELLS_KEPT => {
                    ends.resize(ends.len() * 2, 0);
                }
                ReadRecordResult::OutputEndsFull => {
                    self.count += ended;
                    (ended, written) = self.keep(&output, &ends, ended);
                }
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        self.count += ended;
        if self.copied.is_none() {
            self.keep(&output, &ends, ended);
        }
        start + read
    }

    /// Keeps the cells read so far, if none are kept yet. Gives where to go on writing: at the start.
    fn keep(&mut self, output: &[u8], ends: &[usize], ended: usize) -> (usize, usize) {
        if self.copied.is_none() {
            let mut start = 0;
            for end in ends.iter().take(ended) {
                self.cells.push((start, *end));
                start = *end;
            }
            // Cut at ASCII marks, valid UTF-8 is valid UTF-8.
            let bytes = output.get(..start).unwrap_or_default();
            self.copied = Some(String::from_utf8_lossy(bytes).into_owned());
        }
        (0, 0)
    }

    fn clear(&mut self) {
        self.cells.clear();
        self.count = 0;
        self.copied = None;
    }

    fn push(&mut self, cell: (usize, usize)) {
        self.count += 1;
        if self.cells.len() < CELLS_KEPT {
            self.cells.push(cell);
        }
    }
}

#[cfg(test)]
impl Record<'static> {
    /// A record of cells without quotation marks, commas or line ends.
    pub(super) fn of(cells: &[&str]) -> Self {
        let mut record = Record::new(Box::leak(cells.join(",").into_boxed_str()));
        record.read_plain(0);
        record
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_read_as_plain_is_what_the_csv_crate_reads(text in "[a\", \n\ré]{1,24}") {
            let start = text.len() - text.trim_start_matches(['\r', '\n']).len();
            let mut plain = Record::new(&text);
            let mut other = Record::new(&text);
            if start < text.len() {
                let end = other.read_any(start);
                let mut reader = csv::ReaderBuilder::new()
                    .has_headers(false)
                    .flexible(true)
                    .from_reader(text.as_bytes());
                let first = reader.records().next().unwrap().unwrap();
                prop_assert_eq!(other.iter().collect::<Vec<_>>(), first.iter().collect::<Vec<_>>());
                prop_assert_eq!(other.len(), first.len());
                // Read from where a cell begins, it is the first of what is left.
                let starts = other.starts(start);
                prop_assert_eq!(starts.len(), other.len());
                for (at, cell) in starts.iter().zip(other.iter()) {
                    let left = format!(",{}", &text[*at..]);
                    let mut rest = Record::new(&left);
                    rest.read_any(0);
                    prop_assert_eq!(rest.get(1), Some(cell));
                }
                if let Some(content_end) = plain.read_plain(start) {
                    prop_assert_eq!(plain.starts(start), starts);
                    prop_assert_eq!(plain.iter().collect::<Vec<_>>(), first.iter().collect::<Vec<_>>());
                    prop_assert!(content_end <= end && text[content_end..end].trim_matches(['\r', '\n']).is_empty());
                }
            }
        }
    }

    proptest! {
        #[test]
        fn eight_at_a_time_find_what_one_at_a_time_find(text in "[a\t\u{1}\u{b}é,\"\n\r\u{ff}]{0,40}", from in 0_usize..8) {
            for mark in [b',', b'"'] {
                let bytes = text.as_bytes();
                let plain = |byte: &u8| [mark, b'\n', b'\r'].contains(byte);
                let slow = bytes.get(from..).and_then(|rest| rest.iter().position(plain)).map(|at| at + from);
                prop_assert_eq!(find(bytes, from, mark), slow);
            }
        }
    }

    #[test]
    fn cells_past_any_table_are_counted_and_not_kept() {
        for quoted in ["", "\"a\"\"\""] {
            let text = format!("{quoted}{}", ",".repeat(10 * CELLS_KEPT));
            let mut record = Record::new(&text);
            if record.read_plain(0).is_none() {
                record.read_any(0);
            }
            assert_eq!(record.len(), 10 * CELLS_KEPT + 1, "{quoted}");
            assert!(record.overflows());
            assert!(record.iter().count() <= CELLS_KEPT);
        }
    }
}
