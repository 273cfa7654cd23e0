//! The page that lists which headings of the register are known: made of the definitions that the readers go by.

use std::fmt::Write;

use super::{columns, groups, links};
use crate::table::{Heading, Need};

const INTRODUCTION: &str = "# Files of the register

Generated from the columns themselves; do not edit.

Three sorts of file are read from *Get Information About Schools* (`GIAS`), of any release, with any selection of columns, in any order.
Columns are found by their headings; case, spaces and punctuation are not compared. Headings that are not listed here are not used, and
are named in the import report; so are those listed here that a file lacks. Files are UTF-8 (with a mark or without), or are taken for
Windows-1252; lines end in CR, LF or CRLF; dates are written `31-08-2022`, `31/08/2022` or `2022-08-31`.

Every row is imported, imported by way of a *stub* (an institution that the row names and the establishments' file lacks: its URN, its name
if one is given, nothing else), kept for later, or rejected with its reason. The four add up to the rows.
";

const ESTABLISHMENTS: &str = "Tables of performance are read too: a row that marks a total (`NAT`) is rejected. Where a file has no column of
names, and none that looks like a misspelt one, its institutions go by their URNs until a link or a group gives them a name. (`LIB`)
";

const LINKS: &str = "What the links say of succession is taken: the types that begin with `Successor`, and `Result of Amalgamation`, which make
the linked establishment the successor; and those that begin with `Predecessor`. Links of other types (sixth form centres, expansions,
closures) are kept for later. A succession counts once, whichever side names it, from the earlier of two dates; one without a
date counts from the day that the file describes. Circles, forks, links that are not returned and undated ones are in the report. (`LIB`)
";

const GROUPS: &str = "A group is known by its UID, never by its name. Multi-academy, single-academy, secure single-academy and umbrella trusts, and
trusts, become arrangements of the kind `trust`; federations become arrangements of the kind `federation`; a school sponsor becomes an
agency, and its schools an arrangement of the kind `trust` that names it. Groups of other types (of children's centres) are kept
for later. (`LIB`)
";

/// The headings that are known, as a Markdown page: `docs/registers.md`.
///
/// ```
/// let page = nextpractice_exchange::gias::columns_page();
/// assert!(page.contains("| `Linked UID` |"));
/// ```
#[must_use]
pub fn columns_page() -> String {
    let mut page = String::from(INTRODUCTION);
    for (title, about, headings) in [
        ("Establishments", ESTABLISHMENTS, columns::HEADINGS),
        ("Links between establishments", LINKS, links::HEADINGS),
        ("Groups and their establishments", GROUPS, groups::HEADINGS),
    ] {
        describe(title, about, headings, &mut page);
    }
    page
}

#[expect(
    clippy::expect_used,
    reason = "memory takes every write that is made to it"
)]
fn describe(title: &str, about: &str, headings: &[Heading], page: &mut String) {
    write!(page, "\n## {title}\n\n{about}\n").expect("memory takes it");
    page.push_str("| heading | also accepted | |\n| --- | --- | --- |\n");
    for heading in headings {
        let aliases: Vec<String> = heading
            .aliases
            .iter()
            .map(|alias| format!("`{alias}`"))
            .collect();
        let need = match heading.need {
            Need::Required => "required",
            Need::Expected => "expected",
            Need::Optional => "",
        };
        writeln!(
            page,
            "| `{}` | {} | {need} |",
            heading.name,
            aliases.join(", ")
        )
        .expect("memory takes it");
    }
}
