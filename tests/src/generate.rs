//! Random programmes as documents, and the ways in which a document can say less.
//!
//! Everything is read off a tape of random bytes, so that a case shrinks to few bytes and small ones: a tape that has
//! run out picks the first of what there is.

use std::fmt;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::{debate, passing};

/// A tape of random bytes.
#[derive(Debug)]
pub(crate) struct Tape {
    bytes: Vec<u8>,
    at: usize,
}

impl Tape {
    /// Any tape.
    fn any() -> impl Strategy<Value = Self> {
        prop::collection::vec(any::<u8>(), 0..800).prop_map(|bytes| Self { bytes, at: 0 })
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        let byte = self.bytes.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        usize::from(byte) % n
    }

    /// Yes, once in `n` times.
    pub(crate) fn once_in(&mut self, n: usize) -> bool {
        self.below(n) + 1 == n
    }

    /// One of several.
    pub(crate) fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// Items in another order.
    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// A value, or null for recorded as none.
    pub(crate) fn or_none(&mut self, value: Value) -> Value {
        if self.once_in(3) { Value::Null } else { value }
    }
}

pub(crate) const DATES: [&str; 8] = [
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
/// What the focuses and the areas are called in a programme beside another.
const BESIDE: [(&str, &str); 7] = [
    ("curriculum", "mentoring_and_coaching"),
    ("student_voice", "workforce_reform"),
    ("new_technologies", "advice_and_guidance"),
    ("deep_support", "school_organisation_and_design"),
    ("deep_leadership", "assessment_for_learning"),
    ("area:1", "area:3"),
    ("area:2", "area:4"),
];

/// The tables that shuffling, leaving out and saying less are about.
pub const TABLES: [&str; 10] = [
    "regions",
    "institutions",
    "hubs",
    "arrangements",
    "memberships",
    "priorities",
    "plans",
    "grants",
    "practices",
    "transfers",
];

/// A document that records everything that the rules ask about, completely, and a date no later than its own.
fn whole(tape: &mut Tape) -> Value {
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

/// The text of a value.
fn text(value: &Value) -> &str {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value} is no text"))
}

/// Says less: dates the statements of tables back and forgets what came later, leaves out fields, and leaves out rows of
/// tables that it then calls partial.
fn say_less(tape: &mut Tape, document: &mut Value) {
    for table in TABLES {
        match tape.below(10) {
            7 => document["records"][table]["completeness"] = json!("partial"),
            8 => date_back(tape, document, table),
            9 => document["records"][table]["as_of"] = json!("2008-01-01"),
            _ => {}
        }
    }
    debate::say_less(tape, document);
    passing::say_less(tape, document);
    for (table, row, field) in fields(document) {
        if tape.once_in(4) {
            remove(&mut document[table][row], field);
        }
    }
    for field in ["coverage", "hubs_per_cell"] {
        if tape.once_in(6) {
            remove(&mut document["charter"], field);
        }
    }
    for table in [
        "transfers",
        "practices",
        "grants",
        "plans",
        "memberships",
        "priorities",
        "arrangements",
        "hubs",
    ] {
        for row in (0..document[table].as_array().map_or(0, Vec::len)).rev() {
            let key = document[table][row]["key"].clone();
            if tape.once_in(6)
                && !is_named(document, table, &key)
                && !is_network(document, table, row)
            {
                rows_of(document, table).remove(row);
                document["records"][table]["completeness"] = json!("partial");
            }
        }
    }
    for (table, own) in [("hubs", "plans"), ("arrangements", "memberships")] {
        for row in rows_of(document, table) {
            if tape.once_in(6) {
                row["records"] = json!({own: "partial"});
            }
        }
    }
}

/// The day to which statements are dated back.
const EARLIER: &str = "2005-10-01";

/// Makes a table one of an earlier day, on which nobody knew what was to come.
fn date_back(tape: &mut Tape, document: &mut Value, table: &str) {
    document["records"][table]["as_of"] = json!(EARLIER);
    let is_later = |date: &Value| date.as_str().is_some_and(|date| date > EARLIER);
    for row in rows_of(document, table) {
        if is_later(&row["closed"]) && tape.once_in(2) {
            row["closed"] = Value::Null;
        }
        if let Some(links) = row.get_mut("successors").and_then(Value::as_array_mut) {
            links.retain(|link| !is_later(&link["date"]));
        }
    }
}

fn remove(object: &mut Value, field: &str) {
    object.as_object_mut().expect("an object").remove(field);
}

fn rows_of<'d>(document: &'d mut Value, table: &str) -> &'d mut Vec<Value> {
    document[table].as_array_mut().expect("a table is a list")
}

/// The fields that may be left out without a contradiction to what a document still says.
fn fields(document: &Value) -> Vec<(&'static str, usize, &'static str)> {
    let optional = [
        ("institutions", "regions"),
        ("institutions", "closed"),
        ("institutions", "successors"),
        ("hubs", "term"),
        ("arrangements", "term"),
        ("arrangements", "focuses"),
        ("arrangements", "theme"),
        ("memberships", "term"),
        ("memberships", "joined"),
        ("priorities", "agreed"),
        ("priorities", "retired"),
        ("priorities", "proposers"),
        ("priorities", "contributions"),
        ("plans", "term"),
        ("plans", "purpose"),
        ("plans", "scope"),
        ("plans", "timescale"),
        ("plans", "means"),
        ("plans", "success_criteria"),
        ("plans", "priorities"),
        ("plans", "tasks"),
        ("grants", "plan"),
        ("grants", "amount"),
        ("plans", "division"),
        ("practices", "date"),
        ("practices", "parent"),
        ("practices", "did_not_work"),
        ("practices", "kind"),
        ("practices", "evidence"),
        ("transfers", "date"),
        ("transfers", "outcome"),
    ];
    let mut fields = Vec::new();
    for (table, field) in optional {
        for (n, row) in document[table].as_array().into_iter().flatten().enumerate() {
            // A row without a term is in force on its table's day; leave out none that says otherwise.
            let stated = document["records"][table]["as_of"]
                .as_str()
                .unwrap_or(text(&document["recorded_on"]));
            let ends = row["term"]["until"].as_str();
            let otherwise = field == "term"
                && (text(&row["term"]["from"]) > stated
                    || ends.is_some_and(|until| until < stated));
            let begun = field != "term"
                || table != "plans"
                || text(&row["term"]["from"]) <= text(&document["recorded_on"]);
            let ends_another = field == "term"
                && (is_network(document, table, n) || has_open_child(document, table, &row["key"]));
            // What has no date had happened by its table's day.
            let to_come = field == "date" && row["date"].as_str().is_some_and(|date| date > stated);
            if !otherwise && begun && !ends_another && !to_come {
                fields.push((table, n, field));
            }
        }
    }
    fields
}

/// Whether a row is the network of a hub, which would end with it.
fn is_network(document: &Value, table: &str, row: usize) -> bool {
    table == "arrangements" && document[table][row].get("hub").is_some()
}

/// Whether the open end of another row's term is the row's own.
fn has_open_child(document: &Value, table: &str, key: &Value) -> bool {
    let children: &[(&str, &str)] = match table {
        "hubs" => &[("plans", "hub")],
        "arrangements" => &[("memberships", "arrangement")],
        _ => return false,
    };
    let open = |row: &Value| row["term"].get("until").is_none();
    children.iter().any(|(table, field)| {
        document[*table]
            .as_array()
            .into_iter()
            .flatten()
            .any(|row| row[*field] == *key && open(row))
    })
}

/// Whether another row names the row.
fn is_named(document: &Value, table: &str, key: &Value) -> bool {
    let naming: &[(&str, &str)] = match table {
        "hubs" => &[("arrangements", "hub"), ("plans", "hub"), ("grants", "hub")],
        "arrangements" => &[("memberships", "arrangement")],
        "plans" => &[("grants", "plan")],
        "practices" => &[("transfers", "practice"), ("practices", "parent")],
        "priorities" => return debate::names(document, key),
        _ => &[],
    };
    naming.iter().any(|(table, field)| {
        document[*table]
            .as_array()
            .into_iter()
            .flatten()
            .any(|row| row[*field] == *key)
    })
}

/// A document, which a failing test prints as JSON.
#[derive(Clone)]
pub struct Written(pub Value);

impl fmt::Debug for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Any document of the generator: one that says more or less of a programme.
pub fn any_document() -> impl Strategy<Value = Written> {
    Tape::any().prop_map(|mut tape| {
        let mut document = whole(&mut tape);
        if !tape.once_in(4) {
            say_less(&mut tape, &mut document);
        }
        Written(document)
    })
}

/// A document that records everything.
pub fn whole_document() -> impl Strategy<Value = Written> {
    Tape::any().prop_map(|mut tape| Written(whole(&mut tape)))
}

/// A document that says less, and the one that records everything.
pub fn less_and_whole() -> impl Strategy<Value = (Written, Written)> {
    Tape::any().prop_map(|mut tape| {
        let whole = whole(&mut tape);
        let mut less = whole.clone();
        say_less(&mut tape, &mut less);
        (Written(less), Written(whole))
    })
}

/// A document and the same with the rows of every table in another order.
pub fn document_and_shuffled() -> impl Strategy<Value = (Written, Written)> {
    (any_document(), Tape::any()).prop_map(|(document, mut tape)| {
        let mut shuffled = document.0.clone();
        for table in TABLES {
            tape.shuffle(shuffled[table].as_array_mut().expect("a table is a list"));
        }
        (document, Written(shuffled))
    })
}

/// A document that records everything, and the same without one field of one row: its table, its place in it, and the
/// field. What is left out may be anything, also what the readings would not have supposed.
pub fn whole_and_one_field_less() -> impl Strategy<Value = (Written, Written, (String, String))> {
    Tape::any().prop_map(|mut tape| {
        let whole = whole(&mut tape);
        let mut rows: Vec<(&str, usize)> = Vec::new();
        for table in TABLES {
            let many = whole[table].as_array().map_or(0, Vec::len);
            rows.extend((0..many).map(|row| (table, row)));
        }
        let (table, row) = tape.one(&rows);
        let given = whole[table][row].as_object().expect("a row");
        let optional: Vec<&String> = given
            .keys()
            .filter(|field| !REQUIRED.contains(&field.as_str()))
            .collect();
        let mut less = whole.clone();
        let mut left_out = String::new();
        if !optional.is_empty() {
            left_out = tape.one(&optional).clone();
            remove(&mut less[table][row], &left_out);
        }
        let place = (format!("/{table}/{row}"), left_out);
        (Written(whole), Written(less), place)
    })
}

/// The fields that a row cannot do without.
const REQUIRED: [&str; 15] = [
    "key",
    "name",
    "scheme",
    "institution",
    "focus",
    "regions",
    "kind",
    "hub",
    "arrangement",
    "title",
    "year",
    "origin",
    "practice",
    "from",
    "to",
];

/// A document in whose charter there is room for another programme; and the same with a copy of its rows beside them,
/// under other names, in other areas and with other focuses.
pub fn alone_and_beside_another() -> impl Strategy<Value = (Written, Written)> {
    any_document().prop_map(|Written(mut document)| {
        document["regions"]
            .as_array_mut()
            .expect("a table is a list")
            .extend(["area:3", "area:4"].map(|key| json!({"key": key, "scheme": "areas"})));
        document["charter"]["regions"] = json!(["area:1", "area:2", "area:3", "area:4"]);
        let mut both = document.clone();
        for table in TABLES.iter().filter(|table| **table != "regions") {
            let rows = rows_of(&mut both, table);
            let copies: Vec<Value> = rows.iter().map(beside).collect();
            rows.extend(copies);
        }
        (Written(document), Written(both))
    })
}

/// The key of a row's copy, or the id of the copy's unit.
pub fn key_beside(key: &str) -> String {
    match key.split_once('/') {
        Some((row, year)) => format!("{row}:beside/{year}"),
        None => format!("{key}:beside"),
    }
}

/// Whether a unit lies in the areas that have no hub without the copy.
pub fn is_room(unit: &str) -> bool {
    unit.ends_with("area:3") || unit.ends_with("area:4")
}

/// A row's copy: keys, focuses and areas are others, everything else is the same.
fn beside(row: &Value) -> Value {
    let keyed = [
        "urn:",
        "hub:",
        "network:",
        "group:",
        "m:",
        "p:",
        "plan:",
        "g:",
        "practice:",
        "t:",
    ];
    match row {
        Value::String(text) => {
            let renamed = BESIDE.iter().find(|(name, _)| name == text);
            match renamed {
                Some((_, other)) => json!(other),
                None if keyed.iter().any(|start| text.starts_with(start)) => {
                    json!(key_beside(text))
                }
                None => row.clone(),
            }
        }
        Value::Array(items) => items.iter().map(beside).collect(),
        Value::Object(fields) => {
            let fields = fields.iter();
            Value::Object(
                fields
                    .map(|(name, value)| (name.clone(), beside(value)))
                    .collect(),
            )
        }
        other => other.clone(),
    }
}

/// A document and the same with everything that is listed in its rows in another order.
pub fn document_and_relisted() -> impl Strategy<Value = (Written, Written)> {
    (any_document(), Tape::any()).prop_map(|(document, mut tape)| {
        let mut relisted = document.0.clone();
        for table in TABLES.iter().copied().chain(["charter"]) {
            relist(&mut tape, &mut relisted[table], table != "charter");
        }
        (document, Written(relisted))
    })
}

/// Puts lists into another order, but for the outermost, where that is a table; stages have an order of their own.
fn relist(tape: &mut Tape, value: &mut Value, is_table: bool) {
    match value {
        Value::Array(items) => {
            items.iter_mut().for_each(|item| relist(tape, item, false));
            if !is_table {
                tape.shuffle(items);
            }
        }
        Value::Object(fields) => {
            let unordered = fields.iter_mut().filter(|(name, _)| *name != "stages");
            unordered.for_each(|(_, inner)| relist(tape, inner, false));
        }
        _ => {}
    }
}
