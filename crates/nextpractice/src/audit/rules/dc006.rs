//! DC006 silent-partners.

use chrono::NaiveDate;

use super::agenda;
use super::quorum::{Heard, More};
use super::voices::{Schools, Voices};
use crate::audit::ask::{
    each_member, network_complete, percent_of, threshold, unlisted_network_empty,
};
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Label, Missing};
use crate::model::{Hub, Institution, Programme, Table, Threshold, Truth, View};
use crate::value::{Handle, Ratio, spoken_date};
use crate::vocabulary::Focus;

rule! {
    /// The agenda of a gateway or Deep was agreed over the heads of its hubs or of their partner schools.
    ///
    /// **Asked**: of each focus in the charter's scope (where the charter does not say, of those that hubs lead) that has an agenda at the
    /// date: priorities that are agreed and not retired. It was agreed on the latest of their days. *Holds* where at least half of the hubs in term that day, and
    /// a quarter of the partner schools in their networks, had contributed to the debate on one of these priorities by then; *broken* where too few of either had;
    /// *cannot tell* where what is not recorded decides it. A hub counts only as a hub; where the hubs have no partners, there is none to be silent. The shares are
    /// this library's (`LIB`), unless the charter gives `hub_quorum` and `partner_quorum`.
    ///
    /// **Why**: that the hubs decide on a limited range of priorities involved discussion and debate between them and their partner schools. The
    /// schools involved drew up the agenda; partners who never spoke were handed it.
    ///
    /// **What to do**: open the agenda again to those who were not heard, and record what they say.
    DC006 = "silent-partners",
    principle: Decentralised,
    level: Error,
    asked_of: Focus,
    reads: [Priorities, Hubs, Arrangements, Memberships],
    follows_from: [DS006 by unretired_priorities, DT004 by hubs_left_by_who_spoke, DT001 by cells_left_by_who_spoke],
    cites: [HIST_PHASE_ONE, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, focus: Focus, facts: &mut Facts) -> Answer {
    let charter = view.programme().charter();
    let day = match agreed_last(view, focus) {
        Err(missing) => return Answer::CannotTell(missing),
        Ok(None) => return Answer::NotApplicable("it has no agreed priority at the date"),
        Ok(Some(day)) => day,
    };
    // Who was a hub or a partner is asked as of that day.
    let then = view.on(day);
    let hubs = Hubs::of(&then, focus);
    let asked = Asked {
        voices: Voices::of(view, focus, day),
        hubs: charter.hub_quorum(),
        partners: charter.partner_quorum(),
    };
    let answer = asked.judge_in_every_way(&then, &hubs);
    if let Answer::NotApplicable(_) = answer {
        return answer;
    }
    let voices = &asked.voices;
    facts.say(|| {
        let fact = Fact::new(format!(
            "the agenda of {} was agreed by {}",
            focus.name(),
            spoken_date(day)
        ));
        let agenda = view.programme().index().priorities(focus).iter();
        agenda
            .filter(|priority| agenda::stands(view, **priority).0.is_yes())
            .fold(fact, |fact, priority| {
                fact.because(
                    Fact::new(view.programme().label(*priority)).at_field(*priority, "agreed"),
                )
            })
    });
    facts.say(|| {
        let silent = hubs.all.iter().filter(|(hub, in_term)| {
            in_term.is_yes() && !voices.heard(view.programme().index().school(*hub)).is_yes()
        });
        said(
            view,
            ("hub", "hubs"),
            &hubs.heard(voices, view.programme()),
            asked.hubs,
            silent.map(|(hub, _)| *hub),
        )
    });
    facts.say(|| {
        let partners = Partners::of(&then, &hubs);
        let silent = partners
            .iter(&hubs)
            .filter(|(school, partner)| partner.is_yes() && !voices.heard(*school).is_yes());
        said(
            view,
            ("partner school", "partner schools"),
            &partners.heard(&hubs, voices),
            asked.partners,
            silent.map(|(school, _)| school),
        )
    });
    answer
}

/// Who spoke, and how many are asked for.
struct Asked {
    voices: Voices,
    hubs: Threshold<Ratio>,
    partners: Threshold<Ratio>,
}

/// Hubs of which it is not known whether they were in term are taken in every combination where that makes no more hubs
/// than this; else each is bounded by itself.
const TRIED: usize = 1 << 10;

impl Asked {
    fn judge_in_every_way(&self, then: &View<'_>, hubs: &Hubs) -> Answer {
        let bounded = self.judge(then, hubs);
        let unsure = hubs.all.iter().filter(|(_, in_term)| !in_term.is_yes());
        let ways = u32::try_from(unsure.count())
            .ok()
            .and_then(|unsure| 1_usize.checked_shl(unsure))
            .filter(|ways| ways.saturating_mul(hubs.all.len()) <= TRIED);
        match (bounded, ways) {
            (Answer::CannotTell(_), Some(ways @ 2..)) => {
                let mut ways = (0..ways).map(|way| self.judge(then, &hubs.if_in_term(then, way)));
                let first = ways.next().unwrap_or(bounded);
                if ways.all(|other| other == first) {
                    first
                } else {
                    bounded
                }
            }
            _ => bounded,
        }
    }

    fn judge(&self, then: &View<'_>, hubs: &Hubs) -> Answer {
        match (
            hubs.all.iter().any(|(_, in_term)| in_term.is_yes()),
            hubs.missing(),
        ) {
            (true, _) => {}
            (false, None) => {
                return Answer::NotApplicable("it had no hub when its agenda was agreed");
            }
            (false, Some(missing)) => return Answer::CannotTell(missing),
        }
        let partners = Partners::of(then, hubs);
        let sides = [
            (
                hubs.heard(&self.voices, then.programme()),
                self.hubs,
                hubs.missing(),
            ),
            (
                partners.heard(hubs, &self.voices),
                self.partners,
                partners.missing,
            ),
        ];
        let mut answer = Answer::Holds;
        for (heard, asked, missing) in sides {
            match heard.reach(asked.value) {
                Truth::Yes => {}
                Truth::No => return Answer::Broken,
                // Where it is not decided, something is missing: of those who belong, or of those who spoke.
                Truth::Unknown if answer == Answer::Holds => {
                    let missing = missing.or(self.voices.missing);
                    answer = Answer::CannotTell(missing.unwrap_or(agenda::UNDATED));
                }
                Truth::Unknown => {}
            }
        }
        answer
    }
}

/// At most so many of the silent are named.
const NAMED: usize = 10;

fn said<E: Label>(
    view: &View<'_>,
    whom: (&str, &str),
    heard: &Heard,
    asked: Threshold<Ratio>,
    silent: impl Iterator<Item = Handle<E>>,
) -> Fact {
    let at_least = format!("at least {} are asked for", percent_of(asked));
    let fact = Fact::new(heard.said(whom)).because(threshold(at_least, asked.set_by));
    let mut silent: Vec<Handle<E>> = silent.collect();
    silent.sort_by_key(|silent| view.programme().rows::<E>().key(*silent));
    let fact = silent.iter().take(NAMED).fold(fact, |fact, silent| {
        let label = view.programme().label(*silent);
        fact.because(
            Fact::new(format!("no contribution of {label} by then is on record")).at(*silent),
        )
    });
    match silent.len().saturating_sub(NAMED) {
        0 => fact,
        more => fact.because(Fact::new(format!("nor of {more} more"))),
    }
}

/// When the last priority of the agenda was agreed; `None` without an agenda; what is missing where it is not wholly known
/// what makes up the agenda.
fn agreed_last(view: &View<'_>, focus: Focus) -> Result<Option<NaiveDate>, Missing> {
    agenda::complete(view)?;
    let (mut last, mut unsure) = (None, None);
    for priority in view.programme().index().priorities(focus) {
        match agenda::stands(view, *priority) {
            (Truth::Unknown, missing) => Missing::least(&mut unsure, missing),
            (Truth::No, _) => {}
            (Truth::Yes, _) => last = last.max(view.programme()[*priority].agreed.value().copied()),
        }
    }
    unsure.map_or(Ok(last), Err)
}

/// The hubs of a focus that were, or may have been, in term on a day.
struct Hubs {
    all: Vec<(Handle<Hub>, Truth)>,
    schools: Schools,
    unlisted: Option<Missing>,
}

impl Hubs {
    fn of(then: &View<'_>, focus: Focus) -> Self {
        let hubs = then.programme().index().hubs_of_focus(focus).iter();
        let hubs = hubs.map(|hub| (*hub, then.hub_in_term(*hub)));
        let all: Vec<(Handle<Hub>, Truth)> = hubs.filter(|(_, in_term)| !in_term.is_no()).collect();
        let unlisted = then.absence_proves(Table::Hubs, None, then.date()).err();
        Self::new(then, all, unlisted)
    }

    fn new(then: &View<'_>, all: Vec<(Handle<Hub>, Truth)>, unlisted: Option<Missing>) -> Self {
        let mut schools = Schools::new(then);
        for (hub, in_term) in &all {
            schools.say(then.programme().index().school(*hub), *in_term);
        }
        Self {
            schools,
            unlisted,
            all,
        }
    }

    /// The same if some of those that may have been in term were, those whose bits are set, and the others were not.
    fn if_in_term(&self, then: &View<'_>, which: usize) -> Self {
        let mut bits = which;
        let mut there = |in_term: Truth| {
            let bit = bits & 1 == 1;
            if !in_term.is_yes() {
                bits >>= 1;
            }
            in_term.is_yes() || bit
        };
        let all = self.all.iter().filter(|(_, in_term)| there(*in_term));
        let all = all.map(|(hub, _)| (*hub, Truth::Yes)).collect();
        Self::new(then, all, self.unlisted)
    }

    fn missing(&self) -> Option<Missing> {
        let unsure = self.all.iter().any(|(_, in_term)| !in_term.is_yes());
        self.unlisted
            .or(unsure.then_some(Missing::Field(Table::Hubs, "term")))
    }

    fn heard(&self, voices: &Voices, programme: &Programme) -> Heard {
        // A hub that is not listed may be of any school that contributed, and one school may have several.
        let more = if voices.nobody() {
            More::UpTo(0)
        } else {
            More::AnyNumber
        };
        let mut heard = Heard::new(self.unlisted.map(|_| more));
        for (hub, in_term) in &self.all {
            heard.count(*in_term, voices.heard(programme.index().school(*hub)));
        }
        heard
    }
}

/// The partner schools of the hubs on a day: members of their networks that are no hubs of the focus themselves.
struct Partners {
    members: Schools,
    unlisted: bool,
    missing: Option<Missing>,
}

impl Partners {
    fn of(then: &View<'_>, hubs: &Hubs) -> Self {
        let programme = then.programme();
        let of_others = |_| unlisted_network_empty(then).err();
        let mut unlisted = hubs.unlisted.and_then(of_others);
        let mut unsure = None;
        let mut members = Schools::new(then);
        for (hub, in_term) in &hubs.all {
            if let Err(missing) = network_complete(then, *hub) {
                Missing::least(&mut unlisted, missing);
            }
            let Some(network) = programme.index().network(*hub) else {
                continue;
            };
            let lead = programme.index().school(*hub);
            for (school, membership) in each_member(then, network) {
                // A hub's own school is in its network only as the hub.
                let partner = in_term.and(membership);
                if school == lead || partner.is_no() {
                    continue;
                }
                if !partner.is_yes() {
                    let table = if in_term.is_yes() {
                        Table::Memberships
                    } else {
                        Table::Hubs
                    };
                    Missing::least(&mut unsure, Missing::Field(table, "term"));
                }
                members.say(school, partner);
            }
        }
        Self {
            members,
            unlisted: unlisted.is_some(),
            missing: unlisted.or(unsure).or(hubs.missing()),
        }
    }

    /// The members, and whether each is a partner.
    fn iter(&self, hubs: &Hubs) -> impl Iterator<Item = (Handle<Institution>, Truth)> {
        self.members.iter().map(|(school, member)| {
            let partner = match hubs.schools.of(school) {
                Truth::Yes => Truth::No,
                Truth::Unknown => Truth::Unknown,
                // It may be of a hub that is not listed.
                Truth::No if hubs.unlisted.is_some() => Truth::Unknown,
                Truth::No => member,
            };
            (school, partner)
        })
    }

    fn heard(&self, hubs: &Hubs, voices: &Voices) -> Heard {
        let others = voices.named().filter(|school| {
            self.members.of(*school).is_no() && !hubs.schools.of(*school).is_yes()
        });
        let more = self.unlisted.then(|| match voices.anybody {
            true => More::AnyNumber,
            false => More::UpTo(others.count()),
        });
        let mut heard = Heard::new(more);
        for (school, partner) in self.iter(hubs) {
            heard.count(partner, voices.heard(school));
        }
        heard
    }
}
