//! Regions are of the schemes they are used in.

use std::collections::HashSet;
use std::hash::Hash;

use crate::limits::CHARTER_REGIONS;
use crate::model::entity::{Charter, Region};
use crate::model::part::Checker;
use crate::model::place::Place;
use crate::model::rows::Drafts;
use crate::value::{Handle, Text};

pub(crate) fn check(charter: Option<&Charter>, drafts: &Drafts, checker: &mut Checker) {
    let root = Place::root();
    if let Some(charter) = charter {
        let at = root.field("charter");
        let listed = at.field("regions");
        twice(charter.regions.named(), listed, checker);
        twice(charter.focuses.named(), at.field("focuses"), checker);
        let count = charter.regions.named().len();
        if count > CHARTER_REGIONS {
            checker.contradiction(
                listed,
                || format!("lists {count} regions"),
                &format!("list at most {CHARTER_REGIONS}"),
            );
        }
        for (i, region) in charter.regions.named().iter().enumerate() {
            if let (Some(scheme), Some(named)) =
                (scheme_of(drafts, *region), charter.scheme.value())
                && scheme != named
            {
                checker.contradiction(
                    listed.item(i),
                    || {
                        format!(
                            "is of the scheme `{scheme}`, but the charter's scheme is `{named}`"
                        )
                    },
                    "list regions of the charter's own scheme",
                );
            }
        }
    }

    let served = charter.and_then(|charter| charter.regions.known());
    let served: Option<HashSet<_>> = served.map(|served| served.iter().collect());
    let hubs = root.field("hubs");
    for (i, hub) in drafts.hubs.iter().enumerate() {
        let Some(hub) = hub else { continue };
        let row = hubs.item(i);
        let at = row.field("regions");
        twice(&hub.regions, at, checker);
        let scheme = hub
            .regions
            .first()
            .and_then(|region| scheme_of(drafts, *region));
        for (j, region) in hub.regions.iter().enumerate() {
            if served
                .as_ref()
                .is_some_and(|served| !served.contains(region))
            {
                checker.contradiction(
                    at.item(j),
                    || "is none of the regions that the charter lists".to_owned(),
                    "add it to /charter/regions, or give the hub a region of the charter",
                );
            } else if scheme_of(drafts, *region) != scheme {
                checker.contradiction(
                    at.item(j),
                    || "is of another scheme than the hub's first region".to_owned(),
                    "give the hub regions of one scheme",
                );
            }
        }
    }
}

/// Reports what a list has twice.
fn twice<T: Eq + Hash>(items: &[T], at: Place<'_>, checker: &mut Checker) {
    // Most lists have one item.
    if items.len() < 2 {
        return;
    }
    let mut seen = HashSet::new();
    for (i, item) in items.iter().enumerate() {
        if !seen.insert(item) {
            checker.contradiction(at.item(i), || "is listed twice".to_owned(), "list it once");
        }
    }
}

/// The scheme of a region, if its row could be checked.
pub(super) fn scheme_of(drafts: &Drafts, region: Handle<Region>) -> Option<&Text> {
    drafts
        .regions
        .get(region.index())?
        .as_ref()
        .map(|region| &region.scheme)
}
