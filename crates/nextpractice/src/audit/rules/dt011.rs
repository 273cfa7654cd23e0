//! DT011 failures-unshared.

use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing, Whole};
use crate::model::{Table, Truth, View};
use crate::value::spoken_date;

rule! {
    /// No practice of the programme records what did not work.
    ///
    /// **Asked**: once of the programme, of the practices made by the date; not where there are none. *Holds* with one practice that says what did
    /// not work; *broken* where all are recorded as having nothing to say; *cannot tell* where a practice does not say, or may not be recorded.
    ///
    /// **Why**: schools that worked in isolation could not learn from the mistakes of others, a problem which limited them to slow
    /// progress. What failed is as much worth passing on as what worked.
    ///
    /// **What to do**: ask those who made each practice what they tried and gave up, and record it.
    DT011 = "failures-unshared",
    principle: Distributed,
    level: Advice,
    asked_of: Whole,
    reads: [Practices],
    follows_from: [],
    cites: [HIST_PHASE_ONE],
    since: "0.1.0",
}

fn check(view: &View<'_>, Whole: Whole, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    let (mut made, mut undated, mut unsaid) = (0_usize, 0_usize, None);
    for (practice, row) in programme.practices().iter() {
        let by_then = view.practice_made(practice);
        match (by_then, row.did_not_work.known()) {
            (Truth::No, _) => continue,
            (Truth::Yes, Some([first, ..])) => {
                facts.say(|| {
                    let says = format!(
                        "{} says what did not work: \"{first}\"",
                        programme.label(practice)
                    );
                    Fact::new(says).at_field(practice, "did_not_work")
                });
                return Answer::Holds;
            }
            (Truth::Yes, _) => made += 1,
            (Truth::Unknown, _) => undated += 1,
        }
        // It may say something, if it was made by then.
        let missing = match (by_then, row.did_not_work.known()) {
            (_, None) => "did_not_work",
            (Truth::Unknown, Some([_, ..])) => "date",
            _ => continue,
        };
        Missing::least(&mut unsaid, Missing::Field(Table::Practices, missing));
    }
    facts.say(|| {
        Fact::new(format!(
            "none of {made} practices made by {} says what did not work",
            spoken_date(view.date())
        ))
    });
    let listed = view.absence_proves(Table::Practices, None, view.date());
    match unsaid.or(listed.err()) {
        Some(missing) => Answer::CannotTell(missing),
        None if made > 0 => Answer::Broken,
        None if undated > 0 => Answer::CannotTell(Missing::Field(Table::Practices, "date")),
        None => Answer::NotApplicable("there is no practice"),
    }
}
