//! The names of files as URIs, for reports that point to them.

use std::path::{Component, Path};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What a segment of a path says as it stands.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A file's URI: relative where the path is, so that a report reads the same in every copy of a folder.
///
/// ```
/// use nextpractice_examples::uri::of_path;
/// assert_eq!(of_path("./data/hubs 2025.json".as_ref()), "data/hubs%202025.json");
/// # #[cfg(unix)]
/// assert_eq!(of_path("/data/école.json".as_ref()), "file:///data/%C3%A9cole.json");
/// ```
pub fn of_path(path: &Path) -> String {
    let mut segments: Vec<String> = Vec::new();
    let mut root = false;
    for component in path.components() {
        match component {
            Component::Prefix(prefix) => {
                segments.push(prefix.as_os_str().to_string_lossy().into_owned());
            }
            Component::RootDir => root = true,
            Component::CurDir => {}
            Component::ParentDir => segments.push("..".to_owned()),
            Component::Normal(name) => {
                let name = name.to_string_lossy();
                segments.push(utf8_percent_encode(&name, ENCODED).to_string());
            }
        }
    }
    let path = segments.join("/");
    if root {
        format!("file:///{path}")
    } else {
        path
    }
}
