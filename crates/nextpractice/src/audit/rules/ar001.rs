//! AR001 lone-member.

use crate::audit::ask::{Tally, members, memberships_complete, unless, with_past_members};
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Arrangement, Table, View};
use crate::value::{Handle, spoken_date};
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
    if matches!(
        row.kind,
        ArrangementKind::Trust | ArrangementKind::HubNetwork
    ) {
        return Answer::NotApplicable("it is not asked of trusts and hub networks");
    }
    let running = view.arrangement_in_term(arrangement);
    if let Some(answer) = unless(
        running,
        "the arrangement does not run at the date",
        Missing::Field(Table::Arrangements, "term"),
    ) {
        return answer;
    }
    let mut tally = Tally::new(memberships_complete(view, arrangement));
    let members = members(view, arrangement);
    for (_, in_term) in &members {
        tally.count(*in_term, Missing::Field(Table::Memberships, "term"));
    }
    facts.say(|| {
        let (name, on) = (programme.label(arrangement), spoken_date(view.date()));
        let fact = Fact::new(match tally.sure {
            0 => format!("{name} has no member on {on}"),
            1 => format!("{name} has one member on {on}"),
            many => format!("{name} has {many} members on {on}"),
        });
        let sure = members
            .iter()
            .filter(|(_, in_term)| in_term.is_yes())
            .take(2);
        let fact = sure.fold(fact.at(arrangement), |fact, (institution, _)| {
            fact.because(Fact::new(programme.label(*institution)).at(*institution))
        });
        if tally.sure < 2 {
            with_past_members(view, fact, arrangement)
        } else {
            fact
        }
    });
    tally.at_least(2)
}
