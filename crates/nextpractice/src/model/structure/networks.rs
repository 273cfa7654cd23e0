//! Hubs and their networks belong together one by one, and memberships say one thing.

use crate::model::Recorded;
use crate::model::part::Checker;
use crate::model::place::Place;
use crate::model::rows::Drafts;
use crate::vocabulary::{ArrangementKind, Joined};

pub(crate) fn check(drafts: &Drafts, checker: &mut Checker) {
    let root = Place::root();
    let arrangements = root.field("arrangements");
    let mut network_of = vec![None; drafts.hubs.len()];
    for (i, arrangement) in drafts.arrangements.iter().enumerate() {
        let Some(arrangement) = arrangement else {
            continue;
        };
        let row = arrangements.item(i);
        let at = row.field("hub");
        let is_network = arrangement.kind == ArrangementKind::HubNetwork;
        match (is_network, arrangement.hub.value()) {
            (true, None) => checker.contradiction(
                at,
                || "is missing: a hub network has a hub".to_owned(),
                "give the hub, or another kind of arrangement",
            ),
            (false, Some(_)) => checker.contradiction(
                at,
                || "belongs to hub networks only".to_owned(),
                "give the kind `hub_network`, or leave the hub out",
            ),
            (true, Some(hub)) => match network_of.get_mut(hub.index()) {
                Some(taken @ None) => *taken = Some(i),
                Some(Some(first)) => {
                    let first = *first;
                    checker.contradiction(
                        at,
                        || format!("has a network already: /arrangements/{first}"),
                        "give each hub one network",
                    );
                }
                None => {}
            },
            (false, None) => {}
        }
    }

    let memberships = root.field("memberships");
    for (i, membership) in drafts.memberships.iter().enumerate() {
        let Some(membership) = membership else {
            continue;
        };
        let voluntary = !matches!(
            membership.joined,
            Recorded::Unknown | Recorded::Value(Joined::Directed)
        );
        if voluntary && membership.directed_by.value().is_some() {
            let row = memberships.item(i);
            checker.contradiction(
                row.field("directed_by"),
                || "names an agency that directed a member which joined otherwise".to_owned(),
                "give `joined` as `directed`, or leave the agency out",
            );
        }
    }
}
