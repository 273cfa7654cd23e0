//! For every rule a small programme that breaks it and one that keeps it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::engine::{Audit, AuditOptions};
use super::fact::Fact;
use super::rule::Rule;
use crate::model::{Document, Programme};

/// Made from the fixtures of the tests, and proven there against the rules.
const COMMITTED: &[u8] = include_bytes!("examples.json");

/// The examples of all rules.
///
/// ```
/// use nextpractice::audit::{Examples, find_rule};
///
/// let rule = find_rule("DT001")?;
/// let examples = Examples::committed();
/// let [breaks, keeps] = examples.of(rule).ok_or("no examples")?;
/// assert_eq!(breaks.audit(rule).ok_or("no programme")?.findings().count(), 1);
/// assert_eq!(keeps.audit(rule).ok_or("no programme")?.findings().count(), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Examples {
    of: BTreeMap<String, Pair>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(transparent)]
struct Pair([Example; 2]);

/// A programme as an example of what a rule asks.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Example {
    document: Document,
}

impl Examples {
    /// Those that come with this library.
    pub fn committed() -> Self {
        let read = Self::from_json(COMMITTED);
        debug_assert!(read.is_ok(), "the file of the examples: {read:?}");
        read.unwrap_or_default()
    }

    /// Reads them from JSON: for each code, the document that breaks the rule and the one that keeps it.
    ///
    /// # Errors
    /// Where the bytes are no JSON of that form.
    pub fn from_json(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }

    /// The example that breaks a rule, and the one that keeps it.
    pub fn of(&self, rule: &Rule) -> Option<&[Example; 2]> {
        self.of.get(rule.code).map(|pair| &pair.0)
    }

    /// The codes of the rules that have examples.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.of.keys().map(String::as_str)
    }
}

impl Example {
    /// The document.
    pub const fn document(&self) -> &Document {
        &self.document
    }

    /// What the rule says of it; `None` where the document is no programme or has no date.
    pub fn audit(&self, rule: &'static Rule) -> Option<Audit> {
        let programme = Programme::new(self.document.clone()).ok()?;
        let options = AuditOptions {
            rules: vec![rule],
            ..AuditOptions::default()
        };
        Audit::new(&programme, &options).ok()
    }
}

/// The examples of a rule as Markdown; nothing, if it has none.
pub(super) fn markdown(examples: &Examples, rule: &'static Rule) -> String {
    let Some([breaks, keeps]) = examples.of(rule) else {
        return String::new();
    };
    let block = |example: &Example| format!("```json\n{}```\n", example.document.to_json());
    let mut page = format!(
        "\n<details><summary>A programme that breaks it, and one that keeps it</summary>\n\n**Breaks it**:\n\n{}\n",
        block(breaks)
    );
    for finding in breaks.audit(rule).iter().flat_map(Audit::findings) {
        facts(&mut page, 0, &finding.evidence);
    }
    page.push_str(&format!(
        "\n**Keeps it**:\n\n{}\n</details>\n",
        block(keeps)
    ));
    page
}

fn facts(page: &mut String, depth: usize, said: &[Fact]) {
    for fact in said {
        let place = match fact.locus() {
            Some(locus) => format!(" (`{}`)", locus.pointer()),
            None => String::new(),
        };
        page.push_str(&format!("{}- {}{place}\n", "  ".repeat(depth), fact.text()));
        facts(page, depth + 1, fact.causes());
    }
}
