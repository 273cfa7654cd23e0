//! The page of the format is what the types say.

use nextpractice::model::Document;

#[test]
fn the_page_of_the_format_is_up_to_date() -> Result<(), Box<dyn std::error::Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/format.md");
    let page = Document::format_page();
    if std::env::var_os("UPDATE_PAGES").is_some() {
        std::fs::write(path, &page)?;
    }
    let committed = std::fs::read_to_string(path)?;
    assert_eq!(
        committed, page,
        "run `UPDATE_PAGES=1 cargo test -p nextpractice-tests`"
    );
    Ok(())
}
