//! DS010 grant-off-rate.

use crate::audit::ask::grant_begun;
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Grant, Recorded, Table, View};
use crate::value::Handle;

rule! {
    /// A grant is more or less than the programme's rate.
    ///
    /// **Asked**: of each grant whose school year has begun by the date, where the charter sets a rate for each hub and year. *Holds* where the amount is the rate;
    /// *broken* where it is another, or recorded as none (`LIB`); *cannot tell* where the amount or the rate is not recorded.
    ///
    /// **Why**: each hub school received the same sum a year, £6,000, to fund its work. A grant off the rate is a favour, a cut or a slip of the pen.
    ///
    /// **What to do**: check the amount first, for it may be a slip; if it is right, say why this hub's differs.
    DS010 = "grant-off-rate",
    principle: Disciplined,
    level: Warning,
    asked_of: Handle<Grant>,
    reads: [Grants],
    follows_from: [],
    cites: [HIST_PHASE_ONE, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, grant: Handle<Grant>, facts: &mut Facts) -> Answer {
    if let Some(answer) = grant_begun(view, grant) {
        return answer;
    }
    let programme = view.programme();
    let rate = match programme.charter().grant_per_year {
        Recorded::Value(rate) => rate,
        Recorded::Nothing => return Answer::NotApplicable("the charter sets no rate"),
        Recorded::Unknown => return Answer::CannotTell(Missing::Charter("grant_per_year")),
    };
    let amount = programme[grant].amount;
    facts.say(|| {
        let label = programme.label(grant);
        match amount {
            Recorded::Value(amount) => {
                Fact::new(format!("{label} is {amount}")).at_field(grant, "amount")
            }
            Recorded::Nothing => Fact::new(format!("it is recorded that {label} has no amount"))
                .at_field(grant, "amount"),
            Recorded::Unknown => {
                Fact::new(format!("the amount of {label} is not recorded")).at(grant)
            }
        }
    });
    facts.say(|| {
        Fact::new(format!("the rate is {rate} for each hub and school year"))
            .at_charter("grant_per_year")
    });
    match amount {
        Recorded::Value(amount) if amount == rate => Answer::Holds,
        Recorded::Value(_) | Recorded::Nothing => Answer::Broken,
        Recorded::Unknown => Answer::CannotTell(Missing::Field(Table::Grants, "amount")),
    }
}
