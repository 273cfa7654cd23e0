//! Finding rules by code, and the page that describes them all.

use super::examples::{self, Examples};
use super::rule::{Principle, Rule};
use super::rules;
use crate::value::did_you_mean;

/// A code that no rule has.
///
/// ```
/// use nextpractice::audit::find_rule;
/// assert_eq!(find_rule("DT01").unwrap_err().to_string(), "`DT01` is the code of no rule; did you mean `DT001`?");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is the code of no rule; {remedy}")]
pub struct UnknownRule {
    given: String,
    remedy: String,
}

/// The rule with a code, or with a name; letter case does not matter.
///
/// ```
/// use nextpractice::audit::find_rule;
/// assert_eq!(find_rule("dt001")?.name, "empty-cell");
/// assert_eq!(find_rule("empty-cell")?.code, "DT001");
/// # Ok::<(), nextpractice::audit::UnknownRule>(())
/// ```
///
/// # Errors
/// [`UnknownRule`], with the likeliest code.
pub fn find_rule(code: &str) -> Result<&'static Rule, UnknownRule> {
    let named =
        |rule: &&Rule| rule.code.eq_ignore_ascii_case(code) || rule.name.eq_ignore_ascii_case(code);
    rules::ALL
        .iter()
        .copied()
        .find(|rule| named(rule))
        .ok_or_else(|| {
            let names = rules::ALL.iter().flat_map(|rule| [rule.code, rule.name]);
            let remedy = match did_you_mean(code, names) {
                Some(likely) => format!("did you mean `{likely}`?"),
                None => {
                    let codes: Vec<&str> = rules::ALL.iter().map(|rule| rule.code).collect();
                    format!("the rules are {}", codes.join(", "))
                }
            };
            UnknownRule {
                given: code.to_owned(),
                remedy,
            }
        })
}

impl Rule {
    /// The rule's page, as Markdown.
    ///
    /// ```
    /// let page = nextpractice::audit::find_rule("DT001")?.page();
    /// assert!(page.starts_with("### DT001 empty-cell\n"));
    /// # Ok::<(), nextpractice::audit::UnknownRule>(())
    /// ```
    pub fn page(&self) -> String {
        let list = |items: Vec<String>| items.join(", ");
        let mut page = format!("### {} {}\n\n", self.code, self.name);
        page.push_str(&format!(
            "*{}, {}; asked of each {}; since {}",
            self.principle, self.level, self.unit, self.since
        ));
        if !self.reads.is_empty() {
            page.push_str(&format!(
                "; reads {}",
                list(self.reads.iter().map(ToString::to_string).collect())
            ));
        }
        if !self.follows_from.is_empty() {
            page.push_str(&format!("; follows from {}", self.follows_from.join(", ")));
        }
        page.push_str(&format!(
            ". Source: {}.*\n\n",
            list(self.citations.iter().map(ToString::to_string).collect())
        ));
        for line in self.explanation.lines() {
            page.push_str(line.strip_prefix(' ').unwrap_or(line));
            page.push('\n');
        }
        page
    }
}

/// All rules with their examples, by principle, as the Markdown page `RULES.md`.
///
/// ```
/// use nextpractice::audit::{Examples, rule_pages};
/// assert!(rule_pages(&Examples::committed()).contains("DT001 empty-cell"));
/// ```
pub fn rule_pages(examples: &Examples) -> String {
    let mut pages = String::from(
        "# Rules\n\nGenerated from the rules themselves; do not edit. `LIB` marks what is this library's own reading.\n",
    );
    for principle in Principle::ALL {
        let rules: Vec<&&Rule> = rules::ALL
            .iter()
            .filter(|rule| rule.principle == *principle)
            .collect();
        if !rules.is_empty() {
            pages.push_str(&format!("\n## {principle}\n"));
            for rule in rules {
                pages.push('\n');
                pages.push_str(&rule.page());
                pages.push_str(&examples::markdown(examples, rule));
            }
        }
    }
    pages
}
