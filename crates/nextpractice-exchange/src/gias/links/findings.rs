//! What is wrong with links as a whole, in the words of an import report.

use nextpractice::value::Urn;

use super::link::{EstablishmentLink, Side};
use super::succession::Succession;
use crate::report::{ImportReport, Issue, IssueKind};

/// Establishments that a message names; the rest are counted.
const NAMED: usize = 8;

/// Reports circles, forks and links that are not returned.
pub(in crate::gias) fn report_on(
    links: &[EstablishmentLink],
    succession: &Succession,
    report: &mut ImportReport,
) {
    let at_link = |place: Option<usize>| place.and_then(|place| links.get(place));
    for circle in succession.circles() {
        let first = circle
            .first()
            .and_then(|urn| succession.first_link_of(*urn));
        report.issue_of(IssueKind::SuccessionCircle, || {
            let reason = format!(
                "{} establishments took one another's place in a circle",
                circle.len()
            );
            issue(at_link(first), IssueKind::SuccessionCircle, &circle, reason)
        });
    }
    for fork in succession.forks() {
        let first = succession.first_link_of(fork.urn);
        report.issue_of(IssueKind::SuccessionFork, || {
            let reason = format!("{} has {} successors", fork.urn, fork.successors.len());
            issue(
                at_link(first),
                IssueKind::SuccessionFork,
                &fork.successors,
                reason,
            )
        });
    }
    for place in succession.missing_reverses() {
        report.issue_of(IssueKind::MissingReverse, || {
            let link = links.get(place);
            let reason = match link.map(|link| link.side) {
                Some(Side::Predecessor) => "its predecessor's rows do not name it as successor",
                _ => "its successor's rows do not name it as predecessor",
            };
            let urns = link.map_or(Vec::new(), |link| vec![link.other]);
            issue(link, IssueKind::MissingReverse, &urns, reason.to_owned())
        });
    }
}

fn issue(link: Option<&EstablishmentLink>, kind: IssueKind, urns: &[Urn], reason: String) -> Issue {
    let mut value: Vec<String> = urns.iter().take(NAMED).map(Urn::to_string).collect();
    if let Some(more) = urns.len().checked_sub(NAMED).filter(|more| *more > 0) {
        value.push(format!("and {more} more"));
    }
    let remedy = match kind {
        IssueKind::SuccessionCircle => {
            "following it leads nowhere; correct one of the links in the register"
        }
        IssueKind::SuccessionFork => {
            "following it ends there; the register does not say which one took its place"
        }
        _ => "the link counts all the same; complete it in the register",
    };
    Issue {
        kind,
        row: link.map(|link| link.row),
        line: link.map_or(1, |link| link.line),
        column: None,
        value: Some(value.join(", ")),
        reason: reason.into(),
        remedy: remedy.into(),
    }
}
