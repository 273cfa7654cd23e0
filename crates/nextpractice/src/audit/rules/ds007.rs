//! DS007 plan-outside-priorities.

use super::agenda;
use crate::audit::ask::plan_begun;
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Plan, Priority, Table, Truth, View};
use crate::value::{Handle, spoken_date};

rule! {
    /// A plan serves no agreed priority of its focus.
    ///
    /// **Asked**: of each plan that has begun by the date. *Holds* where one of the priorities that it names is on the agenda of the hub's own focus and agreed by
    /// the date, retired since or not (`LIB`); *broken* where none is, or the focus has none to name; *cannot tell* where the plan does not say and the focus has, or may
    /// have, such a priority, or where it is not recorded whether the one it names is agreed.
    ///
    /// **Why**: the schools' differences had to converge on an agenda that adds up to something bigger. Plans beside the agenda stay what the source warns of, many
    /// local activities that are never more than the sum of their parts.
    ///
    /// **What to do**: name the priority that the plan serves, change the plan so that it serves one, or bring its topic to the next debate on the agenda.
    DS007 = "plan-outside-priorities",
    principle: Disciplined,
    level: Error,
    asked_of: Handle<Plan>,
    reads: [Plans, Hubs, Priorities],
    follows_from: [DS004 by own_focus],
    cites: [HIST_PHASE_ONE],
    since: "0.1.0",
}

fn check(view: &View<'_>, plan: Handle<Plan>, facts: &mut Facts) -> Answer {
    if let Some(answer) = plan_begun(view, plan) {
        return answer;
    }
    let programme = view.programme();
    let focus = programme[programme[plan].hub].focus;
    let Some(named) = programme[plan].priorities.known() else {
        // Whatever the plan would name, there is nothing that counts.
        if !agenda::may_be_agreed(view, focus) {
            facts.say(|| {
                let (label, focus) = (programme.label(plan), focus.name());
                Fact::new(format!(
                    "{label} can serve no agreed priority: {focus} has none"
                ))
                .at(plan)
            });
            return Answer::Broken;
        }
        return Answer::CannotTell(Missing::Field(Table::Plans, "priorities"));
    };
    let serves = |priority: &Handle<Priority>| {
        Truth::from(programme[*priority].focus == focus).and(agenda::agreed(view, *priority))
    };
    let served = named.iter().map(serves).fold(Truth::No, Truth::or);
    facts.say(|| {
        let (label, focus) = (programme.label(plan), focus.name());
        let fact = Fact::new(match (served, named) {
            (_, []) => format!("it is recorded that {label} serves no priority"),
            (Truth::Yes, _) => format!("{label} serves an agreed priority of {focus}"),
            (Truth::No, _) => format!("{label} serves no agreed priority of {focus}"),
            (Truth::Unknown, _) => {
                format!("whether {label} serves an agreed priority of {focus} is not recorded")
            }
        });
        named
            .iter()
            .fold(fact.at_field(plan, "priorities"), |fact, priority| {
                fact.because(described(view, *priority))
            })
    });
    match served {
        Truth::Yes => Answer::Holds,
        Truth::No => Answer::Broken,
        Truth::Unknown => {
            let unsure = named
                .iter()
                .filter(|priority| serves(priority) == Truth::Unknown);
            let missing = unsure
                .map(|priority| agenda::missing_agreement(view, *priority))
                .min();
            Answer::CannotTell(missing.unwrap_or(Missing::Field(Table::Priorities, "agreed")))
        }
    }
}

fn described(view: &View<'_>, priority: Handle<Priority>) -> Fact {
    let row = &view.programme()[priority];
    let on_agenda = format!(
        "{} is on the agenda of {}",
        view.programme().label(priority),
        row.focus.name()
    );
    match (agenda::agreed(view, priority), row.agreed.value()) {
        (Truth::Yes, Some(agreed)) => {
            Fact::new(format!("{on_agenda}, agreed on {}", spoken_date(*agreed)))
                .at_field(priority, "agreed")
        }
        (Truth::Unknown, _) => {
            Fact::new(format!("{on_agenda}; whether it is agreed is not recorded")).at(priority)
        }
        _ => Fact::new(format!(
            "{on_agenda}, and not agreed by {}",
            spoken_date(view.date())
        ))
        .at_field(priority, "agreed"),
    }
}
