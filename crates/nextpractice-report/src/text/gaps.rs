//! What the document does not record, one item a datum, however many cases it leaves open.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use nextpractice::audit::{Audit, GapGroup};

use crate::layout::{Ink, Page, Prose};
use crate::words::{capitalised, counted, rule_name};

pub(super) fn write(page: &mut Page, audit: &Audit) {
    let mut gaps = audit.gap_groups();
    if !gaps.is_empty() {
        gaps.sort_by_key(|gap| Reverse(cases(gap)));
        page.section("WHAT THE DATA DOES NOT RECORD");
        for gap in &gaps {
            page.item(0, "• ", &gap_line(audit, gap));
        }
    }
    exemptions(page, audit);
}

fn cases(gap: &GapGroup<'_>) -> usize {
    gap.rules.iter().map(|(_, units)| units.len()).sum()
}

/// So few units are named.
const NAMED: usize = 3;

fn gap_line(audit: &Audit, gap: &GapGroup<'_>) -> Prose {
    let programme = audit.programme();
    let missing = capitalised(&gap.missing.sentence(programme).replace('`', "\""));
    let mut prose = Prose::new(Ink::Strong, missing).then(":");
    let last = gap.rules.len();
    for (place, (rule, units)) in gap.rules.iter().enumerate() {
        let of = counted(units.len(), rule.unit.name(), rule.unit.plural());
        prose = prose.then(format!(
            " {} ({}) cannot tell of {of}",
            rule.code,
            rule_name(rule)
        ));
        if units.len() <= NAMED {
            let names: Vec<String> = units.iter().map(|unit| unit.label(programme)).collect();
            prose = prose.and(Ink::Dim, format!(": {}", names.join(", ")));
        }
        prose = prose.then(if place + 1 == last { "." } else { ";" });
    }
    prose
}

/// Where rules were not asked, one item a reason.
fn exemptions(page: &mut Page, audit: &Audit) {
    let mut reasons: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (rule, outcome) in audit.outcomes() {
        for (reason, units) in &outcome.exemptions {
            let of = counted(*units, rule.unit.name(), rule.unit.plural());
            let said = format!("{} ({}) does not apply to {of}", rule.code, rule_name(rule));
            reasons.entry(reason).or_default().push(said);
        }
    }
    if reasons.is_empty() {
        return;
    }
    page.section("WHERE RULES DO NOT APPLY");
    for (reason, rules) in reasons {
        let prose =
            Prose::new(Ink::Strong, capitalised(reason)).then(format!(": {}.", rules.join("; ")));
        page.item(0, "• ", &prose);
    }
}
