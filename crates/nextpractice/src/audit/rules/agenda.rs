//! The agenda of a focus: which of its priorities are agreed and unretired at a date.

use crate::audit::ask::Tally;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Priority, Recorded, Table, Truth, View};
use crate::value::{Handle, spoken_date};
use crate::vocabulary::Focus;

/// What is missing where a contribution without a day would decide.
pub(super) const UNDATED: Missing = Missing::Undecided(
    Table::Priorities,
    "the days of the contributions that would decide it are not recorded",
);

/// How many priorities of a focus are agreed and unretired at the date.
pub(super) fn standing(view: &View<'_>, focus: Focus) -> Tally {
    let mut tally = Tally::new(complete(view));
    for priority in view.programme().index().priorities(focus) {
        let (stands, missing) = stands(view, *priority);
        tally.count(stands, missing);
    }
    tally
}

/// Whether all priorities up to the date are recorded.
pub(super) fn complete(view: &View<'_>) -> Result<(), Missing> {
    view.absence_proves(Table::Priorities, None, view.date())
}

/// Whether a priority is agreed and unretired at the date, and what is missing where that is not known.
pub(super) fn stands(view: &View<'_>, priority: Handle<Priority>) -> (Truth, Missing) {
    let (agreed, unretired) = (agreed(view, priority), unretired(view, priority));
    let missing = match (agreed, view.programme()[priority].retired) {
        (Truth::Unknown, _) => missing_agreement(view, priority),
        (_, Recorded::Nothing) => {
            Missing::Since(Table::Priorities, "whether priorities were retired since")
        }
        _ => Missing::Field(Table::Priorities, "retired"),
    };
    (agreed.and(unretired), missing)
}

const AGREED_SINCE: Missing =
    Missing::Since(Table::Priorities, "whether priorities were agreed since");

/// Goes on only with a priority that is agreed by the date, or of which the day is not recorded.
pub(super) fn asked(view: &View<'_>, priority: Handle<Priority>) -> Option<Answer> {
    match (agreed(view, priority), view.programme()[priority].agreed) {
        (Truth::No, _) => Some(Answer::NotApplicable(
            "the priority is not agreed by the date",
        )),
        (Truth::Unknown, Recorded::Nothing) => Some(Answer::CannotTell(AGREED_SINCE)),
        _ => None,
    }
}

/// What is missing where it is not known whether a priority is agreed.
pub(super) fn missing_agreement(view: &View<'_>, priority: Handle<Priority>) -> Missing {
    match view.programme()[priority].agreed {
        Recorded::Nothing => AGREED_SINCE,
        Recorded::Value(_) | Recorded::Unknown => Missing::Field(Table::Priorities, "agreed"),
    }
}

/// Whether a focus may have a priority that is agreed by the date, retired since or not.
pub(super) fn may_be_agreed(view: &View<'_>, focus: Focus) -> bool {
    let first = view.programme().index().first_agreement(focus);
    let recorded = match first {
        Recorded::Value(agreed) => agreed <= view.date(),
        Recorded::Unknown => true,
        Recorded::Nothing => false,
    };
    recorded || complete(view).is_err()
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

/// Whether a priority is agreed by the date, retired since or not.
pub(super) fn agreed(view: &View<'_>, priority: Handle<Priority>) -> Truth {
    view.happened(view.programme()[priority].agreed, Table::Priorities)
}

fn unretired(view: &View<'_>, priority: Handle<Priority>) -> Truth {
    view.happened(view.programme()[priority].retired, Table::Priorities)
        .not()
}
