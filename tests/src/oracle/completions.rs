//! What the library says of a document in which something is unknown, beside what it says of every way to fill it in.
//!
//! A verdict of *holds* or *broken* must be that of every completion. Completions in which the rule is not asked do not
//! count: the readings ask about acts whose date is unknown. Where the library cannot tell, two completions at least
//! must differ, one in which the rule is not asked being different from one in which it is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use super::compare::{audit, programme, verdicts};
use super::generator::{Dice, days};
use nextpractice::audit::rules;

/// A field to leave out, and what may stand there.
#[derive(Clone, Debug)]
pub struct Unknown {
    /// Where, as a JSON pointer.
    pub pointer: String,
    /// The table, or `charter`, and the field.
    pub name: String,
    values: Vec<Value>,
}

/// A verdict that its completions do not bear out.
#[derive(Clone, Debug)]
pub struct Doubt {
    /// The rule.
    pub rule: &'static str,
    /// The unit.
    pub unit: String,
    /// What was left out.
    pub unknown: Vec<String>,
    /// The library's verdict without it.
    pub incomplete: String,
    /// Its verdicts on the completions.
    pub complete: BTreeSet<String>,
    /// The document without it.
    pub document: Value,
}

/// Leaves out one or two fields of a document in which all is known, and fills them in again in every way.
pub fn doubts(document: &Value, date: NaiveDate, seed: u64) -> Result<Vec<Doubt>, String> {
    let mut dice = Dice::new(seed);
    let all = unknowns(document, date);
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let mut chosen = vec![dice.one(&all).clone()];
    if dice.chance(40) {
        let second = dice.one(&all).clone();
        let apart = |a: &str, b: &str| !format!("{a}/").starts_with(&format!("{b}/"));
        let first = &chosen[0];
        if apart(&second.pointer, &first.pointer) && apart(&first.pointer, &second.pointer) {
            chosen.push(second);
        }
    }
    let mut all = Vec::new();
    for unknown in &chosen {
        all.extend(doubts_about(document, date, std::slice::from_ref(unknown))?);
    }
    if chosen.len() > 1 && all.is_empty() {
        all = doubts_about(document, date, &chosen)?;
    }
    Ok(all)
}

fn doubts_about(
    document: &Value,
    date: NaiveDate,
    chosen: &[Unknown],
) -> Result<Vec<Doubt>, String> {
    let mut incomplete = document.clone();
    for unknown in chosen {
        set(&mut incomplete, &unknown.pointer, None);
    }
    let said = everything(&incomplete, date)?;
    let mut completions = vec![incomplete.clone()];
    for unknown in chosen {
        let with = |document: &Value, value: &Value| {
            let mut document = document.clone();
            set(&mut document, &unknown.pointer, Some(value.clone()));
            document
        };
        completions = completions
            .iter()
            .flat_map(|document| unknown.values.iter().map(|value| with(document, value)))
            .collect();
    }
    let mut complete: BTreeMap<(&str, String), BTreeSet<String>> = BTreeMap::new();
    let mut many = 0;
    for completion in &completions {
        // A completion that is no programme is none.
        let Ok(all) = everything(completion, date) else {
            continue;
        };
        many += 1;
        for unit in said.keys() {
            let verdict = all.get(unit).map_or("not applicable", String::as_str);
            let verdicts = complete.entry(unit.clone()).or_default();
            verdicts.insert(verdict.to_owned());
        }
    }
    if many < 2 {
        return Ok(Vec::new());
    }
    let mut doubts = Vec::new();
    for ((rule, unit), verdict) in said {
        let complete = complete.remove(&(rule, unit.clone())).unwrap_or_default();
        let borne_out = match verdict.as_str() {
            "cannot tell" => complete.len() > 1 || complete.contains("cannot tell"),
            "not applicable" => complete.len() == 1,
            decided => complete
                .iter()
                .all(|other| other == decided || other == "not applicable"),
        };
        if !borne_out {
            doubts.push(Doubt {
                rule,
                unit,
                unknown: chosen.iter().map(|unknown| unknown.name.clone()).collect(),
                incomplete: verdict,
                complete,
                document: incomplete.clone(),
            });
        }
    }
    Ok(doubts)
}

/// Whether the term of a plan's hub, of the hub's network or of the charter ended before the date.
fn is_over(document: &Value, plan: &str, date: NaiveDate) -> bool {
    let hub = document.pointer(&format!("{plan}/hub"));
    let rows = |table: &str| document[table].as_array().into_iter().flatten();
    let own = rows("hubs").filter(|row| row.get("key") == hub);
    let networks = rows("arrangements").filter(|row| row.get("hub") == hub);
    let mut ends = own
        .chain(networks)
        .chain(document.get("charter"))
        .filter_map(|row| row["term"]["until"].as_str());
    ends.any(|until| until < date.to_string().as_str())
}

type Everything = BTreeMap<(&'static str, String), String>;

fn everything(document: &Value, date: NaiveDate) -> Result<Everything, String> {
    let programme = programme(document)?;
    let audit = audit(&programme, date);
    let mut all = Everything::new();
    for rule in rules::ALL {
        for (unit, verdict) in verdicts(&audit, rule) {
            all.insert((rule.code, unit), verdict);
        }
    }
    Ok(all)
}

fn set(document: &mut Value, pointer: &str, value: Option<Value>) {
    let Some((parent, field)) = pointer.rsplit_once('/') else {
        return;
    };
    let parent = document.pointer_mut(parent).and_then(Value::as_object_mut);
    let parent = parent.expect("a field of an object");
    match value {
        Some(value) => parent.insert(field.to_owned(), value),
        None => parent.remove(field),
    };
}

/// The fields of a document that can be filled in again, each with what may stand there.
fn unknowns(document: &Value, date: NaiveDate) -> Vec<Unknown> {
    let keys = |table: &str| -> Vec<Value> {
        let rows = document[table].as_array().into_iter().flatten();
        rows.map(|row| row["key"].clone()).collect()
    };
    let none_or = |mut values: Vec<Value>| {
        values.push(Value::Null);
        values
    };
    let (schools, priorities) = (keys("institutions"), keys("priorities"));
    let mut near = days();
    near.extend(
        [date.pred_opt(), Some(date), date.succ_opt()]
            .into_iter()
            .flatten(),
    );
    near.sort_unstable();
    near.dedup();
    let dates = || none_or(near.iter().map(|day| json!(day.to_string())).collect());
    // A row without a term is in force on the day of its table; here that is the date.
    let mut terms = Vec::new();
    for from in near.iter().filter(|from| **from <= date) {
        terms.push(json!({ "from": from.to_string() }));
        for until in near.iter().filter(|until| **until >= date) {
            terms.push(json!({ "from": from.to_string(), "until": until.to_string() }));
        }
    }
    // Something may have happened long before anything else did.
    let long_before = date.checked_sub_days(Days::new(1_500));
    let past = near.iter().filter(|day| **day <= date);
    let past = long_before.iter().chain(past);
    let past: Vec<Value> = past.map(|day| json!(day.to_string())).collect();
    let lists = |of: &[Value]| {
        let mut lists = vec![json!([])];
        lists.extend(of.iter().map(|one| json!([one])));
        if of.len() > 1 {
            lists.push(json!(of));
        }
        lists
    };
    let words = |words: &[&str]| none_or(words.iter().map(|word| json!(word)).collect());
    let parties: Vec<Value> = schools
        .iter()
        .map(|school| json!({ "institution": school }))
        .chain([json!({ "convenor": "centre" })])
        .collect();
    let said: Vec<Value> = schools
        .iter()
        .flat_map(|school| [near.first().copied(), Some(date), date.succ_opt()].map(|day| (school, day)))
        .map(|(school, day)| json!({ "institution": school, "date": day.map(|day| day.to_string()) }))
        .collect();
    let links: Vec<Value> = schools
        .iter()
        .map(|school| json!({ "institution": school }))
        .collect();
    let decided = || {
        let by = |who: &Value| json!({ "statement": "It is so", "decided_by": [who] });
        none_or(
            parties
                .iter()
                .map(by)
                .chain([json!({ "statement": null, "decided_by": [] })])
                .collect(),
        )
    };
    let tasks: Vec<Value> = schools
        .iter()
        .map(|school| json!({ "title": "A task", "holders": [school], "priority": null }))
        .collect();
    let mut divisions = Vec::new();
    for (place, one) in schools.iter().enumerate() {
        for other in schools.iter().skip(place + 1) {
            let share = |lead: &Value| json!({ "title": "A part", "lead": lead });
            divisions.push(json!({ "kind": "segmented", "parts": [share(one), share(other)] }));
        }
    }
    let fields: Vec<(&str, &str, Vec<Value>)> = vec![
        ("charter", "coverage", words(&["grid", "regions", "none"])),
        (
            "charter",
            "hubs_per_cell",
            none_or(vec![json!(0), json!(1), json!(2), json!(9)]),
        ),
        ("charter", "grant_per_year", words(&["£6,000", "£5,999.99"])),
        ("institutions", "closed", dates()),
        // One whose opening is not recorded had opened by the day of the link that says it took another's place.
        ("institutions", "opened", past.clone()),
        ("institutions", "regions", lists(&keys("regions"))),
        ("institutions", "successors", lists(&links)),
        ("hubs", "term", terms.clone()),
        ("arrangements", "term", terms.clone()),
        ("arrangements", "theme", words(&["A theme"])),
        ("arrangements", "focuses", lists(&[json!("student_voice")])),
        ("memberships", "term", terms.clone()),
        (
            "memberships",
            "joined",
            words(&["volunteered", "accepted_invitation", "directed"]),
        ),
        ("priorities", "agreed", dates()),
        ("priorities", "retired", dates()),
        ("priorities", "proposers", lists(&parties)),
        ("priorities", "contributions", lists(&said)),
        ("plans", "term", terms),
        ("plans", "priorities", lists(&priorities)),
        ("plans", "purpose", words(&["good", "next"])),
        ("plans", "scope", decided()),
        ("plans", "means", decided()),
        (
            "plans",
            "success_criteria",
            lists(&[json!("They learn more")]),
        ),
        ("plans", "tasks", lists(&tasks)),
        ("plans", "division", none_or(divisions)),
        ("grants", "plan", none_or(keys("plans"))),
        ("grants", "amount", words(&["£6,000", "£5,999.99"])),
        ("practices", "kind", words(&["good", "next"])),
        ("practices", "date", past.clone()),
        ("practices", "parent", none_or(keys("practices"))),
        ("practices", "evidence", lists(&[json!("They said so")])),
        ("practices", "did_not_work", lists(&[json!("Nobody came")])),
        ("transfers", "date", past),
        (
            "transfers",
            "outcome",
            words(&["adopted", "rejected_with_lesson"]),
        ),
    ];
    let mut all = Vec::new();
    for (table, field, values) in fields {
        if values.len() < 2 {
            continue;
        }
        let rows = match &document[table] {
            Value::Array(rows) => (0..rows.len())
                .map(|row| format!("/{table}/{row}"))
                .collect(),
            _ => vec![format!("/{table}")],
        };
        for row in rows {
            let mut values = values.clone();
            let pointer = format!("{row}/{field}");
            // A plan without a term may have ended at any time where its hub's own is over.
            if (table, field) == ("plans", "term") && is_over(document, &row, date) {
                let before = |until: &&NaiveDate| **until < date;
                for until in near.iter().filter(before) {
                    let from = near.iter().filter(|from| *from <= until);
                    values.extend(from.map(
                        |from| json!({ "from": from.to_string(), "until": until.to_string() }),
                    ));
                }
            }
            // What stood there is a completion too, unless it had ended or not begun, or not happened.
            if !matches!(
                (table, field),
                (_, "term" | "opened") | ("transfers" | "practices", "date")
            ) {
                values.extend(document.pointer(&pointer).cloned());
            }
            all.push(Unknown {
                pointer,
                name: format!("{table}.{field}"),
                values,
            });
        }
    }
    // Fields of tasks, of proposals and of contributions stand one level deeper.
    for (plan, row) in document["plans"]
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
    {
        for task in 0..row["tasks"].as_array().map_or(0, Vec::len) {
            for (field, values) in [
                ("holders", lists(&schools)),
                ("priority", none_or(priorities.clone())),
            ] {
                all.push(Unknown {
                    pointer: format!("/plans/{plan}/tasks/{task}/{field}"),
                    name: format!("tasks.{field}"),
                    values,
                });
            }
        }
    }
    for (place, row) in document["priorities"]
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
    {
        for one in 0..row["contributions"].as_array().map_or(0, Vec::len) {
            all.push(Unknown {
                pointer: format!("/priorities/{place}/contributions/{one}/date"),
                name: "contributions.date".to_owned(),
                values: near.iter().map(|day| json!(day.to_string())).collect(),
            });
        }
    }
    all
}
