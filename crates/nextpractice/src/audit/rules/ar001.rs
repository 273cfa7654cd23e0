//! AR001 lone-member.

use crate::audit::ask::{Tally, unless};
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Arrangement, Table, View};
use crate::value::Handle;
use crate::vocabulary::ArrangementKind;

rule! {
    /// An arrangement has fewer than two members.
    ///
    /// **Asked**: of each learning community, partnership and federation that runs at the date; not of trusts, which
    /// may have one school, nor of hub networks, of which DT004 asks more. Different institutions count, whose membership is in term.
    ///
    /// **Why**: the point of working together is to achieve more than one can alone.
    ///
    /// **What to do**: record the other members, or close the arrangement.
    AR001 = "lone-member",
    principle: Arrangements,
    level: Warning,
    asked_of: Handle<Arrangement>,
    reads: [Arrangements, Memberships],
    follows_from: [],
    cites: [NLC_OPENING, WB_CONTEXT],
    since: "0.1.0",
}

fn check(view: &View<'_>, arrangement: Handle<Arrangement>, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    let row = &programme[arrangement];
    if matches!(row.kind, ArrangementKind::Trust | ArrangementKind::HubNetwork) {
        return Answer::NotApplicable("it is not asked of trusts and hub networks");
    }
    let running = view.arrangement_in_term(arrangement);
    if let Some(answer) =
        unless(running, "the arrangement does not run at the date", Missing::Field(Table::Arrangements, "term"))
    {
        return answer;
    }
    let narrowed = row.records.value().and_then(|records| records.memberships.value().copied());
    let complete = view.absence_proves(Table::Memberships, narrowed, view.date());
    let mut counted = Vec::new();
    let members = programme.index().memberships(arrangement).iter();
    let answers = members.filter_map(|member| {
        let institution = programme[*member].institution;
        let answer = view.membership_in_term(*member);
        if counted.contains(&institution) {
            return None;
        }
        if answer.is_yes() {
            counted.push(institution);
        }
        // Two different institutions decide it, however many more there are.
        (counted.len() <= 2).then_some(answer)
    });
    let tally = Tally::of(answers, Missing::Field(Table::Memberships, "term"), complete);
    facts.say(|| {
        let (name, at) = (programme.label(arrangement), view.date());
        let fact = Fact::new(match tally.sure {
            0 => format!("{name} has no member at {at}"),
            1 => format!("{name} has one member at {at}"),
            _ => format!("{name} has two members or more at {at}"),
        });
        counted.iter().take(2).fold(fact.at(arrangement), |fact, institution| {
            fact.because(Fact::new(programme.label(*institution)).at(*institution))
        })
    });
    tally.at_least(2)
}
