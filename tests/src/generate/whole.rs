//! A programme that is recorded whole.

use serde_json::{Map, Value, json};

use super::tape::Tape;
use super::{TABLES, debate, passing, text};

pub(super) const DATES: [&str; 8] = [
    "2004-09-01",
    "2005-08-31",
    "2005-09-01",
    "2005-12-31",
    "2006-01-01",
    "2006-01-02",
    "2006-08-31",
    "2007-01-15",
];

const FOCUSES: [&str; 5] = [
    "curriculum",
    "student_voice",
    "new_technologies",
    "deep_support",
    "deep_leadership",
];

/// A document that records everything that the rules ask about, completely, and a date no later than its own.
pub(super) fn whole(tape: &mut Tape) -> Value {
    let until = tape.one(&["2007-08-31", "2006-08-31"]);
    let charter_term = json!({"from": "2004-09-01", "until": until});
    let focuses: Vec<&str> = FOCUSES[..=tape.below(5)].to_vec();
    let mut document = json!({
        "format": "nextpractice/1",
        "recorded_on": tape.one(&["2006-01-01", "2006-09-01", "2005-12-31", "2006-01-02"]),
        "charter": {
            "term": charter_term, "scheme": "areas", "regions": ["area:1", "area:2"], "focuses": focuses,
            "coverage": tape.one(&["grid", "regions", "none"]), "hubs_per_cell": 1 + tape.below(2),
            "policy": {"max_priorities": 1 + tape.below(2)},
        },
        "convenors": [{"key": "trust", "name": "The trust"}],
        "regions": [
            {"key": "area:1", "scheme": "areas"}, {"key": "area:2", "scheme": "areas"},
            {"key": "gor:1", "scheme": "gor"}, {"key": "gor:2", "scheme": "gor"},
        ],
    });
    debate::policy(tape, &mut document["charter"]["policy"]);
    document["charter"]["grant_per_year"] = tape.or_none(json!("£6,000"));
    let records: Map<String, Value> = TABLES
        .iter()
        .map(|table| ((*table).to_owned(), json!({"completeness": "complete"})))
        .collect();
    document["records"] = Value::Object(records);
    document["institutions"] = institutions(tape);
    let schools: Vec<Value> = keys(&document["institutions"]);

    let (mut hubs, mut arrangements, mut parents) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..tape.below(4) {
        let mut parent = charter_term.clone();
        if !tape.once_in(4) {
            let term = term(tape, &charter_term);
            parent = ended(&term, &charter_term);
            let key = format!("network:{n}");
            arrangements.push(
                json!({"key": key, "kind": "hub_network", "hub": format!("hub:{n}"), "term": term,
                "focuses": [], "theme": null}),
            );
        }
        let regions = tape.one(&[
            json!(["area:1"]),
            json!(["area:2"]),
            json!(["area:1", "area:2"]),
        ]);
        hubs.push(json!({"key": format!("hub:{n}"), "institution": tape.one(&schools), "focus": tape.one(&FOCUSES),
            "regions": regions, "term": term(tape, &parent)}));
        parents.push(parent);
    }
    for n in 0..tape.below(3) {
        let focuses = tape.one(&[json!([]), json!(["curriculum"]), Value::Null]);
        let theme = tape.or_none(json!("Writing"));
        arrangements.push(json!({"key": format!("group:{n}"), "kind": tape.one(&["federation", "partnership", "trust"]),
            "term": term(tape, &charter_term), "focuses": focuses, "theme": theme}));
    }
    let memberships = if arrangements.is_empty() {
        0
    } else {
        tape.below(7)
    };
    document["memberships"] = rows(memberships, |n| {
        let arrangement = tape.one(&arrangements);
        let joined = tape.one(&["volunteered", "accepted_invitation", "directed"]);
        json!({"key": format!("m:{n}"), "institution": tape.one(&schools), "arrangement": arrangement["key"],
            "term": term(tape, &ended(&arrangement["term"], &charter_term)), "joined": joined})
    });
    document["priorities"] = rows(tape.below(6), |n| {
        let agreed = tape.one(&DATES);
        let retired = tape.one(
            &DATES
                .iter()
                .filter(|date| **date >= agreed)
                .collect::<Vec<_>>(),
        );
        let (agreed, retired) = (tape.or_none(json!(agreed)), tape.or_none(json!(retired)));
        let mut priority = json!({"key": format!("p:{n}"), "focus": tape.one(&FOCUSES), "title": format!("Priority {n}"),
            "agreed": agreed, "retired": retired});
        debate::debate(tape, &mut priority, &schools);
        priority
    });
    let priorities = keys(&document["priorities"]);
    let plans = if hubs.is_empty() { 0 } else { tape.below(5) };
    document["plans"] = rows(plans, |n| {
        let at = tape.below(hubs.len());
        let (hub, parent) = (&hubs[at], &parents[at]);
        let purpose = tape.one(&["next", "good"]);
        let mut plan = json!({"key": format!("plan:{n}"), "hub": hub["key"], "term": term(tape, &ended(&hub["term"], parent)),
            "purpose": tape.or_none(json!(purpose))});
        debate::plan(tape, &mut plan, &schools, &priorities);
        passing::division(tape, &mut plan, &schools);
        plan
    });
    let mut named = keys(&document["plans"]);
    named.push(Value::Null);
    let grants = if hubs.is_empty() { 0 } else { tape.below(4) };
    document["grants"] = rows(grants, |n| {
        json!({"key": format!("g:{n}"), "hub": tape.one(&hubs)["key"],
            "year": tape.one(&["2005-06", "2004-05", "2006-07"]), "plan": tape.one(&named),
            "amount": tape.one(&[json!("£6,000"), json!("£5,000"), Value::Null])})
    });
    document["hubs"] = Value::Array(hubs);
    document["arrangements"] = Value::Array(arrangements);
    passing::practices(tape, &mut document, &schools);
    document
}

fn institutions(tape: &mut Tape) -> Value {
    let many = 2 + tape.below(4);
    rows(many, |n| {
        let regions = tape.one(&[
            json!(["area:1"]),
            json!(["area:2"]),
            json!([]),
            json!(["gor:1", "area:1"]),
            Value::Null,
        ]);
        let closed = tape.one(&[
            Value::Null,
            json!("2005-08-31"),
            json!("2005-12-31"),
            json!("2006-01-01"),
        ]);
        let links: Vec<Value> = (0..tape.below(3))
            .map(|_| {
                let date = tape.one(&["2005-09-01", "2006-01-01", "2006-01-02"]);
                json!({"institution": school(tape.below(many)), "date": date})
            })
            .collect();
        let opened = tape.one(&[Value::Null, json!("2004-09-01"), json!("2006-01-02")]);
        let opened = if closed.is_null() {
            opened
        } else {
            Value::Null
        };
        json!({"key": school(n), "name": format!("School {n}"), "regions": regions, "opened": opened, "closed": closed,
            "successors": links, "predecessors": null})
    })
}

fn school(n: usize) -> String {
    format!("urn:{}", 100_000 + n)
}

fn rows(many: usize, row: impl FnMut(usize) -> Value) -> Value {
    Value::Array((0..many).map(row).collect())
}

fn keys(rows: &Value) -> Vec<Value> {
    rows.as_array()
        .into_iter()
        .flatten()
        .map(|row| row["key"].clone())
        .collect()
}

/// A term inside another, its end sometimes left open.
fn term(tape: &mut Tape, parent: &Value) -> Value {
    let inside: Vec<&str> = DATES
        .iter()
        .copied()
        .filter(|date| {
            *date >= text(&parent["from"])
                && parent["until"].as_str().is_none_or(|until| *date <= until)
        })
        .collect();
    if inside.is_empty() {
        return parent.clone();
    }
    let from = tape.one(&inside);
    let until = tape.one(
        &inside
            .iter()
            .copied()
            .filter(|date| *date >= from)
            .collect::<Vec<_>>(),
    );
    if tape.once_in(3) {
        json!({"from": from})
    } else {
        json!({"from": from, "until": until})
    }
}

/// A term with its parent's end where its own is open.
fn ended(term: &Value, parent: &Value) -> Value {
    json!({"from": term["from"], "until": if term["until"].is_null() { &parent["until"] } else { &term["until"] }})
}
