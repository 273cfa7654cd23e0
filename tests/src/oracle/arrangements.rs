//! Arrangements: AR001 to AR003.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

use super::paper::{Paper, Said, date, items, key, said, text};
use super::sure::{Say, Sure};

/// An arrangement of fewer than two institutions.
pub(super) fn ar001(paper: &Paper<'_>, arrangement: &Value) -> Say {
    if matches!(text(arrangement, "kind"), Some("trust" | "hub_network")) {
        return Say::NotApplicable;
    }
    let mut members: BTreeMap<&str, Sure> = BTreeMap::new();
    for row in paper.members(arrangement) {
        let institution = text(row, "institution").unwrap_or_default();
        let known = members.entry(institution).or_insert(Sure::No);
        *known = known.or(paper.membership_on(row, paper.date));
    }
    let certain = members.values().filter(|on| on.yes()).count();
    let possible = members.values().filter(|on| !on.no()).count();
    let complete = paper.members_complete(arrangement, paper.date);
    let say = if certain >= 2 {
        Say::Holds
    } else if possible < 2 && complete {
        Say::Broken
    } else {
        Say::CannotTell
    };
    say.where_asked(paper.arrangement_on(arrangement, paper.date))
}

/// No stated focus.
pub(super) fn ar003(paper: &Paper<'_>, arrangement: &Value) -> Say {
    let stated = |field| match said(arrangement, field) {
        Said::Unknown => Sure::Unsure,
        Said::None => Sure::No,
        Said::Is(_) => Sure::Yes,
    };
    // A hub network works on the focus of its hub.
    let of_hub = Sure::from(text(arrangement, "hub").is_some());
    Say::kept(stated("focuses").or(stated("theme")).or(of_hub))
        .where_asked(paper.arrangement_on(arrangement, paper.date))
}

/// A member that is closed and not succeeded.
pub(super) fn ar002(paper: &Paper<'_>, membership: &Value) -> Say {
    let school = text(membership, "institution").unwrap_or_default();
    let school = paper.row("institutions", school);
    goes_on(paper, school, &mut Vec::new()).where_asked(paper.membership_on(membership, paper.date))
}

/// Holds if a school, or what took its place, is open at the date.
fn goes_on<'a>(paper: &Paper<'a>, school: &'a Value, seen: &mut Vec<&'a str>) -> Say {
    let open = match said(school, "closed") {
        Said::Is(_) => {
            date(school, "closed").map_or(Sure::Unsure, |closed| Sure::from(paper.date <= closed))
        }
        // One that opens later cannot have closed.
        _ if date(school, "opened").is_some_and(|opened| paper.date <= opened) => Sure::Yes,
        Said::None if paper.date <= paper.stated("institutions") => Sure::Yes,
        Said::None | Said::Unknown => Sure::Unsure,
    };
    if open.yes() {
        return Say::Holds;
    }
    // Schools that took each other's place: nobody can say which of them went on.
    if seen.contains(&key(school)) {
        return Say::CannotTell;
    }
    seen.push(key(school));
    let (links, wholly) = successors(paper, school);
    let say = match links.as_slice() {
        [] if wholly => Say::Broken,
        [(next, Sure::Yes)] if wholly => goes_on(paper, next, seen),
        _ => Say::CannotTell,
    };
    match (open, say) {
        (Sure::No, say) | (_, say @ Say::Holds) => say,
        _ => Say::CannotTell,
    }
}

/// Those who took a school's place by the date, and whether that is wholly known.
fn successors<'a>(paper: &Paper<'a>, school: &'a Value) -> (Vec<(&'a Value, Sure)>, bool) {
    // Both sides may tell of one link, and one of them its date.
    let mut links: BTreeMap<&str, Option<NaiveDate>> = BTreeMap::new();
    let mut add = |next: &'a str, link: &Value| {
        let made = links.entry(next).or_insert(None);
        *made = [*made, date(link, "date")].into_iter().flatten().min();
    };
    for link in items(school, "successors") {
        add(text(link, "institution").unwrap_or_default(), link);
    }
    for other in paper.rows("institutions") {
        for link in items(other, "predecessors") {
            if text(link, "institution") == Some(key(school)) {
                add(key(other), link);
            }
        }
    }
    let links = links.into_iter().map(|(next, made)| {
        let next = paper.row("institutions", next);
        // A link without a date had been made when the institutions were stated.
        let made = match made {
            Some(made) => Sure::from(made <= paper.date),
            None if paper.stated("institutions") <= paper.date => Sure::Yes,
            None => Sure::Unsure,
        };
        let opened = date(next, "opened").is_none_or(|opened| opened <= paper.date);
        (next, made.and(Sure::from(opened)))
    });
    let wholly = !matches!(said(school, "successors"), Said::Unknown)
        && paper.date <= paper.stated("institutions");
    (links.filter(|(_, so)| !so.no()).collect(), wholly)
}
