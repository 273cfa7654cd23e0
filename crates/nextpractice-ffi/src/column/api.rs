//! Columns for callers: into plain arrays of theirs, or as Arrow.

use std::sync::Arc;

use super::data::{Column, Field, Numbers, Table};
use crate::error::{Failure, nxp_error};
use crate::guard::{free, guard};
use crate::input::{beyond, nth, present, shared};
use crate::live::Live;
use crate::output::Out;
use crate::programme::{nxp_programme, table};
use crate::sized::{Filled, Growing};
use crate::status::NXP_E_KIND;
use crate::text::nxp_text;

/// True or false: nxp_columns_flags.
pub const NXP_COLUMN_FLAG: i32 = 1;
/// Whole numbers of 64 bits: nxp_columns_whole.
pub const NXP_COLUMN_WHOLE: i32 = 2;
/// Floating numbers: nxp_columns_real.
pub const NXP_COLUMN_REAL: i32 = 3;
/// Days since 1 January 1970: nxp_columns_dates.
pub const NXP_COLUMN_DATE: i32 = 4;
/// Text: nxp_columns_texts.
pub const NXP_COLUMN_TEXT: i32 = 5;
/// Rows of a table: their indexes by nxp_columns_rows, their keys by nxp_columns_texts.
pub const NXP_COLUMN_ROW: i32 = 6;
/// Indexes of another kind than rows: nxp_columns_rows.
pub const NXP_COLUMN_INDEX: i32 = 7;
/// Lists: by Arrow alone.
pub const NXP_COLUMN_LIST: i32 = 8;

/// A table by column. It never changes: any number of threads may read one at a time.
#[derive(Debug)]
pub struct nxp_columns {
    pub(super) table: Arc<Table>,
    _live: Live,
}

impl nxp_columns {
    pub(crate) fn new(table: Arc<Table>) -> Self {
        Self {
            table,
            _live: Live::new(),
        }
    }

    fn field(&self, index: u32) -> Result<&Field, Failure> {
        nth(&self.table.fields, index as usize, "column")
    }
}

/// What a column holds.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_column {
    /// sizeof(nxp_column), set by the caller.
    pub struct_size: usize,
    /// Its name, such as "term.from". It lives as long as the columns.
    pub name: nxp_text,
    /// Its kind: NXP_COLUMN_...
    pub kind: i32,
    /// For rows, the table they are rows of (NXP_TABLE_...); otherwise 0.
    pub table: i32,
    /// How many rows have no value.
    pub nulls: usize,
}

// SAFETY: `repr(C)`, size first, numbers and pointers only.
unsafe impl Growing for nxp_column {
    const NAME: &'static str = "nxp_column";
    const FIRST_SIZE: usize = size_of::<Self>();
}

/// The columns of a table of a programme (NXP_TABLE_...): its key, then its fields. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_programme_columns(
    programme: *const nxp_programme,
    table_id: i32,
    columns: *mut *mut nxp_columns,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (handle, out) = unsafe {
            (
                shared(programme, "programme")?,
                Out::new(columns, "columns")?,
            )
        };
        let made = Table::of(&handle.programme, table(table_id)?);
        out.give(nxp_columns::new(Arc::new(made)));
        Ok(())
    })
}

/// How many columns there are, and how many rows each has. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_columns_size(
    columns: *const nxp_columns,
    count: *mut u32,
    rows: *mut usize,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and places that may be written, or NULL.
        let (columns, count, rows) = unsafe {
            (
                shared(columns, "columns")?,
                Out::new(count, "count")?,
                Out::new(rows, "rows")?,
            )
        };
        count.set(columns.table.fields.len() as u32);
        rows.set(columns.table.rows);
        Ok(())
    })
}

/// Fills in what a column holds. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_columns_get(
    columns: *const nxp_columns,
    column: u32,
    info: *mut nxp_column,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a sized struct, or NULL.
        let (columns, out) = unsafe { (shared(columns, "columns")?, Filled::new(info, "info")?) };
        let field = columns.field(column)?;
        let (kind, table) = match &field.column {
            Column::Flags(_) => (NXP_COLUMN_FLAG, 0),
            Column::Whole(_) => (NXP_COLUMN_WHOLE, 0),
            Column::Index(_) => (NXP_COLUMN_INDEX, 0),
            Column::Real(_) => (NXP_COLUMN_REAL, 0),
            Column::Dates(_) => (NXP_COLUMN_DATE, 0),
            Column::Texts(_) | Column::Words(_) => (NXP_COLUMN_TEXT, 0),
            Column::Rows(_, _, table) => (NXP_COLUMN_ROW, *table),
            Column::Lists(_) | Column::Structs(_) => (NXP_COLUMN_LIST, 0),
        };
        out.set(nxp_column {
            name: nxp_text::of(&field.name),
            kind,
            table,
            nulls: field.column.mask().nulls(),
            ..nxp_column::sized()
        });
        Ok(())
    })
}

/// Which rows of a column to copy, and where to.
struct Copied<'a, T> {
    column: &'a Column,
    first: usize,
    values: *mut T,
    states: *mut u8,
    count: usize,
}

impl<'a, T: Copy> Copied<'a, T> {
    /// # Safety
    /// `columns` is NULL or a live handle; `values` and `states` are NULL or lead to `count` places each.
    unsafe fn new(
        columns: *const nxp_columns,
        column: u32,
        first: usize,
        count: usize,
        values: *mut T,
        states: *mut u8,
    ) -> Result<Self, Failure> {
        // SAFETY: as the caller vouches.
        let columns = unsafe { shared(columns, "columns")? };
        let column = &columns.field(column)?.column;
        let rows = columns.table.rows;
        if first > rows || count > rows - first {
            return Err(beyond(first.saturating_add(count), rows, "first + count"));
        }
        if count > 0 {
            present(values, "values")?;
        }
        Ok(Self {
            column,
            first,
            values,
            states,
            count,
        })
    }

    fn other_kind<V>(&self) -> Result<V, Failure> {
        Err(Failure::new(
            NXP_E_KIND,
            "the column holds values of another kind; nxp_columns_get tells which",
        ))
    }

    fn fill(self, value: impl Fn(usize) -> Option<T>) -> Result<(), Failure> {
        let mask = self.column.mask();
        for place in 0..self.count {
            let row = self.first + place;
            let (Some(value), Some(state)) = (value(row), mask.state(row)) else {
                return Err(beyond(row, mask.len(), "row"));
            };
            // SAFETY: `place` is below `count`, for which the caller of `new` vouches; `values` was found not to be NULL.
            unsafe { self.values.add(place).write(value) };
            if !self.states.is_null() {
                // SAFETY: as above, and not NULL.
                unsafe { self.states.add(place).write(state) };
            }
        }
        Ok(())
    }

    fn fill_from<N: Copy + Into<T>>(self, numbers: &Numbers<N>) -> Result<(), Failure> {
        self.fill(|row| numbers.values.get(row).map(|value| (*value).into()))
    }
}

/// Copies `count` truth values (1 or 0) from row `first` on; NXP_E_INDEX if there are not so many. `states` may be NULL; otherwise it gets
/// NXP_STATE_... of each row. Where there is no value, 0 is copied. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_columns_flags(
    columns: *const nxp_columns,
    column: u32,
    first: usize,
    count: usize,
    values: *mut u8,
    states: *mut u8,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and for so many places, or NULL.
        let copied = unsafe { Copied::new(columns, column, first, count, values, states)? };
        match copied.column {
            Column::Flags(flags) => copied.fill(|row| flags.values.get(row).copied()),
            _ => copied.other_kind(),
        }
    })
}

/// Copies whole numbers, as nxp_columns_flags does truth values. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_columns_whole(
    columns: *const nxp_columns,
    column: u32,
    first: usize,
    count: usize,
    values: *mut i64,
    states: *mut u8,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and for so many places, or NULL.
        let copied = unsafe { Copied::new(columns, column, first, count, values, states)? };
        match copied.column {
            Column::Whole(numbers) => copied.fill_from(numbers),
            _ => copied.other_kind(),
        }
    })
}

/// Copies floating numbers, as nxp_columns_flags does truth values. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_columns_real(
    columns: *const nxp_columns,
    column: u32,
    first: usize,
    count: usize,
    values: *mut f64,
    states: *mut u8,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and for so many places, or NULL.
        let copied = unsafe { Copied::new(columns, column, first, count, values, states)? };
        match copied.column {
            Column::Real(numbers) => copied.fill_from(numbers),
            _ => copied.other_kind(),
        }
    })
}

/// Copies dates in days since 1 January 1970, as nxp_columns_flags does truth values. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_columns_dates(
    columns: *const nxp_columns,
    column: u32,
    first: usize,
    count: usize,
    values: *mut i32,
    states: *mut u8,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and for so many places, or NULL.
        let copied = unsafe { Copied::new(columns, column, first, count, values, states)? };
        match copied.column {
            Column::Dates(numbers) => copied.fill_from(numbers),
            _ => copied.other_kind(),
        }
    })
}

/// Copies indexes: of rows, or of whatever the column's name says; as nxp_columns_flags does truth values. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_columns_rows(
    columns: *const nxp_columns,
    column: u32,
    first: usize,
    count: usize,
    values: *mut u32,
    states: *mut u8,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and for so many places, or NULL.
        let copied = unsafe { Copied::new(columns, column, first, count, values, states)? };
        match copied.column {
            Column::Rows(numbers, _, _) | Column::Index(numbers) => copied.fill_from(numbers),
            _ => copied.other_kind(),
        }
    })
}

/// Copies where texts are, which live as long as the columns; of rows, their keys; as nxp_columns_flags does truth values. Since
/// level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_columns_texts(
    columns: *const nxp_columns,
    column: u32,
    first: usize,
    count: usize,
    values: *mut nxp_text,
    states: *mut u8,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and for so many places, or NULL.
        let copied = unsafe { Copied::new(columns, column, first, count, values, states)? };
        match copied.column {
            Column::Texts(texts) | Column::Rows(_, texts, _) => {
                copied.fill(|row| Some(nxp_text::maybe(texts.get(row))))
            }
            Column::Words(words) => copied.fill(|row| Some(nxp_text::maybe(words.get(row)))),
            _ => copied.other_kind(),
        }
    })
}

/// Frees columns. What was exported as Arrow stays good. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_columns_free(columns: *mut nxp_columns) {
    // SAFETY: the header asks for NULL or a handle of this kind that is freed once.
    unsafe { free(columns) }
}
