//! DT010 uneven-spread.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::audit::ask;
use crate::audit::passed::transfers_complete;
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing, Whole};
use crate::model::{Institution, Region, Table, Truth, View};
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
    follows_from: [],
    cites: [HIST_PHASE_ONE, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, Whole: Whole, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    let charter = programme.charter();
    let Some(regions) = charter.regions.known() else {
        return Answer::CannotTell(Missing::Charter("regions"));
    };
    let mut regions = regions.to_vec();
    regions.sort_unstable();
    regions.dedup();
    if regions.len() < 2 {
        return Answer::NotApplicable("the charter has fewer than two regions");
    }
    let activity = Activity::of(view, &regions);
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
    if let Err(missing) = listed {
        return Answer::CannotTell(missing);
    }
    activity.judged(least.value)
}

/// How many regions a finding tells of one by one.
const SHOWN: usize = 20;

/// Quotients that ought to be equal may differ in the last digits.
const ROUNDING: f64 = 1e-9;

/// How many practices and transfers come from each region.
#[derive(Debug)]
struct Activity {
    counts: Vec<u64>,
    /// How many may come from any of them, or from none.
    unsure: u64,
    /// What is missing of these.
    unknown: Option<Missing>,
}

impl Activity {
    fn of(view: &View<'_>, regions: &[Handle<Region>]) -> Self {
        let programme = view.programme();
        let mut activity = Self {
            counts: vec![0; regions.len()],
            unsure: 0,
            unknown: None,
        };
        let lies: Vec<Lies> = programme
            .institutions()
            .iter()
            .map(|(_, row)| lies(view, row, regions))
            .collect();
        for (contact, lies) in view.contacts().all().iter().zip(&lies) {
            activity.count(
                *lies,
                contact.sent.into(),
                contact.sent_perhaps.into(),
                Table::Transfers,
            );
        }
        for (practice, row) in programme.practices().iter() {
            let lies = lies
                .get(row.origin.index())
                .copied()
                .unwrap_or(Lies::Unknown);
            match view.practice_made(practice) {
                Truth::Yes => activity.count(lies, 1, 0, Table::Practices),
                Truth::Unknown => activity.count(lies, 0, 1, Table::Practices),
                Truth::No => {}
            }
        }
        activity
    }

    fn count(&mut self, lies: Lies, sure: u64, unsure: u64, table: Table) {
        let of_region = match lies {
            Lies::Elsewhere => return,
            Lies::Unknown => None,
            Lies::In(region) => self.counts.get_mut(region),
        };
        let open = match of_region {
            Some(count) => {
                *count += sure;
                unsure
            }
            None => sure + unsure,
        };
        self.unsure += open;
        if open > 0 {
            let missing = match lies {
                Lies::Unknown => Missing::Field(Table::Institutions, "regions"),
                _ => Missing::Field(table, "date"),
            };
            Missing::least(&mut self.unknown, missing);
        }
    }

    /// The bounds count each unsure one by itself, though all those of one institution come from the same region: what
    /// the bounds decide is decided, and what they do not is left open.
    fn judged(&self, least: Ratio) -> Answer {
        let kept = |evenness: Option<f64>| {
            evenness.is_some_and(|evenness| evenness + ROUNDING >= least.get())
        };
        let now = evenness(&self.counts);
        match self.unknown {
            None if now.is_none() => {
                Answer::NotApplicable("no practice or transfer comes from the charter's regions")
            }
            None if kept(now) => Answer::Holds,
            None => Answer::Broken,
            Some(_) if now.is_some() && !kept(self.most_even(least)) => Answer::Broken,
            Some(_) if now.is_some() && kept(self.least_even()) => Answer::Holds,
            Some(missing) => Answer::CannotTell(missing),
        }
    }

    /// The evenness if all that is unsure comes from the region that has most already.
    fn least_even(&self) -> Option<f64> {
        let mut counts = self.counts.clone();
        if let Some(most) = counts.iter_mut().max() {
            *most += self.unsure;
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
        for _ in 0..self.unsure {
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

/// Where an institution lies.
#[derive(Clone, Copy, Debug)]
enum Lies {
    In(usize),
    Elsewhere,
    Unknown,
}

/// Where an institution lies among regions in order, which are of one scheme.
fn lies(view: &View<'_>, row: &Institution, regions: &[Handle<Region>]) -> Lies {
    let Some(lies_in) = row.regions.known() else {
        return Lies::Unknown;
    };
    let found = lies_in
        .iter()
        .find_map(|region| regions.binary_search(region).ok());
    let scheme = |region: &Handle<Region>| &view.programme()[*region].scheme;
    let ours = regions.first().map(scheme);
    match found {
        Some(region) => Lies::In(region),
        None if lies_in.is_empty() || lies_in.iter().any(|region| Some(scheme(region)) == ours) => {
            Lies::Elsewhere
        }
        // Its regions are of other schemes.
        None => Lies::Unknown,
    }
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

    use super::{Activity, evenness};
    use crate::audit::{Missing, Verdict};
    use crate::model::Table;
    use crate::value::Ratio;

    /// All ways of giving so many to the regions, or to none.
    fn given(counts: &[u64], unsure: u64) -> Vec<Vec<u64>> {
        let mut all = vec![counts.to_vec()];
        for _ in 0..unsure {
            let mut more = all.clone();
            for counts in &all {
                for region in 0..counts.len() {
                    let mut counts = counts.clone();
                    counts[region] += 1;
                    more.push(counts);
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
        fn bounds_decide_what_no_region_could_change(
            counts in prop::collection::vec(0_u64..6, 2..4),
            unsure in 0_u64..5,
            least in prop::sample::select(vec![0.0, 0.3, 0.5, 0.8, 0.9, 1.0]),
        ) {
            let missing = Missing::Field(Table::Institutions, "regions");
            let activity = Activity { counts: counts.clone(), unsure, unknown: (unsure > 0).then_some(missing) };
            let verdicts: Vec<Option<bool>> = given(&counts, unsure)
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
    }
}
