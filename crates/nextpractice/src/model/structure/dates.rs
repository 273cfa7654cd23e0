//! What a row says of its days does not contradict itself.

use chrono::NaiveDate;

use crate::model::Recorded;
use crate::model::part::Checker;
use crate::model::place::Place;
use crate::model::rows::Drafts;

pub(crate) fn check(drafts: &Drafts, checker: &mut Checker) {
    let root = Place::root();
    let at = root.field("institutions");
    for (i, institution) in drafts.institutions.iter().enumerate() {
        if let Some(institution) = institution {
            in_order(
                institution.opened,
                institution.closed,
                at.item(i),
                ("closed", "opened"),
                checker,
            );
        }
    }
    let at = root.field("priorities");
    for (i, priority) in drafts.priorities.iter().enumerate() {
        if let Some(priority) = priority {
            in_order(
                priority.agreed,
                priority.retired,
                at.item(i),
                ("retired", "agreed"),
                checker,
            );
        }
    }
}

/// Reports a day that comes before the one it must follow.
fn in_order(
    first: Recorded<NaiveDate>,
    then: Recorded<NaiveDate>,
    row: Place<'_>,
    (later, earlier): (&str, &str),
    checker: &mut Checker,
) {
    if let (Recorded::Value(first), Recorded::Value(then)) = (first, then)
        && then < first
    {
        checker.contradiction(
            row.field(later),
            || format!("`{then}` is before the day under `{earlier}`, `{first}`"),
            "correct one of the two dates",
        );
    }
}
