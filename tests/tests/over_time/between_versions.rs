//! Two versions of one document: units are the same by their ids, wherever their rows stand.

use nextpractice::audit::{Audit, AuditOptions, Difference};
use serde_json::{Value, json};

use super::super::{hubs_that_come_and_go, ids, programme, rules, told};

fn audited(document: &Value, codes: &[&str]) -> Audit {
    let options = AuditOptions {
        date: None,
        rules: rules(codes),
    };
    Audit::new(&programme(document), &options).expect("the document has a date")
}

/// Plans of the purposes given.
fn plans(purposes: &[Value]) -> Value {
    let mut document = hubs_that_come_and_go();
    let rows = purposes.iter().enumerate().map(|(number, purpose)| {
        json!({"key": format!("plan{number}"), "hub": "h2", "term": {"from": "2006-09-01"}, "purpose": purpose})
    });
    document["plans"] = rows.collect();
    document
}

#[test]
fn a_breach_on_other_evidence_is_changed() {
    let before = audited(&plans(&[json!("good"), json!("good")]), &["DS002"]);
    let after = audited(&plans(&[json!("good"), Value::Null]), &["DS002"]);
    let difference = Difference::between(&before, &after);
    assert!(difference.raised.is_empty() && difference.cleared.is_empty());
    let changed = told(&difference.changed);
    assert_eq!(changed.len(), 1, "the other plan's breach is as it was");
    assert_eq!(changed[0].1, "plan1");
    assert_eq!(
        changed[0].3,
        ["the purpose of the plan of Two (plan1): recorded as none"],
        "the later evidence"
    );
}

#[test]
fn a_corrected_row_clears_and_a_new_one_raises() {
    let before = audited(&plans(&[json!("good"), json!("next")]), &["DS002"]);
    let after = audited(
        &plans(&[json!("next"), json!("next"), json!("good")]),
        &["DS002"],
    );
    let difference = Difference::between(&before, &after);
    assert!(difference.changed.is_empty());
    assert_eq!(
        ids(&difference.cleared),
        [("DS002", "plan0".to_owned())].into()
    );
    assert_eq!(
        ids(&difference.raised),
        [("DS002", "plan2".to_owned())].into()
    );
    assert_eq!(
        difference.raised[0].otherwise, None,
        "there was no such plan"
    );
}

#[test]
fn rows_that_move_are_no_difference() {
    let document = plans(&[json!("good"), json!("next")]);
    let mut moved = document.clone();
    for table in ["plans", "institutions", "hubs", "regions"] {
        moved[table].as_array_mut().expect("a list").reverse();
    }
    moved["institutions"]
        .as_array_mut()
        .expect("a list")
        .insert(0, json!({"key": "i0", "name": "Nought"}));
    let (before, after) = (audited(&document, &[]), audited(&moved, &[]));
    assert!(before.findings().count() > 1);
    let difference = Difference::between(&before, &after);
    assert!(difference.is_empty(), "{difference:?}");
}
