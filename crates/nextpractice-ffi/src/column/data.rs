//! Columns of values.

/// The value is not recorded.
pub const NXP_STATE_UNKNOWN: u8 = 0;
/// The value is recorded as none.
pub const NXP_STATE_NONE: u8 = 1;
/// There is a value.
pub const NXP_STATE_VALUE: u8 = 2;

/// Which rows have a value: as bytes for plain arrays, as bits for Arrow.
#[derive(Debug, Default)]
pub(crate) struct Mask {
    states: Vec<u8>,
    bits: Vec<u8>,
    nulls: usize,
}

impl Mask {
    pub(crate) fn push(&mut self, state: u8) {
        let valid = state == NXP_STATE_VALUE;
        push_bit(&mut self.bits, self.states.len(), valid);
        self.states.push(state);
        self.nulls += usize::from(!valid);
    }

    pub(crate) fn len(&self) -> usize {
        self.states.len()
    }

    pub(crate) fn nulls(&self) -> usize {
        self.nulls
    }

    pub(crate) fn states(&self) -> &[u8] {
        &self.states
    }

    pub(crate) fn bits(&self) -> &[u8] {
        &self.bits
    }

    fn has(&self, row: usize) -> bool {
        self.states.get(row) == Some(&NXP_STATE_VALUE)
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
    pub(crate) fn push(&mut self, text: &str) {
        self.bytes.push_str(text);
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
        if !self.mask.has(row) {
            return None;
        }
        let (from, to) = (*self.bounds.get(row)?, *self.bounds.get(row + 1)?);
        self.bytes.get(from as usize..to as usize)
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
