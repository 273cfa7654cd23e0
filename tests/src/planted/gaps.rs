//! Gaps, one of each rule: what is left out, and of what unit the rule can then not tell.

use serde_json::json;

use super::edit::{Edit, POINTS, says};
use super::plant::Plant;

/// A gap: the rule that is to be undecided, of which unit, and what is to be named as missing.
pub type Gap = Plant<&'static str>;

impl Gap {
    const fn of(
        rule: &'static str,
        unit: &'static str,
        missing: &'static str,
        edit: fn(&mut Edit<'_>),
    ) -> Self {
        Self::new(rule, unit, missing, edit)
    }
}

/// The gaps, in order of rules.
pub fn gaps() -> Vec<Gap> {
    let mut all = arrangements();
    all.extend(decentralised());
    all.extend(deeps());
    all.extend(disciplined());
    all.extend(distributed());
    all
}

fn arrangements() -> Vec<Gap> {
    vec![
        Gap::of("AR001", "community:valley", "memberships/term", |edit| {
            edit.leave_out("memberships", "member:brook", "term");
        }),
        Gap::of("AR002", "member:weir", "institutions/closed", |edit| {
            edit.leave_out("institutions", "school:weir", "closed");
        }),
        Gap::of("AR003", "community:valley", "arrangements/theme", |edit| {
            edit.leave_out("arrangements", "community:valley", "theme");
        }),
    ]
}

fn decentralised() -> Vec<Gap> {
    vec![
        Gap::of("DC001", "priority:SU1", "priorities/proposers", |edit| {
            edit.leave_out("priorities", "priority:SU1", "proposers");
        }),
        Gap::of(
            "DC002",
            "plan:LE-S/2006-07",
            "plans/scope/decided_by",
            |edit| {
                edit.leave_out("plans", "plan:LE-S/2006-07", "scope/decided_by");
            },
        ),
        Gap::of(
            "DC003",
            "plan:LE-S/2006-07",
            "plans/means/statement",
            |edit| {
                edit.leave_out("plans", "plan:LE-S/2006-07", "means/statement");
            },
        ),
        Gap::of("DC004", "member:LE-N/1", "memberships/joined", |edit| {
            edit.leave_out("memberships", "member:LE-N/1", "joined");
        }),
        Gap::of("DC005", "curriculum", "priorities/proposers", |edit| {
            edit.leave_out("priorities", "priority:CU2", "proposers");
        }),
        Gap::of(
            "DC006",
            "deep_support",
            "priorities/contributions",
            |edit| {
                edit.leave_out("priorities", "priority:SU1", "contributions");
            },
        ),
    ]
}

fn deeps() -> Vec<Gap> {
    vec![
        Gap::of("DE001", "plan:LE-N/2006-07", "plans/priorities", |edit| {
            edit.leave_out("plans", "plan:LE-N/2006-07", "priorities");
        }),
        Gap::of("DE002", "plan:SU-N/2006-07", "plans/holders", |edit| {
            edit.held_by("plan:SU-N/2006-07", "school:SU-N")
                .decided_by(
                    "plan:SU-N/2006-07",
                    &POINTS,
                    json!({"institution": "school:SU-N"}),
                )
                .leave_out("plans", "plan:SU-N/2006-07", "tasks/0/holders");
        }),
        Gap::of("DE003", "hub:SV-E/2006-07", "plans/priorities", |edit| {
            edit.leave_out("plans", "plan:SV-E/2006-07", "priorities");
        }),
        Gap::of("DE004", "hub:CU-E/2006-07", "plans/priorities", |edit| {
            edit.leave_out("plans", "plan:CU-E/2006-07", "priorities");
        }),
    ]
}

fn disciplined() -> Vec<Gap> {
    vec![
        Gap::of("DS001", "hub:SV-N/2005-06", "plans/term", |edit| {
            edit.leave_out("plans", "plan:SV-N/2005-06", "term");
        }),
        Gap::of("DS002", "plan:SU-S/2006-07", "plans/purpose", |edit| {
            edit.leave_out("plans", "plan:SU-S/2006-07", "purpose");
        }),
        Gap::of(
            "DS003",
            "plan:SU-E/2006-07",
            "plans/success_criteria",
            |edit| {
                edit.leave_out("plans", "plan:SU-E/2006-07", "success_criteria");
            },
        ),
        Gap::of("DS004", "deep_support", "priorities/retired", |edit| {
            edit.leave_out("priorities", "priority:SU1", "retired");
        }),
        Gap::of("DS005", "student_voice", "priorities/retired", |edit| {
            edit.leave_out("priorities", "priority:SV6", "retired");
        }),
        Gap::of(
            "DS006",
            "priority:SV2",
            "priorities/contributions",
            |edit| {
                edit.leave_out("priorities", "priority:SV2", "contributions");
            },
        ),
        Gap::of("DS007", "plan:LE-S/2005-06", "plans/priorities", |edit| {
            edit.leave_out("plans", "plan:LE-S/2005-06", "priorities");
        }),
        Gap::of("DS008", "deep_leadership", "plans/tasks", |edit| {
            edit.leave_out("plans", "plan:LE-E/2006-07", "tasks");
        }),
        Gap::of("DS009", "grant:CU-S/2006-07", "grants/plan", |edit| {
            edit.leave_out("grants", "grant:CU-S/2006-07", "plan");
        }),
        Gap::of("DS010", "grant:CU-S/2005-06", "grants/amount", |edit| {
            edit.leave_out("grants", "grant:CU-S/2005-06", "amount");
        }),
        Gap::of("DS016", "practice:CU-S", "practices/evidence", |edit| {
            edit.leave_out("practices", "practice:CU-S", "evidence");
        }),
    ]
}

fn distributed() -> Vec<Gap> {
    vec![
        Gap::of("DT001", "student_voice/area:S", "hubs/term", |edit| {
            edit.leave_out("hubs", "hub:SV-S", "term");
        }),
        Gap::of("DT001", "area:S", "charter/coverage", |edit| {
            leave_out_of_charter(edit, "coverage");
        }),
        Gap::of(
            "DT002",
            "curriculum/area:N",
            "charter/hubs_per_cell",
            |edit| {
                leave_out_of_charter(edit, "hubs_per_cell");
            },
        ),
        Gap::of("DT003", "hub:CU-S", "institutions/regions", |edit| {
            edit.leave_out("institutions", "school:CU-S", "regions");
        }),
        Gap::of("DT004", "hub:CU-N", "memberships/term", |edit| {
            edit.remove("memberships", |row| row["key"] == "member:CU-N/2")
                .leave_out("memberships", "member:CU-N/1", "term");
        }),
        Gap::of("DT005", "plan:CU-E/2005-06", "plans/holders", |edit| {
            edit.held_by("plan:CU-E/2005-06", "school:CU-E").leave_out(
                "plans",
                "plan:CU-E/2005-06",
                "tasks/0/holders",
            );
        }),
        Gap::of("DT006", "practice:SU-S", "transfers/outcome", |edit| {
            let way = "practice:SU-S from school:SU-S to partner:SU-S/1";
            edit.leave_out("transfers", way, "outcome");
        }),
        Gap::of("DT007", "member:SU-N/1", "transfers/outcome", |edit| {
            edit.remove("transfers", |row| {
                row["to"] == "partner:SU-N/1" && row["practice"] == "practice:SU-S"
            })
            .leave_out(
                "transfers",
                "practice:SU-E from school:SU-N to partner:SU-N/1",
                "outcome",
            );
        }),
        Gap::of("DT008", "hub:LE-E", "transfers/date", |edit| {
            // It sends nothing to its peers, hears from one of them, and has no more ties.
            edit.remove("transfers", |row| {
                let sent = row["practice"] == "practice:LE-E" && row["to"] != "partner:LE-E/1";
                (sent && says(row, "to", ":LE-"))
                    || (says(row, "to", ":LE-E") && row["practice"] == "practice:LE-N")
            })
            .leave_out(
                "transfers",
                "practice:LE-S from school:LE-S to school:LE-E",
                "date",
            );
        }),
        Gap::of("DT009", "hub:SV-N", "transfers/date", |edit| {
            // Its school hears from one other; its partners hear without it.
            edit.remove("transfers", |row| {
                row["to"] == "school:SV-N" && row["practice"] != "practice:SV-S"
            })
            .leave_out(
                "transfers",
                "practice:SV-S from school:SV-S to school:SV-N",
                "date",
            );
            for row in edit.rows("transfers") {
                let practice = row["practice"].as_str().unwrap_or_default();
                let maker = practice.replace("practice", "school");
                if row["from"] == "school:SV-N" && maker != "school:SV-N" {
                    row["from"] = json!(maker);
                }
            }
        }),
        Gap::of("DT010", "programme", "charter/regions", |edit| {
            leave_out_of_charter(edit, "regions");
        }),
        Gap::of("DT011", "programme", "practices/did_not_work", |edit| {
            edit.leave_out("practices", "practice:SV-N", "did_not_work");
        }),
        Gap::of("DT012", "member:SU-E/1", "transfers/outcome", |edit| {
            let way = "practice:CU-E from school:SU-E to partner:SU-E/1";
            edit.remove("transfers", |row| {
                row["to"] == "partner:SU-E/1" && row["practice"] == "practice:SV-E"
            })
            .leave_out("transfers", way, "outcome");
        }),
    ]
}

fn leave_out_of_charter(edit: &mut Edit<'_>, field: &str) {
    let charter = edit.0["charter"].as_object_mut().expect("a charter");
    assert!(
        charter.remove(field).is_some(),
        "the charter has no {field}"
    );
}
