//! What is broken: by principle, by rule, and by root cause.

use nextpractice::audit::{Audit, Group, Level, Outcome, Principle, Rule};

use super::evidence;
use crate::layout::{Ink, Page, Prose};
use crate::words::{counted, rule_title, thousands};

pub(super) fn write(page: &mut Page, audit: &Audit) {
    page.section("WHAT IS BROKEN, AND WHY");
    let broken: Vec<&(&Rule, Outcome)> = audit
        .outcomes()
        .iter()
        .filter(|(_, outcome)| !outcome.broken.is_empty())
        .collect();
    if broken.is_empty() {
        let none = "Nothing that is recorded breaks a rule. That is not a pass where the data cannot tell: see below.";
        page.paragraph(&Prose::plain(none));
        return;
    }
    page.paragraph(&Prose::new(
        Ink::Dim,
        "Paths in square brackets say where in the file the evidence stands. Long lists are cut short; the JSON report has them whole.",
    ));
    let groups = audit.groups();
    for principle in Principle::ALL {
        let of_principle = broken
            .iter()
            .filter(|(rule, _)| rule.principle == *principle);
        let mut begun = false;
        for (rule, outcome) in of_principle {
            if !begun {
                page.blank();
                let title = format!("── {} ", principle.name().to_uppercase());
                page.paragraph(&Prose::new(Ink::Heading, title));
                begun = true;
            }
            let roots: Vec<&Group<'_>> = groups
                .iter()
                .filter(|group| group.rule.code == rule.code)
                .collect();
            of_rule(page, audit, rule, outcome, &roots);
        }
    }
}

fn of_rule(page: &mut Page, audit: &Audit, rule: &Rule, outcome: &Outcome, roots: &[&Group<'_>]) {
    page.blank();
    let total = outcome.broken.len();
    let title = Prose::new(Ink::Strong, format!("{} {}", rule.code, rule_title(rule)))
        .then(" (")
        .and(level_ink(rule.level), rule.level.name())
        .then(format!(
            ", {})",
            counted(total, rule.unit.name(), rule.unit.plural())
        ));
    page.paragraph(&title);
    page.item(2, "", &Prose::plain(plain(&rule.summary())));
    let sources: Vec<String> = rule.citations.iter().map(ToString::to_string).collect();
    let sources = format!("Source: {}.", sources.join("; "));
    page.item(2, "", &Prose::new(Ink::Dim, sources));

    let limits = page.style().limits;
    for group in roots.iter().take(limits.findings) {
        evidence::write(page, audit, 2, Prose::default(), group.unit, group.evidence);
        follows(page, audit, group);
    }
    if let rest @ 1.. = roots.len().saturating_sub(limits.findings) {
        evidence::more(page, 2, rest);
    }
    let elsewhere = total.saturating_sub(roots.len());
    if elsewhere > 0 {
        let causes = rule.follows_from.join(", ");
        let of_total = if elsewhere == total {
            "All of these follow".to_owned()
        } else {
            format!(
                "Of all {}, {} follow",
                thousands(total),
                thousands(elsewhere)
            )
        };
        let said = format!("{of_total} from other breaches, and stand there ({causes}).");
        page.item(2, "", &Prose::plain(said));
    }
}

fn follows(page: &mut Page, audit: &Audit, group: &Group<'_>) {
    if group.follow.is_empty() {
        return;
    }
    page.item(4, "", &Prose::plain("What follows from it:"));
    let limit = page.style().limits.follows;
    for (rule, unit, evidence) in group.follow.iter().take(limit) {
        let lead = Prose::plain(format!("{} {}: ", rule.code, rule_title(rule)));
        evidence::write(page, audit, 6, lead, *unit, evidence);
    }
    if let rest @ 1.. = group.follow.len().saturating_sub(limit) {
        evidence::more(page, 6, rest);
    }
}

pub(super) const fn level_ink(level: Level) -> Ink {
    match level {
        Level::Error => Ink::Bad,
        Level::Warning => Ink::Warn,
        Level::Advice => Ink::Unsure,
    }
}

/// A line of a rule's explanation without its Markdown.
fn plain(markdown: &str) -> String {
    markdown.replace(['*', '`'], "")
}
