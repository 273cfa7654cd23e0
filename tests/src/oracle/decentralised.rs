//! Decentralised: DC001 to DC005.

use serde_json::Value;

use super::paper::{Paper, Said, items, key, said, text};
use super::sure::{Say, Sure};

/// No member institution among its proposers.
pub(super) fn dc001(paper: &Paper<'_>, priority: &Value) -> Say {
    let proposed = match said(priority, "proposers") {
        // Whoever it was: where nobody is a member, no member.
        Said::Unknown => {
            let institutions = paper.rows("institutions").iter().map(key);
            let mut all = institutions.chain(["somebody else"]);
            Sure::from(all.any(|one| !is_member(paper, one).no())).and(Sure::Unsure)
        }
        Said::None => Sure::No,
        Said::Is(_) => Sure::any(items(priority, "proposers").iter().map(|party| {
            let institution = text(party, "institution");
            institution.map_or(Sure::No, |institution| is_member(paper, institution))
        })),
    };
    Say::kept(proposed).where_asked(paper.agreed_or_undated(priority))
}

/// Whether an institution has a hub or a membership, at whatever time.
fn is_member(paper: &Paper<'_>, institution: &str) -> Sure {
    let names = |row: &Value| text(row, "institution") == Some(institution);
    if paper.rows("hubs").iter().any(names) || paper.rows("memberships").iter().any(names) {
        Sure::Yes
    } else if paper.complete("hubs", None, paper.date) && paper.all_members_complete(paper.date) {
        Sure::No
    } else {
        Sure::Unsure
    }
}

const POINTS: [&str; 3] = ["scope", "timescale", "means"];

/// Scope, timescale or means decided by none of the network's institutions.
pub(super) fn dc002(paper: &Paper<'_>, plan: &Value) -> Say {
    let hub = paper.hub_of(plan);
    let mut laid_down = Vec::new();
    let mut decided_alone = Vec::new();
    for point in POINTS {
        match said(plan, point) {
            Said::Unknown => {
                laid_down.push(Sure::Unsure);
                decided_alone.push(Sure::Unsure);
            }
            Said::None => laid_down.push(Sure::No),
            Said::Is(point) => {
                laid_down.push(Sure::Yes);
                decided_alone.push(match said(point, "decided_by") {
                    Said::Unknown => Sure::Unsure,
                    Said::None => Sure::Yes,
                    Said::Is(_) => {
                        let parties = items(point, "decided_by").iter();
                        let institutions = parties.filter_map(|party| text(party, "institution"));
                        let ours = institutions.map(|who| in_network(paper, hub, who));
                        match Sure::any(ours) {
                            Sure::Yes => Sure::No,
                            Sure::No => Sure::Yes,
                            Sure::Unsure => Sure::Unsure,
                        }
                    }
                });
            }
        }
    }
    let say = match Sure::any(decided_alone) {
        Sure::Yes => Say::Broken,
        Sure::No => Say::Holds,
        Sure::Unsure => Say::CannotTell,
    };
    // Where one point is broken, one is laid down.
    let asked = if say == Say::Broken {
        Sure::Yes
    } else {
        Sure::any(laid_down)
    };
    say.where_asked(asked.and(paper.plan_begun(plan)))
}

/// Whether an institution is the hub's school or, at whatever time, a member of its network.
fn in_network(paper: &Paper<'_>, hub: &Value, institution: &str) -> Sure {
    let networks = paper.networks(hub);
    let mut members = networks.iter().flat_map(|network| paper.members(network));
    if text(hub, "institution") == Some(institution)
        || members.any(|row| text(row, "institution") == Some(institution))
    {
        return Sure::Yes;
    }
    let complete = if networks.is_empty() {
        paper.complete("arrangements", None, paper.date)
            || paper.complete("memberships", None, paper.date)
    } else {
        let mut networks = networks.iter();
        networks.all(|network| paper.members_complete(network, paper.date))
    };
    if complete { Sure::No } else { Sure::Unsure }
}

/// Scope, timescale or means unsaid.
pub(super) fn dc003(paper: &Paper<'_>, plan: &Value) -> Say {
    let all_said = POINTS.into_iter().fold(Sure::Yes, |all, point| {
        all.and(match said(plan, point) {
            Said::Unknown => Sure::Unsure,
            Said::None => Sure::No,
            Said::Is(point) => match said(point, "statement") {
                Said::Unknown => Sure::Unsure,
                Said::None => Sure::No,
                Said::Is(_) => Sure::Yes,
            },
        })
    });
    Say::kept(all_said).where_asked(paper.plan_begun(plan))
}

/// Joined because an agency directed it.
pub(super) fn dc004(paper: &Paper<'_>, membership: &Value) -> Say {
    let free = match (said(membership, "joined"), said(membership, "directed_by")) {
        (Said::Is(joined), _) => Sure::from(joined.as_str() != Some("directed")),
        (_, Said::Is(_)) => Sure::No,
        // It may have been directed by an agency that nobody wrote down.
        (Said::None | Said::Unknown, _) => Sure::Unsure,
    };
    Say::kept(free).where_asked(paper.membership_on(membership, paper.date))
}

/// Of three or more agreed priorities one institution proposed more than half.
pub(super) fn dc005(paper: &Paper<'_>, focus: &str) -> Say {
    if !paper.complete("priorities", None, paper.date) {
        return Say::CannotTell;
    }
    let agenda = paper.agenda(focus);
    let unsure: Vec<&str> = agenda
        .iter()
        .filter(|(_, stands)| !stands.yes())
        .map(|(row, _)| key(row))
        .collect();
    // Every way in which the agenda can stand, and for each the fewest and the most that one can have proposed.
    Say::whatever((0..1_u32 << unsure.len()).flat_map(|choice| {
        let stands = |row: &Value| {
            let place = unsure.iter().position(|other| *other == key(row));
            place.is_none_or(|place| choice >> place & 1 == 1)
        };
        let standing: Vec<_> = agenda.iter().filter(|(row, _)| stands(row)).collect();
        [false, true].map(|unknown_proposed| {
            if (standing.len() as f64) < paper.threshold("min_priorities_proposed", 3.0) {
                return Say::NotApplicable;
            }
            let institutions = paper.rows("institutions").iter().map(key);
            let most = institutions.chain(["somebody else"]).map(|institution| {
                standing
                    .iter()
                    .filter(|(row, _)| match said(row, "proposers") {
                        Said::Unknown => unknown_proposed,
                        Said::None => false,
                        Said::Is(_) => proposers(row).contains(&institution),
                    })
                    .count()
            });
            let share = most.max().unwrap_or(0) as f64 / standing.len() as f64;
            Say::kept(Sure::from(
                standing.is_empty() || share <= paper.threshold("max_proposer_share", 0.5),
            ))
        })
    }))
}

fn proposers(priority: &Value) -> Vec<&str> {
    let parties = items(priority, "proposers").iter();
    parties
        .filter_map(|party| text(party, "institution"))
        .collect()
}
