//! A programme recorded completely, in which every rule is asked and holds: four focuses in three regions, twelve hubs, each with
//! two partner schools. Breaches are planted in it.

use serde_json::{Value, json};

/// The focuses, each with the two letters of its keys.
const FOCUSES: [(&str, &str); 4] = [
    ("student_voice", "SV"),
    ("curriculum", "CU"),
    ("deep_support", "SU"),
    ("deep_leadership", "LE"),
];
const REGIONS: [&str; 3] = ["N", "S", "E"];
const YEARS: [&str; 2] = ["2005-06", "2006-07"];
const BEGINS: &str = "2005-09-01";
const ENDS: &str = "2007-08-31";
/// The tables say how they stood at the end of the month, so that a day which is left out is not settled by them.
const STATED: &str = "2007-06-30";

/// A hub, by the places of its focus and region.
#[derive(Clone, Copy)]
struct Hub {
    focus: usize,
    region: usize,
}

fn hubs() -> impl Iterator<Item = Hub> {
    (0..FOCUSES.len()).flat_map(|focus| (0..REGIONS.len()).map(move |region| Hub { focus, region }))
}

impl Hub {
    /// A key of this hub's: `SV-N` after a word for what it is.
    fn key(self, kind: &str) -> String {
        format!("{kind}:{}-{}", FOCUSES[self.focus].1, REGIONS[self.region])
    }

    fn school(self) -> String {
        self.key("school")
    }

    fn partners(self) -> [String; 2] {
        [1, 2].map(|number| format!("{}/{number}", self.key("partner")))
    }

    /// The other hubs of the focus.
    fn peers(self) -> impl Iterator<Item = Self> {
        hubs().filter(move |hub| hub.focus == self.focus && hub.region != self.region)
    }

    /// The hubs of the next two focuses in the same region.
    fn neighbours(self) -> [Self; 2] {
        [1, 2].map(|on| Self {
            focus: (self.focus + on) % FOCUSES.len(),
            ..self
        })
    }
}

/// The document.
pub fn thriving() -> Value {
    let each = |row: fn(Hub) -> Vec<Value>| hubs().flat_map(row).collect::<Vec<_>>();
    let tables = json!({
        "convenors": [{"key": "trust", "name": "The trust"}],
        "regions": REGIONS.map(|region| json!({"key": area(region), "scheme": "areas", "name": format!("Area {region}")})),
        "institutions": each(schools).into_iter().chain(valley_schools()).collect::<Vec<_>>(),
        "agencies": [{"key": "authority", "name": "The authority", "kind": "local_authority"}],
        "coordinators": [],
        "applications": [],
        "hubs": each(hub),
        "arrangements": each(network).into_iter().chain(valley()).collect::<Vec<_>>(),
        "memberships": each(memberships).into_iter().chain(valley_memberships()).collect::<Vec<_>>(),
        "priorities": (0..FOCUSES.len()).flat_map(priorities).collect::<Vec<_>>(),
        "plans": each(plans),
        "grants": each(grants),
        "practices": each(practices),
        "transfers": each(transfers),
        "events": [],
        "publications": [],
        "suppressions": [],
    });
    let mut document = json!({
        "format": "nextpractice/1",
        "title": "A thriving programme",
        "synthetic": true,
        "recorded_on": "2007-06-01",
        "records": {},
        "charter": {
            "name": "A thriving programme",
            "term": {"from": BEGINS, "until": ENDS},
            "scheme": "areas",
            "regions": REGIONS.map(area),
            "focuses": FOCUSES.map(|(focus, _)| focus),
            "coverage": "grid",
            "hubs_per_cell": 1,
            "grant_per_year": "£6,000",
        },
    });
    for (table, rows) in tables.as_object().expect("tables") {
        document["records"][table] = json!({"completeness": "complete", "as_of": STATED});
        document[table] = rows.clone();
    }
    document
}

fn area(region: &str) -> String {
    format!("area:{region}")
}

fn institution(key: &str, region: &str) -> Value {
    json!({"key": key, "name": key, "regions": [area(region)], "closed": null, "successors": []})
}

fn schools(hub: Hub) -> Vec<Value> {
    let here = |key: String| institution(&key, REGIONS[hub.region]);
    [hub.school()]
        .into_iter()
        .chain(hub.partners())
        .map(here)
        .collect()
}

fn hub(hub: Hub) -> Vec<Value> {
    vec![json!({
        "key": hub.key("hub"),
        "institution": hub.school(),
        "focus": FOCUSES[hub.focus].0,
        "regions": [area(REGIONS[hub.region])],
        "term": {"from": BEGINS},
    })]
}

fn network(hub: Hub) -> Vec<Value> {
    vec![
        json!({"key": hub.key("network"), "kind": "hub_network", "hub": hub.key("hub"), "term": {"from": BEGINS}}),
    ]
}

fn membership(key: String, institution: &str, arrangement: &str) -> Value {
    json!({"key": key, "institution": institution, "arrangement": arrangement, "term": {"from": BEGINS}, "joined": "volunteered"})
}

fn memberships(hub: Hub) -> Vec<Value> {
    let partners = hub.partners();
    partners
        .iter()
        .map(|partner| {
            membership(
                partner.replace("partner", "member"),
                partner,
                &hub.key("network"),
            )
        })
        .collect()
}

/// The schools of a learning community and of a partnership beside the hubs' networks.
const VALLEY: [(&str, &str); 4] = [
    ("school:brook", "community:valley"),
    ("school:ford", "community:valley"),
    ("school:weir", "partnership:locks"),
    ("school:mill", "partnership:locks"),
];

fn valley_schools() -> impl Iterator<Item = Value> {
    VALLEY.iter().map(|(school, _)| institution(school, "N"))
}

fn valley() -> [Value; 2] {
    [
        json!({"key": "community:valley", "kind": "learning_community", "term": {"from": BEGINS}, "focuses": [], "theme": "Writing"}),
        json!({"key": "partnership:locks", "kind": "partnership", "term": {"from": BEGINS}, "focuses": ["curriculum"], "theme": null}),
    ]
}

fn valley_memberships() -> impl Iterator<Item = Value> {
    VALLEY.iter().map(|(school, arrangement)| {
        membership(school.replace("school", "member"), school, arrangement)
    })
}

/// The gateways of each priority of a focus, and when it was retired. The first two are in every plan of the focus.
fn agenda(focus: usize) -> Vec<(&'static [&'static str], Option<&'static str>)> {
    const TWO: &[&str] = &["student_voice", "learning_to_learn"];
    match FOCUSES[focus].1 {
        // As many as may stand, and one that is done.
        "SV" => vec![
            (&["student_voice"], None),
            (TWO, None),
            (TWO, None),
            (TWO, None),
            (TWO, None),
            (TWO, Some("2006-07-31")),
        ],
        "CU" => vec![
            (&["curriculum"], None),
            (&["curriculum", "new_technologies"], None),
            (&["curriculum"], None),
        ],
        // An agenda of one.
        "SU" => vec![(&["advice_and_guidance", "mentoring_and_coaching"], None)],
        _ => vec![
            (&["workforce_reform"], None),
            (&["school_organisation_and_design"], None),
            (&["workforce_reform"], None),
        ],
    }
}

fn priority_key(focus: usize, number: usize) -> String {
    format!("priority:{}{}", FOCUSES[focus].1, number + 1)
}

fn priorities(focus: usize) -> Vec<Value> {
    let hubs: Vec<Hub> = hubs().filter(|hub| hub.focus == focus).collect();
    // Each is proposed by another school: the hubs first, then partners.
    let proposers = hubs
        .iter()
        .map(|hub| hub.school())
        .chain(hubs.iter().map(|hub| hub.partners()[0].clone()));
    let said = |institution: String| json!({"institution": institution, "date": "2005-10-10"});
    let row = |((number, (gateways, retired)), proposer): ((usize, _), String)| {
        // The first is debated by all hubs and by half of their partners, the others by those who proposed them.
        let contributions: Vec<Value> = match number {
            0 => hubs
                .iter()
                .flat_map(|hub| [hub.school(), hub.partners()[0].clone()])
                .map(said)
                .collect(),
            _ => vec![said(proposer.clone())],
        };
        json!({
            "key": priority_key(focus, number),
            "focus": FOCUSES[focus].0,
            "title": format!("Priority {} of {}", number + 1, FOCUSES[focus].0),
            "gateways": gateways,
            "proposers": [{"institution": proposer}],
            "contributions": contributions,
            "agreed": "2005-11-01",
            "retired": retired,
        })
    };
    agenda(focus)
        .into_iter()
        .enumerate()
        .zip(proposers)
        .map(row)
        .collect()
}

fn of_year(hub: Hub, kind: &str, year: usize) -> String {
    format!("{}/{}", hub.key(kind), YEARS[year])
}

fn plans(hub: Hub) -> Vec<Value> {
    let terms = [(BEGINS, "2006-08-31"), ("2006-09-01", ENDS)];
    let served: Vec<String> = (0..agenda(hub.focus).len().min(2))
        .map(|number| priority_key(hub.focus, number))
        .collect();
    let [one, two] = hub.partners();
    let school = hub.school();
    let decided = |what: &str, by: &[&String]| {
        let by: Vec<Value> = by
            .iter()
            .map(|school| json!({"institution": school}))
            .collect();
        json!({"statement": what, "decided_by": by})
    };
    let task = |title: &str, holders: &[&String], number: usize| json!({"title": title, "holders": holders, "priority": served[number % served.len()]});
    let row = |(year, (from, until)): (usize, (&str, &str))| {
        json!({
            "key": of_year(hub, "plan", year),
            "hub": hub.key("hub"),
            "term": {"from": from, "until": until},
            "priorities": served,
            "purpose": "next_practice",
            "scope": decided("Years 7 to 9", &[&school, &one]),
            "timescale": decided("One year", &[&school]),
            "means": decided("Visits and joint lessons", &[&school, &two]),
            "success_criteria": ["Every partner school has tried it"],
            "tasks": [
                task("Write it down", &[&school], 0),
                task("Try it", &[&one], 0),
                task("Try it elsewhere", &[&two], 1),
                task("Compare", &[&school, &one], 1),
            ],
            "division": null,
        })
    };
    terms.into_iter().enumerate().map(row).collect()
}

fn grants(hub: Hub) -> Vec<Value> {
    let row = |year: usize| {
        json!({
            "key": of_year(hub, "grant", year),
            "hub": hub.key("hub"),
            "year": YEARS[year],
            "amount": "£6,000",
            "plan": of_year(hub, "plan", year),
        })
    };
    (0..YEARS.len()).map(row).collect()
}

fn practices(hub: Hub) -> Vec<Value> {
    // One of them all tells what did not work.
    let failed: &[&str] = match (hub.focus, hub.region) {
        (0, 0) => &["Too long for one lesson"],
        _ => &[],
    };
    vec![json!({
        "key": hub.key("practice"),
        "title": format!("What {} made", hub.school()),
        "kind": "next_practice",
        "origin": hub.school(),
        "date": "2005-12-01",
        "plan": of_year(hub, "plan", 0),
        "parent": null,
        "evidence": ["Two classes compared"],
        "did_not_work": failed,
    })]
}

/// What a hub made goes to its first partner; to the other hubs of its focus, which pass it to their partners; and to the
/// hubs of the next two focuses in its region, which do the same.
fn transfers(hub: Hub) -> Vec<Value> {
    let practice = hub.key("practice");
    let mut rows = Vec::new();
    let mut pass = |from: &str, to: &str, date: &str| {
        rows.push(json!({
            "key": format!("{practice} from {from} to {to}"),
            "practice": practice,
            "from": from,
            "to": to,
            "date": date,
            "outcome": "adopted",
        }));
    };
    pass(&hub.school(), &hub.partners()[0], "2006-02-01");
    for other in hub.peers().chain(hub.neighbours()) {
        pass(&hub.school(), &other.school(), "2006-03-01");
        for partner in other.partners() {
            pass(&other.school(), &partner, "2006-05-01");
        }
    }
    rows
}
