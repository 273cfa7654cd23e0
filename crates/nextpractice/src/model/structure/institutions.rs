//! What an institution says of itself does not contradict itself.

use std::collections::HashSet;

use super::regions::scheme_of;
use crate::model::part::Checker;
use crate::model::place::Place;
use crate::model::rows::Drafts;

pub(crate) fn check(drafts: &Drafts, checker: &mut Checker) {
    let root = Place::root();
    let institutions = root.field("institutions");
    for (i, institution) in drafts.institutions.iter().enumerate() {
        let Some(institution) = institution else {
            continue;
        };
        let row = institutions.item(i);
        let at = row.field("regions");
        let regions = institution.regions.named();
        let mut schemes = HashSet::new();
        for (j, region) in regions.iter().enumerate().filter(|_| regions.len() > 1) {
            if scheme_of(drafts, *region).is_some_and(|scheme| !schemes.insert(scheme)) {
                checker.contradiction(
                    at.item(j),
                    || "is a second region of one scheme".to_owned(),
                    "an institution lies in one region of a scheme at the most",
                );
            }
        }
        for (j, link) in institution.predecessors.named().iter().enumerate() {
            let elder = drafts
                .institutions
                .get(link.institution.index())
                .and_then(Option::as_ref);
            if elder.is_some_and(|elder| elder.successors.known() == Some(&[])) {
                let at = row.field("predecessors");
                checker.contradiction(
                    at.item(j),
                    || "names a predecessor whose successors are recorded as none".to_owned(),
                    "add the successor there, or leave `successors` out",
                );
            }
        }
    }
}
