//! Random practices and transfers, and the division of work.

use serde_json::{Value, json};

use super::tape::Tape;
use super::whole::DATES;

/// Practices and transfers between schools.
pub(super) fn practices(tape: &mut Tape, document: &mut Value, schools: &[Value]) {
    let many = tape.below(4);
    let practices = (0..many).map(|n| {
        let parent = tape.below(many);
        let kind = tape.one(&["next", "good"]);
        let evidence = tape.or_none(json!(["Marks before and after"]));
        let failed = tape.or_none(json!(["Groups of more than six"]));
        json!({"key": format!("practice:{n}"), "title": format!("Practice {n}"), "origin": tape.one(schools),
            "date": tape.one(&DATES), "parent": tape.or_none(json!(format!("practice:{parent}"))), "did_not_work": failed,
            "kind": kind, "evidence": evidence})
    });
    document["practices"] = practices.collect();
    let transfers = if many == 0 { 0 } else { tape.below(8) };
    let transfers = (0..transfers).map(|n| {
        let outcome = tape.one(&["adopted", "shared", "adapted", "rejected_with_lesson"]);
        json!({"key": format!("t:{n}"), "practice": format!("practice:{}", tape.below(many)), "from": tape.one(schools),
            "to": tape.one(schools), "date": tape.one(&DATES), "outcome": tape.or_none(json!(outcome))})
    });
    document["transfers"] = transfers.collect();
    document["charter"]["policy"]["outcome_days"] = json!(tape.one(&[365, 30, 0]));
    document["charter"]["policy"]["min_evenness"] = json!(tape.one(&[0.8, 0.5, 1.0]));
}

/// Who holds a plan's tasks, and who leads the parts of its work.
pub(super) fn division(tape: &mut Tape, plan: &mut Value, schools: &[Value]) {
    for task in plan["tasks"].as_array_mut().into_iter().flatten() {
        let holders = (0..tape.below(3)).map(|_| tape.one(schools));
        task["holders"] = holders.collect();
    }
    let (first, second) = (tape.one(schools), tape.one(schools));
    let divided = json!({"kind": "segmented", "parts": [{"title": "One", "lead": first}, {"title": "Other", "lead": second}]});
    plan["division"] = if first == second {
        Value::Null
    } else {
        tape.or_none(divided)
    };
}

/// Leaves out what stands within the fields of a row.
pub(super) fn say_less(tape: &mut Tape, document: &mut Value) {
    let plans = document["plans"].as_array_mut().into_iter().flatten();
    for task in plans
        .filter_map(|plan| plan.get_mut("tasks")?.as_array_mut())
        .flatten()
    {
        if tape.once_in(6) {
            task.as_object_mut().expect("a task").remove("holders");
        }
    }
    for practice in document["practices"].as_array_mut().into_iter().flatten() {
        if tape.once_in(6) {
            practice["records"] = json!({"transfers": "partial"});
        }
    }
}
