//! AR002 closed-member.

use crate::audit::ask::membership_in_term;
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::limits::SUCCESSIONS_TOLD;
use crate::model::{Fate, Institution, Membership, Next, Table, Truth, View};
use crate::value::{Handle, spoken_date};

rule! {
    /// A member has closed, and no institution has taken its place.
    ///
    /// **Asked**: of each membership in term at the date. *Holds* where the member is open, or where following its
    /// successors leads to an institution that is; *broken* where it leads to one that has closed for good, with its successors recorded as none; *cannot tell* where
    /// the chain forks or may fork, or runs in a circle, or where an institution's closing or its successors are not all recorded. What a register says of closings
    /// reaches no further than the register's own date (`LIB`).
    ///
    /// **Why**: registers record closures and successions, and a network that counts closed schools as members counts wrongly.
    ///
    /// **What to do**: end the membership on the day of the closure, or record who succeeded the member.
    AR002 = "closed-member",
    principle: Arrangements,
    level: Warning,
    asked_of: Handle<Membership>,
    reads: [Memberships, Institutions],
    follows_from: [],
    cites: [GIAS_LINKS, GIAS_ESTABLISHMENTS, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, membership: Handle<Membership>, facts: &mut Facts) -> Answer {
    if let Some(answer) = membership_in_term(view, membership) {
        return answer;
    }
    let member = view.programme().index().member(membership);
    if !facts.are_wanted() && view.closings().get(member.index()).is_no() {
        return Answer::Holds;
    }
    let (fate, steps) = view.fate(member, |institution| next(view, institution));
    facts.say_all(|| chain(view, member, fate, steps));
    match fate {
        Fate::Open(_) => Answer::Holds,
        Fate::Closed(_) => Answer::Broken,
        Fate::Unsure(institution) => {
            Answer::CannotTell(match view.institution_closed(institution) {
                Truth::Unknown => unknown_closing(view, institution),
                Truth::No | Truth::Yes => {
                    let unknown = Missing::Field(Table::Institutions, "successors");
                    successor(view, institution).err().unwrap_or(unknown)
                }
            })
        }
        Fate::Circle => Answer::CannotTell(Missing::Undecided(
            Table::Institutions,
            "successors run in a circle",
        )),
    }
}

fn next(view: &View<'_>, institution: Handle<Institution>) -> Next {
    let surely = match view.closings().get(institution.index()) {
        Truth::No => return Next::Open,
        Truth::Yes => true,
        Truth::Unknown => false,
    };
    match successor(view, institution) {
        Ok(Some(next)) if surely => Next::Succeeded(next),
        Ok(Some(next)) => Next::PerhapsSucceeded(next),
        Ok(None) if surely => Next::Closed,
        Ok(None) | Err(_) => Next::Unsure,
    }
}

/// The institutions on the way, as far as they are told of one by one, and the last.
fn chain(view: &View<'_>, member: Handle<Institution>, fate: Fate, steps: u32) -> Vec<Fact> {
    let programme = view.programme();
    let label = |institution| programme.label(institution);
    let mut facts = Vec::new();
    let mut at = member;
    for _ in 0..steps.min(SUCCESSIONS_TOLD) {
        facts.extend(closing(view, at));
        let Ok(Some(next)) = successor(view, at) else {
            return facts;
        };
        let text = format!("{} succeeded {}", label(next), label(at));
        facts.push(Fact::new(text).at(at));
        at = next;
    }
    let more = steps.saturating_sub(SUCCESSIONS_TOLD);
    if more > 0 {
        facts.push(Fact::new(format!("{more} more successions follow")));
    }
    let by = spoken_date(view.date());
    match fate {
        Fate::Open(last) => {
            let text = format!("{} had not closed by {by}", label(last));
            facts.push(Fact::new(text).at_field(last, "closed"));
        }
        Fate::Closed(last) => {
            facts.extend(closing(view, last));
            let text = format!("{} had no successor by {by}", label(last));
            facts.push(Fact::new(text).at(last));
        }
        Fate::Unsure(last) => facts.extend(closing(view, last)),
        Fate::Circle => {}
    }
    facts
}

fn closing(view: &View<'_>, institution: Handle<Institution>) -> Option<Fact> {
    let row = &view.programme()[institution];
    let day = row.closed.value().copied()?;
    let name = view.programme().label(institution);
    (day < view.date()).then(|| {
        let text = format!("{name} was open until {}", spoken_date(day));
        Fact::new(text).at_field(institution, "closed")
    })
}

fn unknown_closing(view: &View<'_>, institution: Handle<Institution>) -> Missing {
    if view.programme()[institution].closed.is_unknown() {
        Missing::Field(Table::Institutions, "closed")
    } else {
        Missing::Since(
            Table::Institutions,
            "whether institutions have closed since",
        )
    }
}

/// The one institution that took another's place by the date; none if it is recorded that there is none. Either only
/// where all its successors by then are recorded.
fn successor(
    view: &View<'_>,
    institution: Handle<Institution>,
) -> Result<Option<Handle<Institution>>, Missing> {
    let undecided = |reason| Err(Missing::Undecided(Table::Institutions, reason));
    let programme = view.programme();
    let mut found = None;
    for (successor, date) in programme.index().successors(institution) {
        let opened = programme[*successor].opened.value();
        let by_then = match date {
            _ if opened.is_some_and(|opened| view.date() < *opened) => Truth::No,
            Some(date) => (*date <= view.date()).into(),
            // A link without a date had been made when the table was.
            None if view.stated_on(Table::Institutions) <= view.date() => Truth::Yes,
            None => Truth::Unknown,
        };
        match (by_then, found) {
            (Truth::No, _) => {}
            (Truth::Yes, None) => found = Some(*successor),
            (Truth::Yes, Some(_)) => return undecided("an institution has several successors"),
            (Truth::Unknown, _) => {
                return undecided("when an institution was succeeded is not recorded");
            }
        }
    }
    // Beside the one that is recorded there may be another, and then the succession forks.
    if programme[institution].successors.is_unknown() {
        return Err(Missing::Field(Table::Institutions, "successors"));
    }
    if !view.reaches(Table::Institutions, view.date()) {
        return Err(Missing::Since(
            Table::Institutions,
            "whether institutions were succeeded since",
        ));
    }
    Ok(found)
}
