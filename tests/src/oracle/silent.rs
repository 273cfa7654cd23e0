//! Decentralised: DC006.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

use super::paper::{Paper, Said, date, items, key, said, text};
use super::sure::{Say, Sure};

/// An agenda agreed without a quorum of hubs and of partner schools.
pub(super) fn dc006(paper: &Paper<'_>, focus: &str) -> Say {
    let agenda = paper.agenda(focus);
    let wholly = paper.complete("priorities", None, paper.date)
        && agenda.iter().all(|(_, stands)| stands.yes());
    if !wholly {
        return Say::CannotTell;
    }
    let agenda: Vec<&Value> = agenda.into_iter().map(|(row, _)| row).collect();
    let Some(day) = agenda.iter().filter_map(|row| date(row, "agreed")).max() else {
        return Say::NotApplicable;
    };
    let hubs: Vec<(&Value, Sure)> = paper
        .rows("hubs")
        .iter()
        .filter(|hub| text(hub, "focus") == Some(focus))
        .map(|hub| (hub, paper.hub_on(hub, day)))
        .filter(|(_, on)| !on.no())
        .collect();
    // Every way in which hubs of unknown term may have been hubs then.
    let unsure: Vec<&str> = hubs
        .iter()
        .filter(|(_, on)| !on.yes())
        .map(|(hub, _)| key(hub))
        .collect();
    Say::whatever((0..1_u32 << unsure.len()).map(|choice| {
        let there = hubs.iter().map(|(hub, _)| *hub).filter(|hub| {
            let place = unsure.iter().position(|other| *other == key(hub));
            place.is_none_or(|place| choice >> place & 1 == 1)
        });
        quorums(paper, &agenda, day, &there.collect::<Vec<_>>())
    }))
}

/// What is to be said if these are the hubs that are recorded, all of them in term on the day.
fn quorums(paper: &Paper<'_>, agenda: &[&Value], day: NaiveDate, hubs: &[&Value]) -> Say {
    let more_hubs = !paper.complete("hubs", None, day);
    if hubs.is_empty() {
        return if more_hubs {
            Say::CannotTell
        } else {
            Say::NotApplicable
        };
    }
    let schools: Vec<&str> = hubs
        .iter()
        .filter_map(|hub| text(hub, "institution"))
        .collect();
    let hub_quorum = quorum(
        schools
            .iter()
            .map(|school| (Sure::Yes, contributed(agenda, day, school))),
        paper.threshold("hub_quorum", 0.5),
        more_hubs,
        // A school may have more hubs than one.
        match contributors(paper, agenda, day, &[]) {
            0.0 => 0.0,
            _ => f64::INFINITY,
        },
    );

    let mut partners: BTreeMap<&str, Sure> = BTreeMap::new();
    for hub in hubs {
        for (institution, on) in paper.network_members(hub, day) {
            if !schools.contains(&institution) {
                let known = partners.entry(institution).or_insert(Sure::No);
                // It may be a hub of the focus that is not recorded.
                let on = if more_hubs { on.and(Sure::Unsure) } else { on };
                *known = known.or(on);
            }
        }
    }
    let more_partners = paper.hidden_members(day)
        || !hubs
            .iter()
            .all(|hub| paper.network_members_complete(hub, day));
    let mut counted = schools;
    // Who was a member once may be one again by a membership that is not recorded.
    counted.extend(
        partners
            .iter()
            .filter(|(_, on)| !on.no())
            .map(|(partner, _)| *partner),
    );
    let partner_quorum = quorum(
        partners
            .iter()
            .map(|(partner, on)| (*on, contributed(agenda, day, partner))),
        paper.threshold("partner_quorum", 0.25),
        more_partners,
        contributors(paper, agenda, day, &counted),
    );
    Say::kept(hub_quorum.and(partner_quorum))
}

/// Whether enough of those who count contributed. Of each: whether it counts, and whether it contributed. Where there
/// may be more, so many others contributed.
fn quorum(who: impl Iterator<Item = (Sure, Sure)>, share: f64, more: bool, others: f64) -> Sure {
    let who: Vec<_> = who.filter(|(counts, _)| !counts.no()).collect();
    let count = |counts: fn(Sure) -> bool, did: fn(Sure) -> bool| {
        let both = |(c, d): &&(Sure, Sure)| counts(*c) && did(*d);
        who.iter().filter(both).count() as f64
    };
    let certain = |counts: Sure| counts.yes();
    let may = |counts: Sure| !counts.yes();
    let enough = |did: f64, all: f64| all == 0.0 || did / all >= share;
    // At worst all who may count count if they kept silent, and at best if they spoke.
    let worst = enough(
        count(certain, Sure::yes),
        count(|_| true, |did| !did.yes()) + count(certain, Sure::yes),
    ) && !(more && share > 0.0);
    let all = count(certain, |_| true);
    let others = if more { others } else { 0.0 };
    let best = all == 0.0
        || others.is_infinite()
        || enough(
            count(|_| true, |did| !did.no()) + others,
            all + count(may, |did| !did.no()) + others,
        );
    match (worst, best) {
        (true, _) => Sure::Yes,
        (false, false) => Sure::No,
        (false, true) => Sure::Unsure,
    }
}

fn contributed(agenda: &[&Value], day: NaiveDate, institution: &str) -> Sure {
    Sure::any(agenda.iter().map(|priority| {
        if let Said::Unknown = said(priority, "contributions") {
            return Sure::Unsure;
        }
        let own = items(priority, "contributions").iter();
        let own = own.filter(|one| text(one, "institution") == Some(institution));
        Sure::any(own.map(|one| {
            date(one, "date").map_or(Sure::Unsure, |said_on| Sure::from(said_on <= day))
        }))
    }))
}

/// How many besides those named may have contributed: any number where contributions are unknown.
fn contributors(paper: &Paper<'_>, agenda: &[&Value], day: NaiveDate, besides: &[&str]) -> f64 {
    let unknown = |row: &&Value| matches!(said(row, "contributions"), Said::Unknown);
    if agenda.iter().any(unknown) {
        return f64::INFINITY;
    }
    let institutions = paper.rows("institutions").iter().map(key);
    let others = institutions.filter(|who| !besides.contains(who));
    others
        .filter(|who| !contributed(agenda, day, who).no())
        .count() as f64
}
