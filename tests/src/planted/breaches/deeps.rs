//! Breaches of the rules on the Deeps.

use serde_json::json;

use super::super::edit::POINTS;
use super::Breach;

pub(super) fn breaches() -> Vec<Breach> {
    vec![
        Breach::of("DE001", "plan:LE-N/2006-07", |edit| {
            edit.set(
                "plans",
                "plan:LE-N/2006-07",
                "priorities",
                json!(["priority:LE1"]),
            );
        }),
        // Two priorities, of the same gateway.
        Breach::of("DE001", "plan:LE-S/2005-06", |edit| {
            edit.set(
                "plans",
                "plan:LE-S/2005-06",
                "priorities",
                json!(["priority:LE1", "priority:LE3"]),
            );
        }),
        Breach::of("DE002", "plan:SU-N/2006-07", |edit| {
            edit.held_by("plan:SU-N/2006-07", "school:SU-N").decided_by(
                "plan:SU-N/2006-07",
                &POINTS,
                json!({"institution": "school:SU-N"}),
            );
        })
        .with(&[("DT005", "plan:SU-N/2006-07")]),
        // Nobody holds a task of it.
        Breach::of("DE002", "plan:SU-E/2005-06", |edit| {
            edit.set("plans", "plan:SU-E/2005-06", "tasks", json!([]))
                .decided_by(
                    "plan:SU-E/2005-06",
                    &POINTS,
                    json!({"institution": "school:SU-E"}),
                );
        }),
        Breach::of("DE003", "hub:SV-E/2006-07", |edit| {
            edit.set(
                "plans",
                "plan:SV-E/2006-07",
                "priorities",
                json!(["priority:SV1"]),
            );
        }),
        Breach::of("DE004", "hub:CU-E/2006-07", |edit| {
            edit.set(
                "plans",
                "plan:CU-E/2006-07",
                "priorities",
                json!(["priority:CU1"]),
            );
        }),
        // It works on new technologies alone.
        Breach::of("DE004", "hub:SV-S/2005-06", |edit| {
            edit.set(
                "priorities",
                "priority:SV6",
                "gateways",
                json!(["student_voice", "learning_to_learn", "new_technologies"]),
            )
            .set(
                "plans",
                "plan:SV-S/2005-06",
                "priorities",
                json!(["priority:SV1", "priority:SV6"]),
            );
        }),
    ]
}
