//! How many of a body were heard, when it is not wholly known who belongs to it and who spoke.

use crate::model::Truth;
use crate::value::Ratio;

/// How many of a body were heard, by how sure it is that they belong to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heard {
    members: Counted,
    /// Those of whom it is not known whether they belong to it.
    maybe_members: Counted,
    /// Those that were heard and may belong to it without being listed; `None` where all are listed.
    more: Option<More>,
}

/// How many were heard.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    heard: usize,
    maybe_heard: usize,
    silent: usize,
}

impl Counted {
    fn all(self) -> usize {
        self.heard + self.maybe_heard + self.silent
    }
}

/// How many there may be beside those that are listed.
#[derive(Clone, Copy, Debug)]
pub(super) enum More {
    /// At most so many.
    UpTo(usize),
    /// Any number.
    AnyNumber,
}

impl Heard {
    /// Nobody counted yet. Where not all are listed, any number of others may belong; `more` says how many of them may have been heard.
    pub(super) fn new(more: Option<More>) -> Self {
        Self {
            members: Counted::default(),
            maybe_members: Counted::default(),
            more,
        }
    }

    /// Counts one, if it does belong.
    pub(super) fn count(&mut self, belongs: Truth, heard: Truth) {
        let counted = match belongs {
            Truth::Yes => &mut self.members,
            Truth::Unknown => &mut self.maybe_members,
            Truth::No => return,
        };
        match heard {
            Truth::Yes => counted.heard += 1,
            Truth::Unknown => counted.maybe_heard += 1,
            Truth::No => counted.silent += 1,
        }
    }

    /// Whether at least this share of the body was heard. A body of nobody has nobody silent.
    pub(super) fn reach(&self, share: Ratio) -> Truth {
        let reaches = |heard: usize, all: usize| {
            Ratio::of(heard as u64, all as u64).is_none_or(|part| part >= share)
        };
        let Self {
            members,
            maybe_members,
            more,
        } = self;
        // At worst, whoever may be silent belongs and was silent.
        let worst = members.all() + maybe_members.maybe_heard + maybe_members.silent;
        if reaches(members.heard, worst) && (more.is_none() || share == Ratio::ZERO) {
            return Truth::Yes;
        }
        // At best, whoever may have been heard belongs and was heard.
        let known =
            members.heard + members.maybe_heard + maybe_members.heard + maybe_members.maybe_heard;
        let best = |more: usize| reaches(known + more, known + more + members.silent);
        let possible = match more {
            None => best(0),
            Some(More::UpTo(more)) => best(*more),
            Some(More::AnyNumber) => members.silent == 0 || share < Ratio::ONE,
        };
        if possible { Truth::Unknown } else { Truth::No }
    }

    /// How many were heard, in words; `whom` is what one and what several of the body are called.
    pub(super) fn said(&self, (one, many): (&str, &str)) -> String {
        let mut said = match self.members.all() {
            0 => format!("no {one} is on record"),
            1 => format!("of 1 {one}, {} had contributed", self.members.heard),
            all => format!("of {all} {many}, {} had contributed", self.members.heard),
        };
        if self.members.maybe_heard > 0 {
            said.push_str(&format!(
                "; of {} that is not recorded",
                self.members.maybe_heard
            ));
        }
        match self.maybe_members.all() {
            0 => {}
            1 => said.push_str(&format!(
                "; of 1 more it is not recorded whether it was a {one} then"
            )),
            many_more => said.push_str(&format!(
                "; of {many_more} more it is not recorded whether they were {many} then"
            )),
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Heard, More};
    use crate::model::Truth;
    use crate::value::Ratio;

    /// What a truth could turn out to be.
    fn ways(truth: Truth) -> &'static [bool] {
        match truth {
            Truth::Yes => &[true],
            Truth::No => &[false],
            Truth::Unknown => &[true, false],
        }
    }

    /// Every number of heard and of all that could turn out.
    fn outcomes(cases: &[(Truth, Truth)]) -> Vec<(u64, u64)> {
        let Some(((belongs, heard), rest)) = cases.split_first() else {
            return vec![(0, 0)];
        };
        let mut found = Vec::new();
        for (spoke, all) in outcomes(rest) {
            for belongs in ways(*belongs) {
                for heard in ways(*heard) {
                    found.push((
                        spoke + u64::from(*belongs && *heard),
                        all + u64::from(*belongs),
                    ));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn truth() -> impl Strategy<Value = Truth> {
        prop_oneof![Just(Truth::Yes), Just(Truth::Unknown), Just(Truth::No)]
    }

    proptest! {
        #[test]
        fn a_quorum_is_decided_as_every_outcome_would_be(
            cases in prop::collection::vec((truth(), truth()), 0..6),
            more in prop_oneof![Just(None), Just(Some(None)), (0_u64..4).prop_map(|n| Some(Some(n)))],
            share in prop_oneof![Just(0.0), Just(0.25), Just(0.5), Just(1.0)],
        ) {
            let mut heard = Heard::new(more.map(|more| more.map_or(More::AnyNumber, |n| More::UpTo(n as usize))));
            for (belongs, spoke) in &cases {
                heard.count(*belongs, *spoke);
            }
            // Those that are not listed: so many that spoke, and many that did not.
            let spoke = more.map_or(0, |more| more.unwrap_or(100));
            let silent = if more.is_some() { 100 } else { 0 };
            let mut found = Vec::new();
            for (heard, all) in outcomes(&cases) {
                for spoke in 0..=spoke {
                    for silent in [0, silent] {
                        let (heard, all) = (heard + spoke, all + spoke + silent);
                        found.push(all == 0 || heard as f64 >= share * all as f64);
                    }
                }
            }
            let expected = match (found.contains(&true), found.contains(&false)) {
                (true, true) => Truth::Unknown,
                (yes, _) => yes.into(),
            };
            prop_assert_eq!(heard.reach(Ratio::new(share).unwrap()), expected);
        }
    }
}
