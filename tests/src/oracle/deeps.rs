//! Deeps: DE001 to DE004.

use std::collections::BTreeSet;

use serde_json::Value;

use super::distributed::leads;
use super::paper::{Paper, Said, items, key, said, text, texts};
use super::sure::{Say, Sure};

const LEARNING: [&str; 3] = [
    "student_voice",
    "assessment_for_learning",
    "learning_to_learn",
];
const EXPERIENCE: [&str; 2] = ["curriculum", "new_technologies"];
const SUPPORT: [&str; 2] = ["advice_and_guidance", "mentoring_and_coaching"];
const LEADERSHIP: [&str; 2] = ["workforce_reform", "school_organisation_and_design"];

fn gateways_of(focus: &str) -> Vec<&str> {
    match focus {
        "deep_learning" => LEARNING.to_vec(),
        "deep_experience" => EXPERIENCE.to_vec(),
        "deep_support" => SUPPORT.to_vec(),
        "deep_leadership" => LEADERSHIP.to_vec(),
        gateway => vec![gateway],
    }
}

/// The gateways that the priorities of a plan touch: those they name, else those of their focus.
fn touched<'a>(paper: &Paper<'a>, plan: &Value) -> BTreeSet<&'a str> {
    let named = texts(plan, "priorities").into_iter();
    named
        .flat_map(|wanted| touched_by(paper.row("priorities", wanted)))
        .collect()
}

/// The gateways that a priority names, else those of its focus.
fn touched_by(priority: &Value) -> Vec<&str> {
    match said(priority, "gateways") {
        Said::Is(_) => texts(priority, "gateways"),
        _ => gateways_of(text(priority, "focus").unwrap_or_default()),
    }
}

/// A Deep Leadership plan whose priorities touch one gateway only.
pub(super) fn de001(paper: &Paper<'_>, plan: &Value) -> Say {
    let ours = text(paper.hub_of(plan), "focus") == Some("deep_leadership");
    let asked = Sure::from(ours).and(paper.plan_begun(plan));
    let say = match (said(plan, "priorities"), touched(paper, plan).len()) {
        (Said::Unknown, _) => Say::CannotTell,
        (Said::None, _) => Say::NotApplicable,
        (_, gateways) => Say::kept(Sure::from(gateways != 1)),
    };
    say.where_asked(asked)
}

/// A Deep Support plan with no other institution or agency.
pub(super) fn de002(paper: &Paper<'_>, plan: &Value) -> Say {
    let hub = paper.hub_of(plan);
    let ours = text(hub, "focus") == Some("deep_support");
    let asked = Sure::from(ours).and(paper.plan_begun(plan));
    let school = text(hub, "institution");
    let other = |who: &str| Sure::from(Some(who) != school);

    let mut others = Vec::new();
    match said(plan, "tasks") {
        Said::Unknown => others.push(Sure::Unsure),
        _ => {
            for task in items(plan, "tasks") {
                match said(task, "holders") {
                    Said::Unknown => others.push(Sure::Unsure),
                    _ => others.extend(texts(task, "holders").into_iter().map(other)),
                }
            }
        }
    }
    match said(plan, "division") {
        Said::Unknown => others.push(Sure::Unsure),
        Said::None => {}
        Said::Is(division) => others.extend(leads(division).into_iter().map(other)),
    }
    for point in ["scope", "timescale", "means"] {
        let point = match said(plan, point) {
            Said::Unknown => {
                others.push(Sure::Unsure);
                continue;
            }
            Said::None => continue,
            Said::Is(point) => point,
        };
        match said(point, "decided_by") {
            Said::Unknown => others.push(Sure::Unsure),
            _ => others.extend(items(point, "decided_by").iter().map(|party| {
                match text(party, "institution") {
                    Some(who) => other(who),
                    None => Sure::from(text(party, "agency").is_some()),
                }
            })),
        }
    }
    Say::kept(Sure::any(others)).where_asked(asked)
}

/// One gateway of Deep Learning worked on without the other two.
pub(super) fn de003(paper: &Paper<'_>, hub: &Value, year: i32) -> Say {
    alone(paper, hub, year, &LEARNING)
}

/// Curriculum without new technologies, or the reverse.
pub(super) fn de004(paper: &Paper<'_>, hub: &Value, year: i32) -> Say {
    alone(paper, hub, year, &EXPERIENCE)
}

/// Whether one gateway alone of a Deep is worked on by a hub in a school year.
fn alone(paper: &Paper<'_>, hub: &Value, year: i32, deep: &[&str]) -> Say {
    let of_deep = |gateways: &BTreeSet<&str>| {
        let common = deep.iter().filter(|one| gateways.contains(**one));
        common.count()
    };
    let own = gateways_of(text(hub, "focus").unwrap_or_default());
    let mut certain: BTreeSet<&str> = own.into_iter().collect();
    let mut open = !paper.plans_of_year_complete(hub, year);
    let rows = paper.rows("plans").iter();
    let plans: Vec<(&Value, Sure)> = rows
        .filter(|plan| text(plan, "hub") == Some(key(hub)))
        .map(|plan| (plan, paper.plan_in_year(plan, year)))
        .filter(|(_, on)| !on.no())
        .collect();
    for (plan, _) in plans.iter().filter(|(_, on)| on.yes()) {
        certain.extend(touched(paper, plan));
    }
    open |= plans
        .iter()
        .any(|(plan, _)| matches!(said(plan, "priorities"), Said::Unknown));
    let mut possible = certain.clone();
    for (plan, _) in &plans {
        possible.extend(touched(paper, plan));
    }
    // What is not recorded can name no priority but those there are.
    if open && paper.complete("priorities", None, paper.date) {
        possible.extend(paper.rows("priorities").iter().flat_map(touched_by));
        open = false;
    }
    let say = match (of_deep(&certain), of_deep(&possible), open) {
        (2.., ..) => Say::Holds,
        (0, 0, false) => Say::NotApplicable,
        (1, 1, false) => Say::Broken,
        _ => Say::CannotTell,
    };
    say.where_asked(paper.hub_in_year(hub, year))
}
