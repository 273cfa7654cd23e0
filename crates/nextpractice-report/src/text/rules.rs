//! Every rule that was asked, and what it came to.

use nextpractice::audit::{Audit, Outcome, Principle, Rule};

use super::tally::{self, Row};
use crate::layout::{Ink, Page, Prose};
use crate::words::rule_title;

pub(super) fn write(page: &mut Page, audit: &Audit) {
    page.section("RULE BY RULE");
    let rows = Principle::ALL.iter().flat_map(|principle| {
        let of_principle = audit.outcomes().iter();
        of_principle
            .filter(|(rule, _)| rule.principle == *principle)
            .filter(|(_, outcome)| outcome.counts.total() > 0)
            .map(|(rule, outcome)| Row {
                name: Prose::plain(format!("{} {}", rule.code, rule_title(rule))),
                about: rule.level.name().to_owned(),
                counts: outcome.counts,
            })
    });
    tally::write(page, "Rule", "Level", rows.collect());
    let idle = audit.outcomes().iter();
    let idle = idle.filter(|(_, outcome)| outcome.counts.total() == 0);
    let idle: Vec<&str> = idle.map(|(rule, _)| rule.code).collect();
    if !idle.is_empty() {
        let said = format!(
            "There is nothing here that these could be asked of: {}.",
            idle.join(", ")
        );
        page.paragraph(&Prose::new(Ink::Dim, said));
    }
    let prefixes: Vec<String> = Principle::ALL
        .iter()
        .filter_map(|principle| {
            let of_principle = |(rule, _): &&(&Rule, Outcome)| rule.principle == *principle;
            let (rule, _) = audit.outcomes().iter().find(of_principle)?;
            let prefix = rule.code.trim_end_matches(|c: char| c.is_ascii_digit());
            Some(format!("{prefix} {}", principle.name().to_lowercase()))
        })
        .collect();
    let said = format!("The letters of a code: {}.", prefixes.join(", "));
    page.paragraph(&Prose::new(Ink::Dim, said));
}
