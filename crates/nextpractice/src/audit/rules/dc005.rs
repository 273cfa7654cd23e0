//! DC005 dominant-proposer.

use std::cmp::Reverse;

use super::agenda;
use crate::audit::ask::{percent_of, threshold};
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Institution, Party, Table, View};
use crate::value::{Handle, Ratio, spoken_date};
use crate::vocabulary::Focus;

rule! {
    /// One institution proposed most of the priorities of a gateway or Deep.
    ///
    /// **Asked**: of each focus in the charter's scope (where the charter does not say, of those that hubs lead) with three or more
    /// priorities that are agreed and not retired at the date. *Broken* where one institution is among the proposers of more than half of them; a
    /// joint proposal counts for each that made it. *Cannot tell* where priorities are not recorded completely, or what is not recorded of them decides it. The numbers are
    /// this library's (`LIB`), unless the charter gives `max_proposer_share` and `min_priorities_proposed`.
    ///
    /// **Why**: decentralised means run by teachers for teachers. An agenda that one school wrote has a centre again, if another one (`LIB`).
    ///
    /// **What to do**: ask the other hubs and partner schools what they would put first, and let them propose it.
    DC005 = "dominant-proposer",
    principle: Decentralised,
    level: Warning,
    asked_of: Focus,
    reads: [Priorities],
    follows_from: [],
    cites: [WL_SUMMARY, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, focus: Focus, facts: &mut Facts) -> Answer {
    if let Err(missing) = agenda::complete(view) {
        return Answer::CannotTell(missing);
    }
    let charter = view.programme().charter();
    let (share, least) = (
        charter.max_proposer_share(),
        charter.min_priorities_proposed(),
    );
    let agenda = Agenda::of(view, focus);
    let answer = agenda.judge(share.value, (least.value as usize).max(1));
    agenda.say(view, focus, share.value, facts);
    facts.say(|| {
        threshold(
            format!(
                "one institution may propose at most {} of them",
                percent_of(share)
            ),
            share.set_by,
        )
    });
    answer
}

/// Who proposed the priorities that stand, or may.
#[derive(Debug, Default)]
struct Agenda {
    /// Priorities that stand.
    standing: usize,
    /// Priorities that may stand, and were proposed by institutions.
    unsure: usize,
    /// Priorities that may stand, and were proposed by no institution.
    unsure_without: usize,
    /// Priorities that stand, and ones that may, of which the proposers are not recorded.
    open: usize,
    unsure_open: usize,
    /// What is missing of the first priority that is not wholly known.
    missing: Option<Missing>,
    proposers: Vec<Proposer>,
}

/// An institution, and what it proposed.
#[derive(Clone, Copy, Debug)]
struct Proposer {
    institution: Handle<Institution>,
    /// How many priorities that stand.
    standing: usize,
    /// How many that may stand.
    unsure: usize,
    /// Which of the first ones that may stand, as bits.
    which: u32,
}

/// At most so many combinations of unsure priorities and proposers are tried.
const TRIED: usize = 1 << 18;

impl Agenda {
    fn of(view: &View<'_>, focus: Focus) -> Self {
        let programme = view.programme();
        let mut agenda = Self::default();
        // Proposals, each by the institution, the priority's number, and that of a priority that may stand.
        let mut proposals: Vec<(Handle<Institution>, usize, Option<usize>)> = Vec::new();
        for (number, priority) in programme.index().priorities(focus).iter().enumerate() {
            let (stands, missing) = agenda::stands(view, *priority);
            if stands.is_no() {
                continue;
            }
            let proposers = programme[*priority].proposers.known();
            let missing = match (stands.is_yes(), proposers) {
                (true, Some(_)) => None,
                (true, None) => Some(Missing::Field(Table::Priorities, "proposers")),
                (false, _) => Some(missing),
            };
            if let Some(missing) = missing {
                Missing::least(&mut agenda.missing, missing);
            }
            let by_schools = |party: &Party| matches!(party, Party::Institution(_));
            let place = (!stands.is_yes()).then_some(agenda.unsure);
            match (stands.is_yes(), proposers) {
                (true, None) => agenda.open += 1,
                (true, Some(_)) => {}
                (false, None) => agenda.unsure_open += 1,
                (false, Some(parties)) if parties.iter().any(by_schools) => agenda.unsure += 1,
                (false, Some(_)) => agenda.unsure_without += 1,
            }
            agenda.standing += usize::from(stands.is_yes());
            proposals.extend(proposers.unwrap_or_default().iter().filter_map(
                |party| match party {
                    Party::Institution(institution) => Some((*institution, number, place)),
                    Party::Agency(_) | Party::Convenor(_) => None,
                },
            ));
        }
        // Named twice among the proposers of one priority, an institution counts once.
        proposals.sort_unstable();
        proposals.dedup();
        for proposed in proposals.chunk_by(|(a, ..), (b, ..)| a == b) {
            let Some((institution, ..)) = proposed.first() else {
                continue;
            };
            let unsure = proposed.iter().filter_map(|(.., place)| *place);
            let bit = |place: usize| {
                u32::try_from(place)
                    .ok()
                    .and_then(|place| 1_u32.checked_shl(place))
                    .unwrap_or(0)
            };
            agenda.proposers.push(Proposer {
                institution: *institution,
                standing: proposed
                    .iter()
                    .filter(|(.., place)| place.is_none())
                    .count(),
                unsure: unsure.clone().count(),
                which: unsure.map(bit).fold(0, |bits, bit| bits | bit),
            });
        }
        agenda
    }

    /// Whether nobody proposed more than the share, of at least so many priorities.
    fn judge(&self, share: Ratio, least: usize) -> Answer {
        let unsure = self.unsure + self.unsure_without + self.unsure_open;
        let undecided = self.missing.map_or(Answer::Holds, Answer::CannotTell);
        if self.standing + unsure < least {
            return Answer::NotApplicable("it has fewer agreed priorities than the rule needs");
        }
        if self.standing < least {
            return undecided;
        }
        let too_many = |proposed: usize, all: usize| {
            Ratio::of(proposed as u64, all as u64).is_some_and(|part| part > share)
        };
        // At the most, whatever an institution may have proposed stands and is its own, and nothing else joins it.
        let may_dominate = |by: &Proposer| {
            let own = by.unsure + self.unsure_open;
            too_many(by.standing + self.open + own, self.standing + own)
        };
        let somebody_unnamed = too_many(
            self.open + self.unsure_open,
            self.standing + self.unsure_open,
        );
        let mut suspects = self
            .proposers
            .iter()
            .filter(|by| may_dominate(by))
            .peekable();
        if suspects.peek().is_none() {
            return if somebody_unnamed {
                undecided
            } else {
                Answer::Holds
            };
        }
        let suspects: Vec<Proposer> = suspects.copied().collect();
        // At the least, nothing of its own joins what it proposed for certain, and everything else does.
        if suspects
            .iter()
            .any(|by| too_many(by.standing, self.standing + unsure - by.unsure))
        {
            return Answer::Broken;
        }
        // What is open counts for no institution at best. Of the rest, every choice is tried.
        let base = self.standing + self.unsure_without + self.unsure_open;
        let kept = |chosen: u32| {
            let all = base + chosen.count_ones() as usize;
            suspects
                .iter()
                .all(|by| !too_many(by.standing + (by.which & chosen).count_ones() as usize, all))
        };
        let choices = u32::try_from(self.unsure)
            .ok()
            .and_then(|unsure| 1_u32.checked_shl(unsure));
        match choices.filter(|choices| (*choices as usize).saturating_mul(suspects.len()) <= TRIED)
        {
            Some(choices) if !(0..choices).any(kept) => Answer::Broken,
            // Beyond what can be tried, nothing is claimed.
            _ => undecided,
        }
    }

    /// Names those who proposed more than the share for certain; if nobody did, the one who proposed most.
    fn say(&self, view: &View<'_>, focus: Focus, share: Ratio, facts: &mut Facts) {
        facts.say(|| {
            let programme = view.programme();
            let unsure = match self.unsure + self.unsure_without + self.unsure_open {
                0 => String::new(),
                many => format!(
                    "; of {many} more it is not recorded whether they are agreed and unretired"
                ),
            };
            let agreed = format!(
                "{} agreed priorities on {}{unsure}",
                self.standing,
                spoken_date(view.date())
            );
            let fact = Fact::new(format!("{} has {agreed}", focus.name()));
            let mut named: Vec<&Proposer> = self.proposers.iter().collect();
            named.sort_by_key(|by| {
                (
                    Reverse(by.standing),
                    programme.institutions().key(by.institution),
                )
            });
            let over = |by: &Proposer| {
                Ratio::of(by.standing as u64, self.standing as u64).is_some_and(|part| part > share)
            };
            let many = named.iter().take_while(|by| over(by)).count().max(1);
            named
                .into_iter()
                .take(many)
                .fold(fact, |fact, by| fact.because(by.said(view, focus)))
        });
    }
}

impl Proposer {
    fn said(&self, view: &View<'_>, focus: Focus) -> Fact {
        let programme = view.programme();
        let fact = Fact::new(format!(
            "{} proposed {} of them",
            programme.label(self.institution),
            self.standing
        ));
        let own = programme
            .index()
            .priorities(focus)
            .iter()
            .filter(|priority| {
                let proposers = programme[**priority].proposers.named();
                agenda::stands(view, **priority).0.is_yes()
                    && proposers.contains(&Party::Institution(self.institution))
            });
        own.fold(fact.at(self.institution), |fact, priority| {
            fact.because(Fact::new(programme.label(*priority)).at_field(*priority, "proposers"))
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Agenda, Proposer};
    use crate::audit::{Missing, Verdict};
    use crate::model::Table;
    use crate::value::{Handle, Ratio};

    /// A priority: whether it stands for certain, and who of three schools proposed it, or that this is not recorded.
    type Case = (bool, Option<u8>);

    const SCHOOLS: usize = 3;

    fn agenda(cases: &[Case]) -> Agenda {
        let mut agenda = Agenda::default();
        let mut proposers = [(0, 0, 0_u32); SCHOOLS];
        for (stands, by) in cases {
            agenda.standing += usize::from(*stands);
            if !stands || by.is_none() {
                agenda.missing = Some(Missing::Field(Table::Priorities, "agreed"));
            }
            let place = agenda.unsure;
            match (stands, by) {
                (true, None) => agenda.open += 1,
                (true, Some(_)) => {}
                (false, None) => agenda.unsure_open += 1,
                (false, Some(0)) => agenda.unsure_without += 1,
                (false, Some(_)) => agenda.unsure += 1,
            }
            for (school, proposer) in proposers.iter_mut().enumerate() {
                if by.unwrap_or(0) & (1 << school) != 0 {
                    proposer.0 += usize::from(*stands);
                    proposer.1 += usize::from(!stands);
                    proposer.2 |= if *stands { 0 } else { 1 << place };
                }
            }
        }
        agenda.proposers = proposers
            .iter()
            .enumerate()
            .filter(|(_, (standing, unsure, _))| standing + unsure > 0)
            .map(|(school, (standing, unsure, which))| Proposer {
                institution: Handle::from_index(school).unwrap(),
                standing: *standing,
                unsure: *unsure,
                which: *which,
            })
            .collect();
        agenda
    }

    /// Every way in which what is unknown could turn out; a fourth school may have proposed what is not recorded.
    fn outcomes(
        cases: &[Case],
        chosen: &mut Vec<u8>,
        share: f64,
        least: usize,
        found: &mut Vec<Verdict>,
    ) {
        let Some((first, rest)) = cases.split_first() else {
            let most = (0..=SCHOOLS)
                .map(|school| chosen.iter().filter(|by| **by & (1 << school) != 0).count())
                .max();
            let most = most.unwrap_or(0) as f64;
            found.push(match chosen.len() {
                all if all < least => Verdict::NotApplicable,
                all if most / all as f64 > share => Verdict::Broken,
                _ => Verdict::Holds,
            });
            return;
        };
        if !first.0 {
            outcomes(rest, chosen, share, least, found);
        }
        for by in first.1.map_or(0..16, |by| by..by + 1) {
            chosen.push(by);
            outcomes(rest, chosen, share, least, found);
            chosen.pop();
        }
    }

    proptest! {
        #[test]
        fn an_agenda_is_judged_as_every_outcome_would_be(
            cases in prop::collection::vec(
                prop_oneof![
                    8 => (any::<bool>(), (0_u8..8).prop_map(Some)),
                    1 => (any::<bool>(), Just(None)),
                ], 0..6),
            share in prop_oneof![Just(0.5), Just(0.25), Just(0.75), Just(1.0), Just(0.0)],
            least in 1_usize..4,
        ) {
            let mut found = Vec::new();
            outcomes(&cases, &mut Vec::new(), share, least, &mut found);
            found.dedup();
            let expected = match found.first() {
                Some(only) if found.iter().all(|verdict| verdict == only) => *only,
                _ => Verdict::CannotTell,
            };
            let judged = agenda(&cases).judge(Ratio::new(share).unwrap(), least);
            prop_assert_eq!(judged.verdict(), expected);
        }
    }
}
