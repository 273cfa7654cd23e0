//! Nine hubs in each gateway: what the other reading breaks, and what it leaves as unknown as before.

use std::collections::BTreeSet;

use nextpractice::audit::{Audit, Difference};
use nextpractice::model::View;
use nextpractice::source::CONFLICTS;
use nextpractice::vocabulary::Phase;
use nextpractice_examples::phase_one::{Reading, document, tell};

use super::super::{audited, of_phase};

fn nine() -> Audit {
    audited(document(Phase::One, Reading::Nine).expect("keys and texts"))
}

fn missing(audit: &Audit) -> BTreeSet<String> {
    audit
        .gaps()
        .map(|gap| gap.missing.sentence(audit.programme()))
        .collect()
}

#[test]
fn the_conflict_is_the_one_that_the_library_keeps() {
    let conflict = CONFLICTS
        .iter()
        .find(|conflict| conflict.title == "hubs in each gateway")
        .expect("kept");
    let told = tell(Phase::One).expect("a programme");
    for reading in conflict.readings {
        assert!(told.contains(reading.says), "{}", reading.says);
    }
    let [nine, eleven] = [Reading::Nine, Reading::OneInEachRegion].map(Reading::hubs_of_each);
    assert_eq!((nine, eleven), (9, 11));
    assert!(conflict.readings[0].says == "nine" && conflict.taken.says.starts_with("eleven"));
}

#[test]
fn nine_hubs_in_each_gateway_are_45_and_leave_ten_cells_empty() {
    let (taken, other) = (of_phase(Phase::One), nine());
    assert_eq!(other.programme().hubs().len(), 45);
    let networks = View::new(other.programme(), other.date()).networks();
    assert_eq!((networks.by_focus.len(), networks.by_region.len()), (5, 9));

    let difference = Difference::between(&taken, &other);
    assert!(difference.cleared.is_empty() && difference.changed.is_empty());
    let empty: Vec<&str> = difference
        .raised
        .iter()
        .filter(|change| change.rule.code == "DT001")
        .map(|change| change.id.as_str())
        .collect();
    assert_eq!(empty.len(), 10);
    assert!(
        empty
            .iter()
            .all(|id| id.ends_with("/region:R10") || id.ends_with("/region:R11")),
        "{empty:?}"
    );
    // Nothing else is broken by it.
    assert_eq!(difference.raised.len(), 10);
}

#[test]
fn neither_reading_changes_what_is_not_recorded() {
    let (taken, other) = (of_phase(Phase::One), nine());
    assert_eq!(missing(&taken), missing(&other));
    let told = tell(Phase::One).expect("a programme");
    let matters = missing(&taken).len();
    assert!(
        told.contains(&format!("{matters} matters of {matters}")),
        "{told}"
    );
}
