//! What holds for every exported function, read from the sources themselves.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// An exported function: its documentation, its signature and its body.
struct Export {
    name: String,
    docs: String,
    signature: String,
    body: String,
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(path);
        }
    }
}

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn source() -> String {
    let mut files = Vec::new();
    sources(&here().join("src"), &mut files);
    files.sort();
    let texts = files
        .iter()
        .map(|file| fs::read_to_string(file).unwrap_or_default());
    texts.collect::<Vec<_>>().join("\n")
}

fn exports() -> Vec<Export> {
    let source = source();
    let mut parts = source.split("#[unsafe(no_mangle)]\n");
    let mut before = parts.next().unwrap_or_default();
    let mut exports = Vec::new();
    for part in parts {
        let docs = before.trim_end().rsplit("\n\n").next().unwrap_or_default();
        let (function, _) = part.split_once("\n}\n").unwrap_or((part, ""));
        let (signature, body) = function.split_once(" {\n").unwrap_or_default();
        let name = signature
            .split("extern \"C\" fn ")
            .nth(1)
            .and_then(|rest| rest.split('(').next());
        exports.push(Export {
            name: name.unwrap_or_default().to_owned(),
            docs: docs.replace("\n/// ", " "),
            signature: signature.to_owned(),
            body: body.trim().to_owned(),
        });
        before = part;
    }
    exports
}

#[test]
fn every_export_is_in_the_header_and_the_other_way_round() {
    let header = fs::read_to_string(here().join("../../include/nextpractice.h")).unwrap();
    let mut declared: Vec<String> = header
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '('))
        .filter_map(|word| {
            word.strip_suffix('(')
                .or(word.split_once('(').map(|(name, _)| name))
        })
        .filter(|name| name.starts_with("nxp_"))
        .map(str::to_owned)
        .collect();
    // The opening comment speaks of some functions.
    declared.sort();
    declared.dedup();
    let mut exported: Vec<String> = exports().into_iter().map(|export| export.name).collect();
    exported.sort();
    assert!(exported.len() > 60);
    assert_eq!(exported, declared);
}

#[test]
fn every_export_runs_in_the_guard_and_says_since_when() {
    for Export {
        name,
        docs,
        signature,
        body,
    } in exports()
    {
        let guarded = [
            "guard(error, || {",
            "guard(std::ptr::null_mut(), || {",
            "guard_plain(",
        ];
        let freed = name.ends_with("_free")
            && body.ends_with("unsafe { free(") | body.contains("unsafe { free(");
        assert!(
            guarded.iter().any(|guard| body.starts_with(guard)) || freed,
            "{name}: {body}"
        );
        assert!(docs.contains("Since level 1."), "{name}: {docs}");
        assert!(!signature.contains("bool"), "{name}");
        let fails = signature.ends_with("-> i32");
        let told = signature.contains("error: *mut *mut nxp_error");
        // What tells of errors and buffers has no error of its own to make.
        let plain = [
            "nxp_error_get",
            "nxp_error_problem",
            "nxp_status_name",
            "nxp_buffer_get",
        ];
        assert_eq!(fails && !plain.contains(&name.as_str()), told, "{name}");
    }
}

#[test]
fn every_handle_can_be_freed() {
    let names: Vec<String> = exports().into_iter().map(|export| export.name).collect();
    let source = source();
    let mut handles = 0;
    for docs in source.split("pub struct nxp_").skip(1) {
        let name = docs.split([' ', '<']).next().unwrap_or_default();
        if docs
            .split("\n}")
            .next()
            .is_some_and(|fields| fields.contains("_live: Live"))
        {
            handles += 1;
            assert!(names.contains(&format!("nxp_{name}_free")), "{name}");
        }
    }
    assert!(handles >= 8, "{handles}");
}

#[test]
fn the_page_of_codes_is_up_to_date() {
    let source = source();
    let mut codes: BTreeMap<i32, (String, String)> = BTreeMap::new();
    let mut docs = "";
    for line in source.lines() {
        let constant = line
            .strip_prefix("pub const NXP_")
            .and_then(|rest| rest.split_once(": i32 = "));
        match constant {
            Some((name, value)) if name == "OK" || name.starts_with("E_") => {
                let value = value.trim_end_matches(';').parse().unwrap();
                let told = (
                    format!("NXP_{name}"),
                    docs.trim_start_matches("/// ").to_owned(),
                );
                assert!(codes.insert(value, told).is_none(), "{value} is used twice");
            }
            _ => {}
        }
        docs = line;
    }
    let mut table = String::from("| code | name | meaning |\n| --- | --- | --- |\n");
    for (code, (name, meaning)) in &codes {
        table.push_str(&format!("| {code} | `{name}` | {meaning} |\n"));
    }
    let (begin, end) = ("<!-- codes: generated -->\n", "<!-- end -->");
    let path = here().join("../../docs/c-api.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(begin).unwrap();
    let (committed, after) = rest.split_once(end).unwrap();
    if std::env::var_os("UPDATE_PAGES").is_some() {
        fs::write(&path, format!("{before}{begin}{table}{end}{after}")).unwrap();
    } else {
        assert_eq!(
            committed, table,
            "run `UPDATE_PAGES=1 cargo test -p nextpractice-ffi`"
        );
    }
}
