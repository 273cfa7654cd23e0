//! Breaches of the rules on what is disciplined.

use serde_json::{Value, json};

use super::Breach;

pub(super) fn breaches() -> Vec<Breach> {
    vec![
        Breach::of("DS001", "hub:SV-N/2006-07", |edit| {
            edit.set("grants", "grant:SV-N/2006-07", "plan", Value::Null)
                .remove("plans", |row| row["key"] == "plan:SV-N/2006-07");
        })
        .with(&[
            ("DE003", "hub:SV-N/2006-07"),
            ("DS009", "grant:SV-N/2006-07"),
        ]),
        // Its last plan was over before the year began; its grant rests on that.
        Breach::of("DS001", "hub:LE-S/2006-07", |edit| {
            let term = json!({"from": "2006-07-01", "until": "2006-08-31"});
            edit.set("plans", "plan:LE-S/2006-07", "term", term);
        })
        .with(&[("DS009", "grant:LE-S/2006-07")]),
        Breach::of("DS002", "plan:SU-S/2006-07", |edit| {
            edit.set(
                "plans",
                "plan:SU-S/2006-07",
                "purpose",
                json!("good_practice"),
            );
        }),
        Breach::of("DS002", "plan:LE-N/2005-06", |edit| {
            edit.set("plans", "plan:LE-N/2005-06", "purpose", Value::Null);
        }),
        Breach::of("DS003", "plan:SU-E/2006-07", |edit| {
            edit.set("plans", "plan:SU-E/2006-07", "success_criteria", json!([]));
        }),
        Breach::of("DS004", "deep_support", |edit| {
            edit.set("priorities", "priority:SU1", "retired", json!("2007-01-31"));
        }),
        Breach::of("DS004", "deep_support", |edit| {
            edit.set("priorities", "priority:SU1", "agreed", Value::Null);
        })
        .with(&[
            ("DS007", "plan:SU-E/2005-06"),
            ("DS007", "plan:SU-E/2006-07"),
            ("DS007", "plan:SU-N/2005-06"),
            ("DS007", "plan:SU-N/2006-07"),
            ("DS007", "plan:SU-S/2005-06"),
            ("DS007", "plan:SU-S/2006-07"),
            ("DS008", "deep_support"),
        ]),
        // There never were any.
        Breach::of("DS004", "deep_leadership", |edit| {
            edit.remove("priorities", |row| row["focus"] == "deep_leadership");
            for region in ["N", "S", "E"] {
                for year in ["2005-06", "2006-07"] {
                    let plan = format!("plan:LE-{region}/{year}");
                    edit.set("plans", &plan, "priorities", json!([]))
                        .tasks_serve(&plan, None);
                }
            }
        })
        .with(&[
            ("DS007", "plan:LE-E/2005-06"),
            ("DS007", "plan:LE-E/2006-07"),
            ("DS007", "plan:LE-N/2005-06"),
            ("DS007", "plan:LE-N/2006-07"),
            ("DS007", "plan:LE-S/2005-06"),
            ("DS007", "plan:LE-S/2006-07"),
            ("DS008", "deep_leadership"),
        ]),
        Breach::of("DS005", "student_voice", |edit| {
            edit.set("priorities", "priority:SV6", "retired", Value::Null);
        }),
        Breach::of("DS006", "priority:SV2", |edit| {
            edit.set("priorities", "priority:SV2", "contributions", json!([]));
        }),
        Breach::of("DS006", "priority:SV3", |edit| {
            edit.set("priorities", "priority:SV3", "agreed", json!("2005-10-01"));
        }),
        Breach::of("DS006", "priority:SU1", |edit| {
            edit.set("priorities", "priority:SU1", "contributions", json!([]));
        })
        .with(&[("DC006", "deep_support")]),
        Breach::of("DS007", "plan:LE-S/2005-06", |edit| {
            edit.set("plans", "plan:LE-S/2005-06", "priorities", json!([]));
        }),
        Breach::of("DS007", "plan:CU-E/2006-07", |edit| {
            edit.set("plans", "plan:CU-E/2006-07", "priorities", Value::Null);
        })
        .with(&[("DE004", "hub:CU-E/2006-07")]),
        Breach::of("DS007", "plan:SV-S/2006-07", |edit| {
            edit.set(
                "plans",
                "plan:SV-S/2006-07",
                "priorities",
                json!(["priority:CU1"]),
            );
            edit.tasks_serve("plan:SV-S/2006-07", Some("priority:CU1"));
        })
        .with(&[
            ("DE003", "hub:SV-S/2006-07"),
            ("DE004", "hub:SV-S/2006-07"),
            ("DS008", "student_voice"),
        ]),
        Breach::of("DS008", "deep_leadership", |edit| {
            edit.tasks_serve("plan:LE-E/2006-07", None);
        }),
        // Every task serves what was agreed, and hardly two the same: priorities are retired as soon as they are agreed.
        Breach::of("DS008", "deep_support", |edit| {
            let mut titles = Vec::new();
            for number in 0..12 {
                let mut priority = edit.row("priorities", "priority:SU1").clone();
                priority["key"] = json!(format!("priority:SU/{number}"));
                priority["retired"] = json!("2006-07-31");
                titles.push(json!({
                    "title": format!("Task {number}"),
                    "holders": ["school:SU-N", "partner:SU-N/1"],
                    "priority": priority["key"],
                }));
                edit.rows("priorities").push(priority);
            }
            edit.set("plans", "plan:SU-N/2006-07", "tasks", json!(titles));
            for hub in ["S", "E"] {
                edit.set(
                    "plans",
                    &format!("plan:SU-{hub}/2006-07"),
                    "tasks",
                    json!([]),
                );
            }
        }),
        Breach::of("DS009", "grant:CU-S/2006-07", |edit| {
            edit.set(
                "grants",
                "grant:CU-S/2006-07",
                "plan",
                json!("plan:CU-N/2006-07"),
            );
        }),
        Breach::of("DS009", "grant:SU-N/2006-07", |edit| {
            let last = json!("plan:SU-N/2005-06");
            edit.set("grants", "grant:SU-N/2006-07", "plan", last);
        }),
        Breach::of("DS009", "grant:SV-E/2005-06", |edit| {
            edit.set("grants", "grant:SV-E/2005-06", "plan", Value::Null);
        }),
        Breach::of("DS010", "grant:CU-S/2005-06", |edit| {
            edit.set("grants", "grant:CU-S/2005-06", "amount", json!("£5,000"));
        }),
        Breach::of("DS010", "grant:SV-N/2006-07", |edit| {
            edit.set("grants", "grant:SV-N/2006-07", "amount", json!("£6,000.01"));
        }),
        Breach::of("DS010", "grant:LE-N/2006-07", |edit| {
            edit.set("grants", "grant:LE-N/2006-07", "amount", Value::Null);
        }),
        Breach::of("DS016", "practice:CU-S", |edit| {
            edit.set("practices", "practice:CU-S", "evidence", json!([]));
        }),
    ]
}
