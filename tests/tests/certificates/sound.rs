//! A small programme that keeps every rule of the 3 D's, recorded completely: four hubs, each with a partner school.

use serde_json::{Value, json};

/// The gateways, each with the two letters of its keys.
const GATEWAYS: [(&str, &str); 2] = [("curriculum", "CU"), ("new_technologies", "NT")];
const REGIONS: [&str; 2] = ["N", "S"];
const BEGINS: &str = "2005-09-01";
const ENDS: &str = "2007-08-31";

/// A hub: its gateway, the code of its gateway, its region, and the other region.
#[derive(Clone, Copy)]
struct Hub {
    gateway: &'static str,
    code: &'static str,
    region: &'static str,
    other: &'static str,
}

fn hubs() -> Vec<Hub> {
    let [north, south] = REGIONS;
    let of_gateway = |(gateway, code)| {
        [(north, south), (south, north)].map(|(region, other)| Hub {
            gateway,
            code,
            region,
            other,
        })
    };
    GATEWAYS.into_iter().flat_map(of_gateway).collect()
}

impl Hub {
    fn named(self, kind: &str) -> String {
        format!("{kind}:{}-{}", self.code, self.region)
    }

    fn elsewhere(self, kind: &str) -> String {
        format!("{kind}:{}-{}", self.code, self.other)
    }

    fn pair(self) -> [String; 2] {
        [self.named("school"), self.named("partner")]
    }
}

/// The document.
pub(crate) fn sound() -> Value {
    let hubs = hubs();
    let each =
        |row: fn(Hub) -> Vec<Value>| -> Vec<Value> { hubs.iter().copied().flat_map(row).collect() };
    let tables = json!({
        "convenors": [{"key": "trust", "name": "The trust"}],
        "regions": REGIONS.map(|region| json!({"key": format!("area:{region}"), "scheme": "areas", "name": format!("Area {region}")})),
        "institutions": each(institutions),
        "agencies": [{"key": "la:1", "name": "The authority", "kind": "local_authority"}],
        "coordinators": [],
        "applications": [],
        "hubs": each(hub),
        "arrangements": each(network),
        "memberships": each(memberships),
        "priorities": GATEWAYS.into_iter().flat_map(priorities).collect::<Vec<_>>(),
        "plans": each(plan),
        "grants": each(grants),
        "practices": each(practice),
        "transfers": transfers(&hubs),
        "events": [],
        "publications": [],
        "suppressions": [],
    });
    let mut document = json!({
        "format": "nextpractice/1",
        "title": "A sound programme",
        "synthetic": true,
        "recorded_on": "2007-06-01",
        "charter": {
            "name": "A sound programme",
            "term": {"from": BEGINS, "until": ENDS},
            "scheme": "areas",
            "regions": REGIONS.map(|region| format!("area:{region}")),
            "focuses": GATEWAYS.map(|(gateway, _)| gateway),
            "coverage": "grid",
            "hubs_per_cell": 1,
            "applications_received": 4,
            "grant_per_year": "£6,000",
        },
    });
    for (table, rows) in tables.as_object().expect("an object") {
        document["records"][table] = json!({"completeness": "complete"});
        document[table] = rows.clone();
    }
    document
}

fn institutions(hub: Hub) -> Vec<Value> {
    let row = |key: String| {
        json!({
            "key": key, "name": format!("The {key}"), "regions": [format!("area:{}", hub.region)],
            "opened": "1990-09-01", "closed": null, "successors": [], "predecessors": [],
        })
    };
    hub.pair().map(row).into()
}

fn hub(hub: Hub) -> Vec<Value> {
    vec![json!({
        "key": hub.named("hub"), "institution": hub.named("school"), "focus": hub.gateway,
        "regions": [format!("area:{}", hub.region)], "term": {"from": BEGINS},
    })]
}

fn network(hub: Hub) -> Vec<Value> {
    vec![json!({
        "key": hub.named("network"), "kind": "hub_network", "hub": hub.named("hub"), "focuses": [hub.gateway],
        "term": {"from": BEGINS}, "origins": ["no_history"], "relaunches": [], "remedies": [],
        "agencies": [{"agency": "la:1", "stance": "critical_friend", "approach": "reflective"}],
    })]
}

fn memberships(hub: Hub) -> Vec<Value> {
    let ways = ["volunteered", "accepted_invitation"];
    let rows = hub.pair().into_iter().zip(ways).map(|(school, joined)| {
        json!({
            "key": format!("member:{school}"), "institution": school, "arrangement": hub.named("network"),
            "term": {"from": BEGINS}, "joined": joined,
        })
    });
    rows.collect()
}

/// Three priorities of a gateway, each proposed by other schools, all debated by everybody before they are agreed.
fn priorities((gateway, code): (&str, &str)) -> Vec<Value> {
    let school =
        |kind: &str, region: &str| json!({"institution": format!("{kind}:{code}-{region}")});
    let [north, south] = REGIONS;
    let proposers = [
        json!([school("school", north)]),
        json!([school("school", south)]),
        json!([school("partner", north), school("partner", south), {"convenor": "trust"}]),
    ];
    let debate: Vec<Value> = ["school", "partner"]
        .into_iter()
        .flat_map(|kind| REGIONS.map(|region| school(kind, region)))
        .map(|mut said| {
            said["date"] = json!("2005-09-20");
            said
        })
        .collect();
    let rows = (1..).zip(proposers).map(|(number, proposers)| {
        json!({
            "key": priority(code, number), "focus": gateway, "title": format!("Question {number} of {code}"),
            "gateways": [gateway], "proposers": proposers, "contributions": debate, "agreed": "2005-10-10",
            "retired": null,
        })
    });
    rows.collect()
}

fn priority(code: &str, number: usize) -> String {
    format!("priority:{code}-{number}")
}

fn plan(hub: Hub) -> Vec<Value> {
    let decided = |statement: &str| json!({"statement": statement, "decided_by": hub.pair().map(|school| json!({"institution": school}))});
    let priorities = [1, 2, 3].map(|number| priority(hub.code, number));
    let tasks = (0..5).map(|number| {
        json!({
            "title": format!("Task {number}"), "holders": [hub.pair()[number % 2].clone()],
            "priority": priority(hub.code, 1 + number % 3),
        })
    });
    vec![json!({
        "key": hub.named("plan"), "hub": hub.named("hub"), "term": {"from": "2005-10-15"},
        "priorities": priorities, "purpose": "next",
        "scope": decided("Years 7 to 9"), "timescale": decided("Two years"), "means": decided("Joint lesson study"),
        "success_criteria": ["Pupils ask more questions"], "tasks": tasks.collect::<Vec<_>>(),
        "division": {"kind": "segmented", "parts": [
            {"title": "This half", "lead": hub.named("school")}, {"title": "The other half", "lead": hub.elsewhere("school")},
        ]},
    })]
}

fn grants(hub: Hub) -> Vec<Value> {
    let rows = ["2005-06", "2006-07"].map(|year| {
        json!({
            "key": format!("{}/{year}", hub.named("grant")), "hub": hub.named("hub"), "year": year,
            "amount": "£6,000", "plan": hub.named("plan"),
        })
    });
    rows.into()
}

fn practice(hub: Hub) -> Vec<Value> {
    vec![json!({
        "key": hub.named("practice"), "title": format!("What {} made", hub.named("hub")), "gateways": [hub.gateway],
        "kind": "next", "origin": hub.named("school"), "date": "2006-03-01", "plan": hub.named("plan"), "parent": null,
        "evidence": ["Marked work of two year groups"], "did_not_work": ["Whole days were too long"],
    })]
}

/// Each hub's practice goes to every other school there is.
fn transfers(hubs: &[Hub]) -> Vec<Value> {
    let rows = hubs.iter().flat_map(|hub| {
        let schools = hubs.iter().flat_map(|other| other.pair());
        schools.filter(|school| *school != hub.named("school")).map(|school| {
            json!({
                "key": format!("{} to {school}", hub.named("transfer")), "practice": hub.named("practice"),
                "from": hub.named("school"), "to": school, "date": "2006-05-01", "channel": "a visit",
                "outcome": "adopted",
            })
        })
    });
    rows.collect()
}
