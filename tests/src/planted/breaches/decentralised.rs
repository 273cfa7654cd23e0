//! Breaches of the rules on what is decentralised.

use serde_json::{Value, json};

use super::super::edit::{Edit, POINTS, says};
use super::Breach;

pub(super) fn breaches() -> Vec<Breach> {
    vec![
        Breach::of("DC001", "priority:LE1", |edit| {
            edit.set(
                "priorities",
                "priority:LE1",
                "proposers",
                json!([{"convenor": "trust"}]),
            );
        }),
        Breach::of("DC001", "priority:SV3", |edit| {
            let by = json!([{"agency": "authority"}, {"convenor": "trust"}]);
            edit.set("priorities", "priority:SV3", "proposers", by);
        }),
        Breach::of("DC001", "priority:SU1", |edit| {
            edit.set("priorities", "priority:SU1", "proposers", Value::Null);
        }),
        // A school that belongs to nothing.
        Breach::of("DC001", "priority:CU3", |edit| {
            edit.rows("institutions")
                .push(json!({"key": "school:out", "name": "A school outside"}));
            let by = json!([{"institution": "school:out"}]);
            edit.set("priorities", "priority:CU3", "proposers", by);
        }),
        Breach::of("DC002", "plan:LE-S/2006-07", |edit| {
            edit.decided_by(
                "plan:LE-S/2006-07",
                &["scope"],
                json!({"convenor": "trust"}),
            );
        }),
        Breach::of("DC002", "plan:SU-E/2005-06", |edit| {
            edit.decided_by("plan:SU-E/2005-06", &POINTS, json!({"agency": "authority"}));
        }),
        // A school, but of another network.
        Breach::of("DC002", "plan:SV-S/2005-06", |edit| {
            let by = json!({"institution": "partner:SV-N/1"});
            edit.decided_by("plan:SV-S/2005-06", &["timescale"], by);
        }),
        Breach::of("DC003", "plan:LE-E/2006-07", |edit| {
            edit.set("plans", "plan:LE-E/2006-07", "means", Value::Null);
        }),
        Breach::of("DC003", "plan:CU-N/2005-06", |edit| {
            edit.row("plans", "plan:CU-N/2005-06")["scope"]["statement"] = Value::Null;
        }),
        Breach::of("DC003", "plan:CU-E/2006-07", |edit| {
            for point in POINTS {
                edit.set("plans", "plan:CU-E/2006-07", point, Value::Null);
            }
        }),
        Breach::of("DC004", "member:LE-N/1", |edit| {
            edit.set("memberships", "member:LE-N/1", "joined", json!("directed"))
                .set(
                    "memberships",
                    "member:LE-N/1",
                    "directed_by",
                    json!("authority"),
                );
        }),
        Breach::of("DC005", "curriculum", |edit| {
            edit.set(
                "priorities",
                "priority:CU2",
                "proposers",
                json!([{"institution": "school:CU-N"}]),
            );
        }),
        Breach::of("DC006", "curriculum", |edit| {
            debate_without(edit, "priority:CU1", "partner");
        }),
        Breach::of("DC006", "deep_leadership", |edit| {
            debate_without(edit, "priority:LE1", "school");
            for priority in ["priority:LE2", "priority:LE3"] {
                let said = json!([{"institution": "partner:LE-N/1", "date": "2005-10-10"}]);
                edit.set("priorities", priority, "contributions", said);
            }
        }),
        // They spoke when all was settled.
        Breach::of("DC006", "deep_support", |edit| {
            for said in edit.row("priorities", "priority:SU1")["contributions"]
                .as_array_mut()
                .expect("a debate")
            {
                if says(said, "institution", "partner") {
                    said["date"] = json!("2006-01-10");
                }
            }
        }),
    ]
}

/// Takes the voices of some schools out of a debate.
fn debate_without(edit: &mut Edit<'_>, priority: &str, schools: &str) {
    let debate = edit.row("priorities", priority)["contributions"].as_array_mut();
    debate
        .expect("a debate")
        .retain(|said| !says(said, "institution", schools));
}
