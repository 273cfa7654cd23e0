//! Regions are of the schemes they are used in.

use crate::model::entity::{Charter, Region};
use crate::model::part::Checker;
use crate::model::place::Place;
use crate::model::rows::Drafts;
use crate::value::{Handle, Text};

pub(crate) fn check(charter: Option<&Charter>, drafts: &Drafts, checker: &mut Checker) {
    let root = Place::root();
    let Some(charter) = charter else { return };
    let at = root.field("charter");
    let listed = at.field("regions");
    for (i, region) in charter.regions.named().iter().enumerate() {
        if let (Some(scheme), Some(named)) = (scheme_of(drafts, *region), charter.scheme.value())
            && scheme != named
        {
            checker.contradiction(
                listed.item(i),
                || format!("is of the scheme `{scheme}`, but the charter's scheme is `{named}`"),
                "list regions of the charter's own scheme",
            );
        }
    }

    let Some(regions) = charter.regions.known() else {
        return;
    };
    let hubs = root.field("hubs");
    for (i, hub) in drafts.hubs.iter().enumerate() {
        let row = hubs.item(i);
        let at = row.field("regions");
        for (j, region) in hub.iter().flat_map(|hub| hub.regions.iter()).enumerate() {
            if !regions.contains(region) {
                checker.contradiction(
                    at.item(j),
                    || "is none of the regions that the charter lists".to_owned(),
                    "add it to /charter/regions, or give the hub a region of the charter",
                );
            }
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
