//! The agenda of a focus: which of its priorities are agreed and unretired at a date.

use crate::audit::ask::Tally;
use crate::audit::{Fact, Facts, Missing};
use crate::model::{Priority, Table, Truth, View};
use crate::value::{Handle, spoken_date};
use crate::vocabulary::Focus;

/// How many priorities of a focus are agreed and unretired at the date.
pub(super) fn standing(view: &View<'_>, focus: Focus) -> Tally {
    let mut tally = Tally::new(view.absence_proves(Table::Priorities, None, view.date()));
    for priority in view.programme().index().priorities(focus) {
        let (agreed, unretired) = (agreed(view, *priority), unretired(view, *priority));
        let unsure = if agreed == Truth::Unknown {
            "agreed"
        } else {
            "retired"
        };
        tally.count(
            agreed.and(unretired),
            Missing::Field(Table::Priorities, unsure),
        );
    }
    tally
}

/// Names the priorities that stand.
pub(super) fn say(view: &View<'_>, focus: Focus, tally: Tally, facts: &mut Facts) {
    facts.say(|| {
        let programme = view.programme();
        let counted = match tally.sure {
            0 => format!(
                "{} has no agreed priority on {}",
                focus.name(),
                spoken_date(view.date())
            ),
            1 => format!(
                "{} has 1 agreed priority on {}",
                focus.name(),
                spoken_date(view.date())
            ),
            many => format!(
                "{} has {many} agreed priorities on {}",
                focus.name(),
                spoken_date(view.date())
            ),
        };
        let named = programme.index().priorities(focus).iter();
        named.fold(Fact::new(counted), |fact, priority| {
            let label = programme.label(*priority);
            let (state, field) = match (agreed(view, *priority), unretired(view, *priority)) {
                (Truth::No, _) => ("not agreed", "agreed"),
                (Truth::Unknown, _) => ("not recorded whether agreed", "agreed"),
                (Truth::Yes, Truth::No) => ("retired", "retired"),
                (Truth::Yes, Truth::Unknown) => ("agreed; not recorded whether retired", "retired"),
                (Truth::Yes, Truth::Yes) => ("agreed", "agreed"),
            };
            fact.because(Fact::new(format!("{label}: {state}")).at_field(*priority, field))
        })
    });
}

fn agreed(view: &View<'_>, priority: Handle<Priority>) -> Truth {
    view.happened(view.programme()[priority].agreed, Table::Priorities)
}

fn unretired(view: &View<'_>, priority: Handle<Priority>) -> Truth {
    view.happened(view.programme()[priority].retired, Table::Priorities)
        .not()
}
