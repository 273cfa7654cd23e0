//! DS006 undebated-priority.

use super::agenda;
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Contribution, Priority, Recorded, Table, Truth, View};
use crate::value::{Handle, spoken_date};

rule! {
    /// A priority was agreed without debate, or before there was any.
    ///
    /// **Asked**: of each priority that is agreed by the date. *Holds* where somebody contributed to the debate on or before the day of the agreement;
    /// *broken* where no contribution is on record, or all came later; *cannot tell* where the contributions, the day of the agreement, or the days
    /// that would decide it are not recorded.
    ///
    /// **Why**: the limited range of priorities was to come of discussion and debate between hubs and their partner schools. Many schools and teachers
    /// would rather have had topics of their own; differences that nobody airs do not converge.
    ///
    /// **What to do**: take the priority back to the hubs and partner schools, record what is said, and agree it again.
    DS006 = "undebated-priority",
    principle: Disciplined,
    level: Error,
    asked_of: Handle<Priority>,
    reads: [Priorities],
    follows_from: [],
    cites: [HIST_PHASE_ONE],
    since: "0.1.0",
}

fn check(view: &View<'_>, priority: Handle<Priority>, facts: &mut Facts) -> Answer {
    if let Some(answer) = agenda::asked(view, priority) {
        return answer;
    }
    let programme = view.programme();
    let row = &programme[priority];
    let Some(contributions) = row.contributions.known() else {
        return Answer::CannotTell(Missing::Field(Table::Priorities, "contributions"));
    };
    facts.say(|| {
        let label = programme.label(priority);
        match row.agreed.value() {
            Some(agreed) => Fact::new(format!("{label} was agreed on {}", spoken_date(*agreed)))
                .at_field(priority, "agreed"),
            None => {
                Fact::new(format!("on which day {label} was agreed is not recorded")).at(priority)
            }
        }
    });
    facts.say(|| {
        let debate = match contributions {
            [] => "it is recorded that nobody contributed to its debate".to_owned(),
            [_] => "1 contribution to its debate is on record".to_owned(),
            many => format!("{} contributions to its debate are on record", many.len()),
        };
        let first = contributions
            .iter()
            .min_by_key(|given| (given.date.value().is_none(), given.date.value()));
        let fact = Fact::new(debate).at_field(priority, "contributions");
        first
            .into_iter()
            .fold(fact, |fact, given| fact.because(described(view, given)))
    });
    let in_time = contributions.iter().fold(Truth::No, |debated, given| {
        debated.or(in_time(view, row.agreed, given))
    });
    match in_time {
        Truth::Yes => Answer::Holds,
        Truth::No => Answer::Broken,
        Truth::Unknown if row.agreed.is_unknown() => {
            Answer::CannotTell(Missing::Field(Table::Priorities, "agreed"))
        }
        Truth::Unknown => Answer::CannotTell(agenda::UNDATED),
    }
}

/// Whether a contribution was made by the day of the agreement. Where that day is not recorded, it is not after the date.
fn in_time(view: &View<'_>, agreed: Recorded<chrono::NaiveDate>, given: &Contribution) -> Truth {
    match (given.date.value(), agreed.value()) {
        (Some(given), Some(agreed)) => (given <= agreed).into(),
        (Some(given), None) if view.date() < *given => Truth::No,
        _ => Truth::Unknown,
    }
}

fn described(view: &View<'_>, given: &Contribution) -> Fact {
    let by = view.programme().label(given.institution);
    Fact::new(match given.date.value() {
        Some(date) => format!("the earliest is of {}, by {by}", spoken_date(*date)),
        None => format!("one is by {by}, on a day that is not recorded"),
    })
    .at(given.institution)
}
