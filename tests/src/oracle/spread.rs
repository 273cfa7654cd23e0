//! Distributed: what reached whom: DT006, DT007, DT012.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use serde_json::Value;

use super::paper::{Paper, Said, date, key, said, text};
use super::sure::{Say, Sure};

/// A transfer as far as it may carry something: between which days it lies, and whether it does so for certain.
struct Step<'a> {
    practice: &'a str,
    from: &'a str,
    to: &'a str,
    first: NaiveDate,
    last: NaiveDate,
    certain: bool,
}

/// Transfers that have, or may have, carried something by a day.
fn steps<'a>(paper: &Paper<'a>, by: NaiveDate) -> Vec<Step<'a>> {
    let by = by.min(paper.date);
    let mut steps = Vec::new();
    for transfer in paper.rows("transfers") {
        let carried = match said(transfer, "outcome") {
            Said::Unknown => Sure::Unsure,
            Said::None => Sure::Yes,
            Said::Is(word) => Sure::from(word.as_str() != Some("rejected_with_lesson")),
        };
        // Without a date it has happened by the day that the table describes; on which day before, nobody knows.
        let (first, last, dated) = match date(transfer, "date") {
            Some(day) if day > by => continue,
            Some(day) => (day, day, true),
            None if paper.stated("transfers") <= by => {
                (NaiveDate::MIN, paper.stated("transfers"), true)
            }
            None => (NaiveDate::MIN, by, false),
        };
        if !carried.no() {
            steps.push(Step {
                practice: text(transfer, "practice").unwrap_or_default(),
                from: text(transfer, "from").unwrap_or_default(),
                to: text(transfer, "to").unwrap_or_default(),
                first,
                last,
                certain: carried.yes() && dated,
            });
        }
    }
    steps
}

/// Whom transfers of these practices reached for certain, from these institutions on.
fn reached_for_certain<'a>(
    steps: &[Step<'a>],
    family: &BTreeSet<&str>,
    starts: &[&'a str],
) -> BTreeSet<&'a str> {
    // The latest day on which each was reached, at the earliest.
    let mut when: BTreeMap<&str, NaiveDate> = BTreeMap::new();
    let mut changed = true;
    while changed {
        changed = false;
        for step in steps {
            if !step.certain || !family.contains(step.practice) {
                continue;
            }
            let before = if starts.contains(&step.from) {
                Some(NaiveDate::MIN)
            } else {
                when.get(step.from).copied()
            };
            if before.is_some_and(|before| before <= step.first)
                && when.get(step.to).is_none_or(|known| step.last < *known)
            {
                when.insert(step.to, step.last);
                changed = true;
            }
        }
    }
    when.into_keys().collect()
}

/// Whom transfers of these practices may have reached, from these institutions on.
fn reached_perhaps<'a>(
    steps: &[Step<'a>],
    family: &BTreeSet<&str>,
    starts: &[&'a str],
) -> BTreeSet<&'a str> {
    // The earliest day on which each may have been reached.
    let mut when: BTreeMap<&str, NaiveDate> = BTreeMap::new();
    let mut changed = true;
    while changed {
        changed = false;
        for step in steps {
            if !family.contains(step.practice) {
                continue;
            }
            let before = if starts.contains(&step.from) {
                Some(NaiveDate::MIN)
            } else {
                when.get(step.from).copied()
            };
            let Some(before) = before.filter(|before| *before <= step.last) else {
                continue;
            };
            let arrives = before.max(step.first);
            if when.get(step.to).is_none_or(|known| arrives < *known) {
                when.insert(step.to, arrives);
                changed = true;
            }
        }
    }
    when.into_keys().collect()
}

/// A practice and what was adapted from it, at whatever remove, for certain.
fn family<'a>(paper: &Paper<'a>, root: &'a str) -> BTreeSet<&'a str> {
    grown(paper, BTreeSet::from([root]))
}

fn grown<'a>(paper: &Paper<'a>, mut all: BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    loop {
        let size = all.len();
        for practice in paper.rows("practices") {
            if text(practice, "parent").is_some_and(|parent| all.contains(parent)) {
                all.insert(key(practice));
            }
        }
        if all.len() == size {
            return all;
        }
    }
}

/// The same with those of unknown parent, which may have been adapted from it, or with it from one not recorded.
fn family_perhaps<'a>(paper: &Paper<'a>, root: &'a str) -> BTreeSet<&'a str> {
    let mut all = family(paper, root);
    for practice in paper.rows("practices") {
        let own = family(paper, key(practice));
        // What a practice comes from was not adapted from it.
        if matches!(said(practice, "parent"), Said::Unknown) && !own.contains(root) {
            all.extend(own);
        }
    }
    all
}

/// A practice that reached no partner of the hub's network in time.
pub(super) fn dt006(paper: &Paper<'_>, practice: &Value) -> Say {
    let origin = text(practice, "origin").unwrap_or_default();
    let own: Vec<(&Value, Sure)> = paper
        .rows("hubs")
        .iter()
        .filter(|hub| text(hub, "institution") == Some(origin))
        .map(|hub| (hub, paper.hub_on(hub, paper.date)))
        .filter(|(_, on)| !on.no())
        .collect();
    let mut of_hub = Sure::any(own.iter().map(|(_, on)| *on));
    if of_hub.no() && !paper.complete("hubs", None, paper.date) {
        of_hub = Sure::Unsure;
    }
    let days = paper.threshold("outcome_days", 365.0) as u64;
    let Some(made) = date(practice, "date") else {
        // Recorded as having no date, it has no day by which it is to have reached anybody.
        let dated = match said(practice, "date") {
            Said::None => Sure::No,
            _ => Sure::Unsure,
        };
        return Say::CannotTell.where_asked(of_hub.and(dated));
    };
    let due = made + Days::new(days);
    let asked = of_hub.and(Sure::from(due <= paper.date));
    if !asked.yes() {
        return Say::CannotTell.where_asked(asked);
    }

    let steps = steps(paper, due);
    let certain = reached_for_certain(&steps, &family(paper, key(practice)), &[origin]);
    let wide = family_perhaps(paper, key(practice));
    let perhaps = reached_perhaps(&steps, &wide, &[origin]);
    let mut partner = Sure::No;
    let mut more_partners = paper.hidden_members(paper.date);
    for (hub, on) in own {
        more_partners |= !paper.network_members_complete(hub, paper.date);
        for (institution, member) in paper.network_members(hub, paper.date) {
            if institution == origin {
                continue;
            }
            let reached = if certain.contains(institution) {
                Sure::Yes
            } else if perhaps.contains(institution) {
                Sure::Unsure
            } else {
                Sure::No
            };
            partner = partner.or(reached.and(member).and(on));
            // A transfer that is not recorded may have reached it.
            if !member.no() && !family_recorded(paper, &wide, due) {
                partner = partner.or(Sure::Unsure);
            }
        }
    }
    let others = perhaps.iter().any(|institution| *institution != origin);
    if more_partners && (others || !family_recorded(paper, &wide, due)) {
        partner = partner.or(Sure::Unsure);
    }
    Say::kept(partner)
}

fn family_recorded(paper: &Paper<'_>, family: &BTreeSet<&str>, until: NaiveDate) -> bool {
    let until = until.min(paper.date);
    paper.no_hidden_transfers(until)
        && family
            .iter()
            .all(|one| paper.transfers_complete(paper.row("practices", one), until))
}

/// Nothing from another hub's network of the same focus has reached it.
pub(super) fn dt007(paper: &Paper<'_>, membership: &Value) -> Say {
    unreached(paper, membership, |own, other| own == other)
}

/// Nothing from a hub's network of another focus has reached it.
pub(super) fn dt012(paper: &Paper<'_>, membership: &Value) -> Say {
    unreached(paper, membership, |own, other| own != other)
}

fn unreached(
    paper: &Paper<'_>,
    membership: &Value,
    counts: fn(Option<&str>, Option<&str>) -> bool,
) -> Say {
    let network = paper.arrangement_of(membership);
    let school = text(membership, "institution").unwrap_or_default();
    if text(network, "kind") != Some("hub_network") {
        return Say::NotApplicable;
    }
    let hub = paper.hub_of(network);
    if text(hub, "institution") == Some(school) {
        return Say::NotApplicable;
    }
    let others: Vec<(&Value, Sure)> = paper
        .rows("hubs")
        .iter()
        .filter(|other| key(other) != key(hub))
        .filter(|other| counts(text(hub, "focus"), text(other, "focus")))
        .map(|other| (other, paper.hub_on(other, paper.date)))
        .filter(|(_, on)| !on.no())
        .collect();
    let mut other_hub = Sure::any(others.iter().map(|(_, on)| *on));
    let more_hubs = !paper.complete("hubs", None, paper.date);
    if other_hub.no() && more_hubs {
        other_hub = Sure::Unsure;
    }
    let asked = paper
        .membership_on(membership, paper.date)
        .and(paper.hub_on(hub, paper.date))
        .and(other_hub);
    if !asked.yes() {
        return Say::CannotTell.where_asked(asked);
    }

    // Where it may have come from.
    let mut sources: BTreeMap<&str, Sure> = BTreeMap::new();
    let mut more_sources = more_hubs;
    for (other, on) in others {
        more_sources |= !paper.network_members_complete(other, paper.date);
        let mut members = paper.network_members(other, paper.date);
        members.push((text(other, "institution").unwrap_or_default(), Sure::Yes));
        for (institution, member) in members {
            let known = sources.entry(institution).or_insert(Sure::No);
            *known = known.or(member.and(on));
        }
    }
    sources.retain(|source, member| *source != school && !member.no());
    let certain: Vec<&str> = sources
        .iter()
        .filter(|(_, member)| member.yes())
        .map(|(source, _)| *source)
        .collect();
    let anybody: Vec<&str> = if more_sources {
        let institutions = paper.rows("institutions").iter().map(key);
        institutions.filter(|one| *one != school).collect()
    } else {
        sources.keys().copied().collect()
    };

    let steps = steps(paper, paper.date);
    let mut reached = Sure::No;
    for practice in paper.rows("practices") {
        let narrow = family(paper, key(practice));
        let wide = family_perhaps(paper, key(practice));
        if reached_for_certain(&steps, &narrow, &certain).contains(school) {
            return Say::Holds;
        }
        if reached_perhaps(&steps, &wide, &anybody).contains(school) {
            reached = Sure::Unsure;
        }
    }
    if !anybody.is_empty() && !paper.all_transfers_complete(paper.date) {
        reached = reached.or(Sure::Unsure);
    }
    Say::kept(reached)
}
