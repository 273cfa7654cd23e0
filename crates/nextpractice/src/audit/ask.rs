//! Questions that several rules put alike.

use super::fact::Fact;
use super::missing::Missing;
use super::unit::HubYear;
use super::verdict::Answer;
use crate::model::{
    Amount, Arrangement, Grant, Hub, Institution, Membership, Plan, SetBy, Table, Threshold, Truth,
    View,
};
use crate::value::{Handle, Ratio};

/// Goes on only with a hub that is one at the date.
pub(crate) fn hub_in_term(view: &View<'_>, hub: Handle<Hub>) -> Option<Answer> {
    unless(
        view.hub_in_term(hub),
        "it is no hub at the date",
        Missing::Field(Table::Hubs, "term"),
    )
}

/// Goes on only with a hub that was one in the school year, up to the date.
pub(crate) fn hub_in_year(view: &View<'_>, HubYear { hub, year }: HubYear) -> Option<Answer> {
    unless(
        view.hub_in_year(hub, year),
        "it was no hub in that year",
        Missing::Field(Table::Hubs, "term"),
    )
}

/// Goes on only with a membership that is in term at the date.
pub(crate) fn membership_in_term(
    view: &View<'_>,
    membership: Handle<Membership>,
) -> Option<Answer> {
    let missing = Missing::Field(Table::Memberships, "term");
    unless(
        view.membership_in_term(membership),
        "the membership is not in term at the date",
        missing,
    )
}

/// Goes on only with a plan that has begun by the date, or of which that is not recorded.
pub(crate) fn plan_begun(view: &View<'_>, plan: Handle<Plan>) -> Option<Answer> {
    unless(
        view.plan_has_begun(plan),
        "the plan has not begun by the date",
        Missing::Field(Table::Plans, "term"),
    )
}

/// Goes on only with a grant whose year has begun by the date.
pub(crate) fn grant_begun(view: &View<'_>, grant: Handle<Grant>) -> Option<Answer> {
    (view.date() < view.programme()[grant].year.first_day()).then_some(Answer::NotApplicable(
        "the grant's year has not begun by the date",
    ))
}

/// Whether the memberships of an arrangement are recorded completely up to the date.
pub(crate) fn memberships_complete(
    view: &View<'_>,
    arrangement: Handle<Arrangement>,
) -> Result<(), Missing> {
    let narrowed = view.programme().index().memberships_said_by(arrangement);
    view.absence_proves(Table::Memberships, narrowed, view.date())
}

/// Whether all members of a hub's network up to the date are recorded. A network that is not recorded has none where
/// the table of memberships is complete.
pub(crate) fn network_complete(view: &View<'_>, hub: Handle<Hub>) -> Result<(), Missing> {
    match view.programme().index().network(hub) {
        Some(network) => memberships_complete(view, network),
        None => unlisted_network_empty(view),
    }
}

/// Whether a network that is not recorded had no members up to the date.
pub(crate) fn unlisted_network_empty(view: &View<'_>) -> Result<(), Missing> {
    let complete = |table| view.absence_proves(table, None, view.date());
    complete(Table::Memberships).or_else(|_| complete(Table::Arrangements))
}

/// The institutions of an arrangement's memberships, with whether each is in term at the date.
pub(crate) fn each_member(
    view: &View<'_>,
    arrangement: Handle<Arrangement>,
) -> impl Iterator<Item = (Handle<Institution>, Truth)> {
    let index = view.programme().index();
    let memberships = index.memberships(arrangement).iter();
    memberships.map(|membership| {
        (
            index.member(*membership),
            view.membership_in_term(*membership),
        )
    })
}

/// The institutions that belong, or may belong, to an arrangement at the date: each once, by the surest of its memberships.
pub(crate) fn members(
    view: &View<'_>,
    arrangement: Handle<Arrangement>,
) -> Vec<(Handle<Institution>, Truth)> {
    let mut members: Vec<_> = each_member(view, arrangement).collect();
    members.sort_unstable();
    members.dedup_by_key(|(institution, _)| *institution);
    members
}

/// At most so many members that are none any longer, or not yet, are named.
const NAMED: usize = 10;

/// Adds to a fact who has a membership in an arrangement, and is not in term at the date.
pub(crate) fn with_past_members(
    view: &View<'_>,
    fact: Fact,
    arrangement: Handle<Arrangement>,
) -> Fact {
    let programme = view.programme();
    let members = programme.index().memberships(arrangement).iter();
    let past = members.filter(|member| view.membership_in_term(**member).is_no());
    past.take(NAMED).fold(fact, |fact, member| {
        let school = programme.label(programme[*member].institution);
        let not_then = Fact::new(format!("{school} is no member then"));
        fact.because(not_then.at_field(*member, "term"))
    })
}

/// Whether an institution of which no membership is recorded has had none, in any arrangement, up to the date.
pub(crate) fn all_memberships_complete(view: &View<'_>) -> Result<(), Missing> {
    let said = view.programme().index().memberships_said();
    let proves = |narrowed| view.absence_proves(Table::Memberships, narrowed, view.date());
    if let Some(least) = said.least {
        proves(Some(least))?;
    }
    // Arrangements that say nothing of themselves, and those that are not recorded, go by the table.
    let all_listed = || view.absence_proves(Table::Arrangements, None, view.date());
    if said.all_say && all_listed().is_ok() {
        return Ok(());
    }
    proves(None)
}

/// The answer that ends a check, unless the question it depends on is answered with yes.
pub(crate) fn unless(truth: Truth, otherwise: &'static str, missing: Missing) -> Option<Answer> {
    match truth {
        Truth::Yes => None,
        Truth::No => Some(Answer::NotApplicable(otherwise)),
        Truth::Unknown => Some(Answer::CannotTell(missing)),
    }
}

/// The answer of a check that `gate` may end. Where it is not known whether the rule is asked, it is not asked if that is
/// so either way.
pub(crate) fn gated(gate: Option<Answer>, check: impl FnOnce() -> Answer) -> Answer {
    match gate {
        None => check(),
        Some(Answer::CannotTell(missing)) => match check() {
            exempt @ Answer::NotApplicable(_) => exempt,
            _ => Answer::CannotTell(missing),
        },
        Some(answer) => answer,
    }
}

/// How many there are, when of some it is not known whether they count, and the list may not be complete.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tally {
    /// Those that count for certain.
    pub(crate) sure: usize,
    /// Those that may count.
    unsure: usize,
    /// What is missing of the first that may count.
    unknown: Option<Missing>,
    /// What is missing for the list to be complete.
    unlisted: Option<Missing>,
}

impl Tally {
    /// Nothing counted yet; `complete` says whether there may be others that are not recorded.
    pub(crate) fn new(complete: Result<(), Missing>) -> Self {
        Self {
            sure: 0,
            unsure: 0,
            unknown: None,
            unlisted: complete.err(),
        }
    }

    /// Counts one more, if it does count; `missing` is what is missing where that is not known.
    pub(crate) fn count(&mut self, counts: Truth, missing: Missing) {
        match counts {
            Truth::Yes => self.sure += 1,
            Truth::No => {}
            Truth::Unknown => {
                self.unsure += 1;
                Missing::least(&mut self.unknown, missing);
            }
        }
    }

    /// Whether there are at least so many.
    pub(crate) fn at_least(self, wanted: usize) -> Answer {
        if self.sure >= wanted {
            return Answer::Holds;
        }
        match self.unlisted {
            Some(missing) => Answer::CannotTell(self.unknown.unwrap_or(missing)),
            None if self.sure + self.unsure < wanted => Answer::Broken,
            None => self.unknown.map_or(Answer::Broken, Answer::CannotTell),
        }
    }

    /// Whether there are no more than so many.
    pub(crate) fn at_most(self, allowed: usize) -> Answer {
        if self.sure > allowed {
            return Answer::Broken;
        }
        match self.unlisted {
            Some(missing) => Answer::CannotTell(self.unknown.unwrap_or(missing)),
            None if self.sure + self.unsure <= allowed => Answer::Holds,
            None => self.unknown.map_or(Answer::Holds, Answer::CannotTell),
        }
    }
}

/// Says what is asked, pointing to the charter where the threshold is the programme's own.
pub(crate) fn threshold(text: String, set_by: SetBy) -> Fact {
    match set_by {
        SetBy::Programme => Fact::new(text).at_charter("policy"),
        SetBy::Library => Fact::new(text),
    }
}

/// A share as people say it: `62.5%`.
pub(crate) fn percent(share: Ratio) -> String {
    Amount::from(share).to_string()
}

/// A threshold that is a share, with who set it.
pub(crate) fn percent_of(threshold: Threshold<Ratio>) -> String {
    let Threshold { value, set_by } = threshold;
    let value = percent(value);
    Threshold { value, set_by }.to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Tally;
    use crate::audit::{Answer, Missing, Shortfall, Verdict};
    use crate::model::{Table, Truth};

    const MISSING: Missing = Missing::Field(Table::Hubs, "term");
    const PARTIAL: Missing = Missing::Rows(Table::Hubs, Shortfall::Partial);

    /// Every way in which what is unknown could turn out: each unsure one counts or not, and up to so many others.
    fn outcomes(answers: &[Truth], complete: bool, others: usize) -> impl Iterator<Item = usize> {
        let sure = answers.iter().filter(|answer| answer.is_yes()).count();
        let unsure = answers
            .iter()
            .filter(|answer| **answer == Truth::Unknown)
            .count();
        sure..=sure + unsure + if complete { 0 } else { others }
    }

    fn decided(possible: impl Iterator<Item = usize>, keeps: impl Fn(usize) -> bool) -> Verdict {
        let verdicts: Vec<bool> = possible.map(keeps).collect();
        match (verdicts.contains(&true), verdicts.contains(&false)) {
            (true, false) => Verdict::Holds,
            (false, _) => Verdict::Broken,
            (true, true) => Verdict::CannotTell,
        }
    }

    proptest! {
        #[test]
        fn a_tally_decides_what_no_further_record_could_change(
            answers in prop::collection::vec(
                prop_oneof![Just(Truth::Yes), Just(Truth::No), Just(Truth::Unknown)], 0..6),
            complete: bool,
            bound in 0_usize..6,
        ) {
            let mut tally = Tally::new(if complete { Ok(()) } else { Err(PARTIAL) });
            for answer in &answers {
                tally.count(*answer, MISSING);
            }
            let at_least: Answer = tally.at_least(bound);
            prop_assert_eq!(at_least.verdict(), decided(outcomes(&answers, complete, 10), |n| n >= bound));
            let at_most: Answer = tally.at_most(bound);
            prop_assert_eq!(at_most.verdict(), decided(outcomes(&answers, complete, 10), |n| n <= bound));
        }
    }
}
