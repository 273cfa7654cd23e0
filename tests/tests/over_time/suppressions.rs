//! Suppressions run out: their last day is the last on which they mark a finding.

use nextpractice::audit::{Audit, Difference, Suppressed};
use serde_json::{Value, json};

use super::super::{findings, hubs_that_come_and_go, programme, series};

/// North has no hub from September 2006 on; for so long it is put up with.
fn put_up_with(rule: &str, unit: &str) -> Value {
    let mut document = hubs_that_come_and_go();
    document["suppressions"] = json!([
        {"key": "s", "rule": rule, "unit": unit, "reason": "A successor is being sought.", "until": "2006-12-31"},
    ]);
    document
}

fn states(audit: &Audit) -> Vec<Suppressed> {
    audit
        .suppressions()
        .into_iter()
        .map(|(_, state)| state)
        .collect()
}

#[test]
fn a_suppression_marks_until_its_last_day() {
    let programme = programme(&put_up_with("DT001", "curriculum/n"));
    let days = ["2006-08-31", "2006-09-01", "2006-12-31", "2007-01-01"];
    let audits = series(&programme, &["DT001"], &days);
    let expected = [
        // The cell has its hub: there is nothing to mark yet.
        (0, 0, Suppressed::Idle),
        (1, 0, Suppressed::Marks),
        (1, 0, Suppressed::Marks),
        (1, 1, Suppressed::Expired),
    ];
    for ((audit, day), (found, open, state)) in audits.iter().zip(days).zip(expected) {
        assert_eq!(audit.findings().count(), found, "{day}");
        assert_eq!(audit.open_findings().count(), open, "{day}");
        assert_eq!(states(audit), [state], "{day}");
        for finding in audit.findings() {
            let marked = audit.suppression(finding.rule, finding.unit).is_some();
            assert_eq!(marked, state == Suppressed::Marks, "{day}");
        }
        // Marked or not, it is broken.
        let (_, outcome) = &audit.outcomes()[0];
        assert_eq!(outcome.counts.broken, found, "{day}");
    }
}

#[test]
fn a_suppression_does_not_clear_what_it_marks() {
    let (marked, plain) = (
        programme(&put_up_with("DT001", "curriculum/n")),
        programme(&hubs_that_come_and_go()),
    );
    let of = |programme| series(programme, &["DT001"], &["2006-12-31"]).remove(0);
    let (marked, plain) = (of(&marked), of(&plain));
    assert_eq!(findings(&marked), findings(&plain));
    assert!(Difference::between(&plain, &marked).is_empty());
    assert!(Difference::between(&marked, &plain).is_empty());
}

#[test]
fn a_suppression_is_of_its_rule_and_its_unit_alone() {
    // By its name the rule is the same; the other cell, or another rule of the same cell, is not.
    for (rule, unit, state) in [
        ("empty-cell", "curriculum/n", Suppressed::Marks),
        ("dt001", "curriculum/n", Suppressed::Marks),
        ("DT001", "curriculum/s", Suppressed::Idle),
        ("DT001", "n", Suppressed::Idle),
        ("DT002", "curriculum/n", Suppressed::Idle),
        ("DT01", "curriculum/n", Suppressed::UnknownRule),
    ] {
        let programme = programme(&put_up_with(rule, unit));
        let audit = series(&programme, &["DT001", "DT002"], &["2006-12-31"]).remove(0);
        assert_eq!(states(&audit), [state], "{rule} {unit}");
        let open = usize::from(state != Suppressed::Marks);
        assert_eq!(audit.open_findings().count(), open, "{rule} {unit}");
    }
}
