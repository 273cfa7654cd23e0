//! Drives the interface with calls that bytes choose: any function, any handle or NULL, any text, any index. Shared by a property test and by
//! the fuzz target; whoever includes it names the interface `ffi` beside it.

use std::ffi::c_void;
use std::ptr::{null, null_mut};

use super::ffi::audit::evidence::nxp_evidence;
use super::ffi::audit::explain::*;
use super::ffi::audit::findings::*;
use super::ffi::audit::gaps::*;
use super::ffi::audit::groups::*;
use super::ffi::audit::options::nxp_audit_options;
use super::ffi::audit::*;
use super::ffi::buffer::*;
use super::ffi::builder::*;
use super::ffi::certificate::*;
use super::ffi::column::api::*;
use super::ffi::column::arrow::*;
use super::ffi::date::*;
use super::ffi::error::*;
use super::ffi::import::*;
use super::ffi::programme::rows::*;
use super::ffi::programme::*;
use super::ffi::rules::*;
use super::ffi::text::nxp_text;
use super::ffi::vocabulary::*;

/// Documents and files to begin with: calls on nothing but NULL find little.
pub(crate) struct Seeds<'a> {
    pub(crate) documents: &'a [&'a [u8]],
    pub(crate) tables: &'a [&'a [u8]],
}

/// Bytes that are taken one after the other; when they are used up, zeros.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> u8 {
        match self.0.split_first() {
            Some((first, rest)) => {
                self.0 = rest;
                *first
            }
            None => 0,
        }
    }

    /// Mostly small numbers, sometimes the greatest.
    fn index(&mut self) -> usize {
        match self.byte() {
            255 => usize::MAX,
            254 => u32::MAX as usize + 1,
            small => usize::from(small),
        }
    }

    fn constant(&mut self) -> i32 {
        i32::from(self.byte() as i8)
    }

    fn text(&mut self) -> &'a [u8] {
        const WORDS: [&[u8]; 12] = [
            b"/hubs/0",
            b"/charter/coverage",
            b"hub:SV1",
            b"DT001",
            b"name",
            b"term/from",
            b"/hubs/-",
            b"2006-01-01",
            b"/title",
            b"\xff",
            b"{\"key\":\"x\"}",
            b"student_voice",
        ];
        let choice = usize::from(self.byte());
        match WORDS.get(choice) {
            Some(word) => word,
            None => {
                let (text, rest) = self.0.split_at(self.0.len().min(choice % 32));
                self.0 = rest;
                text
            }
        }
    }
}

/// A handle that is alive, or NULL.
fn pick<T>(handles: &[*mut T], bytes: &mut Bytes<'_>) -> *mut T {
    let choice = usize::from(bytes.byte());
    handles
        .get(choice)
        .or(handles.last().filter(|_| choice < 200))
        .copied()
        .unwrap_or(null_mut())
}

/// A struct of any size up to its own.
fn sized<T>(bytes: &mut Bytes<'_>) -> Box<T> {
    // SAFETY: the structs of the interface are numbers, pointers and nullable functions: zeros are valid.
    let mut whole: Box<T> = Box::new(unsafe { std::mem::zeroed() });
    let size = match bytes.byte() {
        odd @ 240.. => usize::from(odd) % size_of::<T>().max(1),
        _ => size_of::<T>(),
    };
    // SAFETY: the first field of each is its size.
    unsafe { (&raw mut *whole).cast::<usize>().write(size) };
    whole
}

fn view(text: &[u8]) -> nxp_text {
    nxp_text {
        data: text.as_ptr().cast(),
        len: text.len(),
    }
}

unsafe extern "C" fn stop_at(user: *mut c_void, done: u32, _: u32) -> i32 {
    // SAFETY: the driver hands in a number that it owns.
    let limit = unsafe { *user.cast::<u32>() };
    i32::from(done > limit)
}

/// Makes the calls that the bytes choose, and frees everything.
pub(crate) fn drive(input: &[u8], seeds: &Seeds<'_>) {
    let mut bytes = Bytes(input);
    let b = &mut bytes;
    let mut programmes: Vec<*mut nxp_programme> = Vec::new();
    let mut builders: Vec<*mut nxp_builder> = Vec::new();
    let mut imports: Vec<*mut nxp_import> = Vec::new();
    let mut audits: Vec<*mut nxp_audit> = Vec::new();
    let mut explanations: Vec<*mut nxp_explanation> = Vec::new();
    let mut certificates: Vec<*mut nxp_certificate> = Vec::new();
    let mut columns: Vec<*mut nxp_columns> = Vec::new();
    let mut buffers: Vec<*mut nxp_buffer> = Vec::new();
    let mut error: *mut nxp_error = null_mut();
    let e = &raw mut error;
    let (mut number, mut small, mut day, mut wide) = (0_usize, 0_u32, 0_i32, 0_i32);
    let mut said = nxp_text {
        data: null(),
        len: 0,
    };

    /// Keeps what a call hands out.
    macro_rules! keep {
        ($handles:ident, $out:ident => $call:expr) => {{
            let mut $out = null_mut();
            if $call == 0 {
                assert!(!$out.is_null());
                $handles.push($out);
            } else {
                assert!($out.is_null());
            }
        }};
    }

    let mut calls = 0;
    while !b.0.is_empty() && calls < 64 {
        calls += 1;
        // SAFETY: handles are alive or NULL, texts and arrays as long as is said, structs as large as they say.
        unsafe {
            match b.byte() % 40 {
                0 => {
                    let seed = seeds.documents.get(usize::from(b.byte())).copied();
                    let data = seed.unwrap_or_else(|| b.text());
                    keep!(programmes, out => nxp_programme_load(data.as_ptr().cast(), data.len(), &raw mut out, e));
                }
                1 => {
                    keep!(programmes, out => nxp_programme_snapshot(pick(&programmes, b), &raw mut out, e))
                }
                2 => {
                    let mut info = sized(b);
                    nxp_programme_get(pick(&programmes, b), &raw mut *info, e);
                }
                3 => {
                    keep!(buffers, out => nxp_programme_json(pick(&programmes, b), &raw mut out, e))
                }
                4 => {
                    let key = b.text();
                    nxp_programme_find(
                        pick(&programmes, b),
                        b.constant(),
                        key.as_ptr().cast(),
                        key.len(),
                        &raw mut number,
                        e,
                    );
                }
                5 => {
                    nxp_programme_key(
                        pick(&programmes, b),
                        b.constant(),
                        b.index(),
                        &raw mut said,
                        e,
                    );
                }
                6 => {
                    let (path, mut datum) = (b.text(), sized::<nxp_datum>(b));
                    let row = b.index();
                    nxp_programme_field(
                        pick(&programmes, b),
                        b.constant(),
                        row,
                        path.as_ptr().cast(),
                        path.len(),
                        &raw mut *datum,
                        e,
                    );
                }
                7 => {
                    let (path, mut datum) = (b.text(), sized::<nxp_datum>(b));
                    nxp_programme_at(
                        pick(&programmes, b),
                        path.as_ptr().cast(),
                        path.len(),
                        &raw mut *datum,
                        e,
                    );
                }
                8 => {
                    keep!(columns, out => nxp_programme_columns(pick(&programmes, b), b.constant(), &raw mut out, e))
                }
                9 => keep!(builders, out => nxp_builder_new(&raw mut out, e)),
                10 => {
                    keep!(builders, out => nxp_builder_from(pick(&programmes, b), &raw mut out, e))
                }
                11 => {
                    let key = b.text();
                    nxp_builder_add(
                        pick(&builders, b),
                        b.constant(),
                        key.as_ptr().cast(),
                        key.len(),
                        &raw mut number,
                        e,
                    );
                }
                12 => {
                    let (pointer, value) = (b.text(), b.text());
                    nxp_builder_text(
                        pick(&builders, b),
                        pointer.as_ptr().cast(),
                        pointer.len(),
                        value.as_ptr().cast(),
                        value.len(),
                        e,
                    );
                }
                13 => {
                    let (pointer, json) = (b.text(), b.text());
                    nxp_builder_json(
                        pick(&builders, b),
                        pointer.as_ptr().cast(),
                        pointer.len(),
                        json.as_ptr().cast(),
                        json.len(),
                        e,
                    );
                }
                14 => {
                    let pointer = b.text();
                    let value = f64::from(b.byte()) / f64::from(b.byte());
                    nxp_builder_real(
                        pick(&builders, b),
                        pointer.as_ptr().cast(),
                        pointer.len(),
                        value,
                        e,
                    );
                }
                15 => {
                    let pointer = b.text();
                    nxp_builder_whole(
                        pick(&builders, b),
                        pointer.as_ptr().cast(),
                        pointer.len(),
                        i64::from(b.byte()),
                        e,
                    );
                }
                16 => {
                    let pointer = b.text();
                    nxp_builder_flag(
                        pick(&builders, b),
                        pointer.as_ptr().cast(),
                        pointer.len(),
                        b.constant(),
                        e,
                    );
                }
                17 => {
                    let pointer = b.text();
                    nxp_builder_none(
                        pick(&builders, b),
                        pointer.as_ptr().cast(),
                        pointer.len(),
                        e,
                    );
                }
                18 => {
                    keep!(programmes, out => nxp_builder_check(pick(&builders, b), &raw mut out, e))
                }
                19 => {
                    let seed = seeds.tables.get(usize::from(b.byte())).copied();
                    let (data, name) = (seed.unwrap_or_else(|| b.text()), b.text());
                    keep!(imports, out => nxp_gias_read(data.as_ptr().cast(), data.len(), name.as_ptr().cast(), name.len(), &raw mut out, e));
                }
                20 => {
                    let (mut info, mut issue) = (sized(b), sized(b));
                    nxp_import_get(
                        pick(&imports, b),
                        u32::from(b.byte() % 4),
                        &raw mut *info,
                        e,
                    );
                    nxp_error_free(std::mem::replace(&mut *e, null_mut()));
                    nxp_import_issue(
                        pick(&imports, b),
                        u32::from(b.byte() % 4),
                        b.index(),
                        &raw mut *issue,
                        e,
                    );
                }
                21 => {
                    nxp_builder_import(pick(&builders, b), pick(&imports, b), &raw mut number, e);
                }
                22 => {
                    let date = b.text();
                    let rules = [u32::from(b.byte())];
                    let mut options = sized::<nxp_audit_options>(b);
                    let mut limit = u32::from(b.byte());
                    options.threads = 1;
                    match b.byte() {
                        0..=60 => options.date = view(date),
                        61..=120 => (options.rules, options.rules_len) = (rules.as_ptr(), 1),
                        121..=160 => {
                            options.progress = Some(stop_at);
                            options.user = (&raw mut limit).cast();
                        }
                        _ => {}
                    }
                    keep!(audits, out => nxp_audit_new(pick(&programmes, b), &raw const *options, &raw mut out, e));
                }
                23 => {
                    keep!(audits, out => nxp_audit_new(pick(&programmes, b), null(), &raw mut out, e))
                }
                24 => {
                    nxp_audit_finding_count(pick(&audits, b), &raw mut number, e);
                }
                25 => {
                    let mut finding = sized::<nxp_finding>(b);
                    nxp_audit_finding(pick(&audits, b), b.index(), &raw mut *finding, e);
                }
                26 => {
                    let mut evidence = sized::<nxp_evidence>(b);
                    nxp_audit_evidence(
                        pick(&audits, b),
                        b.index(),
                        u32::from(b.byte()),
                        &raw mut *evidence,
                        e,
                    );
                }
                27 => {
                    nxp_audit_group_size(pick(&audits, b), b.index(), &raw mut number, e);
                    nxp_error_free(std::mem::replace(&mut *e, null_mut()));
                    nxp_audit_group_finding(
                        pick(&audits, b),
                        b.index(),
                        b.index(),
                        &raw mut number,
                        e,
                    );
                }
                28 => {
                    let (mut gap, mut unit) = (sized::<nxp_gap>(b), sized::<nxp_unit>(b));
                    nxp_audit_gap(pick(&audits, b), b.index(), &raw mut *gap, e);
                    nxp_error_free(std::mem::replace(&mut *e, null_mut()));
                    nxp_audit_gap_rule(
                        pick(&audits, b),
                        b.index(),
                        b.index(),
                        &raw mut small,
                        &raw mut number,
                        e,
                    );
                    nxp_error_free(std::mem::replace(&mut *e, null_mut()));
                    nxp_audit_gap_unit(
                        pick(&audits, b),
                        b.index(),
                        b.index(),
                        b.index(),
                        &raw mut *unit,
                        e,
                    );
                }
                29 => {
                    let id = b.text();
                    let (rule, kind) = (u32::from(b.byte()), b.constant());
                    keep!(explanations, out => nxp_audit_explain(pick(&audits, b), rule, kind, id.as_ptr().cast(), id.len(), &raw mut out, e));
                }
                30 => {
                    let (mut info, mut evidence) = (sized(b), sized::<nxp_evidence>(b));
                    nxp_explanation_get(pick(&explanations, b), &raw mut *info, e);
                    nxp_error_free(std::mem::replace(&mut *e, null_mut()));
                    nxp_explanation_evidence(
                        pick(&explanations, b),
                        u32::from(b.byte()),
                        &raw mut *evidence,
                        e,
                    );
                }
                31 => {
                    keep!(certificates, out => nxp_audit_certify(pick(&audits, b), b.constant(), &raw mut out, e))
                }
                32 => {
                    let key = b.text();
                    keep!(certificates, out => nxp_audit_certify_plan(pick(&audits, b), key.as_ptr().cast(), key.len(), &raw mut out, e));
                }
                33 => {
                    keep!(columns, out => nxp_audit_columns(pick(&audits, b), b.constant(), &raw mut out, e))
                }
                34 => {
                    let mut values = [0_i64; 64];
                    let mut states = [0_u8; 64];
                    let (column, first, count) =
                        (u32::from(b.byte()), b.index(), b.index().min(64));
                    nxp_columns_whole(
                        pick(&columns, b),
                        column,
                        first,
                        count,
                        values.as_mut_ptr(),
                        states.as_mut_ptr(),
                        e,
                    );
                }
                35 => {
                    let mut values = vec![view(b""); 64];
                    let (column, first, count) =
                        (u32::from(b.byte()), b.index(), b.index().min(64));
                    nxp_columns_texts(
                        pick(&columns, b),
                        column,
                        first,
                        count,
                        values.as_mut_ptr(),
                        null_mut(),
                        e,
                    );
                }
                36 => {
                    let (mut array, mut schema) = (
                        Box::<ArrowArray>::new_uninit(),
                        Box::<ArrowSchema>::new_uninit(),
                    );
                    if nxp_columns_arrow(
                        pick(&columns, b),
                        array.as_mut_ptr(),
                        schema.as_mut_ptr(),
                        e,
                    ) == 0
                    {
                        let (mut array, mut schema) = (array.assume_init(), schema.assume_init());
                        release_array(&raw mut *array);
                        release_schema(&raw mut *schema);
                    }
                }
                37 => keep!(buffers, out => match b.byte() % 3 {
                    0 => nxp_audit_json(pick(&audits, b), &raw mut out, e),
                    1 => nxp_audit_sarif(pick(&audits, b), c"p.json".as_ptr(), 6, &raw mut out, e),
                    _ => nxp_audit_text(pick(&audits, b), u32::from(b.byte()), &raw mut out, e),
                }),
                38 => {
                    let text = b.text();
                    let (mut rule, mut word) = (sized::<nxp_rule>(b), sized::<nxp_word>(b));
                    nxp_rule_get(u32::from(b.byte()), &raw mut *rule, e);
                    nxp_error_free(std::mem::replace(&mut *e, null_mut()));
                    nxp_rule_find(text.as_ptr().cast(), text.len(), &raw mut small, e);
                    nxp_error_free(std::mem::replace(&mut *e, null_mut()));
                    nxp_set_word(b.constant(), u32::from(b.byte()), &raw mut *word, e);
                    nxp_error_free(std::mem::replace(&mut *e, null_mut()));
                    nxp_set_find(
                        b.constant(),
                        text.as_ptr().cast(),
                        text.len(),
                        &raw mut small,
                        e,
                    );
                }
                _ => {
                    let text = b.text();
                    nxp_date_parse(text.as_ptr().cast(), text.len(), &raw mut day, e);
                    nxp_error_free(std::mem::replace(&mut *e, null_mut()));
                    nxp_date_parts(
                        i32::from(b.byte()) << 20,
                        &raw mut day,
                        &raw mut wide,
                        &raw mut day,
                        e,
                    );
                }
            }
            if !(*e).is_null() {
                let (mut info, mut problem) = (sized::<nxp_error_info>(b), sized::<nxp_problem>(b));
                nxp_error_get(*e, &raw mut *info);
                nxp_error_problem(*e, b.index(), &raw mut *problem);
                nxp_error_free(std::mem::replace(&mut *e, null_mut()));
            }
        }
    }
    // SAFETY: each was handed out and is freed once. Programmes first: what was made from them does not need them.
    unsafe {
        programmes
            .into_iter()
            .for_each(|handle| nxp_programme_free(handle));
        builders
            .into_iter()
            .for_each(|handle| nxp_builder_free(handle));
        imports
            .into_iter()
            .for_each(|handle| nxp_import_free(handle));
        audits.into_iter().for_each(|handle| nxp_audit_free(handle));
        explanations
            .into_iter()
            .for_each(|handle| nxp_explanation_free(handle));
        certificates
            .into_iter()
            .for_each(|handle| nxp_certificate_free(handle));
        columns
            .into_iter()
            .for_each(|handle| nxp_columns_free(handle));
        buffers
            .into_iter()
            .for_each(|handle| nxp_buffer_free(handle));
    }
}
