//! Small random documents that hit boundaries often.

use chrono::{Days, NaiveDate};
use serde_json::{Map, Value, json};

/// A small generator of random numbers (SplitMix64).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// The same seed gives the same throws.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below another.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// True this many times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let place = self.below(of.len());
        &of[place]
    }

    fn some<T: Clone>(&mut self, of: &[T], percent: usize) -> Vec<T> {
        let chosen = of.iter().filter(|_| self.chance(percent));
        chosen.cloned().collect()
    }
}

/// The days that dates are taken from: ends and beginnings of school years, and days a year apart.
const DAYS: [&str; 14] = [
    "2004-09-01",
    "2005-03-01",
    "2005-08-31",
    "2005-09-01",
    "2005-12-01",
    "2006-02-28",
    "2006-03-01",
    "2006-03-02",
    "2006-08-31",
    "2006-09-01",
    "2006-12-01",
    "2007-03-01",
    "2007-08-31",
    "2007-09-01",
];

const GATEWAYS: [&str; 9] = [
    "student_voice",
    "assessment_for_learning",
    "learning_to_learn",
    "curriculum",
    "new_technologies",
    "advice_and_guidance",
    "mentoring_and_coaching",
    "workforce_reform",
    "school_organisation_and_design",
];

const DEEPS: [&str; 4] = [
    "deep_learning",
    "deep_experience",
    "deep_support",
    "deep_leadership",
];

const TABLES: [&str; 9] = [
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

/// A document, and the date to audit it on.
pub fn document(seed: u64) -> (Value, NaiveDate) {
    let mut dice = Dice::new(seed);
    // The first throws of neighbouring seeds should not be alike.
    dice.next();
    let mut maker = Maker {
        absent: *dice.one(&[0, 5, 15, 40]),
        null: *dice.one(&[0, 5, 15, 30]),
        complete: *dice.one(&[0, 50, 90, 100, 100]),
        dice,
    };
    maker.document()
}

/// A document in which everything is recorded as of the date, to leave things out of.
pub fn full_document(seed: u64) -> (Value, NaiveDate) {
    let mut dice = Dice::new(seed);
    dice.next();
    let mut maker = Maker {
        absent: 0,
        null: *dice.one(&[0, 10]),
        complete: 100,
        dice,
    };
    let (mut document, _) = maker.document();
    let date = maker.any_day();
    document["recorded_on"] = json!(date.to_string());
    let mut records = Map::new();
    for table in TABLES {
        records.insert(table.to_owned(), json!({ "completeness": "complete" }));
        if document.get(table).is_none_or(Value::is_null) {
            document[table] = json!([]);
        }
        let rows = document[table].as_array_mut().into_iter().flatten();
        for row in rows {
            row.as_object_mut().map(|fields| fields.remove("records"));
        }
    }
    document["records"] = Value::Object(records);
    (document, date)
}

/// The days that completions are made of.
pub(super) fn days() -> Vec<NaiveDate> {
    DAYS.iter().map(|text| day(text)).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// From a day until a day, where they are known.
type Bounds = (Option<NaiveDate>, Option<NaiveDate>);

struct Maker {
    dice: Dice,
    /// How often in a hundred a field is left out.
    absent: usize,
    /// How often it is recorded as none.
    null: usize,
    /// How often a table is complete.
    complete: usize,
}

impl Maker {
    /// Sets a field, leaves it out or records that there is none.
    fn maybe(&mut self, row: &mut Value, field: &str, value: Value) {
        if self.dice.chance(self.absent) {
            return;
        }
        let list = value.is_array();
        let value = match (self.dice.chance(self.null), list && self.dice.chance(50)) {
            (true, true) => json!([]),
            (true, false) => Value::Null,
            (false, _) => value,
        };
        row[field] = value;
    }

    fn any_day(&mut self) -> NaiveDate {
        day(self.dice.one::<&str>(&DAYS))
    }

    /// A term within bounds, and the bounds it sets. `None` where there is no room for one.
    fn term(&mut self, (from, until): Bounds) -> Option<(Value, Bounds)> {
        let fits = |day: &NaiveDate| {
            from.is_none_or(|from| from <= *day) && until.is_none_or(|until| *day <= until)
        };
        let days: Vec<NaiveDate> = DAYS.iter().map(|text| day(text)).filter(fits).collect();
        if days.is_empty() {
            return None;
        }
        // Early beginnings, so that most things have begun.
        let first = self.dice.below(days.len()).min(self.dice.below(days.len()));
        let start = days[first];
        let mut term = json!({ "from": start.to_string() });
        let mut end = until;
        if self.dice.chance(45) {
            let last = first + self.dice.below(days.len() - first);
            end = Some(days[last]);
            term["until"] = json!(days[last].to_string());
        } else if self.dice.chance(20) {
            term["until"] = Value::Null;
        }
        Some((term, (Some(start), end)))
    }

    /// Gives a row a term, or not, and says within which bounds its children must stay.
    fn with_term(&mut self, row: &mut Value, parent: Bounds) -> Bounds {
        if self.dice.chance(self.absent) {
            return parent;
        }
        if self.dice.chance(self.null / 4) {
            row["term"] = Value::Null;
            return parent;
        }
        match self.term(parent) {
            Some((term, bounds)) => {
                row["term"] = term;
                bounds
            }
            None => parent,
        }
    }

    fn document(&mut self) -> (Value, NaiveDate) {
        let mut document = json!({ "format": "nextpractice/1" });
        let recorded_on = self.any_day();
        if self.dice.chance(93) {
            document["recorded_on"] = json!(recorded_on.to_string());
        }
        let date = match self.dice.below(10) {
            0..=4 => recorded_on,
            5 => recorded_on + Days::new(1),
            6 => recorded_on - Days::new(1),
            _ => self.any_day(),
        };

        let regions: Vec<String> = (0..=self.dice.below(3)).map(|n| format!("r{n}")).collect();
        let mut rows: Vec<Value> = Vec::new();
        for key in &regions {
            rows.push(json!({ "key": key, "scheme": "areas" }));
        }
        rows.push(json!({ "key": "other:1", "scheme": "other" }));
        document["regions"] = json!(rows);

        let (charter, bounds, focuses) = self.charter(&regions);
        document["charter"] = charter;
        document["convenors"] = json!([{ "key": "centre", "name": "The centre" }]);
        document["agencies"] = json!([{ "key": "la:1", "name": "An authority" }]);

        let schools: Vec<String> = (0..=1 + self.dice.below(5))
            .map(|n| format!("s{n}"))
            .collect();
        let institutions = self.institutions(&schools, &regions);
        self.put(&mut document, "institutions", institutions);

        // A hub serves regions of the charter, where the charter says which those are.
        let served: Vec<String> = match document["charter"].get("regions") {
            None => regions.clone(),
            Some(Value::Array(listed)) => {
                let keys = listed.iter().filter_map(Value::as_str);
                keys.map(str::to_owned).collect()
            }
            Some(_) => Vec::new(),
        };
        let (hubs, networks, hub_bounds, network_bounds) =
            self.hubs(&schools, &served, &focuses, bounds);
        let (arrangements, all_bounds) = self.arrangements(networks, network_bounds, bounds);
        let memberships = self.memberships(&schools, &arrangements, &all_bounds);
        let priorities = self.priorities(&schools, &focuses);
        let plans = self.plans(&schools, &hubs, &hub_bounds, &priorities);
        let grants = self.grants(&hubs, &plans);
        let practices = self.practices(&schools, &plans);
        let transfers = self.transfers(&schools, &practices);
        for (table, rows) in [
            ("hubs", hubs),
            ("arrangements", arrangements),
            ("memberships", memberships),
            ("priorities", priorities),
            ("plans", plans),
            ("grants", grants),
            ("practices", practices),
            ("transfers", transfers),
        ] {
            self.put(&mut document, table, rows);
        }
        self.records(&mut document, recorded_on);
        (document, date)
    }

    /// Puts a table into the document; one without rows may be left out or recorded as none.
    fn put(&mut self, document: &mut Value, table: &str, rows: Vec<Value>) {
        document[table] = match (rows.is_empty(), self.dice.below(3)) {
            (true, 0) => return,
            (true, 1) => Value::Null,
            _ => json!(rows),
        };
    }

    fn records(&mut self, document: &mut Value, recorded_on: NaiveDate) {
        let mut records = Map::new();
        for table in TABLES {
            let rows = document
                .get(table)
                .and_then(Value::as_array)
                .map_or(0, Vec::len);
            let left_out = document.get(table).is_none();
            let words = if self.dice.chance(self.complete) {
                "complete"
            } else {
                match self.dice.below(4) {
                    0 => "partial",
                    1 if rows == 0 && left_out => "not_recorded",
                    2 => "complete",
                    _ => continue,
                }
            };
            let mut record = json!({ "completeness": words });
            if self.dice.chance(20) {
                let as_of = match self.dice.below(3) {
                    0 => recorded_on - Days::new(1),
                    1 => recorded_on + Days::new(1),
                    _ => self.any_day(),
                };
                record["as_of"] = json!(as_of.to_string());
            }
            records.insert(table.to_owned(), record);
        }
        if !records.is_empty() {
            document["records"] = Value::Object(records);
        }
    }

    /// What a row says of its own part of a table.
    fn narrow(&mut self, row: &mut Value, tables: &[&str]) {
        if !self.dice.chance(12) {
            return;
        }
        let mut records = Map::new();
        for table in tables {
            if self.dice.chance(70) {
                let words = *self.dice.one(&["complete", "complete", "partial"]);
                records.insert((*table).to_owned(), json!(words));
            }
        }
        row["records"] = Value::Object(records);
    }

    fn charter(&mut self, regions: &[String]) -> (Value, Bounds, Vec<&'static str>) {
        let mut charter = json!({ "scheme": "areas" });
        let mut bounds = (None, None);
        if self.dice.chance(60) {
            bounds = self.with_term(&mut charter, bounds);
        }
        let mut focuses = Vec::new();
        for _ in 0..=self.dice.below(3) {
            let focus = match self.dice.below(5) {
                0 => "student_voice",
                1 => self.dice.one(&["deep_support", "deep_leadership"]),
                2 => self.dice.one(&DEEPS),
                _ => self.dice.one(&GATEWAYS),
            };
            if !focuses.contains(&focus) {
                focuses.push(focus);
            }
        }
        let scope = self.dice.some(regions, 85);
        if !scope.is_empty() {
            self.maybe(&mut charter, "regions", json!(scope));
        }
        let mut scope = focuses.clone();
        if self.dice.chance(15) {
            scope.truncate(1);
        }
        self.maybe(&mut charter, "focuses", json!(scope));
        let coverage = *self.dice.one(&["grid", "grid", "grid", "regions", "none"]);
        self.maybe(&mut charter, "coverage", json!(coverage));
        let most = self.dice.below(3);
        self.maybe(&mut charter, "hubs_per_cell", json!(most));
        self.maybe(&mut charter, "grant_per_year", json!("£6,000"));
        let mut policy = Map::new();
        let thresholds: [(&str, &[f64]); 10] = [
            ("max_priorities", &[0.0, 1.0, 2.0, 3.0]),
            ("max_proposer_share", &[0.25, 0.5, 0.75]),
            ("min_priorities_proposed", &[1.0, 2.0, 3.0]),
            ("hub_quorum", &[0.25, 0.5, 0.75]),
            ("partner_quorum", &[0.25, 0.5, 0.75]),
            ("min_aligned_share", &[0.25, 0.5, 0.9]),
            ("max_topic_entropy", &[0.3, 0.5, 0.9]),
            ("min_tasks", &[1.0, 2.0, 3.0, 4.0]),
            ("outcome_days", &[1.0, 91.0, 100.0, 364.0]),
            ("min_evenness", &[0.3, 0.5, 0.9]),
        ];
        for (name, values) in thresholds {
            let often = if matches!(name, "min_tasks" | "outcome_days") {
                70
            } else {
                40
            };
            if self.dice.chance(often) {
                let value = *self.dice.one(values);
                let whole = matches!(
                    name,
                    "max_priorities" | "min_priorities_proposed" | "min_tasks" | "outcome_days"
                );
                let value = if whole {
                    json!(value as u64)
                } else {
                    json!(value)
                };
                policy.insert(name.to_owned(), value);
            }
        }
        charter["policy"] = Value::Object(policy);
        (charter, bounds, focuses)
    }

    fn institutions(&mut self, schools: &[String], regions: &[String]) -> Vec<Value> {
        let mut rows = Vec::new();
        for key in schools {
            let mut row = json!({ "key": key, "name": "A school" });
            let mut lies_in = vec![self.dice.one(regions).clone()];
            match self.dice.below(10) {
                0 => lies_in = vec!["other:1".to_owned()],
                1 => lies_in.push("other:1".to_owned()),
                _ => {}
            }
            self.maybe(&mut row, "regions", json!(lies_in));
            let mut last = None;
            if self.dice.chance(35) {
                let closed = self.any_day();
                row["closed"] = json!(closed.to_string());
                last = Some(closed);
            } else if !self.dice.chance(self.absent) {
                row["closed"] = Value::Null;
            }
            if self.dice.chance(30) {
                let opened = self.any_day();
                if last.is_none_or(|last| opened <= last) {
                    row["opened"] = json!(opened.to_string());
                }
            } else if self.dice.chance(self.null) {
                row["opened"] = Value::Null;
            }
            for field in ["successors", "predecessors"] {
                let often = if field == "successors" { 25 } else { 10 };
                let mut links = Vec::new();
                for other in schools.iter().filter(|other| *other != key) {
                    if self.dice.chance(often) {
                        let mut link = json!({ "institution": other });
                        let made = self.any_day();
                        self.maybe(&mut link, "date", json!(made.to_string()));
                        links.push(link);
                    }
                }
                if !self.dice.chance(self.absent) {
                    row[field] = json!(links);
                }
            }
            rows.push(row);
        }
        // A school whose successors are recorded as none is nobody's predecessor.
        let childless = |row: &&Value| row.get("successors") == Some(&json!([]));
        let childless: Vec<Value> = rows
            .iter()
            .filter(childless)
            .map(|row| row["key"].clone())
            .collect();
        for row in &mut rows {
            if let Some(links) = row.get_mut("predecessors").and_then(Value::as_array_mut) {
                links.retain(|link| !childless.contains(&link["institution"]));
            }
        }
        rows
    }

    /// Hubs, their networks, and the bounds that each sets.
    fn hubs(
        &mut self,
        schools: &[String],
        regions: &[String],
        focuses: &[&str],
        charter: Bounds,
    ) -> (Vec<Value>, Vec<Value>, Vec<Bounds>, Vec<Bounds>) {
        let (mut hubs, mut networks) = (Vec::new(), Vec::new());
        let (mut hub_bounds, mut network_bounds) = (Vec::new(), Vec::new());
        let most = if regions.is_empty() { 0 } else { 4 };
        for n in 0..self.dice.below(most + 1) {
            let mut parent = charter;
            if self.dice.chance(80) {
                let mut network = json!({
                    "key": format!("n{n}"), "kind": "hub_network", "hub": format!("h{n}"),
                });
                let before = network.clone();
                let bounds = self.with_term(&mut network, charter);
                if network != before && network["term"].is_object() {
                    parent = bounds;
                }
                self.narrow(&mut network, &["memberships"]);
                networks.push(network);
                network_bounds.push(bounds);
            }
            let mut serves = vec![self.dice.one(regions).clone()];
            if self.dice.chance(20) {
                let second = self.dice.one(regions).clone();
                if !serves.contains(&second) {
                    serves.push(second);
                }
            }
            let mut hub = json!({
                "key": format!("h{n}"), "institution": self.dice.one(schools),
                "focus": self.dice.one(focuses), "regions": serves,
            });
            hub_bounds.push(self.with_term(&mut hub, parent));
            self.narrow(&mut hub, &["plans", "grants"]);
            hubs.push(hub);
        }
        (hubs, networks, hub_bounds, network_bounds)
    }

    fn arrangements(
        &mut self,
        networks: Vec<Value>,
        network_bounds: Vec<Bounds>,
        charter: Bounds,
    ) -> (Vec<Value>, Vec<Bounds>) {
        let (mut rows, mut all_bounds) = (networks, network_bounds);
        for n in 0..self.dice.below(4) {
            let kinds = ["learning_community", "partnership", "federation", "trust"];
            let mut row = json!({ "key": format!("a{n}"), "kind": self.dice.one(&kinds) });
            all_bounds.push(self.with_term(&mut row, charter));
            self.narrow(&mut row, &["memberships"]);
            rows.push(row);
        }
        for row in &mut rows {
            if self.dice.chance(60) {
                let focus = *self.dice.one(&GATEWAYS);
                let listed = if self.dice.chance(30) {
                    json!([focus])
                } else {
                    json!([])
                };
                self.maybe(row, "focuses", listed);
                if self.dice.chance(50) {
                    row["theme"] = Value::Null;
                } else {
                    self.maybe(row, "theme", json!("A theme"));
                }
            }
        }
        (rows, all_bounds)
    }

    fn memberships(
        &mut self,
        schools: &[String],
        arrangements: &[Value],
        bounds: &[Bounds],
    ) -> Vec<Value> {
        let mut rows = Vec::new();
        if arrangements.is_empty() {
            return rows;
        }
        for n in 0..self.dice.below(11) {
            let place = self.dice.below(arrangements.len());
            let mut row = json!({
                "key": format!("m{n}"), "institution": self.dice.one(schools),
                "arrangement": arrangements[place]["key"],
            });
            self.with_term(&mut row, bounds[place]);
            let joined = *self
                .dice
                .one(&["volunteered", "accepted_invitation", "directed"]);
            self.maybe(&mut row, "joined", json!(joined));
            if row
                .get("joined")
                .is_none_or(|joined| *joined == json!("directed"))
                && self.dice.chance(40)
            {
                row["directed_by"] = json!("la:1");
            }
            if row.get("directed_by").is_none() && self.dice.chance(self.null) {
                row["directed_by"] = Value::Null;
            }
            rows.push(row);
        }
        rows
    }

    /// A school or, now and then, somebody else.
    fn party(&mut self, schools: &[String], outside: usize) -> Value {
        if self.dice.chance(outside) {
            if self.dice.chance(50) {
                return json!({ "convenor": "centre" });
            }
            return json!({ "agency": "la:1" });
        }
        json!({ "institution": self.dice.one(schools) })
    }

    fn parties(&mut self, schools: &[String], outside: usize) -> Value {
        let mut list: Vec<Value> = Vec::new();
        for _ in 0..=self.dice.below(2) {
            let party = self.party(schools, outside);
            if !list.contains(&party) {
                list.push(party);
            }
        }
        json!(list)
    }

    fn priorities(&mut self, schools: &[String], focuses: &[&str]) -> Vec<Value> {
        let mut rows = Vec::new();
        let most = *self.dice.one(&[0, 2, 4, 6, 6]);
        for n in 0..self.dice.below(most + 1) {
            let mut row = json!({
                "key": format!("p{n}"), "focus": self.dice.one(focuses), "title": "A priority",
            });
            if self.dice.chance(40) {
                let gateways = self.dice.some(&GATEWAYS, 15);
                self.maybe(&mut row, "gateways", json!(gateways));
            }
            let outside = *self.dice.one(&[10, 50]);
            let proposers = self.parties(schools, outside);
            self.maybe(&mut row, "proposers", proposers);
            let mut agreed = None;
            if self.dice.chance(85) {
                let agreed_on = self.any_day();
                self.maybe(&mut row, "agreed", json!(agreed_on.to_string()));
                agreed = row.get("agreed").and_then(Value::as_str).map(day);
            }
            if self.dice.chance(75) {
                row["retired"] = Value::Null;
            } else if let Some(agreed) = agreed {
                let retired = self.any_day();
                if agreed <= retired {
                    row["retired"] = json!(retired.to_string());
                }
            }
            let mut said = Vec::new();
            let many = *self.dice.one(&[0, 2, 5]);
            for _ in 0..=self.dice.below(many + 1) {
                let mut one = json!({ "institution": self.dice.one(schools) });
                let said_on = match agreed {
                    Some(agreed) if self.dice.chance(50) => {
                        agreed - Days::new(1) + Days::new(self.dice.below(3) as u64)
                    }
                    _ => self.any_day(),
                };
                self.maybe(&mut one, "date", json!(said_on.to_string()));
                said.push(one);
            }
            self.maybe(&mut row, "contributions", json!(said));
            rows.push(row);
        }
        rows
    }

    fn plans(
        &mut self,
        schools: &[String],
        hubs: &[Value],
        bounds: &[Bounds],
        priorities: &[Value],
    ) -> Vec<Value> {
        let mut rows = Vec::new();
        if hubs.is_empty() {
            return rows;
        }
        let keys: Vec<Value> = priorities.iter().map(|row| row["key"].clone()).collect();
        for n in 0..self.dice.below(6) {
            let place = self.dice.below(hubs.len());
            let hub = &hubs[place];
            let mut row = json!({ "key": format!("l{n}"), "hub": hub["key"] });
            self.with_term(&mut row, bounds[place]);
            let serves = self.dice.some(&keys, 40);
            self.maybe(&mut row, "priorities", json!(serves));
            let purpose = *self.dice.one(&["next", "next", "good"]);
            self.maybe(&mut row, "purpose", json!(purpose));
            for point in ["scope", "timescale", "means"] {
                let mut decided = json!({});
                self.maybe(&mut decided, "statement", json!("It is so"));
                let own = [hub["institution"].as_str().unwrap_or_default().to_owned()];
                let who = if self.dice.chance(60) { &own } else { schools };
                let by = self.parties(who, 30);
                self.maybe(&mut decided, "decided_by", by);
                self.maybe(&mut row, point, decided);
            }
            self.maybe(&mut row, "success_criteria", json!(["They learn more"]));
            let tasks = self.tasks(schools, hub, &keys);
            self.maybe(&mut row, "tasks", tasks);
            let division = self.division(schools);
            if self.dice.chance(35) {
                self.maybe(&mut row, "division", division);
            } else if !self.dice.chance(self.absent) {
                row["division"] = Value::Null;
            }
            rows.push(row);
        }
        rows
    }

    fn tasks(&mut self, schools: &[String], hub: &Value, priorities: &[Value]) -> Value {
        let mut tasks = Vec::new();
        let own = [hub["institution"].as_str().unwrap_or_default().to_owned()];
        let held_by = if self.dice.chance(50) { &own } else { schools };
        let most = *self.dice.one(&[1, 3, 6, 12]);
        let serving = *self.dice.one(&[50, 90, 100]);
        for n in 0..self.dice.below(most + 1) {
            let title = format!("Task {}", if self.dice.chance(60) { n } else { 0 });
            let mut task = json!({ "title": title });
            let mut holders = vec![self.dice.one(held_by).clone()];
            if self.dice.chance(20) {
                let second = self.dice.one(held_by).clone();
                if !holders.contains(&second) {
                    holders.push(second);
                }
            }
            self.maybe(&mut task, "holders", json!(holders));
            if priorities.is_empty() || !self.dice.chance(serving) {
                if !self.dice.chance(self.absent) {
                    task["priority"] = Value::Null;
                }
            } else {
                let reach = if self.dice.chance(60) {
                    1
                } else {
                    priorities.len()
                };
                let priority = self.dice.one(&priorities[..reach]).clone();
                self.maybe(&mut task, "priority", priority);
            }
            tasks.push(task);
        }
        json!(tasks)
    }

    fn division(&mut self, schools: &[String]) -> Value {
        let mut order = schools.to_vec();
        let first = self.dice.below(order.len());
        order.rotate_left(first);
        order.truncate(2 + self.dice.below(2));
        let share = |lead: &String| json!({ "title": "A part", "lead": lead });
        let shares: Vec<Value> = order.iter().map(share).collect();
        match self.dice.below(3) {
            0 => json!({ "kind": "segmented", "parts": shares }),
            1 => json!({ "kind": "sequenced", "stages": shares }),
            _ => {
                let join = share(self.dice.one(schools));
                json!({ "kind": "spliced", "strands": shares, "join": join })
            }
        }
    }

    fn grants(&mut self, hubs: &[Value], plans: &[Value]) -> Vec<Value> {
        let mut rows = Vec::new();
        if hubs.is_empty() {
            return rows;
        }
        for n in 0..self.dice.below(4) {
            let years = ["2004-05", "2005-06", "2006-07", "2007-08"];
            let hub = self.dice.one(hubs)["key"].clone();
            let mut row = json!({
                "key": format!("g{n}"), "hub": hub, "year": self.dice.one(&years),
            });
            let amount = *self.dice.one(&["£6,000", "£6,000", "£5,999.99"]);
            self.maybe(&mut row, "amount", json!(amount));
            let own: Vec<&Value> = plans.iter().filter(|plan| plan["hub"] == hub).collect();
            if !own.is_empty() && self.dice.chance(75) {
                let plan = self.dice.one(&own)["key"].clone();
                self.maybe(&mut row, "plan", plan);
            } else if !plans.is_empty() && self.dice.chance(50) {
                let plan = self.dice.one(plans)["key"].clone();
                self.maybe(&mut row, "plan", plan);
            } else if !self.dice.chance(self.absent) {
                row["plan"] = Value::Null;
            }
            rows.push(row);
        }
        rows
    }

    fn practices(&mut self, schools: &[String], plans: &[Value]) -> Vec<Value> {
        let mut rows: Vec<Value> = Vec::new();
        for n in 0..self.dice.below(5) {
            let mut row = json!({
                "key": format!("c{n}"), "title": "A practice", "origin": self.dice.one(schools),
            });
            let kind = *self.dice.one(&["next", "next", "good"]);
            self.maybe(&mut row, "kind", json!(kind));
            let made = self.any_day();
            self.maybe(&mut row, "date", json!(made.to_string()));
            if !rows.is_empty() && self.dice.chance(50) {
                let parent = self.dice.one(&rows)["key"].clone();
                self.maybe(&mut row, "parent", parent);
            } else if !self.dice.chance(self.absent) {
                row["parent"] = Value::Null;
            }
            if !plans.is_empty() && self.dice.chance(20) {
                row["plan"] = self.dice.one(plans)["key"].clone();
            }
            self.maybe(&mut row, "evidence", json!(["They said so"]));
            if self.dice.chance(40) {
                self.maybe(&mut row, "did_not_work", json!(["Nobody came"]));
            } else if !self.dice.chance(self.absent) {
                row["did_not_work"] = json!([]);
            }
            self.narrow(&mut row, &["transfers"]);
            rows.push(row);
        }
        rows
    }

    fn transfers(&mut self, schools: &[String], practices: &[Value]) -> Vec<Value> {
        let mut rows = Vec::new();
        if practices.is_empty() {
            return rows;
        }
        for n in 0..self.dice.below(9) {
            let practice = self.dice.one(practices);
            let from = if self.dice.chance(50) {
                practice["origin"].as_str().unwrap_or_default().to_owned()
            } else {
                self.dice.one(schools).clone()
            };
            let to = self.dice.one(schools).clone();
            if from == to {
                continue;
            }
            let mut row = json!({
                "key": format!("t{n}"), "practice": practice["key"], "from": from, "to": to,
            });
            let made = practice.get("date").and_then(Value::as_str).map(day);
            let done = match made {
                Some(made) if self.dice.chance(50) => {
                    let later = *self.dice.one(&[0_u64, 1, 90, 91, 92, 364, 365, 366]);
                    made + Days::new(later)
                }
                _ => self.any_day(),
            };
            self.maybe(&mut row, "date", json!(done.to_string()));
            let outcomes = [
                "shared",
                "trialled",
                "adapted",
                "adopted",
                "rejected_with_lesson",
            ];
            let outcome = *self.dice.one(&outcomes);
            self.maybe(&mut row, "outcome", json!(outcome));
            rows.push(row);
        }
        rows
    }
}
