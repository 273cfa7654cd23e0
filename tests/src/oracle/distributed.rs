//! Distributed: DT001 to DT005, DT008, DT009, DT011.

use serde_json::Value;

use super::paper::{Paper, Said, items, key, said, text, texts};
use super::sure::{Say, Sure};

/// How many hubs a cell has for certain, how many it may have, and whether there may be more.
fn hubs_of_cell(paper: &Paper<'_>, focus: Option<&str>, region: &str) -> (usize, usize, bool) {
    let rows = paper.rows("hubs").iter();
    let of_cell = rows.filter(|hub| {
        focus.is_none_or(|focus| text(hub, "focus") == Some(focus))
            && texts(hub, "regions").contains(&region)
    });
    let there: Vec<Sure> = of_cell.map(|hub| paper.hub_on(hub, paper.date)).collect();
    let certain = there.iter().filter(|on| on.yes()).count();
    let possible = there.iter().filter(|on| !on.no()).count();
    let more = !paper.complete("hubs", None, paper.date);
    (certain, possible, more)
}

/// Whether the charter asks for coverage at all.
pub(super) fn covered(paper: &Paper<'_>) -> Sure {
    match said(paper.charter(), "coverage") {
        Said::Unknown => Sure::Unsure,
        Said::None => Sure::No,
        Said::Is(word) => Sure::from(word.as_str() != Some("none")),
    }
}

/// A cell without a hub.
pub(super) fn dt001(paper: &Paper<'_>, focus: Option<&str>, region: &str) -> Say {
    let say = match hubs_of_cell(paper, focus, region) {
        (1.., ..) => Say::Holds,
        (0, 0, false) => Say::Broken,
        _ => Say::CannotTell,
    };
    say.where_asked(covered(paper))
}

/// Whether the charter limits the hubs of a cell.
pub(super) fn limited(paper: &Paper<'_>) -> Sure {
    match said(paper.charter(), "hubs_per_cell") {
        Said::Unknown => Sure::Unsure,
        Said::None => Sure::No,
        Said::Is(_) => Sure::Yes,
    }
}

/// A cell with more hubs than the charter asks for.
pub(super) fn dt002(paper: &Paper<'_>, focus: Option<&str>, region: &str) -> Say {
    let (certain, possible, more) = hubs_of_cell(paper, focus, region);
    let most = said(paper.charter(), "hubs_per_cell");
    let (say, limited) = match most {
        // Without a hub no cell is crowded, whatever the limit.
        Said::Unknown if possible == 0 && !more => (Say::Holds, Sure::Yes),
        Said::Unknown => (Say::CannotTell, Sure::Unsure),
        Said::None => (Say::NotApplicable, Sure::No),
        Said::Is(most) => {
            let most = most.as_u64().unwrap_or_default() as usize;
            let say = if certain > most {
                Say::Broken
            } else if possible <= most && !more {
                Say::Holds
            } else {
                Say::CannotTell
            };
            (say, Sure::Yes)
        }
    };
    say.where_asked(covered(paper).and(limited))
}

/// A school that lies in none of the regions that its hub serves.
pub(super) fn dt003(paper: &Paper<'_>, hub: &Value) -> Say {
    let school = text(hub, "institution").unwrap_or_default();
    let school = paper.row("institutions", school);
    let served = texts(hub, "regions");
    let scheme = |region: &str| text(paper.row("regions", region), "scheme");
    let inside = match said(school, "regions") {
        Said::Unknown => Sure::Unsure,
        Said::None => Sure::No,
        Said::Is(_) => {
            let lies_in = texts(school, "regions");
            let comparable = |own: &&str| served.iter().any(|one| scheme(one) == scheme(own));
            if lies_in.iter().any(|own| served.contains(own)) {
                Sure::Yes
            } else if lies_in.iter().any(comparable) {
                Sure::No
            } else {
                Sure::Unsure
            }
        }
    };
    Say::kept(inside).where_asked(paper.hub_on(hub, paper.date))
}

/// No network of schools around it.
pub(super) fn dt004(paper: &Paper<'_>, hub: &Value) -> Say {
    let school = text(hub, "institution");
    let members = paper.network_members(hub, paper.date).into_iter();
    let partners = members.filter(|(institution, _)| Some(*institution) != school);
    let mut partner = Sure::any(partners.map(|(_, on)| on));
    if partner.no() && !paper.network_members_complete(hub, paper.date) {
        partner = Sure::Unsure;
    }
    Say::kept(partner).where_asked(paper.hub_on(hub, paper.date))
}

/// All tasks held by one institution.
pub(super) fn dt005(paper: &Paper<'_>, plan: &Value) -> Say {
    let asked = paper.plan_begun(plan);
    let tasks = items(plan, "tasks");
    let unknown = matches!(said(plan, "tasks"), Said::Unknown)
        || tasks
            .iter()
            .any(|task| matches!(said(task, "holders"), Said::Unknown));
    let mut holders: Vec<&str> = tasks
        .iter()
        .flat_map(|task| texts(task, "holders"))
        .collect();
    holders.sort_unstable();
    holders.dedup();
    let say = match (holders.len(), unknown) {
        (2.., _) => Say::Holds,
        (_, true) => Say::CannotTell,
        (0, false) => Say::NotApplicable,
        (1, false) => Say::Broken,
    };
    say.where_asked(asked)
}

/// No tie to another hub of its focus.
pub(super) fn dt008(paper: &Paper<'_>, hub: &Value) -> Say {
    let school = text(hub, "institution").unwrap_or_default();
    let others: Vec<(&str, Sure)> = paper
        .rows("hubs")
        .iter()
        .filter(|other| text(other, "focus") == text(hub, "focus"))
        .map(|other| {
            let there = paper.hub_on(other, paper.date);
            (text(other, "institution").unwrap_or_default(), there)
        })
        .filter(|(other, there)| *other != school && !there.no())
        .collect();
    let more_hubs = !paper.complete("hubs", None, paper.date);
    let mut other_hub = Sure::any(others.iter().map(|(_, there)| *there));
    if other_hub.no() && more_hubs {
        other_hub = Sure::Unsure;
    }
    let asked = paper.hub_on(hub, paper.date).and(other_hub);

    // Those with whom it has a tie, should they have a hub.
    let institutions = paper.rows("institutions").iter().map(key);
    let tied = |other: &str| {
        let between = |row: &&Value| {
            let ends = (text(row, "from"), text(row, "to"));
            ends == (Some(school), Some(other)) || ends == (Some(other), Some(school))
        };
        let transfers = paper.rows("transfers").iter().filter(between);
        let transfers = transfers.map(|row| paper.transferred(row));
        let plans = paper.rows("plans").iter();
        let divisions =
            plans.map(|plan| paper.plan_begun(plan).and(both_lead(plan, school, other)));
        Sure::any(transfers.chain(divisions))
    };
    let mut tie = Sure::any(others.iter().map(|(other, there)| tied(other).and(*there)));
    if more_hubs {
        let mut strangers = institutions.filter(|other| *other != school);
        if strangers.any(|other| !tied(other).no()) {
            tie = tie.or(Sure::Unsure);
        }
    }
    if !paper.all_transfers_complete(paper.date) || !paper.all_plans_complete(paper.date) {
        tie = tie.or(Sure::Unsure);
    }
    Say::kept(tie).where_asked(asked)
}

/// Whether two institutions lead parts of a plan's division of work.
fn both_lead(plan: &Value, one: &str, other: &str) -> Sure {
    match said(plan, "division") {
        Said::Unknown => Sure::Unsure,
        Said::None => Sure::No,
        Said::Is(division) => {
            let leads = leads(division);
            Sure::from(leads.contains(&one) && leads.contains(&other))
        }
    }
}

/// Who leads a part, a stage, a strand or the join of a division.
pub(super) fn leads(division: &Value) -> Vec<&str> {
    let shares = ["parts", "stages", "strands"].map(|name| items(division, name));
    let shares = shares.into_iter().flatten().chain(division.get("join"));
    shares.filter_map(|share| text(share, "lead")).collect()
}

/// It sends and never receives, or the reverse.
pub(super) fn dt009(paper: &Paper<'_>, hub: &Value) -> Say {
    let school = text(hub, "institution");
    let at = |end: &str| {
        let rows = paper.rows("transfers").iter();
        let rows = rows.filter(|row| text(row, end) == school);
        Sure::any(rows.map(|row| paper.transferred(row)))
    };
    let more = !paper.all_transfers_complete(paper.date);
    let may = |so: Sure| if more { so.or(Sure::Unsure) } else { so };
    let (sends, receives) = (may(at("from")), may(at("to")));
    let both = sends.and(receives);
    let say = match sends.or(receives) {
        Sure::No => Say::NotApplicable,
        Sure::Yes => Say::kept(both),
        Sure::Unsure => Say::CannotTell,
    };
    say.where_asked(paper.hub_on(hub, paper.date))
}

/// No practice records what did not work.
pub(super) fn dt011(paper: &Paper<'_>) -> Say {
    let rows = paper.rows("practices").iter();
    let practices: Vec<(&Value, Sure)> = rows
        .map(|row| (row, paper.made(row)))
        .filter(|(_, made)| !made.no())
        .collect();
    let told = Sure::any(practices.iter().map(|(row, made)| {
        made.and(match said(row, "did_not_work") {
            Said::Unknown => Sure::Unsure,
            Said::None => Sure::No,
            Said::Is(_) => Sure::Yes,
        })
    }));
    let more = !paper.complete("practices", None, paper.date);
    let mut practice = Sure::any(practices.iter().map(|(_, made)| *made));
    if practice.no() && more {
        practice = Sure::Unsure;
    }
    let told = if more { told.or(Sure::Unsure) } else { told };
    Say::kept(told).where_asked(practice)
}
