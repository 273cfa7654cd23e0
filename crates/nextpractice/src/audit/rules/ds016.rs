//! DS016 claim-without-evidence.

use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Practice, Recorded, Table, View};
use crate::value::Handle;
use crate::vocabulary::PracticeKind;

rule! {
    /// A practice is called next practice, and nothing shows that it works.
    ///
    /// **Asked**: of each next practice in use by the date. *Holds* with one piece of evidence; *broken* where it is recorded that there is none;
    /// *cannot tell* where the evidence, or the kind of practice, is not recorded. Good practice is not asked.
    ///
    /// **Why**: next practice claims to be better than what schools do now. Partners who are to take it up need something to go by, and without it
    /// nobody can tell what is better from what is only new. The rule is this library's own (`LIB`).
    ///
    /// **What to do**: record what was seen where it was tried, modest as it may be, or call it good practice until there is something to show.
    DS016 = "claim-without-evidence",
    principle: Disciplined,
    level: Warning,
    asked_of: Handle<Practice>,
    reads: [Practices],
    follows_from: [],
    cites: [LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, practice: Handle<Practice>, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    let row = &programme[practice];
    if row.date.value().is_some_and(|date| view.date() < *date) {
        return Answer::NotApplicable("the practice is not in use by the date");
    }
    match row.kind {
        Recorded::Value(PracticeKind::Next) => {}
        Recorded::Value(PracticeKind::Good) | Recorded::Nothing => {
            return Answer::NotApplicable("it is asked of next practice alone");
        }
        Recorded::Unknown => return Answer::CannotTell(Missing::Field(Table::Practices, "kind")),
    }
    let Some(evidence) = row.evidence.known() else {
        return Answer::CannotTell(Missing::Field(Table::Practices, "evidence"));
    };
    facts.say(|| {
        let label = programme.label(practice);
        Fact::new(format!("{label} is recorded as next practice")).at_field(practice, "kind")
    });
    facts.say(|| {
        let said = match evidence {
            [] => "it is recorded that nothing shows that it works".to_owned(),
            [first, ..] => format!("what shows that it works: {first}"),
        };
        Fact::new(said).at_field(practice, "evidence")
    });
    if evidence.is_empty() {
        Answer::Broken
    } else {
        Answer::Holds
    }
}
