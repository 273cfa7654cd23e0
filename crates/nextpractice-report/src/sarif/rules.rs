//! The rules as SARIF declares them.

use nextpractice::audit::{Level, Rule, rules};
use serde::Serialize;
use serde_json::json;

use super::log::{Help, Properties};
use crate::words::unmarked;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Descriptor {
    id: &'static str,
    name: &'static str,
    short_description: Text,
    full_description: Text,
    help: Help,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

/// The name of a level in SARIF.
pub(super) const fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "note",
    }
}

/// Every rule, asked or not.
pub(super) fn descriptors() -> impl Iterator<Item = Descriptor> {
    rules::ALL.iter().map(|rule| descriptor(rule))
}

/// The place of a rule among the descriptors.
pub(super) fn index(rule: &Rule) -> usize {
    let same = |other: &&Rule| other.code == rule.code;
    rules::ALL.iter().position(same).unwrap_or_default()
}

fn descriptor(rule: &Rule) -> Descriptor {
    let asked_and_why: Vec<String> = rule
        .paragraphs()
        .filter(|paragraph| !paragraph.contains("**What to do**"))
        .map(|paragraph| unmarked(&paragraph))
        .collect();
    let sources = rule.citations.iter().map(|citation| {
        let title = citation.source().title();
        match citation.section() {
            "" => title.to_owned(),
            section => format!("{title}, \"{section}\""),
        }
    });
    let sources: Vec<String> = sources.collect();
    let help = format!(
        "What to do: {}\n\nSources: {}.",
        unmarked(&rule.remedy()),
        sources.join("; ")
    );
    Descriptor {
        id: rule.code,
        name: rule.name,
        short_description: Text {
            text: unmarked(&rule.summary()),
        },
        full_description: Text {
            text: asked_and_why.join("\n\n"),
        },
        help: Help {
            text: help,
            markdown: rule.page(),
        },
        default_configuration: Configuration {
            level: level(rule.level),
        },
        properties: Properties::from([
            ("askedOf", json!(rule.unit)),
            ("citations", json!(rule.citations)),
            ("followsFrom", json!(rule.follows_from)),
            ("level", json!(rule.level)),
            ("principle", json!(rule.principle)),
            (
                "reads",
                rule.reads.iter().map(ToString::to_string).collect(),
            ),
            ("since", json!(rule.since)),
            ("tags", json!([rule.principle])),
        ]),
    }
}
