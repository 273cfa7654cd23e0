//! The report in three lines, for whoever reads no further.

use std::cmp::Reverse;

use nextpractice::audit::{Audit, Level};

use super::gaps::cases;
use crate::layout::{Ink, Page, Prose};
use crate::words::{capitalised, counted, thousands};

/// So many of the data that are missing are named.
const NAMED: usize = 3;

pub(super) fn write(page: &mut Page, audit: &Audit) {
    page.section("IN SHORT");
    let [errors, warnings, advice] =
        [Level::Error, Level::Warning, Level::Advice].map(|level| open(audit, level));
    let put_right = match (errors, warnings) {
        (0, 0) => Prose::plain("nothing that is recorded breaks a principle or is weak in form."),
        _ => Prose::default()
            .and(
                Ink::Strong,
                counted(errors, "breach of a principle", "breaches of a principle"),
            )
            .then(" (error) and ")
            .and(
                Ink::Strong,
                counted(warnings, "weakness of form", "weaknesses of form"),
            )
            .then(" (warning); each is listed below with its evidence."),
    };
    item(page, "To put right: ", put_right);
    if advice > 0 {
        let said = counted(advice, "piece of advice.", "pieces of advice.");
        item(page, "To think about: ", Prose::plain(said));
    }
    let suppressed = audit.findings().count() - audit.open_findings().count();
    if suppressed > 0 {
        let said = counted(suppressed, "finding that", "findings that");
        let said = format!("{said} the programme has its reasons for; marked below.");
        item(page, "Left to stand: ", Prose::plain(said));
    }
    let mut gaps = audit.gap_groups();
    let all: usize = gaps.iter().map(cases).sum();
    if all == 0 {
        return;
    }
    gaps.sort_by_key(|gap| Reverse(cases(gap)));
    let named = gaps.iter().take(NAMED).map(|gap| {
        let sentence = gap.missing.sentence(audit.programme()).replace('`', "\"");
        format!("{} ({})", capitalised(&sentence), thousands(cases(gap)))
    });
    let named: Vec<String> = named.collect();
    let more = if gaps.len() > NAMED { "; …" } else { "." };
    let prose = Prose::default()
        .and(Ink::Strong, counted(all, "question", "questions"))
        .then(format!(
            " that the data leave open. {}{more}",
            named.join("; ")
        ));
    item(page, "To find out: ", prose);
}

fn item(page: &mut Page, lead: &str, prose: Prose) {
    page.item(0, "• ", &Prose::new(Ink::Strong, lead).followed_by(prose));
}

/// How many findings of a level no suppression marks.
fn open(audit: &Audit, level: Level) -> usize {
    let open = audit.open_findings();
    open.filter(|finding| finding.rule.level == level).count()
}
