//! DE002 support-alone.

use crate::audit::ask::{gated, plan_begun};
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Decided, Institution, Party, Plan, Recorded, Table, View};
use crate::value::Handle;
use crate::vocabulary::{Deep, Focus};

rule! {
    /// A Deep Support plan has no other institution and no agency in it.
    ///
    /// **Asked**: of each plan of a hub of Deep Support that has begun by the date. The plan's own words count: who holds its tasks, who leads
    /// a part where its work is divided, who decided its scope, timescale and means (`LIB`). *Holds* where one of them is an agency, or an institution
    /// other than the hub's school; *broken* where none is; *cannot tell* where any of these is not recorded.
    ///
    /// **Why**: deep support demands that schools collaborate with other institutions, agencies and people, and it will involve working
    /// in federations. A convenor of the programme is no such partner (`LIB`).
    ///
    /// **What to do**: bring in whoever supports the same students already, and give them a part of the work.
    DE002 = "support-alone",
    principle: Deeps,
    level: Warning,
    asked_of: Handle<Plan>,
    reads: [Hubs, Plans],
    follows_from: [],
    cites: [HIST_PHASE_TWO, PL_DEEPS, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, plan: Handle<Plan>, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    if programme[programme[plan].hub].focus != Focus::Deep(Deep::Support) {
        return Answer::NotApplicable("its hub does not lead Deep Support");
    }
    gated(plan_begun(view, plan), || others(view, plan, facts))
}

fn others(view: &View<'_>, plan: Handle<Plan>, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    let row = &programme[plan];
    let hub = &programme[row.hub];
    if let Some((field, party)) = parties(row).find(|(_, party)| is_other(*party, hub.institution))
    {
        facts.say(|| {
            let (plan_name, other) = (programme.label(plan), programme.party_label(party));
            Fact::new(format!("{other} has a part in {plan_name}")).at_field(plan, field)
        });
        return Answer::Holds;
    }
    facts.say(|| {
        let name = programme.label(plan);
        let fact = Fact::new(format!(
            "no agency, and no institution but the hub's school, has a part in {name}"
        ))
        .at(plan);
        ["tasks", "division", "scope", "timescale", "means"]
            .iter()
            .fold(fact, |fact, field| {
                let of_field = parties(row).filter(|(of, _)| of == field);
                let mut names: Vec<String> = of_field
                    .map(|(_, party)| programme.party_label(party))
                    .collect();
                names.dedup();
                match names.as_slice() {
                    [] => fact,
                    names => fact.because(
                        Fact::new(format!("in its {field}: {}", names.join(", ")))
                            .at_field(plan, field),
                    ),
                }
            })
    });
    unsaid(row).map_or(Answer::Broken, |field| {
        Answer::CannotTell(Missing::Field(Table::Plans, field))
    })
}

/// What a plan lays down, with the names of the fields.
fn laid_down(row: &Plan) -> [(&'static str, &Recorded<Decided>); 3] {
    [
        ("scope", &row.scope),
        ("timescale", &row.timescale),
        ("means", &row.means),
    ]
}

/// Everyone with a part in a plan, with the field that says so.
fn parties(row: &Plan) -> impl Iterator<Item = (&'static str, Party)> {
    let holders = row
        .tasks
        .named()
        .iter()
        .flat_map(|task| task.holders.named())
        .map(|holder| ("tasks", *holder));
    let leads = row
        .division
        .value()
        .into_iter()
        .flat_map(|division| division.leads());
    let institutions = holders.chain(leads.map(|lead| ("division", *lead)));
    let deciders = laid_down(row).into_iter().flat_map(|(field, decided)| {
        let decided_by = decided.value().map(|decided| decided.decided_by.named());
        decided_by
            .unwrap_or_default()
            .iter()
            .map(move |party| (field, *party))
    });
    institutions
        .map(|(field, institution)| (field, Party::Institution(institution)))
        .chain(deciders)
}

fn is_other(party: Party, school: Handle<Institution>) -> bool {
    match party {
        Party::Institution(institution) => institution != school,
        Party::Agency(_) => true,
        Party::Convenor(_) => false,
    }
}

/// The first field in which a part may not be recorded.
fn unsaid(row: &Plan) -> Option<&'static str> {
    if row.tasks.is_unknown() {
        return Some("tasks");
    }
    if row
        .tasks
        .named()
        .iter()
        .any(|task| task.holders.is_unknown())
    {
        return Some("holders");
    }
    if row.division.is_unknown() {
        return Some("division");
    }
    let unsaid = |decided: &Recorded<Decided>| match decided {
        Recorded::Unknown => true,
        Recorded::Nothing => false,
        Recorded::Value(decided) => decided.decided_by.is_unknown(),
    };
    laid_down(row)
        .into_iter()
        .find(|(_, decided)| unsaid(decided))
        .map(|(field, _)| field)
}
