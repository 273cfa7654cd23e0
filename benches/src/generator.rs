//! Made-up programmes of any size: one hub network for 25 schools, spread over the nine gateways and the nine regions
//! of England in the proportions of its schools; plans, priorities, grants, practices and transfers that a year and a
//! half of work would leave. The same size, variant and seed give the same document.

use fastrand::Rng;

use nextpractice::vocabulary::Gateway;

use crate::plain::*;

/// What is wrong with a made-up programme, beside nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// It loads; one row in [`ONE_IN`] of each table breaks a rule.
    Breaching,
    /// It does not load: one row in [`ONE_IN`] of each table has a dangling reference, a key that is taken, or a bad value.
    Broken,
}

/// Of how many rows of a table one is wrong; of a smaller table, one.
pub const ONE_IN: usize = 2_000;

const SCHOOLS_A_HUB: usize = 25;
const PARTNERS: std::ops::RangeInclusive<usize> = 12..=40;
const PRIORITIES_A_FOCUS: usize = 5;

/// The regions of England, with their schools in 2022 (GIAS, state-funded and open).
const REGIONS: [(&str, usize); 9] = [
    ("gor:SE", 3113),
    ("gor:NW", 2910),
    ("gor:EE", 2379),
    ("gor:L", 2298),
    ("gor:SW", 2226),
    ("gor:WM", 2188),
    ("gor:YH", 2096),
    ("gor:EM", 1637),
    ("gor:NE", 1036),
];

/// Makes a programme of so many schools.
pub fn programme(schools: usize, variant: Variant, seed: u64) -> Document {
    let mut maker = Maker::new(seed);
    maker.institutions(schools);
    maker.hubs();
    maker.priorities();
    for hub in 0..maker.document.hubs.len() {
        maker.network(hub);
    }
    let Maker {
        mut document,
        mut rng,
        ..
    } = maker;
    match variant {
        Variant::Breaching => breach(&mut document, &mut rng),
        Variant::Broken => spoil(&mut document, &mut rng),
    }
    document
}

struct Maker {
    rng: Rng,
    document: Document,
    /// The schools of each region.
    local: [Vec<usize>; REGIONS.len()],
    region_of: Vec<usize>,
    /// The school of each hub.
    school_of: Vec<usize>,
}

fn school(index: usize) -> String {
    format!("s:{index:06}")
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn term(from: &str, until: Option<&str>) -> Term {
    Term {
        from: text(from),
        until: until.map(text),
    }
}

impl Maker {
    fn new(seed: u64) -> Self {
        let complete = || Statement {
            completeness: text("complete"),
        };
        Self {
            rng: Rng::with_seed(seed),
            local: Default::default(),
            region_of: Vec::new(),
            school_of: Vec::new(),
            document: Document {
                format: text("nextpractice/1"),
                title: text("A made-up programme"),
                synthetic: true,
                recorded_on: text("2006-07-01"),
                records: Records {
                    regions: complete(),
                    institutions: complete(),
                    agencies: complete(),
                    hubs: complete(),
                    arrangements: complete(),
                    memberships: complete(),
                    priorities: complete(),
                    plans: complete(),
                    grants: complete(),
                    practices: complete(),
                    transfers: complete(),
                },
                charter: Charter {
                    name: text("A made-up programme"),
                    term: term("2004-09-01", Some("2007-08-31")),
                    scheme: text("gor"),
                    regions: REGIONS.map(|(key, _)| text(key)).to_vec(),
                    focuses: Gateway::ALL.map(|gateway| text(gateway.token())).to_vec(),
                    coverage: text("grid"),
                    hubs_per_cell: 1_000_000,
                    grant_per_year: text("£6,000"),
                },
                regions: REGIONS
                    .map(|(key, _)| Region {
                        key: text(key),
                        scheme: text("gor"),
                    })
                    .to_vec(),
                agencies: vec![Agency {
                    key: text("la:1"),
                    name: text("An authority"),
                }],
                ..Document::default()
            },
        }
    }

    fn institutions(&mut self, schools: usize) {
        let all: usize = REGIONS.iter().map(|(_, schools)| schools).sum();
        for index in 0..schools {
            let mut at = self.rng.usize(..all);
            let region = REGIONS
                .iter()
                .position(|(_, schools)| at.checked_sub(*schools).map(|rest| at = rest).is_none())
                .unwrap_or_default();
            self.local[region].push(index);
            self.region_of.push(region);
            self.document.institutions.push(Institution {
                key: school(index),
                name: format!("School {index}"),
                regions: vec![text(REGIONS[region].0)],
                closed: None,
                successors: Vec::new(),
            });
        }
    }

    fn hubs(&mut self) {
        let schools = self.region_of.len();
        for hub in 0..(schools / SCHOOLS_A_HUB).max(1) {
            let at = (hub * SCHOOLS_A_HUB + self.rng.usize(..SCHOOLS_A_HUB)).min(schools - 1);
            self.school_of.push(at);
            self.document.hubs.push(Hub {
                key: format!("hub:{hub:05}"),
                institution: school(at),
                focus: text(Gateway::ALL[hub % Gateway::ALL.len()].token()),
                regions: vec![text(REGIONS[self.region_of[at]].0)],
                term: term("2004-09-01", None),
            });
        }
    }

    fn priorities(&mut self) {
        for focus in Gateway::ALL.map(Gateway::token) {
            for number in 1..=PRIORITIES_A_FOCUS {
                self.document.priorities.push(Priority {
                    key: format!("{focus}:{number}"),
                    focus: text(focus),
                    title: format!("Priority {number} of {focus}"),
                    proposers: Vec::new(),
                    contributions: Vec::new(),
                    agreed: Some(text("2005-01-31")),
                    retired: None,
                });
            }
        }
    }

    /// All that happens in the network of one hub.
    fn network(&mut self, hub: usize) {
        let lead = self.school_of[hub];
        let network = format!("n:{hub:05}");
        self.document.arrangements.push(Arrangement {
            key: network.clone(),
            kind: text("hub_network"),
            hub: self.document.hubs[hub].key.clone(),
            term: term("2004-09-01", None),
        });
        let partners = self.partners(lead);
        for (number, member) in std::iter::once(&lead).chain(&partners).enumerate() {
            self.document.memberships.push(Membership {
                key: format!("m:{hub:05}/{number}"),
                institution: school(*member),
                arrangement: network.clone(),
                term: term("2004-09-01", None),
                joined: text(if self.rng.bool() {
                    "volunteered"
                } else {
                    "accepted_invitation"
                }),
                directed_by: None,
            });
        }
        self.debate(hub, lead, &partners);
        self.plans(hub, lead, &partners);
        self.transfers(hub, lead, &partners);
    }

    fn partners(&mut self, lead: usize) -> Vec<usize> {
        let local = &self.local[self.region_of[lead]];
        let wanted = self.rng.usize(PARTNERS).min(local.len().saturating_sub(1));
        let mut partners = Vec::with_capacity(wanted);
        while partners.len() < wanted {
            let partner = local[self.rng.usize(..local.len())];
            if partner != lead && !partners.contains(&partner) {
                partners.push(partner);
            }
        }
        partners
    }

    fn debate(&mut self, hub: usize, lead: usize, partners: &[usize]) {
        let first = hub % Gateway::ALL.len() * PRIORITIES_A_FOCUS;
        let share = self.rng.usize(55..=90);
        for member in std::iter::once(&lead).chain(partners) {
            // Every hub is heard; of the partners, as many as come.
            if *member == lead || self.rng.usize(..100) < share {
                let priority = first + self.rng.usize(..PRIORITIES_A_FOCUS);
                let day = self.rng.u8(1..=28);
                let priority = &mut self.document.priorities[priority];
                priority.contributions.push(Contribution {
                    institution: school(*member),
                    date: format!("2004-11-{day:02}"),
                });
                if priority.proposers.len() < 3 {
                    priority.proposers.push(Party {
                        institution: school(*member),
                    });
                }
            }
        }
    }

    fn plans(&mut self, hub: usize, lead: usize, partners: &[usize]) {
        let first = hub % Gateway::ALL.len() * PRIORITIES_A_FOCUS;
        for (number, year, from, until) in [
            (1, "2004-05", "2004-09-01", "2005-08-31"),
            (2, "2005-06", "2005-09-01", "2006-08-31"),
        ] {
            let key = format!("pl:{hub:05}/{number}");
            let decided = |statement: &str| Decided {
                statement: text(statement),
                decided_by: vec![Party {
                    institution: school(lead),
                }],
            };
            let mut priorities: Vec<usize> = (first..first + PRIORITIES_A_FOCUS).collect();
            self.rng.shuffle(&mut priorities);
            priorities.truncate(self.rng.usize(3..=PRIORITIES_A_FOCUS));
            let priorities: Vec<String> = priorities
                .into_iter()
                .map(|at| self.document.priorities[at].key.clone())
                .collect();
            let tasks = priorities
                .iter()
                .enumerate()
                .map(|(at, priority)| Task {
                    title: format!("Task {at}"),
                    holders: vec![school(*partners.get(at).unwrap_or(&lead))],
                    priority: Some(priority.clone()),
                })
                .collect();
            self.document.plans.push(Plan {
                key: key.clone(),
                hub: self.document.hubs[hub].key.clone(),
                term: term(from, Some(until)),
                priorities,
                purpose: text("next"),
                scope: decided("All of year 8"),
                timescale: decided("One school year"),
                means: decided("Visits and joint lessons"),
                success_criteria: vec![text("Learners can say what they learnt")],
                tasks,
            });
            self.document.grants.push(Grant {
                key: format!("g:{hub:05}/{number}"),
                hub: self.document.hubs[hub].key.clone(),
                year: text(year),
                amount: text("£6,000"),
                plan: Some(key.clone()),
            });
            self.document.practices.push(Practice {
                key: format!("p:{hub:05}/{number}"),
                title: format!("Practice {number} of hub {hub}"),
                gateways: vec![self.document.hubs[hub].focus.clone()],
                kind: text("next"),
                origin: school(lead),
                date: text(if number == 1 {
                    "2005-02-01"
                } else {
                    "2005-11-01"
                }),
                plan: key,
                parent: None,
                evidence: vec![text("Seen in four lessons")],
                did_not_work: vec![text("Too long for one lesson")],
            });
        }
    }

    fn transfers(&mut self, hub: usize, lead: usize, partners: &[usize]) {
        for (number, partner) in partners.iter().enumerate() {
            let direct = number == 0 || self.rng.usize(..10) < 9;
            let from = if direct {
                lead
            } else {
                partners[self.rng.usize(..number)]
            };
            self.transfer(hub, from, *partner, number);
            if self.rng.usize(..10) < 4 {
                self.transfer(hub, *partner, lead, partners.len());
            }
            if number > 0 && self.rng.usize(..10) < 2 {
                let other = partners[self.rng.usize(..number)];
                self.transfer(hub, *partner, other, partners.len());
            }
        }
        let others = self.school_of.len();
        for _ in 0..self.rng.usize(3..=4) {
            // Hubs of one focus stand nine apart; most ties are within the focus.
            let other = if self.rng.usize(..4) > 0 {
                (hub + Gateway::ALL.len() * self.rng.usize(1..=20)) % others
            } else {
                self.rng.usize(..others)
            };
            if self.school_of[other] != lead {
                self.transfer(hub, lead, self.school_of[other], 0);
            }
        }
    }

    /// A transfer of the hub's first practice, the later the higher its number.
    fn transfer(&mut self, hub: usize, from: usize, to: usize, number: usize) {
        let date = 32 + number * 3 + self.rng.usize(..3);
        let (month, day) = (2 + date / 28, 1 + date % 28);
        self.document.transfers.push(Transfer {
            key: format!("t:{}", self.document.transfers.len()),
            practice: format!("p:{hub:05}/1"),
            from: school(from),
            to: school(to),
            date: format!("2005-{month:02}-{day:02}"),
            outcome: text(
                self.rng
                    .choice(["shared", "trialled", "adapted", "adopted"])
                    .unwrap_or_default(),
            ),
        });
    }
}

/// The rows of a table that are to be wrong: one in [`ONE_IN`], and one at least.
fn chosen(rows: usize, rng: &mut Rng) -> impl Iterator<Item = usize> + use<> {
    let first = rng.usize(..rows.clamp(1, ONE_IN));
    (first..rows).step_by(ONE_IN)
}

/// Breaks a rule in one row of [`ONE_IN`] of each table.
fn breach(document: &mut Document, rng: &mut Rng) {
    let Document {
        institutions,
        hubs,
        arrangements,
        memberships,
        priorities,
        plans,
        grants,
        practices,
        transfers,
        ..
    } = document;
    for at in chosen(institutions.len(), rng) {
        // AR002, if it is a member; DT003, if it has a hub.
        institutions[at].closed = Some(text("2005-12-31"));
    }
    for at in chosen(hubs.len(), rng) {
        // DT003.
        let region = &mut hubs[at].regions[0];
        *region = text(if region == "gor:NE" {
            "gor:SE"
        } else {
            "gor:NE"
        });
    }
    for at in chosen(arrangements.len(), rng) {
        // DT004, and what follows from it.
        let empty = &arrangements[at].key;
        memberships.retain(|membership| membership.arrangement != *empty);
    }
    for at in chosen(memberships.len(), rng) {
        // DC004.
        memberships[at].joined = text("directed");
        memberships[at].directed_by = Some(text("la:1"));
    }
    for at in chosen(priorities.len(), rng) {
        // DS006.
        priorities[at].contributions.clear();
    }
    for (turn, at) in chosen(plans.len(), rng).enumerate() {
        let plan = &mut plans[at];
        match turn % 5 {
            0 => plan.purpose = text("good"),        // DS002
            1 => plan.success_criteria.clear(),      // DS003
            2 => plan.tasks.truncate(1),             // DT005
            3 => plan.priorities.clear(),            // DS007
            _ => plan.means.decided_by = Vec::new(), // DC002
        }
    }
    for (turn, at) in chosen(grants.len(), rng).enumerate() {
        match turn % 2 {
            0 => grants[at].plan = None,             // DS009
            _ => grants[at].amount = text("£5,000"), // DS010
        }
    }
    for at in chosen(practices.len(), rng) {
        // DS016.
        practices[at].evidence.clear();
    }
    for at in chosen(transfers.len(), rng) {
        // DT007, where nothing else reaches the partner.
        transfers[at].outcome = text("rejected_with_lesson");
    }
}

/// Gives one row in [`ONE_IN`] of each table a dangling reference, a key that is taken, or a bad value, in turn.
fn spoil(document: &mut Document, rng: &mut Rng) {
    /// How the three are done to a table, by the names of its fields.
    macro_rules! spoil {
        ($($table:ident: $reference:expr, $value:expr;)*) => { $(
            let rows = &mut document.$table;
            for (turn, at) in chosen(rows.len(), rng).enumerate() {
                match turn % 3 {
                    0 => $reference(&mut rows[at]),
                    1 if at > 0 => rows[at].key = rows[at - 1].key.clone(),
                    _ => $value(&mut rows[at]),
                }
            }
        )* };
    }
    let nowhere = || text("s:none");
    spoil! {
        institutions: |row: &mut Institution| row.regions = vec![text("gor:none")], |row: &mut Institution| row.name = text(" ");
        hubs: |row: &mut Hub| row.institution = nowhere(), |row: &mut Hub| row.focus = text("teaching");
        arrangements: |row: &mut Arrangement| row.hub = text("hub:none"), |row: &mut Arrangement| row.kind = text("club");
        memberships: |row: &mut Membership| row.institution = nowhere(), |row: &mut Membership| row.joined = text("pushed");
        priorities: |row: &mut Priority| row.proposers[0].institution = nowhere(), |row: &mut Priority| row.agreed = Some(text("2005-02-30"));
        plans: |row: &mut Plan| row.hub = text("hub:none"), |row: &mut Plan| row.term.until = Some(text("soon"));
        grants: |row: &mut Grant| row.plan = Some(text("pl:none")), |row: &mut Grant| row.year = text("2005-07");
        practices: |row: &mut Practice| row.origin = nowhere(), |row: &mut Practice| row.kind = text("best");
        transfers: |row: &mut Transfer| row.to = nowhere(), |row: &mut Transfer| row.date = text("2005-13-01");
    }
}
