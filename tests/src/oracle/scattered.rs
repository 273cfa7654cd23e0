//! Disciplined: DS008.

use std::collections::BTreeMap;

use serde_json::Value;

use super::paper::{Paper, Said, items, key, said, text};
use super::sure::{Say, Sure};

/// What is known of a task: whether it is there at all, what it is about, whether that is an agreed priority.
struct Task {
    there: Sure,
    topic: Option<String>,
    aligned: Sure,
}

/// Tasks that serve too few agreed priorities, or too many topics.
pub(super) fn ds008(paper: &Paper<'_>, focus: &str) -> Say {
    let (tasks, wholly) = tasks(paper, focus);
    let min_tasks = paper.threshold("min_tasks", 10.0);
    let certain = tasks.iter().filter(|task| task.there.yes()).count();
    if wholly {
        if (certain as f64) < min_tasks {
            return Say::NotApplicable;
        }
        let topics = tasks.iter().filter_map(|task| task.topic.clone());
        let aligned = tasks.iter().filter(|task| task.aligned.yes()).count();
        return Say::kept(Sure::from(!scattered(paper, aligned, topics)));
    }
    // Not even the best case is enough. A plan that is not recorded could bring any number of aligned tasks.
    let more_plans = !plans_known(paper, focus);
    let unsure_tasks = tasks.iter().any(|task| !task.there.yes());
    if !more_plans && !unsure_tasks && hidden_tasks(paper, focus).no() {
        if (certain as f64) < min_tasks {
            return Say::NotApplicable;
        }
        return if best_is_scattered(paper, focus, &tasks) {
            Say::Broken
        } else {
            Say::CannotTell
        };
    }
    if possible_tasks_are_few(paper, &tasks, more_plans || !hidden_tasks(paper, focus).no()) {
        return Say::NotApplicable;
    }
    // Any number of aligned tasks cannot undo one that is not where all must be, nor two topics where one is allowed.
    if certain as f64 >= min_tasks && unmendable(paper, focus, &tasks) {
        return Say::Broken;
    }
    // Plans that may or may not be in force, with all their tasks known: every choice of them.
    if !more_plans && hidden_tasks(paper, focus).no() {
        return every_choice(paper, focus, &tasks);
    }
    Say::CannotTell
}

fn possible_tasks_are_few(paper: &Paper<'_>, tasks: &[Task], more: bool) -> bool {
    !more && (tasks.len() as f64) < paper.threshold("min_tasks", 10.0)
}

fn unmendable(paper: &Paper<'_>, _focus: &str, tasks: &[Task]) -> bool {
    let certain = tasks.iter().filter(|task| task.there.yes());
    let mut topics: Vec<&str> = Vec::new();
    let mut unaligned = false;
    for task in certain {
        unaligned |= task.aligned.no();
        topics.extend(task.topic.as_deref());
    }
    topics.sort_unstable();
    topics.dedup();
    (unaligned && paper.threshold("min_aligned_share", 0.8) >= 1.0)
        || (topics.len() > 1 && paper.threshold("max_topic_entropy", 0.8) <= 0.0)
}

/// The choice is of plans, but tasks of one plan are few enough here to be chosen together by their place.
fn every_choice(paper: &Paper<'_>, focus: &str, tasks: &[Task]) -> Say {
    let plans = plans_of(paper, focus);
    let unsure: Vec<_> = plans.iter().filter(|(_, on)| !on.yes()).collect();
    let _ = tasks;
    let mut broken_always = true;
    let mut few_always = true;
    for choice in 0..1_u32 << unsure.len() {
        let chosen = |plan: &Value| {
            let place = unsure.iter().position(|(other, _)| key(other) == key(plan));
            place.is_none_or(|place| choice >> place & 1 == 1)
        };
        let mut now = Vec::new();
        for (plan, _) in plans.iter().filter(|(plan, _)| chosen(plan)) {
            now.extend(tasks_of(paper, focus, plan, Sure::Yes));
        }
        let few = (now.len() as f64) < paper.threshold("min_tasks", 10.0);
        few_always &= few;
        broken_always &= !few && best_is_scattered(paper, focus, &now);
    }
    if few_always {
        Say::NotApplicable
    } else if broken_always {
        Say::Broken
    } else {
        Say::CannotTell
    }
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
    let priorities = paper.rows("priorities").iter();
    let mut good: Vec<String> = priorities
        .filter(|row| text(row, "focus") == Some(focus) && !paper.agreed(row).no())
        .map(|row| format!("priority {}", key(row)))
        .collect();
    if !paper.complete("priorities", None, paper.date) {
        good.push("a priority that is not recorded".to_owned());
    }
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
        .filter(|(_, on)| !on.no())
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

/// Whether a plan that is or may be in force does not say its tasks.
fn hidden_tasks(paper: &Paper<'_>, focus: &str) -> Sure {
    let plans = plans_of(paper, focus);
    let mut plans = plans.iter();
    Sure::from(plans.any(|(plan, _)| matches!(said(plan, "tasks"), Said::Unknown)))
}

fn tasks_of(paper: &Paper<'_>, focus: &str, plan: &Value, there: Sure) -> Vec<Task> {
    let tasks = items(plan, "tasks").iter().enumerate();
    tasks
        .map(|(_, task)| match said(task, "priority") {
            Said::Is(wanted) => {
                let priority = paper.row("priorities", wanted.as_str().unwrap_or_default());
                let of_focus = Sure::from(text(priority, "focus") == Some(focus));
                Task {
                    there,
                    topic: Some(format!("priority {}", key(priority))),
                    aligned: of_focus.and(paper.agreed(priority)),
                }
            }
            Said::None => Task {
                there,
                topic: text(task, "title").map(|title| format!("title {title}")),
                aligned: Sure::No,
            },
            Said::Unknown => Task {
                there,
                topic: None,
                aligned: Sure::Unsure,
            },
        })
        .collect()
}

/// The tasks of a focus, and whether they and their priorities are wholly known.
fn tasks(paper: &Paper<'_>, focus: &str) -> (Vec<Task>, bool) {
    let mut all = Vec::new();
    for (plan, on) in plans_of(paper, focus) {
        all.extend(tasks_of(paper, focus, plan, on));
    }
    let wholly = plans_known(paper, focus)
        && plans_of(paper, focus).iter().all(|(_, on)| on.yes())
        && hidden_tasks(paper, focus).no()
        && all
            .iter()
            .all(|task| task.topic.is_some() && task.aligned != Sure::Unsure);
    (all, wholly)
}
