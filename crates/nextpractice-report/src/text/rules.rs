//! Every rule that was asked, and what it came to.

use nextpractice::audit::{Audit, Principle};

use super::tally::{self, Row};
use crate::layout::{Ink, Page, Prose};
use crate::words::rule_title;

pub(super) fn write(page: &mut Page, audit: &Audit) {
    page.section("RULE BY RULE");
    let rows = Principle::ALL.iter().flat_map(|principle| {
        let of_principle = audit.outcomes().iter();
        of_principle
            .filter(|(rule, _)| rule.principle == *principle)
            .map(|(rule, outcome)| Row {
                name: Prose::plain(format!("{} {}", rule.code, rule_title(rule))),
                about: rule.level.name().to_owned(),
                counts: outcome.counts,
            })
    });
    tally::write(page, "Rule", "Level", rows.collect());
    page.paragraph(&Prose::new(
        Ink::Dim,
        "The codes stand for the principles: DC decentralised, DS disciplined, DT distributed, AR arrangements.",
    ));
}
