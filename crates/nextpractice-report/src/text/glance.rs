//! How each principle stands.

use nextpractice::audit::Audit;

use super::tally::{self, Row};
use crate::layout::{Ink, Page, Prose};
use crate::verdict::{Standing, of_principles};

pub(super) fn write(page: &mut Page, audit: &Audit) {
    page.section("THE 3 D'S AT A GLANCE");
    let verdicts = of_principles(audit);
    let rows = verdicts.iter().map(|verdict| Row {
        name: Prose::new(Ink::Strong, verdict.principle.name()),
        about: verdict.rules.to_string(),
        counts: verdict.counts,
    });
    tally::write(page, "Principle", "Rules asked", rows.collect());
    page.paragraph(&Prose::new(
        Ink::Dim,
        "Each rule is asked of everything it concerns: of each hub, each member school, each plan. The figures count those cases. An error is a breach of the principle itself, a warning a weakness of form, advice something worth thinking about.",
    ));
    page.blank();
    for verdict in &verdicts {
        let (mark, ink) = mark(verdict.standing);
        let prose = Prose::new(ink, format!("{}: ", verdict.principle)).then(verdict.meaning());
        page.item(0, &format!("{mark} "), &prose);
    }
}

const fn mark(standing: Standing) -> (char, Ink) {
    match standing {
        Standing::NotAsked => ('–', Ink::Dim),
        Standing::NotShown => ('?', Ink::Unsure),
        Standing::Broken => ('✗', Ink::Bad),
        Standing::InPart => ('~', Ink::Warn),
        Standing::Holds => ('✓', Ink::Good),
    }
}
