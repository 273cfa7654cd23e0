//! Disciplined: DS001 to DS007, DS009, DS010, DS016.

use serde_json::Value;

use super::paper::{Paper, Said, date, items, key, said, school_year, text, texts};
use super::sure::{Say, Sure};

/// No plan in force in the school year.
pub(super) fn ds001(paper: &Paper<'_>, hub: &Value, year: i32) -> Say {
    let mut plan = Sure::any(
        paper
            .rows("plans")
            .iter()
            .filter(|plan| text(plan, "hub") == Some(key(hub)))
            .map(|plan| paper.plan_in_year(plan, year)),
    );
    if plan.no() && !paper.plans_of_year_complete(hub, year) {
        plan = Sure::Unsure;
    }
    Say::kept(plan).where_asked(paper.hub_in_year(hub, year))
}

/// Its purpose is not next practice.
pub(super) fn ds002(paper: &Paper<'_>, plan: &Value) -> Say {
    let next = match said(plan, "purpose") {
        Said::Unknown => Sure::Unsure,
        other => Sure::from(is_next(other)),
    };
    Say::kept(next).where_asked(paper.plan_begun(plan))
}

fn is_next(word: Said<'_>) -> bool {
    matches!(word.text(), Some("next" | "next_practice"))
}

/// No success criteria.
pub(super) fn ds003(paper: &Paper<'_>, plan: &Value) -> Say {
    Say::kept(given(plan, "success_criteria")).where_asked(paper.plan_begun(plan))
}

fn given(row: &Value, field: &str) -> Sure {
    match said(row, field) {
        Said::Unknown => Sure::Unsure,
        Said::None => Sure::No,
        Said::Is(_) => Sure::Yes,
    }
}

/// How many priorities stand on an agenda for certain, how many may, and whether there may be more.
fn agenda_size(paper: &Paper<'_>, focus: &str) -> (usize, usize, bool) {
    let agenda = paper.agenda(focus);
    let certain = agenda.iter().filter(|(_, stands)| stands.yes()).count();
    let complete = paper.complete("priorities", None, paper.date);
    (certain, agenda.len(), !complete)
}

/// No agreed priorities.
pub(super) fn ds004(paper: &Paper<'_>, focus: &str) -> Say {
    match agenda_size(paper, focus) {
        (1.., ..) => Say::Holds,
        (0, 0, false) => Say::Broken,
        _ => Say::CannotTell,
    }
}

/// Too many priorities.
pub(super) fn ds005(paper: &Paper<'_>, focus: &str) -> Say {
    let most = paper.threshold("max_priorities", 5.0);
    let (certain, possible, more) = agenda_size(paper, focus);
    if certain as f64 > most {
        Say::Broken
    } else if possible as f64 <= most && !more {
        Say::Holds
    } else {
        Say::CannotTell
    }
}

/// Agreed with no debate recorded, or before it.
pub(super) fn ds006(paper: &Paper<'_>, priority: &Value) -> Say {
    let debated = match said(priority, "contributions") {
        Said::Unknown => Sure::Unsure,
        Said::None => Sure::No,
        Said::Is(_) => Sure::any(items(priority, "contributions").iter().map(|one| {
            match (date(one, "date"), date(priority, "agreed")) {
                (Some(said_on), Some(agreed)) => Sure::from(said_on <= agreed),
                // Whenever it was agreed, if by the date, this was said after it.
                (Some(said_on), None) if said_on > paper.date => Sure::No,
                _ => Sure::Unsure,
            }
        })),
    };
    Say::kept(debated).where_asked(paper.agreed_or_undated(priority))
}

/// Serves no agreed priority of its focus.
pub(super) fn ds007(paper: &Paper<'_>, plan: &Value) -> Say {
    let focus = text(paper.hub_of(plan), "focus");
    let serves = match said(plan, "priorities") {
        // Whichever they are, one at least would have to be there.
        Said::Unknown if paper.complete("priorities", None, paper.date) => {
            let rows = paper.rows("priorities").iter();
            let of_focus = rows.filter(|row| text(row, "focus") == focus);
            let agreed = Sure::any(of_focus.map(|row| paper.agreed(row)));
            Sure::Unsure.and(agreed)
        }
        Said::Unknown => Sure::Unsure,
        Said::None => Sure::No,
        Said::Is(_) => Sure::any(texts(plan, "priorities").into_iter().map(|key| {
            let priority = paper.row("priorities", key);
            Sure::from(text(priority, "focus") == focus).and(paper.agreed(priority))
        })),
    };
    Say::kept(serves).where_asked(paper.plan_begun(plan))
}

/// Whether the school year of a grant has begun by the date.
fn grant_asked(paper: &Paper<'_>, grant: &Value) -> Sure {
    Sure::from(grant_year(grant) <= school_year(paper.date))
}

fn grant_year(grant: &Value) -> i32 {
    let year = text(grant, "year").unwrap_or_default();
    let year = year.split('-').next().unwrap_or_default();
    year.parse().unwrap_or_default()
}

/// Rests on no plan of that hub in force in its year.
pub(super) fn ds009(paper: &Paper<'_>, grant: &Value) -> Say {
    let year = grant_year(grant);
    let fits = |plan: &Value| {
        let same = text(plan, "hub") == text(grant, "hub");
        Sure::from(same).and(paper.plan_in_year(plan, year))
    };
    let rests = match said(grant, "plan") {
        Said::Is(plan) => {
            let plan = paper.row("plans", plan.as_str().unwrap_or_default());
            fits(plan)
        }
        Said::None => Sure::No,
        // Whichever plan it is, none fits.
        Said::Unknown => {
            let any = Sure::any(paper.rows("plans").iter().map(fits));
            if any.no() && paper.plans_of_year_complete(paper.hub_of(grant), year) {
                Sure::No
            } else {
                Sure::Unsure
            }
        }
    };
    Say::kept(rests).where_asked(grant_asked(paper, grant))
}

/// An amount other than the charter's rate.
pub(super) fn ds010(paper: &Paper<'_>, grant: &Value) -> Say {
    let rate = said(paper.charter(), "grant_per_year");
    let on_rate = match (rate, said(grant, "amount")) {
        (_, Said::None) => Sure::No,
        (Said::Is(rate), Said::Is(amount)) => Sure::from(rate == amount),
        _ => Sure::Unsure,
    };
    let rated = given(paper.charter(), "grant_per_year");
    Say::kept(on_rate).where_asked(rated.and(grant_asked(paper, grant)))
}

/// Next practice with no evidence.
pub(super) fn ds016(paper: &Paper<'_>, practice: &Value) -> Say {
    let next = match said(practice, "kind") {
        Said::Unknown => Sure::Unsure,
        other => Sure::from(is_next(other)),
    };
    Say::kept(given(practice, "evidence")).where_asked(next.and(paper.act_asked(practice, "date")))
}
