//! What an institution says of itself does not contradict itself.

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
        for (j, region) in regions.iter().enumerate() {
            let scheme = scheme_of(drafts, *region);
            if scheme.is_some()
                && regions
                    .iter()
                    .take(j)
                    .any(|earlier| scheme_of(drafts, *earlier) == scheme)
            {
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
