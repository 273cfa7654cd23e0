//! Breaches, one or more of each rule: what is edited, what is to fire, and what is to follow from it.

use serde_json::{Value, json};

use super::edit::Edit;

/// A breach to plant.
pub struct Breach {
    /// The rule that is to be the root cause.
    pub rule: &'static str,
    /// The unit that is to break it.
    pub unit: &'static str,
    /// What else is to fire, each a rule and a unit, as its consequence.
    pub follow: &'static [(&'static str, &'static str)],
    edit: fn(&mut Edit<'_>),
}

impl Breach {
    /// Plants it.
    pub fn plant(&self, document: &mut Value) {
        (self.edit)(&mut Edit(document));
    }

    const fn of(rule: &'static str, unit: &'static str, edit: fn(&mut Edit<'_>)) -> Self {
        Self {
            rule,
            unit,
            follow: &[],
            edit,
        }
    }

    const fn with(mut self, follow: &'static [(&'static str, &'static str)]) -> Self {
        self.follow = follow;
        self
    }
}

/// The breaches, in order of rules.
pub fn breaches() -> Vec<Breach> {
    let mut all = arrangements();
    all.extend(decentralised());
    all.extend(deeps());
    all.extend(disciplined());
    all.extend(distributed());
    all
}

fn arrangements() -> Vec<Breach> {
    vec![
        Breach::of("AR001", "community:valley", |edit| {
            edit.remove("memberships", |row| row["key"] == "member:brook");
        }),
        Breach::of("AR002", "member:weir", |edit| {
            edit.set("institutions", "school:weir", "closed", json!("2006-08-31"));
        }),
        Breach::of("AR003", "partnership:locks", |edit| {
            edit.set("arrangements", "partnership:locks", "focuses", json!([]));
        }),
    ]
}

fn decentralised() -> Vec<Breach> {
    vec![
        Breach::of("DC001", "priority:LE1", |edit| {
            edit.set(
                "priorities",
                "priority:LE1",
                "proposers",
                json!([{"convenor": "trust"}]),
            );
        }),
        Breach::of("DC002", "plan:LE-S/2006-07", |edit| {
            edit.row("plans", "plan:LE-S/2006-07")["scope"]["decided_by"] =
                json!([{"convenor": "trust"}]);
        }),
        Breach::of("DC003", "plan:LE-E/2006-07", |edit| {
            edit.set("plans", "plan:LE-E/2006-07", "means", Value::Null);
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
            let debate = &mut edit.row("priorities", "priority:CU1")["contributions"];
            let debate = debate.as_array_mut().expect("a debate");
            debate.retain(|said| {
                said["institution"]
                    .as_str()
                    .is_some_and(|school| school.starts_with("school"))
            });
        }),
    ]
}

fn deeps() -> Vec<Breach> {
    vec![
        Breach::of("DE001", "plan:LE-N/2006-07", |edit| {
            edit.set(
                "plans",
                "plan:LE-N/2006-07",
                "priorities",
                json!(["priority:LE1"]),
            );
        }),
        Breach::of("DE002", "plan:SU-N/2006-07", |edit| {
            let plan = edit.row("plans", "plan:SU-N/2006-07");
            held_by(plan, "school:SU-N");
            for point in ["scope", "timescale", "means"] {
                plan[point]["decided_by"] = json!([{"institution": "school:SU-N"}]);
            }
        })
        .with(&[("DT005", "plan:SU-N/2006-07")]),
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
    ]
}

fn disciplined() -> Vec<Breach> {
    vec![
        Breach::of("DS001", "hub:SV-N/2006-07", |edit| {
            edit.set("grants", "grant:SV-N/2006-07", "plan", Value::Null)
                .remove("plans", |row| row["key"] == "plan:SV-N/2006-07");
        })
        .with(&[
            ("DE003", "hub:SV-N/2006-07"),
            ("DS009", "grant:SV-N/2006-07"),
        ]),
        Breach::of("DS002", "plan:SU-S/2006-07", |edit| {
            edit.set(
                "plans",
                "plan:SU-S/2006-07",
                "purpose",
                json!("good_practice"),
            );
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
        Breach::of("DS007", "plan:SV-S/2006-07", |edit| {
            edit.set(
                "plans",
                "plan:SV-S/2006-07",
                "priorities",
                json!(["priority:CU1"]),
            );
            tasks_serve(
                edit.row("plans", "plan:SV-S/2006-07"),
                &json!("priority:CU1"),
            );
        })
        .with(&[
            ("DE003", "hub:SV-S/2006-07"),
            ("DE004", "hub:SV-S/2006-07"),
            ("DS008", "student_voice"),
        ]),
        Breach::of("DS008", "deep_leadership", |edit| {
            tasks_serve(edit.row("plans", "plan:LE-E/2006-07"), &Value::Null);
        }),
        Breach::of("DS009", "grant:CU-S/2006-07", |edit| {
            edit.set(
                "grants",
                "grant:CU-S/2006-07",
                "plan",
                json!("plan:CU-N/2006-07"),
            );
        }),
        Breach::of("DS010", "grant:CU-S/2005-06", |edit| {
            edit.set("grants", "grant:CU-S/2005-06", "amount", json!("£5,000"));
        }),
        Breach::of("DS016", "practice:CU-S", |edit| {
            edit.set("practices", "practice:CU-S", "evidence", json!([]));
        }),
    ]
}

fn distributed() -> Vec<Breach> {
    vec![
        // The hub gave up after its first year, and its network with it.
        Breach::of("DT001", "student_voice/area:S", |edit| {
            let until = json!({"from": "2005-09-01", "until": "2006-08-31"});
            edit.set("hubs", "hub:SV-S", "term", until.clone())
                .set("arrangements", "network:SV-S", "term", until.clone())
                .set("memberships", "member:SV-S/1", "term", until.clone())
                .set("memberships", "member:SV-S/2", "term", until)
                .remove("plans", |row| row["key"] == "plan:SV-S/2006-07")
                .remove("grants", |row| row["key"] == "grant:SV-S/2006-07");
        }),
        Breach::of("DT002", "curriculum/area:N", |edit| {
            edit.set("hubs", "hub:CU-E", "regions", json!(["area:E", "area:N"]));
        }),
        Breach::of("DT003", "hub:CU-S", |edit| {
            edit.set("institutions", "school:CU-S", "regions", json!(["area:N"]));
        }),
        Breach::of("DT004", "hub:CU-N", |edit| {
            edit.remove("memberships", |row| row["arrangement"] == "network:CU-N");
        })
        .with(&[("DT006", "practice:CU-N")]),
        Breach::of("DT004", "hub:SU-E", |edit| {
            edit.remove("memberships", |row| row["arrangement"] == "network:SU-E")
                .remove("arrangements", |row| row["key"] == "network:SU-E");
        })
        .with(&[("DT006", "practice:SU-E")]),
        Breach::of("DT005", "plan:CU-E/2005-06", |edit| {
            held_by(edit.row("plans", "plan:CU-E/2005-06"), "school:CU-E");
        }),
        Breach::of("DT006", "practice:SU-S", |edit| {
            edit.remove("transfers", |row| {
                row["key"] == "practice:SU-S from school:SU-S to partner:SU-S/1"
            });
        }),
        Breach::of("DT007", "member:SU-N/1", |edit| {
            edit.remove("transfers", |row| {
                row["to"] == "partner:SU-N/1"
                    && (row["practice"] == "practice:SU-S" || row["practice"] == "practice:SU-E")
            });
        }),
        Breach::of("DT007", "member:SU-N/2", |edit| {
            edit.remove("transfers", |row| row["to"] == "partner:SU-N/2");
        })
        .with(&[("DT012", "member:SU-N/2")]),
        Breach::of("DT008", "hub:LE-E", |edit| {
            edit.remove("transfers", |row| between_peers(row, "LE-E", "LE-"));
        })
        .with(&[("DT007", "member:LE-E/1"), ("DT007", "member:LE-E/2")]),
        // Nor does it hear of anything from the hubs of other focuses.
        Breach::of("DT008", "hub:LE-E", |edit| {
            edit.remove("transfers", |row| between_peers(row, "LE-E", "LE-"))
                .remove("transfers", |row| came_from_others(row, "LE-E"));
        })
        .with(&[
            ("DT007", "member:LE-E/1"),
            ("DT007", "member:LE-E/2"),
            ("DT009", "hub:LE-E"),
            ("DT012", "member:LE-E/1"),
            ("DT012", "member:LE-E/2"),
        ]),
        Breach::of("DT009", "hub:SV-N", |edit| {
            edit.remove("transfers", |row| came_from_others(row, "SV-N"));
        })
        .with(&[
            ("DT007", "member:SV-N/1"),
            ("DT007", "member:SV-N/2"),
            ("DT012", "member:SV-N/1"),
            ("DT012", "member:SV-N/2"),
        ]),
        Breach::of("DT010", "programme", |edit| {
            edit.rows("practices").push(json!({
                "key": "practice:weir",
                "title": "What the weir made",
                "kind": "good_practice",
                "origin": "school:weir",
                "date": "2006-12-01",
                "parent": null,
                "evidence": [],
                "did_not_work": [],
            }));
            let shared = (0..200).map(|number| {
                json!({
                    "key": format!("shared:{number}"),
                    "practice": "practice:weir",
                    "from": "school:weir",
                    "to": "school:mill",
                    "date": "2007-01-15",
                    "outcome": "shared",
                })
            });
            edit.rows("transfers").extend(shared);
        }),
        Breach::of("DT011", "programme", |edit| {
            edit.set("practices", "practice:SV-N", "did_not_work", json!([]));
        }),
        Breach::of("DT012", "member:SU-E/1", |edit| {
            edit.remove("transfers", |row| {
                row["to"] == "partner:SU-E/1"
                    && (row["practice"] == "practice:CU-E" || row["practice"] == "practice:SV-E")
            });
        }),
    ]
}

fn tasks(plan: &mut Value) -> &mut Vec<Value> {
    plan["tasks"].as_array_mut().expect("tasks")
}

fn held_by(plan: &mut Value, school: &str) {
    for task in tasks(plan) {
        task["holders"] = json!([school]);
    }
}

fn tasks_serve(plan: &mut Value, priority: &Value) {
    for task in tasks(plan) {
        task["priority"] = priority.clone();
    }
}

/// Whether a transfer bears between a hub and its peers, whose codes begin alike: of its practice to theirs or of theirs to it.
fn between_peers(row: &Value, hub: &str, peers: &str) -> bool {
    let text = |field: &str| row[field].as_str().unwrap_or_default().to_owned();
    let its = |field: &str| text(field).contains(hub);
    let theirs = |field: &str| text(field).contains(peers) && !its(field);
    (its("practice") && theirs("to")) || (theirs("practice") && its("to"))
}

/// Whether a transfer brings a hub, or a partner of it, what another hub made.
fn came_from_others(row: &Value, hub: &str) -> bool {
    let text = |field: &str| row[field].as_str().unwrap_or_default().to_owned();
    text("to").contains(hub) && !text("practice").contains(hub)
}
