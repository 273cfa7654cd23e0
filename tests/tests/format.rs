//! The pages of the format and of the limits are what the types say.

use nextpractice::model::Document;

#[test]
fn the_page_of_the_format_is_up_to_date() -> Result<(), Box<dyn std::error::Error>> {
    up_to_date("format.md", &Document::format_page())
}

#[test]
fn the_page_of_the_limits_is_up_to_date() -> Result<(), Box<dyn std::error::Error>> {
    up_to_date("limits.md", &nextpractice_exchange::limits::page())
}

fn up_to_date(name: &str, page: &str) -> Result<(), Box<dyn std::error::Error>> {
    let path = format!("{}/../docs/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_PAGES").is_some() {
        std::fs::write(&path, page)?;
    }
    let committed = std::fs::read_to_string(path)?;
    assert_eq!(
        committed, page,
        "run `UPDATE_PAGES=1 cargo test -p nextpractice-tests`"
    );
    Ok(())
}
