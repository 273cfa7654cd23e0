//! Disciplined: DS008.

use std::collections::BTreeMap;

use serde_json::Value;

use super::paper::{Paper, Said, items, key, said, text};
use super::sure::{Say, Sure};

/// What is known of a task: what it is about, and whether that is an agreed priority of the focus.
struct Task {
    topic: Option<String>,
    aligned: Sure,
}

/// Tasks that serve too few agreed priorities, or too many topics.
pub(super) fn ds008(paper: &Paper<'_>, focus: &str) -> Say {
    let min_tasks = paper.threshold("min_tasks", 10.0);
    let few = |tasks: &[Task]| (tasks.len() as f64) < min_tasks;
    let plans = plans_of(paper, focus);
    let certain = plans.iter().filter(|(_, on)| on.yes());
    let certain: Vec<Task> = certain
        .flat_map(|(plan, _)| tasks_of(paper, focus, plan))
        .collect();
    let says_tasks = |plan: &Value| !matches!(said(plan, "tasks"), Said::Unknown);
    if !plans_known(paper, focus) || !plans.iter().all(|(plan, _)| says_tasks(plan)) {
        // There may be any number of further tasks.
        return if !few(&certain) && unmendable(paper, focus, &certain) {
            Say::Broken
        } else {
            Say::CannotTell
        };
    }
    // Every way in which plans of unknown term may be in force.
    let unsure: Vec<&str> = plans
        .iter()
        .filter(|(_, on)| !on.yes())
        .map(|(plan, _)| key(plan))
        .collect();
    let wholly = unsure.is_empty()
        && certain
            .iter()
            .all(|task| task.topic.is_some() && task.aligned != Sure::Unsure);
    Say::whatever((0..1_u32 << unsure.len()).map(|choice| {
        let chosen = plans.iter().map(|(plan, _)| *plan).filter(|plan| {
            let place = unsure.iter().position(|other| *other == key(plan));
            place.is_none_or(|place| choice >> place & 1 == 1)
        });
        let tasks: Vec<Task> = chosen
            .flat_map(|plan| tasks_of(paper, focus, plan))
            .collect();
        if few(&tasks) {
            Say::NotApplicable
        } else if best_is_scattered(paper, focus, &tasks) {
            Say::Broken
        } else if wholly {
            Say::Holds
        } else {
            Say::CannotTell
        }
    }))
}

/// Whether no number of further tasks makes up for these.
fn unmendable(paper: &Paper<'_>, focus: &str, certain: &[Task]) -> bool {
    let mut topics: Vec<&str> = certain
        .iter()
        .filter_map(|task| task.topic.as_deref())
        .collect();
    topics.sort_unstable();
    topics.dedup();
    let unaligned = certain.iter().any(|task| task.aligned.no());
    let share = paper.threshold("min_aligned_share", 0.8);
    (unaligned && share >= 1.0)
        || (good_topics(paper, focus).is_empty() && share > 0.0)
        || (topics.len() > 1 && paper.threshold("max_topic_entropy", 0.8) <= 0.0)
}

/// The topics that a task of unknown priority may have and be aligned.
fn good_topics(paper: &Paper<'_>, focus: &str) -> Vec<String> {
    let priorities = paper.rows("priorities").iter();
    let mut good: Vec<String> = priorities
        .filter(|row| text(row, "focus") == Some(focus) && !paper.agreed(row).no())
        .map(|row| format!("priority {}", key(row)))
        .collect();
    if !paper.complete("priorities", None, paper.date) {
        good.push("a priority that is not recorded".to_owned());
    }
    good
}

/// Whether tasks with known and unknown topics are scattered however the unknown ones turn out.
fn best_is_scattered(paper: &Paper<'_>, focus: &str, tasks: &[Task]) -> bool {
    let known: Vec<String> = tasks.iter().filter_map(|task| task.topic.clone()).collect();
    // Alignment that hangs on whether a priority was agreed is taken at its best.
    let with_topic = |task: &&Task| task.topic.is_some();
    let aligned = tasks.iter().filter(with_topic);
    let aligned = aligned.filter(|task| !task.aligned.no()).count();
    let unknown = tasks.len() - known.len();
    if unknown == 0 {
        return scattered(paper, aligned, known.into_iter());
    }
    // Unknown ones serve one agreed priority of the focus as far as there may be one, the rest one other topic.
    let good = good_topics(paper, focus);
    let mut any = known.clone();
    any.push("a topic of its own".to_owned());
    let none = [String::new()];
    let goods: &[String] = if good.is_empty() { &none } else { &good };
    let most = if good.is_empty() { 0 } else { unknown };
    for to_good in 0..=most {
        for one in goods {
            for other in &any {
                let mut topics = known.clone();
                topics.extend(std::iter::repeat_n(one.clone(), to_good));
                topics.extend(std::iter::repeat_n(other.clone(), unknown - to_good));
                // A known topic may be aligned itself.
                let other_good = good.contains(other);
                let now = aligned + to_good + if other_good { unknown - to_good } else { 0 };
                if !scattered(paper, now, topics.into_iter()) {
                    return false;
                }
            }
        }
    }
    true
}

fn scattered(paper: &Paper<'_>, aligned: usize, topics: impl Iterator<Item = String>) -> bool {
    let mut counts: BTreeMap<String, f64> = BTreeMap::new();
    let mut all = 0.0;
    for topic in topics {
        *counts.entry(topic).or_default() += 1.0;
        all += 1.0;
    }
    if all == 0.0 {
        return false;
    }
    let entropy: f64 = counts.values().map(|n| -(n / all) * (n / all).ln()).sum();
    let normalised = if all > 1.0 { entropy / all.ln() } else { 0.0 };
    (aligned as f64 / all) < paper.threshold("min_aligned_share", 0.8)
        || normalised > paper.threshold("max_topic_entropy", 0.8)
}

/// The plans in force at the date of the hubs of a focus.
fn plans_of<'a>(paper: &Paper<'a>, focus: &str) -> Vec<(&'a Value, Sure)> {
    let rows = paper.rows("plans").iter();
    rows.filter(|plan| text(paper.hub_of(plan), "focus") == Some(focus))
        .map(|plan| (plan, paper.plan_on(plan, paper.date)))
        .filter(|(plan, on)| !on.no() && !matches!(said(plan, "tasks"), Said::None))
        .collect()
}

/// Whether all plans of the hubs of a focus are there.
fn plans_known(paper: &Paper<'_>, focus: &str) -> bool {
    let mut hubs = paper.rows("hubs").iter();
    let known = |hub: &Value| {
        text(hub, "focus") != Some(focus)
            || paper.hub_on(hub, paper.date).no()
            || paper.plans_complete(hub, paper.date)
    };
    hubs.all(known)
        && (paper.complete("plans", None, paper.date) || paper.complete("hubs", None, paper.date))
}

fn tasks_of(paper: &Paper<'_>, focus: &str, plan: &Value) -> Vec<Task> {
    let tasks = items(plan, "tasks").iter();
    tasks
        .map(|task| match said(task, "priority") {
            Said::Is(wanted) => {
                let priority = paper.row("priorities", wanted.as_str().unwrap_or_default());
                let of_focus = Sure::from(text(priority, "focus") == Some(focus));
                Task {
                    topic: Some(format!("priority {}", key(priority))),
                    aligned: of_focus.and(paper.agreed(priority)),
                }
            }
            Said::None => Task {
                topic: text(task, "title").map(|title| format!("title {title}")),
                aligned: Sure::No,
            },
            Said::Unknown => Task {
                topic: None,
                aligned: Sure::Unsure,
            },
        })
        .collect()
}
