//! The sources that the rules rest on.

use nextpractice::audit::Audit;
use nextpractice::vocabulary::Source;

use crate::layout::{Ink, Page, Prose};
use crate::words::capitalised;

pub(super) fn write(page: &mut Page, audit: &Audit) {
    let rules = audit.outcomes().iter().map(|(rule, _)| *rule);
    let cited = crate::words::cited(rules);
    if cited.is_empty() {
        return;
    }
    page.section("SOURCES OF THE RULES");
    sources(page, &cited);
}

/// Each source on a line of its own.
pub(crate) fn sources(page: &mut Page, cited: &[Source]) {
    for source in cited {
        let prose = Prose::new(Ink::Strong, source.key())
            .then(format!(": {}.", capitalised(source.title())));
        page.item(0, "• ", &prose);
    }
}
