//! Columns of values.

/// The value is not recorded.
pub const NXP_STATE_UNKNOWN: u8 = 0;
/// The value is recorded as none.
pub const NXP_STATE_NONE: u8 = 1;
/// There is a value.
pub const NXP_STATE_VALUE: u8 = 2;

/// Which rows have a value: as bytes for plain arrays, as bits for Arrow. As long as all have one, they are only counted.
#[derive(Debug, Default)]
pub(crate) struct Mask {
    len: usize,
    states: Vec<u8>,
    bits: Vec<u8>,
    nulls: usize,
}

impl Mask {
    #[inline]
    pub(crate) fn push(&mut self, state: u8) {
        if state == NXP_STATE_VALUE && self.nulls == 0 {
            self.len += 1;
        } else {
            self.push_with_gaps(state);
        }
    }

    /// So many rows without a value.
    pub(crate) fn none(len: usize) -> Self {
        Self {
            len,
            states: vec![NXP_STATE_NONE; len],
            bits: vec![0; len.div_ceil(8)],
            nulls: len,
        }
    }

    fn push_with_gaps(&mut self, state: u8) {
        let valid = state == NXP_STATE_VALUE;
        if !valid && self.nulls == 0 {
            self.states = vec![NXP_STATE_VALUE; self.len];
            (0..self.len).for_each(|row| push_bit(&mut self.bits, row, true));
        }
        push_bit(&mut self.bits, self.len, valid);
        self.states.push(state);
        self.nulls += usize::from(!valid);
        self.len += 1;
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn nulls(&self) -> usize {
        self.nulls
    }

    /// What is known of a row; `None` beyond the last.
    pub(crate) fn state(&self, row: usize) -> Option<u8> {
        match self.nulls {
            0 => (row < self.len).then_some(NXP_STATE_VALUE),
            _ => self.states.get(row).copied(),
        }
    }

    /// The bits, if any row is without a value.
    pub(crate) fn bits(&self) -> Option<&[u8]> {
        (self.nulls > 0).then_some(&self.bits)
    }
}

fn push_bit(bits: &mut Vec<u8>, place: usize, bit: bool) {
    if place.is_multiple_of(8) {
        bits.push(0);
    }
    if let Some(last) = bits.last_mut() {
        *last |= u8::from(bit) << (place % 8);
    }
}

/// Numbers of one width; 0 where there is none.
#[derive(Debug, Default)]
pub(crate) struct Numbers<T> {
    pub(crate) values: Vec<T>,
    pub(crate) mask: Mask,
}

impl<T: Default> Numbers<T> {
    pub(crate) fn push(&mut self, value: T) {
        self.values.push(value);
        self.mask.push(NXP_STATE_VALUE);
    }

    pub(crate) fn push_none(&mut self, state: u8) {
        self.values.push(T::default());
        self.mask.push(state);
    }
}

/// Truth values.
#[derive(Debug, Default)]
pub(crate) struct Flags {
    pub(crate) values: Vec<u8>,
    pub(crate) bits: Vec<u8>,
    pub(crate) mask: Mask,
}

impl Flags {
    pub(crate) fn push(&mut self, value: bool, state: u8) {
        push_bit(&mut self.bits, self.values.len(), value);
        self.values.push(u8::from(value));
        self.mask.push(state);
    }
}

/// Texts, end to end in one memory.
#[derive(Debug)]
pub(crate) struct Texts {
    pub(crate) bytes: String,
    /// Where each begins and the last ends.
    pub(crate) bounds: Vec<i64>,
    pub(crate) mask: Mask,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            bytes: String::new(),
            bounds: vec![0],
            mask: Mask::default(),
        }
    }
}

impl Texts {
    /// Room for so many.
    pub(crate) fn with_capacity(rows: usize) -> Self {
        let mut texts = Self::default();
        texts.bounds.reserve_exact(rows);
        texts
    }

    /// So many rows without a text.
    pub(crate) fn none(rows: usize) -> Self {
        Self {
            bytes: String::new(),
            bounds: vec![0; rows + 1],
            mask: Mask::none(rows),
        }
    }

    pub(crate) fn push(&mut self, text: &str) {
        self.bytes.push_str(text);
        self.end(NXP_STATE_VALUE);
    }

    /// Puts text at the end as it is written.
    pub(crate) fn push_written(&mut self, write: impl FnOnce(&mut String) -> std::fmt::Result) {
        let written = write(&mut self.bytes);
        debug_assert!(written.is_ok(), "memory takes every write");
        self.end(NXP_STATE_VALUE);
    }

    pub(crate) fn push_maybe(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.push(text),
            None => self.end(NXP_STATE_NONE),
        }
    }

    /// Ends the text that was written to `bytes`, or puts none in its place.
    pub(crate) fn end(&mut self, state: u8) {
        self.bounds.push(self.bytes.len() as i64);
        self.mask.push(state);
    }

    pub(crate) fn get(&self, row: usize) -> Option<&str> {
        if self.mask.state(row) != Some(NXP_STATE_VALUE) {
            return None;
        }
        let (from, to) = (*self.bounds.get(row)?, *self.bounds.get(row + 1)?);
        self.bytes.get(from as usize..to as usize)
    }
}

/// Texts of which few are different: each of those once, and by number which of them a row has.
#[derive(Debug, Default)]
pub(crate) struct Words {
    pub(crate) texts: Texts,
    pub(crate) numbers: Numbers<i32>,
}

impl Words {
    /// Puts the same text at the end so many times.
    pub(crate) fn push_times(&mut self, text: &str, times: usize) {
        let known = self.texts.mask.len();
        let number = (0..known).find(|number| self.texts.get(*number) == Some(text));
        if number.is_none() {
            self.texts.push(text);
        }
        let number = number.unwrap_or(known) as i32;
        self.numbers.values.reserve(times);
        (0..times).for_each(|_| self.numbers.push(number));
    }

    pub(crate) fn get(&self, row: usize) -> Option<&str> {
        self.texts.get(*self.numbers.values.get(row)? as usize)
    }
}

/// Lists of values of one column.
#[derive(Debug)]
pub(crate) struct Lists {
    pub(crate) bounds: Vec<i64>,
    pub(crate) mask: Mask,
    pub(crate) items: Box<Column>,
}

impl Lists {
    pub(crate) fn of(items: Column) -> Self {
        Self {
            bounds: vec![0],
            mask: Mask::default(),
            items: Box::new(items),
        }
    }

    /// Ends the list whose items were pushed.
    pub(crate) fn end(&mut self, state: u8) {
        self.bounds.push(self.items.len() as i64);
        self.mask.push(state);
    }
}

/// Objects, field by field.
#[derive(Debug)]
pub(crate) struct Structs {
    pub(crate) fields: Vec<Field>,
    pub(crate) mask: Mask,
}

/// The values of one column.
#[derive(Debug)]
pub(crate) enum Column {
    Flags(Flags),
    Whole(Numbers<i64>),
    Index(Numbers<u32>),
    Real(Numbers<f64>),
    Dates(Numbers<i32>),
    Texts(Texts),
    Words(Words),
    /// Rows of a table: their places and their keys.
    Rows(Numbers<u32>, Texts, i32),
    Lists(Lists),
    Structs(Structs),
}

impl Column {
    pub(crate) fn mask(&self) -> &Mask {
        match self {
            Self::Flags(flags) => &flags.mask,
            Self::Whole(numbers) => &numbers.mask,
            Self::Index(numbers) => &numbers.mask,
            Self::Real(numbers) => &numbers.mask,
            Self::Dates(numbers) => &numbers.mask,
            Self::Texts(texts) | Self::Rows(_, texts, _) => &texts.mask,
            Self::Words(words) => &words.numbers.mask,
            Self::Lists(lists) => &lists.mask,
            Self::Structs(structs) => &structs.mask,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.mask().len()
    }
}

/// A column with its name.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) column: Column,
}

impl Field {
    pub(crate) fn new(name: impl Into<String>, column: Column) -> Self {
        Self {
            name: name.into(),
            column,
        }
    }
}

/// Columns of one length.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) rows: usize,
    pub(crate) fields: Vec<Field>,
}

impl Table {
    /// The text of a column at a row, where there is one.
    pub(crate) fn text(&self, column: usize, row: usize) -> Option<&str> {
        match &self.fields.get(column)?.column {
            Column::Texts(texts) => texts.get(row),
            _ => None,
        }
    }

    /// The index that a column has at a row.
    pub(crate) fn index(&self, column: usize, row: usize) -> Option<u32> {
        match &self.fields.get(column)?.column {
            Column::Index(numbers) => numbers.values.get(row).copied(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_and_bits_say_the_same_wherever_the_first_gap_is() {
        for first_gap in [0, 1, 7, 8, 9, 20] {
            let states: Vec<u8> = (0..20)
                .map(|row| match row >= first_gap && row % 3 == first_gap % 3 {
                    true => NXP_STATE_NONE,
                    false => NXP_STATE_VALUE,
                })
                .collect();
            let mut mask = Mask::default();
            states.iter().for_each(|state| mask.push(*state));
            assert_eq!(mask.len(), 20);
            assert_eq!(mask.state(20), None);
            assert_eq!(mask.bits().is_none(), first_gap == 20);
            for (row, state) in states.iter().enumerate() {
                assert_eq!(mask.state(row), Some(*state));
                let valid = mask
                    .bits()
                    .is_none_or(|bits| bits[row / 8] >> (row % 8) & 1 == 1);
                assert_eq!(valid, *state == NXP_STATE_VALUE, "{first_gap}, {row}");
            }
        }
    }
}
