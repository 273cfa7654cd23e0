//! Random agendas, plans and grants: who proposed, who contributed, who decided, and what serves what.

use serde_json::{Value, json};

use super::tape::Tape;
use super::whole::DATES;

/// Thresholds low enough for small programmes to meet them, or not.
pub(super) fn policy(tape: &mut Tape, policy: &mut Value) {
    policy["min_priorities_proposed"] = json!(1 + tape.below(3));
    policy["min_tasks"] = json!(tape.below(4));
    for (threshold, values) in [
        ("max_proposer_share", [0.5, 0.34, 0.0, 1.0]),
        ("hub_quorum", [0.5, 1.0, 0.0, 0.34]),
        ("partner_quorum", [0.25, 0.5, 0.0, 1.0]),
        ("min_aligned_share", [0.8, 0.5, 0.0, 1.0]),
        ("max_topic_entropy", [0.8, 0.5, 0.0, 1.0]),
    ] {
        policy[threshold] = json!(tape.one(&values));
    }
}

/// Who proposed a priority, and who contributed to its debate.
pub(super) fn debate(tape: &mut Tape, priority: &mut Value, schools: &[Value]) {
    priority["proposers"] = parties(tape, schools);
    let contributions = (0..tape.below(4))
        .map(|_| json!({"institution": tape.one(schools), "date": tape.one(&DATES)}));
    priority["contributions"] = contributions.collect();
}

/// What a plan lays down, who decided it, and what it serves.
pub(super) fn plan(tape: &mut Tape, plan: &mut Value, schools: &[Value], priorities: &[Value]) {
    for point in ["scope", "timescale", "means"] {
        let decided = json!({"statement": tape.or_none(json!("As it is")), "decided_by": parties(tape, schools)});
        plan[point] = tape.or_none(decided);
    }
    plan["success_criteria"] = tape.or_none(json!(["More questions asked"]));
    let serves = |tape: &mut Tape| match priorities {
        [] => Value::Null,
        several => {
            let priority = tape.one(several);
            tape.or_none(priority)
        }
    };
    let named = (0..tape.below(3)).map(|_| serves(tape));
    plan["priorities"] = named.filter(|priority| !priority.is_null()).collect();
    let tasks = (0..tape.below(4))
        .map(|_| json!({"title": tape.one(&["Ask", "Try", "Visit"]), "priority": serves(tape)}));
    plan["tasks"] = tasks.collect();
}

/// Up to three parties.
fn parties(tape: &mut Tape, schools: &[Value]) -> Value {
    let parties = (0..tape.below(4)).map(|_| match tape.below(3) {
        0 => json!({"convenor": "trust"}),
        _ => json!({"institution": tape.one(schools)}),
    });
    parties.collect()
}

/// Leaves out what stands within the fields of a row.
pub(super) fn say_less(tape: &mut Tape, document: &mut Value) {
    let mut forget = |within: &mut Value, field: &str| {
        if let Some(object) = within.as_object_mut()
            && tape.once_in(6)
        {
            object.remove(field);
        }
    };
    let rows =
        |document: &mut Value, table: &str| document[table].as_array().cloned().unwrap_or_default();
    let mut priorities = rows(document, "priorities");
    for contribution in priorities
        .iter_mut()
        .filter_map(|row| row.get_mut("contributions")?.as_array_mut())
        .flatten()
    {
        forget(contribution, "date");
    }
    let mut plans = rows(document, "plans");
    for plan in &mut plans {
        for point in ["scope", "timescale", "means"] {
            if let Some(decided) = plan.get_mut(point) {
                forget(decided, "statement");
                forget(decided, "decided_by");
            }
        }
        for task in plan
            .get_mut("tasks")
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
        {
            forget(task, "priority");
        }
    }
    document["priorities"] = Value::Array(priorities);
    document["plans"] = Value::Array(plans);
    forget(&mut document["charter"], "grant_per_year");
}

/// Whether a plan names a priority.
pub(super) fn names(document: &Value, priority: &Value) -> bool {
    let plans = document["plans"].as_array().into_iter().flatten();
    plans.into_iter().any(|plan| {
        let named = plan["priorities"].as_array().into_iter().flatten();
        let tasks = plan["tasks"].as_array().into_iter().flatten();
        named
            .chain(tasks.map(|task| &task["priority"]))
            .any(|named| named == priority)
    })
}
