//! What the document does not record, one item a datum, however many cases it leaves open.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use nextpractice::audit::{Audit, GapGroup, Rule, Unit};

use crate::layout::{Ink, Page, Prose};
use crate::words::{capitalised, counted};

pub(super) fn write(page: &mut Page, audit: &Audit) {
    let mut gaps = audit.gap_groups();
    if !gaps.is_empty() {
        gaps.sort_by_key(|gap| Reverse(cases(gap)));
        page.section("WHAT THE DATA DOES NOT RECORD");
        page.paragraph(&Prose::new(
            Ink::Dim,
            "What is missing, and of what the rules in brackets cannot tell for want of it.",
        ));
        for gap in &gaps {
            page.item(0, "• ", &gap_line(audit, gap));
        }
    }
    exemptions(page, audit);
}

/// How many cases a gap leaves open.
pub(super) fn cases(gap: &GapGroup<'_>) -> usize {
    gap.rules.iter().map(|(_, units)| units.len()).sum()
}

/// So few units are named.
const NAMED: usize = 3;

/// Rules that cannot tell of the same units are named together.
fn gap_line(audit: &Audit, gap: &GapGroup<'_>) -> Prose {
    let programme = audit.programme();
    let mut alike: Vec<(&[Unit], Vec<&Rule>)> = Vec::new();
    for (rule, units) in &gap.rules {
        match alike.iter_mut().find(|(same, _)| same == units) {
            Some((_, rules)) => rules.push(rule),
            None => alike.push((units, vec![rule])),
        }
    }
    alike.sort_by_key(|(units, _)| Reverse(units.len()));
    let missing = capitalised(&gap.missing.sentence(programme).replace('`', "\""));
    let mut prose = Prose::new(Ink::Strong, missing).then(":");
    let last = alike.len();
    for (place, (units, rules)) in alike.iter().enumerate() {
        let Some(first) = rules.first() else {
            continue;
        };
        let of = counted(units.len(), first.unit.name(), first.unit.plural());
        prose = prose.then(format!(" {of}"));
        if units.len() <= NAMED && **units != [Unit::Programme] {
            let names: Vec<String> = units.iter().map(|unit| unit.label(programme)).collect();
            prose = prose.and(Ink::Dim, format!(", {}", names.join(", ")));
        }
        let codes: Vec<&str> = rules.iter().map(|rule| rule.code).collect();
        let end = if place + 1 == last { "." } else { ";" };
        prose = prose.then(format!(" ({}){end}", codes.join(", ")));
    }
    prose
}

/// Where rules were not asked, one item a reason.
fn exemptions(page: &mut Page, audit: &Audit) {
    let mut reasons: BTreeMap<&str, Vec<(String, Vec<&str>)>> = BTreeMap::new();
    for (rule, outcome) in audit.outcomes() {
        for (reason, units) in &outcome.exemptions {
            let of = counted(*units, rule.unit.name(), rule.unit.plural());
            let alike = reasons.entry(reason).or_default();
            match alike.iter_mut().find(|(same, _)| *same == of) {
                Some((_, codes)) => codes.push(rule.code),
                None => alike.push((of, vec![rule.code])),
            }
        }
    }
    if reasons.is_empty() {
        return;
    }
    page.section("WHERE RULES DO NOT APPLY");
    for (reason, alike) in reasons {
        let said: Vec<String> = alike
            .into_iter()
            .map(|(of, codes)| format!("{of} ({})", codes.join(", ")))
            .collect();
        let prose =
            Prose::new(Ink::Strong, capitalised(reason)).then(format!(": {}.", said.join("; ")));
        page.item(0, "• ", &prose);
    }
}
