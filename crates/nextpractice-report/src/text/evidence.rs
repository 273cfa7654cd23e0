//! Findings as people are told of them.

use nextpractice::audit::{Audit, Fact, HubYear, Rule, Unit};
use nextpractice::value::spoken_date;

use crate::layout::{Ink, Page, Prose};
use crate::words::counted;

/// Writes what a breach rests on: the first fact alone where it names the unit, else the unit and then the facts.
pub(crate) fn write(
    page: &mut Page,
    audit: &Audit,
    indent: usize,
    lead: Prose,
    (rule, unit, evidence): (&Rule, Unit, &[Fact]),
) {
    let facts = match evidence.split_first().and_then(|(first, rest)| {
        let said = naming(audit, unit, first.text())?;
        Some((said, first, rest))
    }) {
        Some(((before, name, after), first, rest)) => {
            let said = lead.then(before).and(Ink::Strong, name).then(after);
            page.item(indent, BULLET, &at(said, first));
            causes(page, indent + STEP, first.causes());
            rest
        }
        None => {
            let label = unit.label(audit.programme());
            page.item(indent, BULLET, &lead.and(Ink::Strong, label));
            evidence
        }
    };
    for fact in facts {
        self::fact(page, indent + STEP, fact);
    }
    if let Some(marking) = audit.suppression(rule, unit) {
        let marking = &audit.programme()[marking];
        let until = format!("Suppressed until {}: ", spoken_date(marking.until));
        let prose = Prose::new(Ink::Warn, until).then(&marking.reason);
        page.item(indent + STEP, "", &prose);
    }
}

/// A text parted before and after its naming of a unit, if it does name it.
fn naming(audit: &Audit, unit: Unit, text: &str) -> Option<(String, String, String)> {
    let programme = audit.programme();
    let name = match unit {
        // A hub and a year may be named apart.
        Unit::HubYear(HubYear { hub, year }) if text.contains(&year.to_string()) => {
            programme.label(hub)
        }
        unit => unit.label(programme),
    };
    let (before, after) = text.split_once(&name)?;
    Some((before.to_owned(), name.clone(), after.to_owned()))
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
