//! What is broken: by principle, by rule, and by root cause.

use nextpractice::audit::{Audit, Fact, Group, Level, Outcome, Principle, Rule, Unit};

use super::evidence;
use crate::layout::{Ink, Page, Prose};
use crate::words::{counted, idle as idle_reason, rule_title, thousands, unmarked};

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
        idle(page, audit);
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
            of_rule(page, audit, rule, outcome, &groups);
        }
    }
    idle(page, audit);
}

fn of_rule(page: &mut Page, audit: &Audit, rule: &Rule, outcome: &Outcome, groups: &[Group<'_>]) {
    let roots: Vec<&Group<'_>> = groups
        .iter()
        .filter(|group| group.rule.code == rule.code)
        .collect();
    page.blank();
    let total = outcome.broken.len();
    let marked = |(unit, _): &&(Unit, Vec<Fact>)| audit.suppression(rule, *unit).is_some();
    let suppressed = match outcome.broken.iter().filter(marked).count() {
        0 => String::new(),
        many => format!(", {} suppressed", thousands(many)),
    };
    let title = Prose::new(Ink::Strong, format!("{} {}", rule.code, rule_title(rule)))
        .then(" (")
        .and(level_ink(rule.level), rule.level.name())
        .then(format!(
            ", {}{suppressed})",
            counted(total, rule.unit.name(), rule.unit.plural())
        ));
    page.paragraph(&title);
    page.item(2, "", &Prose::plain(unmarked(&rule.summary())));
    // What to do is to be done at the root.
    if roots.is_empty() {
        elsewhere(page, rule, total, total, groups);
        return;
    }
    let remedy = format!("What to do: {}", unmarked(&rule.remedy()));
    page.item(2, "", &Prose::plain(remedy));
    let sources: Vec<String> = rule.citations.iter().map(ToString::to_string).collect();
    let sources = format!("Source: {}.", sources.join("; "));
    page.item(2, "", &Prose::new(Ink::Dim, sources));

    let limits = page.style().limits;
    let limit = match rule.level {
        Level::Advice => limits.advice,
        Level::Error | Level::Warning => limits.findings,
    };
    // Advice from which a graver breach follows is not cut short.
    let graver = |group: &&Group<'_>| {
        let mut follow = group.follow.iter();
        follow.any(|(other, _, _)| other.level > rule.level)
    };
    let (first, last): (Vec<&Group<'_>>, Vec<_>) = roots.iter().copied().partition(graver);
    let limit = limit.max(first.len().min(limits.findings));
    for group in first.into_iter().chain(last).take(limit) {
        let breach = (rule, group.unit, group.evidence);
        evidence::write(page, audit, 2, Prose::default(), breach);
        follows(page, audit, group);
    }
    if let rest @ 1.. = roots.len().saturating_sub(limit) {
        evidence::more(page, 2, rest);
    }
    if let following @ 1.. = total.saturating_sub(roots.len()) {
        elsewhere(page, rule, total, following, groups);
    }
}

/// Says under which rules those of so many breaches of a rule are listed that follow from others.
fn elsewhere(page: &mut Page, rule: &Rule, total: usize, following: usize, groups: &[Group<'_>]) {
    let causes = listed_under(rule, groups).join(", ");
    let said = match (following == total, following) {
        (true, 1) => format!("It follows from another breach, and is listed there ({causes})."),
        (true, _) => {
            format!("Each follows from another breach, and is listed there ({causes}).")
        }
        (false, 1) => {
            format!("1 more follows from another breach, and is listed there ({causes}).")
        }
        (false, many) => format!(
            "{} more follow from other breaches, and are listed there ({causes}).",
            thousands(many)
        ),
    };
    page.item(2, "", &Prose::plain(said));
}

/// The rules under whose breaches those of a rule are listed that follow from them.
fn listed_under(rule: &Rule, groups: &[Group<'_>]) -> Vec<&'static str> {
    let of_rule = |group: &&Group<'_>| {
        let mut follow = group.follow.iter();
        group.rule.code != rule.code && follow.any(|(other, _, _)| other.code == rule.code)
    };
    let mut causes: Vec<&str> = groups
        .iter()
        .filter(of_rule)
        .map(|group| group.rule.code)
        .collect();
    // Groups stand in the order of their rules.
    causes.dedup();
    causes
}

fn follows(page: &mut Page, audit: &Audit, group: &Group<'_>) {
    if group.follow.is_empty() {
        return;
    }
    page.item(4, "", &Prose::plain("What follows from it:"));
    let limit = page.style().limits.follows;
    for (rule, unit, evidence) in group.follow.iter().take(limit) {
        let lead = Prose::plain(format!("{} {}: ", rule.code, rule_title(rule)));
        evidence::write(page, audit, 6, lead, (*rule, *unit, *evidence));
    }
    if let rest @ 1.. = group.follow.len().saturating_sub(limit) {
        evidence::more(page, 6, rest);
    }
}

/// The suppressions that mark nothing, and why.
fn idle(page: &mut Page, audit: &Audit) {
    let idle: Vec<Prose> = audit
        .suppressions()
        .into_iter()
        .filter_map(|(suppression, state)| {
            let row = &audit.programme()[suppression];
            let why = idle_reason(row, state)?;
            let of = format!("{} of {}: ", row.rule, row.unit);
            Some(Prose::new(Ink::Strong, of).then(why))
        })
        .collect();
    if idle.is_empty() {
        return;
    }
    page.blank();
    page.paragraph(&Prose::new(
        Ink::Strong,
        "Suppressions that mark no finding",
    ));
    for prose in idle {
        page.item(2, "• ", &prose.then("."));
    }
}

const fn level_ink(level: Level) -> Ink {
    match level {
        Level::Error => Ink::Bad,
        Level::Warning => Ink::Warn,
        Level::Advice => Ink::Unsure,
    }
}
