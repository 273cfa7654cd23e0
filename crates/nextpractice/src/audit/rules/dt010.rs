//! DT010 uneven-spread.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use crate::audit::ask;
use crate::audit::passed::transfers_complete;
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing, Whole};
use crate::model::reach::Clock;
use crate::model::{Institution, Lies, Region, Table, Truth, View};
use crate::value::{Handle, Ratio};

rule! {
    /// Practices and transfers come from some regions much more than from others.
    ///
    /// **Asked**: once of the programme, where its charter has two regions or more and there is any activity. Each practice made by the date counts
    /// for the region in which its origin lies, each transfer for that of the institution it came from, whatever came of it; outside the charter's regions neither
    /// counts. *Broken* where their evenness over all of the charter's regions, those without any included, is below 0.8 or the charter's
    /// own `min_evenness`; *cannot tell* where rows that may be missing, or regions that are not recorded, could make the difference. Evenness is Pielou's: the entropy
    /// of the shares, divided by the logarithm of the number of regions: 1 where all regions have the same, 0 where one has all (measure and number are `LIB`).
    ///
    /// **Why**: the innovation within each gateway was distributed across all eleven regions. Hubs everywhere are of little use if the work is
    /// done in one place.
    ///
    /// **What to do**: ask the hubs of the silent regions what holds them up; it may be that nobody has gathered what they do.
    DT010 = "uneven-spread",
    principle: Distributed,
    level: Warning,
    asked_of: Whole,
    reads: [Regions, Institutions, Practices, Transfers],
    follows_from: [DT001 by cells_behind, DT003 by hubs_behind, DT004 by hubs_behind, DT009 by silent_hubs_behind],
    cites: [HIST_PHASE_ONE, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, Whole: Whole, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    let charter = programme.charter();
    if charter.regions.known().is_none() {
        return Answer::CannotTell(Missing::Charter("regions"));
    }
    let regions = programme.index().charter_regions();
    if regions.len() < 2 {
        return Answer::NotApplicable("the charter has fewer than two regions");
    }
    let activity = Activity::of(view, regions.len());
    let least = charter.min_evenness();
    facts.say(|| {
        let of_region = |(region, count): (&Handle<Region>, &u64)| {
            Fact::new(format!("{}: {count}", programme.label(*region))).at(*region)
        };
        let evenness = match evenness(&activity.counts) {
            Some(evenness) => {
                format!("the evenness of practices and transfers over the regions is {evenness:.3}")
            }
            None => {
                "no practice and no transfer is known to come from the charter's regions".to_owned()
            }
        };
        let fact = Fact::new(evenness).at_charter("regions");
        let shown = regions.iter().zip(&activity.counts).take(SHOWN);
        let fact = shown.fold(fact, |fact, counted| fact.because(of_region(counted)));
        match regions.len().saturating_sub(SHOWN) {
            0 => fact,
            more => fact.because(Fact::new(format!("{more} more regions"))),
        }
    });
    facts.say(|| ask::threshold(format!("the least it may be is {least}"), least.set_by));
    let listed = transfers_complete(view)
        .and_then(|()| view.absence_proves(Table::Practices, None, view.date()));
    match listed {
        Ok(()) => activity.judged(least.value),
        // Further rows make any spread even or uneven; but nothing is less even than the least there is.
        Err(_) if least.value == Ratio::ZERO && evenness(&activity.counts).is_some() => {
            Answer::Holds
        }
        Err(missing) => Answer::CannotTell(missing),
    }
}

/// The regions that are behind the others: those of which the least comes, if without them the rest is even, and they are no
/// more than half of all.
pub(crate) fn behind(view: &View<'_>) -> Vec<Handle<Region>> {
    let regions = view.programme().index().charter_regions();
    let least = view.programme().charter().min_evenness().value;
    let counts = Activity::of(view, regions.len()).counts.into_iter();
    let mut counted: Vec<(u64, Handle<Region>)> = counts.zip(regions.iter().copied()).collect();
    counted.sort_unstable();
    for few in 0..=counted.len() / 2 {
        let (behind, rest) = counted.split_at(few);
        let rest: Vec<u64> = rest.iter().map(|(count, _)| *count).collect();
        let even = rest.len() == 1 || evenness(&rest).is_some_and(|rest| rest >= least.get());
        if even {
            return behind.iter().map(|(_, region)| *region).collect();
        }
    }
    Vec::new()
}

/// How many regions a finding tells of one by one.
const SHOWN: usize = 20;

/// Quotients that ought to be equal may differ in the last digits.
const ROUNDING: f64 = 1e-9;

/// How many practices and transfers come from each region.
#[derive(Debug, Default)]
struct Activity {
    counts: Vec<u64>,
    /// How many more may come from each region: of institutions that lie there, undated.
    undated: Vec<u64>,
    /// What comes from each institution of which it is not known where it lies.
    astray: Vec<Acts>,
    /// What is missing to know all.
    unknown: Option<Missing>,
}

/// How many practices and transfers come from an institution for certain, and how many more may.
#[derive(Clone, Copy, Debug, Default)]
struct Acts {
    sure: u64,
    unsure: u64,
}

/// At most so many institutions of unknown region are placed in every way, and at most so many ways are tried.
const PLACED: usize = 12;
const TRIED: usize = 1 << 16;

impl Activity {
    fn of(view: &View<'_>, regions: usize) -> Self {
        let programme = view.programme();
        let mut activity = Self {
            counts: vec![0; regions],
            undated: vec![0; regions],
            ..Self::default()
        };
        let mut astray = BTreeMap::new();
        for (practice, row) in programme.practices().iter() {
            let sure = match view.practice_made(practice) {
                Truth::Yes => true,
                Truth::Unknown => false,
                Truth::No => continue,
            };
            activity.count(view, row.origin, sure, Table::Practices, &mut astray);
        }
        let clock = Clock::new(view);
        for passing in programme.index().passings() {
            let taken_place = clock.taken_place(passing.date);
            if passing.from != passing.to && !taken_place.is_no() {
                let sure = taken_place.is_yes();
                activity.count(view, passing.from, sure, Table::Transfers, &mut astray);
            }
        }
        activity.astray = astray.into_values().collect();
        activity
    }

    /// Counts a row of a table for the region of the institution that it came from.
    fn count(
        &mut self,
        view: &View<'_>,
        from: Handle<Institution>,
        sure: bool,
        table: Table,
        astray: &mut BTreeMap<Handle<Institution>, Acts>,
    ) {
        let missing = match view.programme().index().lies(from) {
            Lies::Elsewhere => return,
            Lies::Unknown => {
                let acts = astray.entry(from).or_default();
                *(if sure {
                    &mut acts.sure
                } else {
                    &mut acts.unsure
                }) += 1;
                Missing::Field(Table::Institutions, "regions")
            }
            Lies::In(region) => {
                let counts = if sure {
                    &mut self.counts
                } else {
                    &mut self.undated
                };
                if let Some(here) = counts.get_mut(region) {
                    *here += 1;
                }
                if sure {
                    return;
                }
                Missing::Field(table, "date")
            }
        };
        Missing::least(&mut self.unknown, missing);
    }

    /// What bounds do not decide is tried in every way, where there are not too many.
    fn judged(&self, least: Ratio) -> Answer {
        let kept = |evenness: Option<f64>| {
            evenness.is_some_and(|evenness| evenness + ROUNDING >= least.get())
        };
        let verdict = |counts: &[u64]| match evenness(counts) {
            None => {
                Answer::NotApplicable("no practice or transfer comes from the charter's regions")
            }
            now if kept(now) => Answer::Holds,
            _ => Answer::Broken,
        };
        let now = verdict(&self.counts);
        let Some(missing) = self.unknown else {
            return now;
        };
        match now {
            Answer::Broken if !kept(self.most_even(least)) => return now,
            Answer::Holds if kept(self.least_even()) => return now,
            _ => {}
        }
        let ways = self.ways();
        let mut verdicts = ways.iter().flatten().map(|counts| verdict(counts));
        match verdicts.next() {
            Some(first) if verdicts.all(|other| other == first) => first,
            _ => Answer::CannotTell(missing),
        }
    }

    /// How many practices and transfers are unsure in any way.
    fn unsure(&self) -> u64 {
        let astray = self.astray.iter().map(|acts| acts.sure + acts.unsure);
        astray.sum::<u64>() + self.undated.iter().sum::<u64>()
    }

    /// Every way in which what is unsure could turn out, each in order of its counts; `None` if there are too many.
    fn ways(&self) -> Option<BTreeSet<Vec<u64>>> {
        if self.astray.len() > PLACED {
            return None;
        }
        let mut left = TRIED;
        let mut spend = |ways: usize, more: u64, places: usize| {
            let ways = usize::try_from(more)
                .ok()?
                .checked_add(1)?
                .checked_mul(ways)?;
            left = left.checked_sub(ways.checked_mul(places)?)?;
            Some(())
        };
        let mut ways = vec![self.counts.clone()];
        for (region, undated) in self.undated.iter().enumerate() {
            spend(ways.len(), *undated, 1)?;
            let more = ways.iter().flat_map(|counts| {
                (0..=*undated).filter_map(move |more| with(counts, region, more))
            });
            ways = more.collect();
        }
        // From here on it makes no difference which region is which.
        let in_order = |mut counts: Vec<u64>| {
            counts.sort_unstable();
            counts
        };
        let mut ways: BTreeSet<Vec<u64>> = ways.into_iter().map(in_order).collect();
        for acts in &self.astray {
            spend(ways.len(), acts.unsure, self.counts.len())?;
            let mut all = ways.clone();
            for counts in &ways {
                for region in 0..counts.len() {
                    let many = acts.sure..=acts.sure + acts.unsure;
                    let more = many.filter_map(|many| with(counts, region, many));
                    all.extend(more.map(in_order));
                }
            }
            ways = all;
        }
        Some(ways)
    }

    /// The evenness if all that is unsure comes from the region that has most already.
    fn least_even(&self) -> Option<f64> {
        let mut counts = self.counts.clone();
        if let Some(most) = counts.iter_mut().max() {
            *most += self.unsure();
        }
        evenness(&counts)
    }

    /// The greatest evenness if as many as you like of those that are unsure come, one after the other, from the region
    /// that has least; but no more than enough.
    fn most_even(&self, enough: Ratio) -> Option<f64> {
        let mut best = evenness(&self.counts);
        let mut total: u64 = self.counts.iter().sum();
        let mut sum: f64 = self.counts.iter().map(|count| weighed(*count)).sum();
        let mut least: BinaryHeap<Reverse<u64>> =
            self.counts.iter().copied().map(Reverse).collect();
        for _ in 0..self.unsure() {
            if best.is_some_and(|best| best >= enough.get()) {
                break;
            }
            let Some(mut count) = least.peek_mut() else {
                break;
            };
            let Reverse(before) = *count;
            *count = Reverse(before + 1);
            drop(count);
            total += 1;
            sum += weighed(before + 1) - weighed(before);
            let now = normalised(total, sum, self.counts.len());
            best = if now > best { now } else { best };
        }
        best
    }
}

/// Counts with so many more of one region.
fn with(counts: &[u64], region: usize, more: u64) -> Option<Vec<u64>> {
    let mut counts = counts.to_vec();
    *counts.get_mut(region)? += more;
    Some(counts)
}

/// Pielou's evenness: the entropy of the shares divided by the logarithm of their number; `None` where there is nothing
/// to share.
fn evenness(counts: &[u64]) -> Option<f64> {
    normalised(
        counts.iter().sum(),
        counts.iter().map(|count| weighed(*count)).sum(),
        counts.len(),
    )
}

/// The same of a total and the sum of its weighed parts: the entropy is `ln(total) - sum / total`.
#[expect(clippy::cast_precision_loss, reason = "evenness is as fine as an f64")]
fn normalised(total: u64, sum: f64, parts: usize) -> Option<f64> {
    let total = (total > 0).then_some(total as f64)?;
    Some(((total.ln() - sum / total) / (parts as f64).ln()).clamp(0.0, 1.0))
}

#[expect(clippy::cast_precision_loss, reason = "evenness is as fine as an f64")]
fn weighed(count: u64) -> f64 {
    if count == 0 {
        0.0
    } else {
        count as f64 * (count as f64).ln()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Activity, Acts, evenness};
    use crate::audit::{Missing, Verdict};
    use crate::model::Table;
    use crate::value::Ratio;

    /// All ways in which undated acts count or do not, and acts astray come from one region or from none.
    fn outcomes(activity: &Activity) -> Vec<Vec<u64>> {
        let mut all = vec![activity.counts.clone()];
        for (region, undated) in activity.undated.iter().enumerate() {
            let with = |counts: &Vec<u64>, more| super::with(counts, region, more).unwrap();
            all = all
                .iter()
                .flat_map(|counts| (0..=*undated).map(move |more| with(counts, more)))
                .collect();
        }
        for acts in &activity.astray {
            let mut more = all.clone();
            for counts in &all {
                for region in 0..counts.len() {
                    for many in 0..=acts.unsure {
                        more.push(super::with(counts, region, acts.sure + many).unwrap());
                    }
                }
            }
            more.sort();
            more.dedup();
            all = more;
        }
        all
    }

    #[test]
    fn evenness_is_one_of_equals_and_nothing_of_one() {
        assert_eq!(evenness(&[0, 0]), None);
        assert_eq!(evenness(&[7, 0, 0]), Some(0.0));
        assert!((evenness(&[5, 5, 5]).unwrap() - 1.0).abs() < 1e-12);
        // H = -(0.75 ln 0.75 + 0.25 ln 0.25) = 0.562335, divided by ln 2.
        assert!((evenness(&[3, 1]).unwrap() - 0.811_278_124_459_132_8).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn what_is_unsure_is_judged_as_every_outcome_would_be(
            counts in prop::collection::vec((0_u64..6, prop_oneof![3 => Just(0_u64), 1 => 1_u64..3]), 2..4),
            astray in prop::collection::vec((0_u64..4, 0_u64..3), 0..3),
            least in prop::sample::select(vec![0.0, 0.3, 0.5, 0.8, 0.9, 1.0]),
        ) {
            let (counts, undated): (Vec<u64>, Vec<u64>) = counts.into_iter().unzip();
            let astray: Vec<Acts> = astray.into_iter().map(|(sure, unsure)| Acts { sure, unsure }).collect();
            let unsure = undated.iter().sum::<u64>() > 0 || !astray.is_empty();
            let unknown = unsure.then_some(Missing::Field(Table::Institutions, "regions"));
            let activity = Activity { counts, undated, astray, unknown };
            let verdicts: Vec<Option<bool>> = outcomes(&activity)
                .iter()
                .map(|counts| evenness(counts).map(|evenness| evenness + 1e-9 >= least))
                .collect();
            let first = verdicts[0];
            let expected = match first {
                _ if verdicts.iter().any(|verdict| *verdict != first) => Verdict::CannotTell,
                None => Verdict::NotApplicable,
                Some(true) => Verdict::Holds,
                Some(false) => Verdict::Broken,
            };
            prop_assert_eq!(activity.judged(Ratio::new(least).unwrap()).verdict(), expected);
        }

        #[test]
        fn beyond_what_can_be_tried_the_bounds_decide(sure in 1_u64..4, many in 13_usize..40) {
            let activity = |least: f64, counts: [u64; 2]| Activity {
                counts: counts.to_vec(),
                undated: vec![0; 2],
                astray: vec![Acts { sure, unsure: 0 }; many],
                unknown: Some(Missing::Field(Table::Institutions, "regions")),
            }.judged(Ratio::new(least).unwrap()).verdict();
            prop_assert_eq!(activity(0.99, [9, 9]), Verdict::CannotTell);
            prop_assert_eq!(activity(0.0, [9, 9]), Verdict::Holds);
            prop_assert_eq!(activity(0.8, [1_000_000, 0]), Verdict::Broken);
        }
    }
}
