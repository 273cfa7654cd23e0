//! Which column of a file holds what.

use std::borrow::Cow;
use std::collections::BTreeMap;

use nextpractice::value::did_you_mean;

use super::record::Record;
use crate::report::{Headings, Issue, IssueKind, Refusal, shown};
use crate::text::folded;

/// A heading that a reader looks for.
pub(crate) struct Heading {
    /// The spelling of the register.
    pub(crate) name: &'static str,
    /// Other words for it. Case, spaces and punctuation need no alias: they are not compared.
    pub(crate) aliases: &'static [&'static str],
    pub(crate) need: Need,
    /// In a column that holds a list: whether a text is one item of it.
    pub(crate) list_item: Option<fn(&str) -> bool>,
}

/// What becomes of a file that lacks a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// It is refused.
    Required,
    /// It is refused if another heading of it looks like a slip of the pen; otherwise it has no such column.
    Expected,
    /// It has no such column.
    Optional,
}

/// The headings of one file, met with those that a reader looks for.
pub(crate) struct Binding {
    /// For each heading looked for, its place in the file.
    pub(crate) places: Vec<Option<usize>>,
    /// The headings as the file spells them.
    pub(crate) spelt: Vec<String>,
    /// The item test of the last column, if that holds a list.
    pub(crate) last_list_item: Option<fn(&str) -> bool>,
}

/// Headings longer than this are not compared for likeness, which takes time in the product of the lengths.
const COMPARED_BYTES: usize = 256;

pub(crate) fn bind(
    wanted: &[Heading],
    record: &Record<'_>,
    line: usize,
) -> Result<(Binding, Headings, Vec<Issue>), Refusal> {
    let mut known = BTreeMap::new();
    for (index, heading) in wanted.iter().enumerate() {
        for name in heading.aliases.iter().chain([&heading.name]) {
            known.insert(folded(name), index);
        }
    }
    let spelt: Vec<String> = record
        .iter()
        .map(|cell| cell.trim_matches(outer).to_owned())
        .collect();
    let mut places = vec![None; wanted.len()];
    let mut report = Headings::default();
    let mut repeated = Vec::new();
    let mut last_list_item = None;
    let mut seen = BTreeMap::new();
    for (place, name) in spelt.iter().enumerate() {
        let key = folded(name);
        if key.is_empty() {
            report
                .unknown
                .push(format!("(column {} has no heading)", place + 1));
            continue;
        }
        let index = known.get(&key).copied();
        // Two spellings of one heading looked for are one heading; other headings are only themselves.
        let same = index.map_or(Same::Text(key), Same::Wanted);
        if let Some(first) = seen.insert(same, place) {
            repeated.push(repeat(name, first, place, line));
        } else if let Some((index, heading)) =
            index.and_then(|index| Some((index, wanted.get(index)?)))
        {
            if let Some(slot) = places.get_mut(index) {
                *slot = Some(place);
            }
            if place + 1 == spelt.len() {
                last_list_item = heading.list_item;
            }
        } else {
            report.unknown.push(name.clone());
        }
    }
    for (heading, place) in wanted.iter().zip(&places) {
        if place.is_some() {
            report.bound.push(heading.name.to_owned());
            continue;
        }
        let closest = match heading.need {
            Need::Optional => None,
            Need::Required | Need::Expected => closest(heading, &report.unknown),
        };
        if heading.need == Need::Required || closest.is_some() {
            return Err(Refusal::MissingHeading {
                heading: heading.name,
                closest,
            });
        }
        report.missing.push(heading.name.to_owned());
    }
    Ok((
        Binding {
            places,
            spelt,
            last_list_item,
        },
        report,
        repeated,
    ))
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Same {
    Wanted(usize),
    Text(String),
}

fn repeat(name: &str, first: usize, place: usize, line: usize) -> Issue {
    Issue {
        kind: IssueKind::RepeatedHeading,
        row: Some(1),
        line,
        column: Some(shown(name)),
        value: None,
        reason: Cow::Owned(format!(
            "column {} says the same as column {}, which is used",
            place + 1,
            first + 1
        )),
        remedy: Cow::Borrowed("leave one of them out"),
    }
}

/// A byte order mark in the midst of a file (two files joined) is no part of a heading.
fn outer(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}

fn closest(heading: &Heading, among: &[String]) -> Option<String> {
    let short = among
        .iter()
        .map(String::as_str)
        .filter(|name| name.len() <= COMPARED_BYTES);
    did_you_mean(heading.name, short).map(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: [Heading; 4] = [
        Heading {
            name: "URN",
            aliases: &[],
            need: Need::Required,
            list_item: None,
        },
        Heading {
            name: "School name",
            aliases: &[],
            need: Need::Expected,
            list_item: None,
        },
        Heading {
            name: "GOR (name)",
            aliases: &["Region"],
            need: Need::Optional,
            list_item: None,
        },
        Heading {
            name: "Links",
            aliases: &[],
            need: Need::Optional,
            list_item: Some(str::is_ascii),
        },
    ];

    fn bound(cells: &[&str]) -> Result<(Binding, Headings, Vec<Issue>), Refusal> {
        bind(&WANTED, &Record::of(cells), 1)
    }

    #[test]
    fn case_space_punctuation_and_aliases_do_not_matter() {
        for spelt in [
            "GOR (name)",
            "GOR(name)",
            " gor_NAME ",
            "region",
            "\u{feff}GOR (name)",
        ] {
            let (binding, ..) = bound(&["Motto", spelt, "urn"]).unwrap();
            assert_eq!(binding.places, [Some(2), None, Some(1), None], "{spelt}");
        }
    }

    #[test]
    fn headings_are_reported_as_bound_unknown_and_missing() {
        let (_, report, repeated) = bound(&["URN", "Motto", "", "Links"]).unwrap();
        assert_eq!(report.bound, ["URN", "Links"]);
        assert_eq!(report.unknown, ["Motto", "(column 3 has no heading)"]);
        assert_eq!(report.missing, ["School name", "GOR (name)"]);
        assert!(repeated.is_empty());
    }

    #[test]
    fn of_two_headings_that_say_the_same_the_first_is_used() {
        let (binding, report, repeated) =
            bound(&["URN", "Region", "GOR (name)", "Motto", "motto"]).unwrap();
        assert_eq!(binding.places, [Some(0), None, Some(1), None]);
        assert_eq!(report.unknown, ["Motto"]);
        let told: Vec<_> = repeated
            .iter()
            .map(|issue| issue.column.as_deref().unwrap())
            .collect();
        assert_eq!(told, ["GOR (name)", "motto"]);
        assert_eq!(
            repeated[0].reason,
            "column 3 says the same as column 2, which is used"
        );
    }

    #[test]
    fn a_missing_required_heading_names_the_closest() {
        let refusal = |cells: &[&str]| bound(cells).err().unwrap();
        let missing = |closest: Option<&str>| Refusal::MissingHeading {
            heading: "URN",
            closest: closest.map(str::to_owned),
        };
        assert_eq!(refusal(&["Name", "UNR"]), missing(Some("UNR")));
        assert_eq!(refusal(&["Name", "Town"]), missing(None));
        assert_eq!(refusal(&["", ""]), missing(None));
    }

    #[test]
    fn a_heading_that_is_expected_is_missed_only_where_it_is_misspelt() {
        assert!(bound(&["URN", "Pupils"]).is_ok());
        let misspelt = Refusal::MissingHeading {
            heading: "School name",
            closest: Some("Scool name".to_owned()),
        };
        assert_eq!(bound(&["URN", "Scool name"]).err(), Some(misspelt));
    }

    #[test]
    fn only_a_list_in_the_last_column_can_take_surplus_cells() {
        assert!(bound(&["URN", "Links"]).unwrap().0.last_list_item.is_some());
        assert!(bound(&["Links", "URN"]).unwrap().0.last_list_item.is_none());
        assert!(
            bound(&["URN", "Links", ""])
                .unwrap()
                .0
                .last_list_item
                .is_none()
        );
    }
}
