//! AR003 no-stated-focus.

use crate::audit::ask::unless;
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Arrangement, Recorded, Table, View};
use crate::value::Handle;

rule! {
    /// An arrangement does not state what it works on.
    ///
    /// **Asked**: of each arrangement that runs at the date. *Holds* where it names a gateway, a Deep or a theme of its own, or
    /// is the network of a hub, which leads a focus; *broken* where it is recorded that it names none; *cannot tell* where nothing is recorded.
    ///
    /// **Why**: every partnership needs goals, and consensus on what it is to do; one is well begun with a clear focus or theme.
    ///
    /// **What to do**: agree a focus with the members, and record it.
    AR003 = "no-stated-focus",
    principle: Arrangements,
    level: Warning,
    asked_of: Handle<Arrangement>,
    reads: [Arrangements],
    follows_from: [],
    cites: [NLC_PURPOSE, WB_RECOMMENDATIONS],
    since: "0.1.0",
}

fn check(view: &View<'_>, arrangement: Handle<Arrangement>, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    let row = &programme[arrangement];
    let running = view.arrangement_in_term(arrangement);
    if let Some(answer) = unless(
        running,
        "the arrangement does not run at the date",
        Missing::Field(Table::Arrangements, "term"),
    ) {
        return answer;
    }
    if let Some(hub) = row.hub.value() {
        facts.say(|| {
            let focus = programme[*hub].focus.name();
            Fact::new(format!("its hub leads {focus}")).at_field(*hub, "focus")
        });
        return Answer::Holds;
    }
    if let Recorded::Value(theme) = &row.theme {
        facts.say(|| Fact::new(format!("its theme is \"{theme}\"")).at_field(arrangement, "theme"));
        return Answer::Holds;
    }
    match (row.focuses.known(), &row.theme) {
        (Some(focuses @ [_, ..]), _) => {
            facts.say(|| {
                let names = focuses
                    .iter()
                    .map(|focus| focus.name())
                    .collect::<Vec<_>>()
                    .join(", ");
                Fact::new(format!("it works on {names}")).at_field(arrangement, "focuses")
            });
            Answer::Holds
        }
        (Some([]), Recorded::Nothing) => {
            facts.say(|| {
                Fact::new(format!(
                    "{} is recorded as having no focus and no theme",
                    programme.label(arrangement)
                ))
                .at_field(arrangement, "focuses")
            });
            Answer::Broken
        }
        (None, _) => Answer::CannotTell(Missing::Field(Table::Arrangements, "focuses")),
        (Some([]), _) => Answer::CannotTell(Missing::Field(Table::Arrangements, "theme")),
    }
}
