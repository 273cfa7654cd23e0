//! AR002 closed-member.

use crate::audit::ask::membership_in_term;
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Institution, Membership, Table, Truth, View};
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
    let programme = view.programme();
    let mut institution = programme[membership].institution;
    // Brent's algorithm finds a circle in the chain without a list of all that has been passed.
    let (mut mark, mut steps, mut limit) = (institution, 0_u32, 1_u32);
    // An institution that may have closed does no harm if an open one would have succeeded it.
    let mut unknown = None;
    loop {
        match view.institution_closed(institution) {
            Truth::No => {
                facts.say(|| {
                    let name = programme.label(institution);
                    Fact::new(format!(
                        "{name} had not closed by {}",
                        spoken_date(view.date())
                    ))
                    .at_field(institution, "closed")
                });
                return Answer::Holds;
            }
            Truth::Unknown => {
                unknown.get_or_insert_with(|| unknown_closing(view, institution));
            }
            Truth::Yes => facts.say(|| {
                let name = programme.label(institution);
                let day = programme[institution]
                    .closed
                    .value()
                    .copied()
                    .map_or(String::new(), spoken_date);
                Fact::new(format!("{name} was open until {day}")).at_field(institution, "closed")
            }),
        }
        let next = match (successor(view, institution), unknown) {
            (Ok(Some(next)), _) => next,
            (_, Some(missing)) | (Err(missing), None) => return Answer::CannotTell(missing),
            (Ok(None), None) => {
                facts.say(|| {
                    let name = programme.label(institution);
                    Fact::new(format!(
                        "{name} had no successor by {}",
                        spoken_date(view.date())
                    ))
                    .at(institution)
                });
                return Answer::Broken;
            }
        };
        facts.say(|| {
            let (elder, younger) = (programme.label(institution), programme.label(next));
            Fact::new(format!("{younger} succeeded {elder}")).at(institution)
        });
        if next == mark {
            return Answer::CannotTell(Missing::Undecided(
                Table::Institutions,
                "successors run in a circle",
            ));
        }
        steps += 1;
        if steps == limit {
            (mark, steps, limit) = (next, 0, limit.saturating_mul(2));
        }
        institution = next;
    }
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
