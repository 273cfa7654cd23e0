//! Rows and their fields, read one by one.

use std::ffi::c_char;

use nextpractice::model::{Datum, Programme};
use nextpractice::vocabulary::Completeness;

use super::constants::{table, table_constant};
use super::nxp_programme;
use crate::date::days;
use crate::error::{Failure, nxp_error};
use crate::guard::guard;
use crate::input::{beyond, shared, text};
use crate::output::Out;
use crate::sized::{Filled, Growing};
use crate::status::*;
use crate::text::nxp_text;

/// Not recorded.
pub const NXP_DATUM_UNKNOWN: i32 = 0;
/// Recorded as none.
pub const NXP_DATUM_NONE: i32 = 1;
/// True (whole is 1) or false (0).
pub const NXP_DATUM_FLAG: i32 = 2;
/// A whole number: a count, a URN, pence, an authority and establishment number of seven digits, or the calendar year in which a school year begins.
pub const NXP_DATUM_WHOLE: i32 = 3;
/// More than the whole number.
pub const NXP_DATUM_MORE_THAN: i32 = 4;
/// A number: a ratio, or a percentage.
pub const NXP_DATUM_REAL: i32 = 5;
/// A day: whole is the days since 1 January 1970.
pub const NXP_DATUM_DATE: i32 = 6;
/// Text; of a word of a closed set, its token.
pub const NXP_DATUM_TEXT: i32 = 7;
/// A row: table is its table, whole its index, text its key.
pub const NXP_DATUM_ROW: i32 = 8;
/// A list: whole is how many items it has.
pub const NXP_DATUM_LIST: i32 = 9;
/// An object: whole is how many fields it has.
pub const NXP_DATUM_OBJECT: i32 = 10;

/// What a programme knows at one place. Text lives as long as the programme.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_datum {
    /// sizeof(nxp_datum), set by the caller.
    pub struct_size: usize,
    /// What it is: NXP_DATUM_...
    pub kind: i32,
    /// Of a row, its table: NXP_TABLE_...
    pub table: i32,
    /// The whole number, truth value, day, index or count.
    pub whole: i64,
    /// The number, of NXP_DATUM_REAL.
    pub real: f64,
    /// The text, or the key of a row.
    pub text: nxp_text,
}

// SAFETY: `repr(C)`, size first, numbers and pointers only.
unsafe impl Growing for nxp_datum {
    const NAME: &'static str = "nxp_datum";
    const FIRST_SIZE: usize = size_of::<Self>();
}

/// How many rows a table has (NXP_TABLE_...). Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_programme_row_count(
    programme: *const nxp_programme,
    table_id: i32,
    count: *mut usize,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (handle, out) = unsafe { (shared(programme, "programme")?, Out::new(count, "count")?) };
        out.set(handle.programme.row_count(table(table_id)?));
        Ok(())
    })
}

/// How completely a table is recorded, as an index in NXP_SET_COMPLETENESS. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_programme_completeness(
    programme: *const nxp_programme,
    table_id: i32,
    completeness: *mut u32,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (handle, out) = unsafe {
            (
                shared(programme, "programme")?,
                Out::new(completeness, "completeness")?,
            )
        };
        let known = handle.programme.completeness(table(table_id)?);
        let place = Completeness::ALL.iter().position(|word| *word == known);
        out.set(place.unwrap_or_default() as u32);
        Ok(())
    })
}

/// The index of the row with a key. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_programme_find(
    programme: *const nxp_programme,
    table_id: i32,
    key: *const c_char,
    key_len: usize,
    row: *mut usize,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle, text of that length and a place that may be written, or NULL.
        let (handle, key, out) = unsafe {
            (
                shared(programme, "programme")?,
                text(key, key_len, "key")?,
                Out::new(row, "row")?,
            )
        };
        let table = table(table_id)?;
        let row = handle.programme.find_row(table, key).ok_or_else(|| {
            Failure::new(
                NXP_E_NOT_FOUND,
                format!("no row of {table} has the key `{key}`"),
            )
        })?;
        out.set(row);
        Ok(())
    })
}

/// The key of a row. It lives as long as the programme. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_programme_key(
    programme: *const nxp_programme,
    table_id: i32,
    row: usize,
    key: *mut nxp_text,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and a place that may be written, or NULL.
        let (handle, out) = unsafe { (shared(programme, "programme")?, Out::new(key, "key")?) };
        let (programme, table) = (&handle.programme, table(table_id)?);
        let key = programme
            .row_key(table, row)
            .ok_or_else(|| beyond(row, programme.row_count(table), "row"))?;
        out.set(nxp_text::of(key));
        Ok(())
    })
}

/// What a row says in a field: `path` is the field's name, or leads further, as in "term/from" or "regions/0"; an empty path is
/// the row itself. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_programme_field(
    programme: *const nxp_programme,
    table_id: i32,
    row: usize,
    path: *const c_char,
    path_len: usize,
    datum: *mut nxp_datum,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle, text of that length and a sized struct, or NULL.
        let (handle, path, out) = unsafe {
            (
                shared(programme, "programme")?,
                text(path, path_len, "path")?,
                Filled::new(datum, "datum")?,
            )
        };
        let (programme, table) = (&handle.programme, table(table_id)?);
        let members = programme
            .row(table, row)
            .ok_or_else(|| beyond(row, programme.row_count(table), "row"))?;
        out.set(told(led(Datum::Object(members), path)?, programme));
        Ok(())
    })
}

/// What a programme knows at a JSON pointer, such as that of a piece of evidence: "/hubs/3/term". Pointers lead into the
/// tables and "/charter". Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_programme_at(
    programme: *const nxp_programme,
    pointer: *const c_char,
    pointer_len: usize,
    datum: *mut nxp_datum,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle, text of that length and a sized struct, or NULL.
        let (handle, pointer, out) = unsafe {
            (
                shared(programme, "programme")?,
                text(pointer, pointer_len, "pointer")?,
                Filled::new(datum, "datum")?,
            )
        };
        let programme = &handle.programme;
        out.set(told(pointed(pointer, programme)?, programme));
        Ok(())
    })
}

fn nothing_at(path: &str) -> Failure {
    Failure::new(
        NXP_E_NOT_FOUND,
        format!("`{path}` leads nowhere in the programme"),
    )
    .at(path)
}

fn pointed<'a>(pointer: &str, programme: &'a Programme) -> Result<Datum<'a>, Failure> {
    let nowhere = || nothing_at(pointer);
    let path = pointer.strip_prefix('/').ok_or_else(nowhere)?;
    let (name, rest) = path.split_once('/').unwrap_or((path, ""));
    if name == "charter" {
        return led(Datum::Object(programme.charter()), rest);
    }
    let tables = nextpractice::model::Table::ALL;
    let table = *tables
        .iter()
        .find(|table| table.name() == name)
        .ok_or_else(nowhere)?;
    let (row, rest) = rest.split_once('/').unwrap_or((rest, ""));
    let row = row.parse().map_err(|_| nowhere())?;
    let members = programme.row(table, row).ok_or_else(nowhere)?;
    if rest == "key" {
        return programme
            .row_key(table, row)
            .map(Datum::Text)
            .ok_or_else(nowhere);
    }
    led(Datum::Object(members), rest)
}

/// Follows a path from a datum; an empty one stays there.
fn led<'a>(from: Datum<'a>, path: &str) -> Result<Datum<'a>, Failure> {
    let mut datum = from;
    for step in path.split('/').filter(|_| !path.is_empty()) {
        let next = match datum {
            Datum::Object(members) => members.named(step),
            Datum::List(members) => step.parse().ok().and_then(|place| members.at(place)),
            _ => None,
        };
        datum = next.ok_or_else(|| nothing_at(path))?;
    }
    Ok(datum)
}

fn told(datum: Datum<'_>, programme: &Programme) -> nxp_datum {
    let of = |kind, whole| nxp_datum {
        kind,
        whole,
        text: nxp_text::NONE,
        ..nxp_datum::sized()
    };
    match datum {
        Datum::Nothing => of(NXP_DATUM_NONE, 0),
        Datum::Flag(flag) => of(NXP_DATUM_FLAG, i64::from(flag)),
        Datum::Whole(number) => of(NXP_DATUM_WHOLE, number),
        Datum::MoreThan(number) => of(NXP_DATUM_MORE_THAN, number),
        Datum::Real(real) => nxp_datum {
            real,
            ..of(NXP_DATUM_REAL, 0)
        },
        Datum::Date(date) => of(NXP_DATUM_DATE, i64::from(days(date))),
        Datum::Text(text) => nxp_datum {
            text: nxp_text::of(text),
            ..of(NXP_DATUM_TEXT, 0)
        },
        Datum::Row(table, row) => nxp_datum {
            table: table_constant(table),
            text: nxp_text::maybe(programme.row_key(table, row)),
            ..of(NXP_DATUM_ROW, row as i64)
        },
        Datum::List(members) => of(NXP_DATUM_LIST, members.count() as i64),
        Datum::Object(members) => of(NXP_DATUM_OBJECT, members.count() as i64),
        _ => of(NXP_DATUM_UNKNOWN, 0),
    }
}
