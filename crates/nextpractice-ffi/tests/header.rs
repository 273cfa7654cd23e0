//! The header is what cbindgen makes of this crate. `UPDATE_PAGES=1` writes it anew.

use std::path::Path;

#[test]
fn the_header_is_up_to_date() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let generate = || {
        let config = cbindgen::Config::from_file(here.join("cbindgen.toml")).unwrap();
        let builder = cbindgen::Builder::new()
            .with_crate(here)
            .with_config(config);
        let mut header = Vec::new();
        builder.generate().unwrap().write(&mut header);
        String::from_utf8(header).unwrap()
    };
    let header = generate();
    assert!(
        generate() == header,
        "cbindgen makes another header the second time"
    );
    let path = here.join("../../include/nextpractice.h");
    if std::env::var_os("UPDATE_PAGES").is_some() {
        std::fs::write(&path, &header).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == header,
        "run `UPDATE_PAGES=1 cargo test -p nextpractice-ffi --test header`"
    );
}
