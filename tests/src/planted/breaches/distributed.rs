//! Breaches of the rules on what is distributed.

use serde_json::{Value, json};

use super::super::edit::{Edit, says};
use super::Breach;

pub(super) fn breaches() -> Vec<Breach> {
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
        // It was never appointed, and all that was its is gone; only its school's proposal is still there.
        Breach::of("DT001", "deep_leadership/area:E", |edit| {
            for (table, field) in [
                ("hubs", "key"),
                ("arrangements", "key"),
                ("memberships", "arrangement"),
                ("plans", "key"),
                ("grants", "key"),
                ("practices", "key"),
                ("transfers", "practice"),
                ("transfers", "from"),
                ("transfers", "to"),
            ] {
                edit.remove(table, |row| says(row, field, "LE-E"));
            }
        })
        .with(&[("DC001", "priority:LE3")]),
        Breach::of("DT002", "curriculum/area:N", |edit| {
            edit.set("hubs", "hub:CU-E", "regions", json!(["area:E", "area:N"]));
        }),
        // A second one was appointed, with all that a hub has.
        Breach::of("DT002", "deep_support/area:S", |edit| {
            for table in [
                "institutions",
                "hubs",
                "arrangements",
                "memberships",
                "plans",
                "grants",
                "practices",
                "transfers",
            ] {
                let rows = edit.rows(table).iter().map(Value::to_string);
                let again: Vec<String> = rows.filter(|row| row.contains("SU-S")).collect();
                let again = again.iter().map(|row| row.replace("SU-S", "SU-2"));
                let again: Vec<Value> = again
                    .map(|row| serde_json::from_str(&row).expect("a row"))
                    .collect();
                edit.rows(table).extend(again);
            }
        }),
        Breach::of("DT003", "hub:CU-S", |edit| {
            edit.set("institutions", "school:CU-S", "regions", json!(["area:N"]));
        }),
        Breach::of("DT003", "hub:LE-N", |edit| {
            edit.set("institutions", "school:LE-N", "regions", json!([]));
        }),
        // It is the hub's region that is wrong.
        Breach::of("DT003", "hub:CU-S", |edit| {
            edit.set("hubs", "hub:CU-S", "regions", json!(["area:N"]));
        })
        .with(&[
            ("DT001", "curriculum/area:S"),
            ("DT002", "curriculum/area:N"),
        ]),
        Breach::of("DT004", "hub:CU-N", |edit| {
            edit.remove("memberships", |row| row["arrangement"] == "network:CU-N");
        })
        .with(&[("DT006", "practice:CU-N")]),
        Breach::of("DT004", "hub:SU-E", |edit| {
            edit.remove("memberships", |row| row["arrangement"] == "network:SU-E")
                .remove("arrangements", |row| row["key"] == "network:SU-E");
        })
        .with(&[("DT006", "practice:SU-E")]),
        // Its partners left; one of them had proposed a priority.
        Breach::of("DT004", "hub:SV-N", |edit| {
            edit.remove("memberships", |row| row["arrangement"] == "network:SV-N");
        })
        .with(&[("DC001", "priority:SV4"), ("DT006", "practice:SV-N")]),
        // It is its own only partner.
        Breach::of("DT004", "hub:LE-S", |edit| {
            edit.remove("memberships", |row| row["key"] == "member:LE-S/2")
                .set(
                    "memberships",
                    "member:LE-S/1",
                    "institution",
                    json!("school:LE-S"),
                );
        })
        .with(&[("DT006", "practice:LE-S")]),
        Breach::of("DT005", "plan:CU-E/2005-06", |edit| {
            edit.held_by("plan:CU-E/2005-06", "school:CU-E");
        }),
        // A partner does it all.
        Breach::of("DT005", "plan:SV-N/2005-06", |edit| {
            edit.held_by("plan:SV-N/2005-06", "partner:SV-N/1");
        }),
        Breach::of("DT006", "practice:CU-N", |edit| {
            pass_to_partner(edit, "CU-N", "outcome", "rejected");
        }),
        Breach::of("DT006", "practice:LE-N", |edit| {
            pass_to_partner(edit, "LE-N", "date", "2006-12-02");
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
        // It would have none of it; but what its own hub made it took.
        Breach::of("DT007", "member:CU-S/1", |edit| {
            for row in edit.rows("transfers") {
                if says(row, "to", "partner:CU-S/1") && !says(row, "practice", "CU-S") {
                    row["outcome"] = json!("rejected");
                }
            }
        })
        .with(&[("DT012", "member:CU-S/1")]),
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
        // It takes, and gives nothing to anybody.
        Breach::of("DT009", "hub:SV-S", |edit| {
            edit.remove("transfers", |row| row["from"] == "school:SV-S");
        })
        .with(&[
            ("DT006", "practice:SV-S"),
            ("DT007", "member:SV-S/1"),
            ("DT007", "member:SV-S/2"),
            ("DT012", "member:SV-S/1"),
            ("DT012", "member:SV-S/2"),
        ]),
        // It gives, and takes nothing from anybody; what came by it to its partners still came by nobody else.
        Breach::of("DT009", "hub:CU-E", |edit| {
            edit.remove("transfers", |row| row["to"] == "school:CU-E");
        })
        .with(&[
            ("DT007", "member:CU-E/1"),
            ("DT007", "member:CU-E/2"),
            ("DT012", "member:CU-E/1"),
            ("DT012", "member:CU-E/2"),
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

/// Gives a field of the transfer of a hub's practice to its own partner another value.
fn pass_to_partner(edit: &mut Edit<'_>, hub: &str, field: &str, value: &str) {
    let way = format!("practice:{hub} from school:{hub} to partner:{hub}/1");
    edit.set("transfers", &way, field, json!(value));
}

/// Whether a transfer bears between a hub and its peers, whose codes begin alike: of its practice to theirs or of theirs to it.
fn between_peers(row: &Value, hub: &str, peers: &str) -> bool {
    let theirs = |field: &str| says(row, field, peers) && !says(row, field, hub);
    (says(row, "practice", hub) && theirs("to")) || (theirs("practice") && says(row, "to", hub))
}

/// Whether a transfer brings a hub, or a partner of it, what another hub made.
fn came_from_others(row: &Value, hub: &str) -> bool {
    says(row, "to", hub) && !says(row, "practice", hub)
}
