//! The layout of every struct of the header, as C's own assertions: `tests/c/layout.c`.

use std::fmt::Write;
use std::mem::offset_of;

use crate::audit::evidence::nxp_evidence;
use crate::audit::explain::nxp_explanation_info;
use crate::audit::findings::nxp_finding;
use crate::audit::gaps::{nxp_gap, nxp_unit};
use crate::audit::nxp_outcome;
use crate::audit::options::nxp_audit_options;
use crate::certificate::nxp_certificate_info;
use crate::column::api::nxp_column;
use crate::error::{nxp_error_info, nxp_problem};
use crate::import::{nxp_import_info, nxp_issue};
use crate::programme::nxp_programme_info;
use crate::programme::rows::nxp_datum;
use crate::rules::nxp_rule;
use crate::text::nxp_text;
use crate::vocabulary::nxp_word;

/// Each struct with its fields; `let` takes the struct apart, so that a field left out does not compile.
macro_rules! layout {
    ($($name:ident { $($field:ident),* $(,)? })*) => {
        fn assertions() -> String {
            let mut text = String::new();
            $(
                let _ = |whole: $name| { let $name { $($field: _),* } = whole; };
                let name = stringify!($name);
                let _ = writeln!(text, "SAME(sizeof({name}), {});", size_of::<$name>());
                $(
                    let (field, offset) = (stringify!($field), offset_of!($name, $field));
                    let _ = writeln!(text, "SAME(offsetof({name}, {field}), {offset});");
                )*
            )*
            text
        }

        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

layout! {
    nxp_text { data, len }
    nxp_error_info { struct_size, status, reserved, message, pointer, offset, row, problems, problems_total }
    nxp_problem { struct_size, kind, pointer, value, reason, remedy }
    nxp_programme_info { struct_size, title, description, synthetic, has_recorded_on, recorded_on, reserved }
    nxp_datum { struct_size, kind, table, whole, real, text }
    nxp_import_info { struct_size, rows, imported, rejected, stubbed, kept, issues, issues_total }
    nxp_issue { struct_size, severity, reserved, row, line, kind, column, value, reason, remedy }
    nxp_audit_options { struct_size, date, rules, rules_len, progress, user, threads, reserved }
    nxp_outcome { struct_size, rule, reserved, holds, broken, cannot_tell, not_applicable }
    nxp_finding { struct_size, rule, level, unit_kind, evidence, rule_code, rule_name, unit_id, unit_label, suppression }
    nxp_evidence { struct_size, text, pointer, key, depth, reserved }
    nxp_gap { struct_size, missing, cases, rules }
    nxp_unit { struct_size, id, label, kind, reserved }
    nxp_explanation_info { struct_size, verdict, evidence, reason }
    nxp_certificate_info { struct_size, principle, date, plan, policy, digest, rules, text }
    nxp_rule { struct_size, code, name, summary, explanation, since, level, principle, unit_kind, citations, follows_from, reserved }
    nxp_word { struct_size, token, name, code, meaning, source, section }
    nxp_column { struct_size, name, kind, table, nulls }
}

#[test]
#[cfg_attr(miri, ignore = "reads and writes files")]
#[cfg(target_pointer_width = "64")]
fn the_layout_file_is_up_to_date() {
    let text = format!(
        "/* Generated: UPDATE_PAGES=1 cargo test -p nextpractice-ffi. The layout that programs were compiled for (64 bits). */\n\
         #include \"nextpractice.h\"\n\n\
         #define SAME(there, here) _Static_assert((there) == (here), #there)\n\n{}",
        assertions()
    );
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let header = std::fs::read_to_string(root.join("include/nextpractice.h")).unwrap();
    let whole = header.split("typedef struct nxp_").skip(1).filter(|rest| {
        rest.split_once([';', '{'])
            .is_some_and(|(name, _)| rest[name.len()..].starts_with('{'))
    });
    assert_eq!(
        whole.count(),
        NAMES.len(),
        "a struct of the header is not listed here"
    );
    let path = root.join("tests/c/layout.c");
    if std::env::var_os("UPDATE_PAGES").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), text);
}
