//! Findings as people are told of them.

use nextpractice::audit::{Audit, Fact, Unit};

use crate::layout::{Ink, Page, Prose};
use crate::words::counted;

/// Writes what a breach rests on: the unit and its first fact on one line where the fact begins with the unit's
/// name, else on two.
pub(super) fn write(
    page: &mut Page,
    audit: &Audit,
    indent: usize,
    lead: Prose,
    unit: Unit,
    evidence: &[Fact],
) {
    let label = unit.label(audit.programme());
    let names = evidence
        .split_first()
        .and_then(|(first, rest)| Some((first.text().strip_prefix(label.as_str())?, first, rest)));
    let lead = lead.and(Ink::Strong, &label);
    let facts = match names {
        Some((said, first, rest)) => {
            page.item(indent, BULLET, &at(lead.then(said), first));
            causes(page, indent + STEP, first.causes());
            rest
        }
        None => {
            page.item(indent, BULLET, &lead);
            evidence
        }
    };
    for fact in facts {
        self::fact(page, indent + STEP, fact);
    }
}

const BULLET: &str = "• ";
const STEP: usize = 2;
/// Deeper facts are no further indented, or narrow pages would have no room for them.
const DEEPEST: usize = 12;

fn fact(page: &mut Page, indent: usize, fact: &Fact) {
    page.item(
        indent.min(DEEPEST),
        "- ",
        &at(Prose::plain(fact.text()), fact),
    );
    causes(page, indent + STEP, fact.causes());
}

fn causes(page: &mut Page, indent: usize, causes: &[Fact]) {
    let limit = page.style().limits.causes;
    for cause in causes.iter().take(limit) {
        fact(page, indent, cause);
    }
    if let rest @ 1.. = causes.len().saturating_sub(limit) {
        more(page, indent, rest);
    }
}

/// Says how many are left out.
pub(super) fn more(page: &mut Page, indent: usize, rest: usize) {
    let rest = counted(rest, "more", "more");
    page.item(
        indent.min(DEEPEST),
        "",
        &Prose::new(Ink::Dim, format!("… and {rest}")),
    );
}

/// The place in the document, after what it says.
fn at(prose: Prose, fact: &Fact) -> Prose {
    match fact.locus() {
        Some(locus) => prose.and(Ink::Dim, format!(" [{}]", locus.pointer())),
        None => prose,
    }
}
