//! The header is what cbindgen makes of this crate. `UPDATE_PAGES=1` writes it anew.

use std::path::Path;

fn generated() -> String {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = cbindgen::Config::from_file(here.join("cbindgen.toml")).expect("a configuration");
    let bindings = cbindgen::Builder::new()
        .with_crate(here)
        .with_config(config)
        .generate()
        .expect("a header");
    let mut header = Vec::new();
    bindings.write(&mut header);
    String::from_utf8(header).expect("text")
}

#[test]
fn the_header_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../include/nextpractice.h");
    let header = generated();
    if std::env::var_os("UPDATE_PAGES").is_some() {
        std::fs::write(&path, &header).expect("a header that can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == header,
        "run `UPDATE_PAGES=1 cargo test -p nextpractice-ffi --test header`"
    );
}
