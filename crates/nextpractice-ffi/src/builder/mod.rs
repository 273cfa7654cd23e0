//! Programmes built piece by piece and then checked, all at once.

mod pointer;

use std::ffi::{c_char, c_void};

use nextpractice::model::{Document, Programme, Table};
use serde_json::{Map, Value};

use pointer::{Steps, put};

use crate::error::{Failure, nxp_error};
use crate::guard::{free, guard};
use crate::input::{alone, bytes, shared, text};
use crate::live::Live;
use crate::output::Out;
use crate::programme::{nxp_programme, table};
use crate::status::*;

pub use pointer::NXP_MAX_DEPTH;

/// A document that is being built. It says nothing until it is told: what is not set is unknown.
#[derive(Debug)]
pub struct nxp_builder {
    root: Value,
    _live: Live,
}

impl nxp_builder {
    fn new(root: Value) -> Self {
        Self {
            root,
            _live: Live::new(),
        }
    }

    fn put(&mut self, pointer: &str, value: Value) -> Result<(), Failure> {
        put(&mut self.root, &Steps::of(pointer)?, value)
    }

    /// The rows of a table; none where it is left out.
    pub(crate) fn rows(&self, table: Table) -> &[Value] {
        self.root
            .get(table.name())
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }

    /// Adds rows to tables; where one of them is no list, nothing is changed.
    pub(crate) fn add_all(&mut self, lots: [(Table, Vec<Value>); 5]) -> Result<(), Failure> {
        for (table, _) in &lots {
            pointer::check(&self.root, &Steps::of(&format!("/{table}/-"))?)?;
        }
        for (table, rows) in lots {
            // A table that nothing is added to stays as it is: left out, or none.
            for row in rows {
                self.add(table, row)?;
            }
        }
        Ok(())
    }

    /// Adds a row to a table and tells its index.
    pub(crate) fn add(&mut self, table: Table, row: Value) -> Result<usize, Failure> {
        let place = self.rows(table).len();
        self.put(&format!("/{table}/-"), row)?;
        Ok(place)
    }
}

/// A document as a value, through text for the same reason.
pub(crate) fn value_of(document: &Document) -> Result<Value, Failure> {
    serde_json::from_str(&document.to_json())
        .map_err(|error| Failure::new(NXP_E_INTERNAL, error.to_string()))
}

/// A document that says nothing but its format. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_builder_new(
    builder: *mut *mut nxp_builder,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a place that may be written, or NULL.
        let out = unsafe { Out::new(builder, "builder")? };
        let root = serde_json::json!({ "format": Document::FORMAT, "charter": Map::new() });
        out.give(nxp_builder::new(root));
        Ok(())
    })
}

/// A document that says what a programme says, to go on from. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_builder_from(
    programme: *const nxp_programme,
    builder: *mut *mut nxp_builder,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (handle, out) = unsafe {
            (
                shared(programme, "programme")?,
                Out::new(builder, "builder")?,
            )
        };
        out.give(nxp_builder::new(value_of(&handle.programme.to_document())?));
        Ok(())
    })
}

/// Adds a row with a key to a table (NXP_TABLE_...) and tells its index, by which its fields are set: "/hubs/0/focus". The
/// key is checked with all the rest, by nxp_builder_check. `row` may be NULL. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_builder_add(
    builder: *mut nxp_builder,
    table_id: i32,
    key: *const c_char,
    key_len: usize,
    row: *mut usize,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle that nobody else uses and text of that length, or NULL.
        let (builder, key) = unsafe { (alone(builder, "builder")?, text(key, key_len, "key")?) };
        let out = match row.is_null() {
            true => None,
            // SAFETY: the header asks for a place that may be written, or NULL.
            false => Some(unsafe { Out::new(row, "row")? }),
        };
        let place = builder.add(table(table_id)?, serde_json::json!({ "key": key }))?;
        if let Some(out) = out {
            out.set(place);
        }
        Ok(())
    })
}

/// Sets text at a JSON pointer: "/title", "/hubs/0/term/from" (a date, YYYY-MM-DD), "/hubs/0/regions/-" (one more item). Objects and lists on the way
/// are made. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_builder_text(
    builder: *mut nxp_builder,
    pointer: *const c_char,
    pointer_len: usize,
    value: *const c_char,
    value_len: usize,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle that nobody else uses and texts of those lengths, or NULL.
        let (builder, pointer, value) = unsafe {
            (
                alone(builder, "builder")?,
                text(pointer, pointer_len, "pointer")?,
                text(value, value_len, "value")?,
            )
        };
        builder.put(pointer, value.into())
    })
}

/// Sets a whole number. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_builder_whole(
    builder: *mut nxp_builder,
    pointer: *const c_char,
    pointer_len: usize,
    value: i64,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle that nobody else uses and text of that length, or NULL.
        let (builder, pointer) = unsafe {
            (
                alone(builder, "builder")?,
                text(pointer, pointer_len, "pointer")?,
            )
        };
        builder.put(pointer, value.into())
    })
}

/// Sets a number. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_builder_real(
    builder: *mut nxp_builder,
    pointer: *const c_char,
    pointer_len: usize,
    value: f64,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle that nobody else uses and text of that length, or NULL.
        let (builder, pointer) = unsafe {
            (
                alone(builder, "builder")?,
                text(pointer, pointer_len, "pointer")?,
            )
        };
        let number = serde_json::Number::from_f64(value).ok_or_else(|| {
            Failure::new(NXP_E_VALUE, format!("`value` is {value}; give a number"))
        })?;
        builder.put(pointer, Value::Number(number))
    })
}

/// Sets true (1) or false (0). Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_builder_flag(
    builder: *mut nxp_builder,
    pointer: *const c_char,
    pointer_len: usize,
    value: i32,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle that nobody else uses and text of that length, or NULL.
        let (builder, pointer) = unsafe {
            (
                alone(builder, "builder")?,
                text(pointer, pointer_len, "pointer")?,
            )
        };
        match value {
            0 | 1 => builder.put(pointer, Value::Bool(value == 1)),
            _ => Err(Failure::new(
                NXP_E_CONSTANT,
                format!("`value` is {value}; give 0 or 1"),
            )),
        }
    })
}

/// Records that there is none. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_builder_none(
    builder: *mut nxp_builder,
    pointer: *const c_char,
    pointer_len: usize,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle that nobody else uses and text of that length, or NULL.
        let (builder, pointer) = unsafe {
            (
                alone(builder, "builder")?,
                text(pointer, pointer_len, "pointer")?,
            )
        };
        builder.put(pointer, Value::Null)
    })
}

/// Sets whatever JSON says: a whole row at "/hubs/-", a list, an object. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_builder_json(
    builder: *mut nxp_builder,
    pointer: *const c_char,
    pointer_len: usize,
    json: *const c_void,
    json_len: usize,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle that nobody else uses, text and bytes of those lengths, or NULL.
        let (builder, pointer, json) = unsafe {
            (
                alone(builder, "builder")?,
                text(pointer, pointer_len, "pointer")?,
                bytes(json, json_len, "json")?,
            )
        };
        let value = serde_json::from_slice(json).map_err(|error| {
            Failure::new(NXP_E_MALFORMED, format!("`json` is not JSON: {error}"))
        })?;
        builder.put(pointer, value)
    })
}

/// Checks all that was built, at once: a programme, or NXP_E_REFUSED with every reason. The builder stays as it is. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_builder_check(
    builder: *const nxp_builder,
    programme: *mut *mut nxp_programme,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (builder, out) = unsafe {
            (
                shared(builder, "builder")?,
                Out::new(programme, "programme")?,
            )
        };
        // Through text: the rows' readers of anything else than text would make the library half as large again.
        let document = Document::from_json(builder.root.to_string().as_bytes())
            .map_err(|error| Failure::new(NXP_E_MALFORMED, error.to_string()))?;
        let programme = Programme::new(document).map_err(Failure::refused)?;
        out.give(nxp_programme::new(programme));
        Ok(())
    })
}

/// Frees a builder. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_builder_free(builder: *mut nxp_builder) {
    // SAFETY: the header asks for NULL or a handle of this kind that is freed once.
    unsafe { free(builder) }
}
