//! The agenda of a focus: which of its priorities are agreed and unretired at a date.

use crate::audit::ask::Tally;
use crate::audit::{Fact, Facts, Missing};
use crate::model::{Priority, Recorded, Table, Truth, View};
use crate::value::Handle;
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
            0 => format!("{} has no agreed priority at {}", focus.name(), view.date()),
            1 => format!("{} has 1 agreed priority at {}", focus.name(), view.date()),
            many => format!(
                "{} has {many} agreed priorities at {}",
                focus.name(),
                view.date()
            ),
        };
        let named = programme.index().priorities(focus).iter();
        named.fold(Fact::new(counted), |fact, priority| {
            let label = programme.label(*priority);
            let state = match agreed(view, *priority).and(unretired(view, *priority)) {
                Truth::Yes => "agreed",
                Truth::No => "not agreed, or retired",
                Truth::Unknown => "not recorded whether agreed and unretired",
            };
            fact.because(Fact::new(format!("{label}: {state}")).at_field(*priority, "agreed"))
        })
    });
}

fn agreed(view: &View<'_>, priority: Handle<Priority>) -> Truth {
    match view.programme()[priority].agreed {
        Recorded::Value(agreed) => (agreed <= view.date()).into(),
        Recorded::Nothing => Truth::No,
        Recorded::Unknown => Truth::Unknown,
    }
}

fn unretired(view: &View<'_>, priority: Handle<Priority>) -> Truth {
    match view.programme()[priority].retired {
        Recorded::Value(retired) => (view.date() < retired).into(),
        Recorded::Nothing => Truth::Yes,
        Recorded::Unknown => Truth::Unknown,
    }
}
