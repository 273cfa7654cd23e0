//! Distributed: DT010.

use std::collections::BTreeSet;

use super::paper::{Paper, Said, said, text, texts};
use super::sure::{Say, Sure};

/// Practices and transfers unevenly spread over the charter's regions.
pub(super) fn dt010(paper: &Paper<'_>) -> Say {
    let regions = texts(paper.charter(), "regions");
    match said(paper.charter(), "regions") {
        Said::Unknown => return Say::CannotTell,
        _ if regions.len() <= 1 => return Say::NotApplicable,
        _ => {}
    }
    let practices = paper.rows("practices").iter();
    let practices = practices.map(|row| (text(row, "origin"), paper.made(row)));
    let transfers = paper.rows("transfers").iter();
    let transfers = transfers.map(|row| (text(row, "from"), paper.transferred(row)));
    let acts: Vec<(Option<&str>, Sure)> = practices.chain(transfers).collect();

    let anywhere = || (0..regions.len()).map(Some).chain([None]).collect();
    let scheme = |region: &str| text(paper.row("regions", region), "scheme");
    let comparable = |own: &str| regions.iter().any(|one| scheme(one) == scheme(own));

    // Every count by region that can come of it, school by school.
    let mut tallies: BTreeSet<Vec<usize>> = BTreeSet::from([vec![0; regions.len()]]);
    for school in paper.rows("institutions") {
        let own = acts.iter().filter(|(from, _)| *from == text(school, "key"));
        let own: Vec<Sure> = own.map(|(_, done)| *done).collect();
        let certain = own.iter().filter(|done| done.yes()).count();
        let possible = own.iter().filter(|done| !done.no()).count();
        let lies_in: Vec<Option<usize>> = match said(school, "regions") {
            Said::Unknown => anywhere(),
            // Where it lies in another scheme says nothing of this one.
            Said::Is(_) if !texts(school, "regions").into_iter().any(comparable) => anywhere(),
            _ => {
                let own = texts(school, "regions");
                vec![regions.iter().position(|region| own.contains(region))]
            }
        };
        let mut next = BTreeSet::new();
        for tally in &tallies {
            for count in certain..=possible {
                for region in &lies_in {
                    let mut tally = tally.clone();
                    if let Some(here) = region.and_then(|region| tally.get_mut(region)) {
                        *here += count;
                    }
                    next.insert(tally);
                }
            }
        }
        tallies = next;
    }
    let least = paper.threshold("min_evenness", 0.8);
    let recorded =
        paper.complete("practices", None, paper.date) && paper.all_transfers_complete(paper.date);
    if !recorded {
        // Further acts can make any spread even or uneven, but not without bounds.
        let active = tallies.iter().all(|tally| tally.iter().any(|n| *n > 0));
        return if least <= 0.0 && active {
            Say::Holds
        } else {
            Say::CannotTell
        };
    }
    Say::whatever(tallies.iter().map(|tally| match evenness(tally) {
        None => Say::NotApplicable,
        Some(even) => Say::kept(Sure::from(even >= least)),
    }))
}

/// Pielou's evenness, regions without activity included.
fn evenness(tally: &[usize]) -> Option<f64> {
    let all = tally.iter().sum::<usize>() as f64;
    let shares = tally.iter().filter(|n| **n > 0).map(|n| *n as f64 / all);
    let entropy: f64 = shares.map(|share| -share * share.ln()).sum();
    (all > 0.0).then(|| entropy / (tally.len() as f64).ln())
}
