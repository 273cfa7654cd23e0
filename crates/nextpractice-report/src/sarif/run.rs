//! The run: what analysed, what was analysed, and what came of it.

use nextpractice::audit::{Audit, Suppressed, rules as all_rules};
use serde::Serialize;
use serde_json::json;

use super::log::{Location, Log, Message, Properties};
use super::place::{Artifact, Origins};
use super::results::{self, Results};
use super::rules;
use crate::json::PolicyEntry;
use crate::words::idle;

const SCHEMA: &str = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    invocations: [Invocation; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    artifacts: Vec<Artifact<'a>>,
    column_kind: &'static str,
    results: Results<'a>,
    properties: Properties,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    language: &'static str,
    rules: Vec<rules::Descriptor>,
}

/// How the audit was made: no time and no machine, so that it says the same tomorrow.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rule_configuration_overrides: Vec<Override>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_configuration_notifications: Vec<Notification>,
}

/// A rule that was not asked.
#[derive(Serialize)]
struct Override {
    descriptor: Reference,
    configuration: Disabled,
}

#[derive(Serialize)]
struct Disabled {
    enabled: bool,
}

#[derive(Serialize)]
struct Reference {
    id: &'static str,
    index: usize,
}

/// A suppression that suppresses nothing.
#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
    locations: [Location; 1],
}

/// The log of an audit, whose results are made as they are written.
pub(super) fn log<'a>(audit: &'a Audit, origins: &'a Origins) -> impl Serialize + 'a {
    Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "nextpractice",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    language: "en-GB",
                    rules: rules::descriptors().collect(),
                },
            },
            invocations: [Invocation {
                execution_successful: true,
                rule_configuration_overrides: not_asked(audit),
                tool_configuration_notifications: notifications(audit, origins),
            }],
            artifacts: origins.artifacts(),
            column_kind: "unicodeCodePoints",
            results: Results::new(audit, origins),
            properties: properties(audit),
        }],
    }
}

fn not_asked(audit: &Audit) -> Vec<Override> {
    let asked = |code: &str| audit.outcomes().iter().any(|(rule, _)| rule.code == code);
    let rules = all_rules::ALL.iter().enumerate();
    rules
        .filter(|(_, rule)| !asked(rule.code))
        .map(|(index, rule)| Override {
            descriptor: Reference {
                id: rule.code,
                index,
            },
            configuration: Disabled { enabled: false },
        })
        .collect()
}

fn notifications(audit: &Audit, origins: &Origins) -> Vec<Notification> {
    let programme = audit.programme();
    let suppressions = audit.suppressions().into_iter().enumerate();
    suppressions
        .filter_map(|(place, (suppression, state))| {
            let row = &programme[suppression];
            let why = idle(row, state)?;
            Some(Notification {
                level: match state {
                    Suppressed::UnknownRule | Suppressed::UnknownUnit => "warning",
                    _ => "note",
                },
                message: Message::new(format!(
                    "The suppression of {} of {} marks no finding: {why}.",
                    row.rule, row.unit
                )),
                locations: [origins.pointer(results::suppression_at(place))],
            })
        })
        .collect()
}

fn properties(audit: &Audit) -> Properties {
    let programme = audit.programme();
    Properties::from([
        ("date", json!(audit.date().to_string())),
        ("digest", json!(programme.digest().to_string())),
        ("policy", json!(PolicyEntry::new(audit))),
        ("synthetic", json!(programme.is_synthetic())),
        (
            "title",
            json!(programme.title().map(|title| title.as_str())),
        ),
    ])
}
