//! DT006 outcome-kept.

use chrono::{Days, NaiveDate};

use crate::audit::ask::{network_complete, threshold, unlisted_network_empty};
use crate::audit::passed::{family_complete, missing, taken_place, told, with_transfers};
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::reach::{OfSchool, Quest, Unsure, went_straight};
use crate::model::{Practice, Recorded, Table, View};
use crate::value::{Handle, spoken_date};

rule! {
    /// A practice that a hub made has reached no partner school of the hub in time.
    ///
    /// **Asked**: of each practice whose origin is the school of a hub in term at the date, once 365 days, or the charter's own
    /// `outcome_days`, have gone by since the practice's date. *Holds* where it got by then to another institution with a membership in
    /// term at the date in the network of such a hub. It travels from its origin by transfers of it, or of an adaptation that names it as parent, at whatever
    /// remove, each on or after the one before; a transfer that was rejected carries nothing. *Cannot tell* where transfers, members or parents that are not
    /// recorded, or a date or an outcome that is not, could make the difference (the days and the way of counting are `LIB`).
    ///
    /// **Why**: the hubs had a local network of schools to which the outcomes of their work could be passed on through knowledge
    /// transfer. An outcome that stays where it was made is not distributed.
    ///
    /// **What to do**: pass the practice on, and record to whom and when; or record why it is to stay.
    DT006 = "outcome-kept",
    principle: Distributed,
    level: Warning,
    asked_of: Handle<Practice>,
    reads: [Hubs, Arrangements, Memberships, Practices, Transfers],
    follows_from: [DT004 by hub_of_origin, DT009 by silent_hubs_of_origin],
    cites: [HIST_PHASE_ONE, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, practice: Handle<Practice>, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    let row = &programme[practice];
    let hubs = match hubs(view, practice) {
        Err(answer @ Answer::NotApplicable(_)) => return answer,
        hubs => hubs,
    };
    let days = programme.charter().outcome_days();
    let until = match row.date {
        Recorded::Value(date) => match date.checked_add_days(Days::new(days.value.into())) {
            Some(until) if until <= view.date() => until,
            _ => {
                return Answer::NotApplicable(
                    "the time in which it is to reach a partner is not over",
                );
            }
        },
        Recorded::Nothing => {
            return Answer::NotApplicable("it has no date from which its time could be counted");
        }
        Recorded::Unknown => return Answer::CannotTell(Missing::Field(Table::Practices, "date")),
    };
    let hubs = match hubs {
        Ok(hubs) => hubs,
        Err(answer) => return answer,
    };
    let surely = |institution| view.partners().has(hubs, institution);
    if !facts.are_wanted() && went_straight(view, practice, until, surely) {
        return Answer::Holds;
    }
    let answer = reached(view, practice, hubs, until, facts);
    if answer != Answer::Holds {
        facts.say(|| kept(view, practice, hubs, until, answer));
        facts.say(|| {
            let text = format!("days allowed from the practice's own date: {days}");
            threshold(text, days.set_by)
        });
    }
    answer
}

/// What a practice did instead of reaching a partner.
fn kept(
    view: &View<'_>,
    practice: Handle<Practice>,
    hubs: OfSchool,
    until: NaiveDate,
    answer: Answer,
) -> Fact {
    let programme = view.programme();
    let origin = programme[practice].origin;
    let reached = match answer {
        Answer::Broken => "reached no partner school",
        _ => "is not known to have reached a partner school",
    };
    let (name, school) = (programme.label(practice), programme.label(origin));
    let by = spoken_date(until);
    let fact = Fact::new(format!("{name} {reached} of {school} by {by}")).at(practice);
    let fact = if hubs.is_alone() && unlisted_partners(view, hubs).is_none() {
        let at = spoken_date(view.date());
        fact.because(Fact::new(format!("{school} has no partner school on {at}")).at(origin))
    } else {
        fact
    };
    let passed_on = programme.index().transfers(practice).iter().copied();
    let passed_on = passed_on.filter(|transfer| programme[*transfer].from == origin);
    let transfers = taken_place(view, passed_on);
    if transfers.is_empty() {
        return fact.because(Fact::new("no transfer of it from there is recorded").at(practice));
    }
    with_transfers(view, fact, &transfers)
}

/// The hubs of a practice's origin that are, or may be, hubs at the date; at least one is.
fn hubs(view: &View<'_>, practice: Handle<Practice>) -> Result<OfSchool, Answer> {
    let origin = view.programme()[practice].origin;
    match view.partners().of_school(view, origin) {
        Some(hubs) if hubs.sure => Ok(hubs),
        Some(_) => Err(Answer::CannotTell(Missing::Field(Table::Hubs, "term"))),
        None => Err(match view.absence_proves(Table::Hubs, None, view.date()) {
            Ok(()) => Answer::NotApplicable("its origin is the school of no hub at the date"),
            Err(missing) => Answer::CannotTell(missing),
        }),
    }
}

/// What is missing where the hubs may have partners that are not recorded.
fn unlisted_partners(view: &View<'_>, hubs: OfSchool) -> Option<Missing> {
    let of_hubs = hubs.open.and_then(|hub| network_complete(view, hub).err());
    // The school may be another hub besides, with a network, none of which is recorded.
    of_hubs.or_else(|| {
        view.absence_proves(Table::Hubs, None, view.date()).err()?;
        unlisted_network_empty(view).err()
    })
}

fn reached(
    view: &View<'_>,
    practice: Handle<Practice>,
    hubs: OfSchool,
    until: NaiveDate,
    facts: &mut Facts,
) -> Answer {
    let programme = view.programme();
    let origin = programme[practice].origin;
    // Why it is not certain that an institution is a partner; `None` if it is none.
    let partner = |institution| view.partners().doubt(hubs, institution);
    let quest = Quest::new(view, practice, until);
    if let Some(found) = quest.surely(|institution| view.partners().has(hubs, institution)) {
        facts.say(|| {
            let last = found
                .chain
                .last()
                .map_or_else(String::new, |last| programme.label(programme[*last].to));
            let fact = Fact::new(format!(
                "{} reached {last} by {}",
                programme.label(practice),
                spoken_date(until)
            ));
            found
                .chain
                .iter()
                .fold(fact, |fact, transfer| fact.because(told(view, *transfer)))
        });
        return Answer::Holds;
    }
    let unlisted = unlisted_partners(view, hubs);
    if hubs.is_alone() && unlisted.is_none() {
        return Answer::Broken;
    }
    if let Err(missing) = family_complete(view, practice, until) {
        return Answer::CannotTell(missing);
    }
    let wanted = |institution| match (partner(institution), unlisted) {
        (None, Some(_)) if institution != origin => Some(None),
        (partner, _) => partner,
    };
    let found = quest
        .perhaps(false, wanted)
        .or_else(|| quest.has_beyond().then(|| quest.perhaps(true, wanted))?);
    match found {
        None => Answer::Broken,
        Some(found) => Answer::CannotTell(match (found.doubt, unlisted) {
            (Some(unsure), _) => missing(unsure),
            (None, Some(missing)) => missing,
            (None, None) => missing(Unsure::TransferDate),
        }),
    }
}
