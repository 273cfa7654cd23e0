//! Columns as the Arrow C Data Interface has them. Nothing is copied: an array keeps the table alive that it looks into.

use std::ffi::{CString, c_char, c_void};
use std::ptr::null_mut;
use std::sync::Arc;

use super::api::nxp_columns;
use super::data::{Column, Field, Mask, Table, Texts};
use crate::error::{Failure, nxp_error};
use crate::guard::guard;
use crate::input::shared;
use crate::live::Live;
use crate::output::Out;
use crate::status::NXP_E_INTERNAL;

/// `ARROW_FLAG_NULLABLE`.
const NULLABLE: i64 = 2;

/// As the Arrow specification has it.
#[repr(C)]
#[derive(Debug)]
pub struct ArrowSchema {
    format: *const c_char,
    name: *const c_char,
    metadata: *const c_char,
    flags: i64,
    n_children: i64,
    children: *mut *mut ArrowSchema,
    dictionary: *mut ArrowSchema,
    release: Option<unsafe extern "C" fn(*mut ArrowSchema)>,
    private_data: *mut c_void,
}

/// As the Arrow specification has it.
#[repr(C)]
#[derive(Debug)]
pub struct ArrowArray {
    length: i64,
    null_count: i64,
    offset: i64,
    n_buffers: i64,
    n_children: i64,
    buffers: *mut *const c_void,
    children: *mut *mut ArrowArray,
    dictionary: *mut ArrowArray,
    release: Option<unsafe extern "C" fn(*mut ArrowArray)>,
    private_data: *mut c_void,
}

/// What a schema leads to.
struct OwnSchema {
    _format: CString,
    _name: CString,
    children: Box<[*mut ArrowSchema]>,
    dictionary: *mut ArrowSchema,
    _live: Live,
}

/// What an array leads to.
struct OwnArray {
    _table: Arc<Table>,
    _buffers: Box<[*const c_void]>,
    children: Box<[*mut ArrowArray]>,
    dictionary: *mut ArrowArray,
    _live: Live,
}

/// Both kinds are released alike: the children and the dictionary that were not moved out, then what the struct itself owns.
macro_rules! release {
    ($release:ident, $arrow:ident, $own:ident) => {
        /// Releases what was exported, as the specification has it.
        pub unsafe extern "C" fn $release(given: *mut $arrow) {
            // The consumer's mistake of a second release is met with nothing done.
            // SAFETY: the specification has consumers call this with the struct that it stands in.
            let Some(given) = (unsafe { given.as_mut() }).filter(|given| given.release.is_some())
            else {
                return;
            };
            given.release = None;
            if given.private_data.is_null() {
                return;
            }
            // SAFETY: made by `Box::into_raw` when the struct was exported, and taken back once.
            let own = unsafe { Box::from_raw(given.private_data.cast::<$own>()) };
            let dictionary = (!own.dictionary.is_null()).then_some(own.dictionary);
            for child in own.children.iter().copied().chain(dictionary) {
                // SAFETY: each was boxed at the export; a consumer that moves one clears its `release`.
                let mut child = unsafe { Box::from_raw(child) };
                if let Some(release) = child.release {
                    // SAFETY: the child's own release, called once.
                    unsafe { release(&raw mut *child) };
                }
            }
        }
    };
}
release!(release_schema, ArrowSchema, OwnSchema);
release!(release_array, ArrowArray, OwnArray);

/// The children of a column.
fn children(column: &Column) -> Vec<(&str, &Column)> {
    match column {
        Column::Lists(lists) => vec![("item", &*lists.items)],
        Column::Structs(structs) => named(&structs.fields),
        _ => Vec::new(),
    }
}

fn named(fields: &[Field]) -> Vec<(&str, &Column)> {
    fields
        .iter()
        .map(|field| (field.name.as_str(), &field.column))
        .collect()
}

/// The different texts of a column that has them by number.
fn dictionary(column: &Column) -> Option<&Texts> {
    match column {
        Column::Words(words) => Some(&words.texts),
        _ => None,
    }
}

fn format(column: &Column) -> &'static str {
    match column {
        Column::Flags(_) => "b",
        Column::Whole(_) => "l",
        Column::Index(_) => "I",
        Column::Real(_) => "g",
        Column::Dates(_) => "tdD",
        Column::Texts(_) | Column::Rows(..) => "U",
        Column::Words(_) => "i",
        Column::Lists(_) => "+L",
        Column::Structs(_) => "+s",
    }
}

fn schema(
    format: &str,
    name: &str,
    flags: i64,
    children: &[(&str, &Column)],
    dictionary: Option<&Texts>,
) -> Result<ArrowSchema, Failure> {
    let text = |text: &str| {
        CString::new(text)
            .map_err(|_| Failure::new(NXP_E_INTERNAL, "the name of a column holds a NUL"))
    };
    let (format, name) = (text(format)?, text(name)?);
    let mut boxed = Vec::with_capacity(children.len());
    for (name, column) in children {
        boxed.push(schema(
            self::format(column),
            name,
            NULLABLE,
            &self::children(column),
            self::dictionary(column),
        )?);
    }
    let dictionary = match dictionary {
        Some(_) => boxed_up(schema("U", "", NULLABLE, &[], None)?),
        None => null_mut(),
    };
    let mut own = Box::new(OwnSchema {
        children: boxed.into_iter().map(boxed_up).collect(),
        dictionary,
        _format: format,
        _name: name,
        _live: Live::new(),
    });
    Ok(ArrowSchema {
        format: own._format.as_ptr(),
        name: own._name.as_ptr(),
        metadata: std::ptr::null(),
        flags,
        n_children: own.children.len() as i64,
        children: own.children.as_mut_ptr(),
        dictionary,
        release: Some(release_schema),
        private_data: Box::into_raw(own).cast(),
    })
}

fn boxed_up<T>(made: T) -> *mut T {
    Box::into_raw(Box::new(made))
}

/// The buffers of a column, in the order of the specification.
fn buffers(column: &Column) -> Vec<*const c_void> {
    let mut buffers = vec![validity(column.mask())];
    match column {
        Column::Texts(texts) | Column::Rows(_, texts, _) => return text_buffers(texts),
        Column::Words(words) => buffers.push(words.numbers.values.as_ptr().cast()),
        Column::Flags(flags) => buffers.push(flags.bits.as_ptr().cast()),
        Column::Whole(numbers) => buffers.push(numbers.values.as_ptr().cast()),
        Column::Index(numbers) => buffers.push(numbers.values.as_ptr().cast()),
        Column::Real(numbers) => buffers.push(numbers.values.as_ptr().cast()),
        Column::Dates(numbers) => buffers.push(numbers.values.as_ptr().cast()),
        Column::Lists(lists) => buffers.push(lists.bounds.as_ptr().cast()),
        Column::Structs(_) => {}
    }
    buffers
}

fn text_buffers(texts: &Texts) -> Vec<*const c_void> {
    vec![
        validity(&texts.mask),
        texts.bounds.as_ptr().cast(),
        texts.bytes.as_ptr().cast(),
    ]
}

/// Where every row has a value, there need be no bits.
fn validity(mask: &Mask) -> *const c_void {
    mask.bits()
        .map_or(std::ptr::null(), |bits| bits.as_ptr().cast())
}

fn array(
    table: &Arc<Table>,
    length: usize,
    nulls: usize,
    buffers: Vec<*const c_void>,
    children: &[(&str, &Column)],
    dictionary: Option<&Texts>,
) -> ArrowArray {
    let children = children.iter().map(|(_, column)| {
        let nulls = column.mask().nulls();
        let child = array(
            table,
            column.len(),
            nulls,
            self::buffers(column),
            &self::children(column),
            self::dictionary(column),
        );
        boxed_up(child)
    });
    let dictionary = dictionary.map_or(null_mut(), |texts| {
        let (length, nulls) = (texts.mask.len(), texts.mask.nulls());
        boxed_up(array(table, length, nulls, text_buffers(texts), &[], None))
    });
    let mut own = Box::new(OwnArray {
        children: children.collect(),
        dictionary,
        _table: Arc::clone(table),
        _buffers: buffers.into(),
        _live: Live::new(),
    });
    ArrowArray {
        length: length as i64,
        null_count: nulls as i64,
        offset: 0,
        n_buffers: own._buffers.len() as i64,
        n_children: own.children.len() as i64,
        buffers: own._buffers.as_mut_ptr(),
        children: own.children.as_mut_ptr(),
        dictionary,
        release: Some(release_array),
        private_data: Box::into_raw(own).cast(),
    }
}

/// Exports columns by the Arrow C Data Interface, as one struct of all columns (a record batch): nothing is copied, and both
/// stay good when the columns are freed. Whoever takes them calls their `release`. Unknown and none are both null; of lists,
/// none is null as well. Texts of which few are different, such as the rules of findings, are a dictionary. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_columns_arrow(
    columns: *const nxp_columns,
    array_out: *mut ArrowArray,
    schema_out: *mut ArrowSchema,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a live handle and places that may be written, or NULL.
        let (columns, array_out, schema_out) = unsafe {
            (
                shared(columns, "columns")?,
                Out::new(array_out, "array_out")?,
                Out::new(schema_out, "schema_out")?,
            )
        };
        let table = &columns.table;
        let fields = named(&table.fields);
        let no_bits = vec![std::ptr::null()];
        schema_out.set(schema("+s", "", 0, &fields, None)?);
        array_out.set(array(table, table.rows, 0, no_bits, &fields, None));
        Ok(())
    })
}
