//! Families of practices: a practice, the adaptations that name it as parent, and so on.

use crate::model::entity::Practice;
use crate::model::grouped::Grouped;
use crate::model::programme::Programme;
use crate::model::rows::Table;
use crate::value::Handle;
use crate::vocabulary::Completeness;

/// The families of practices. Practices are laid out so that each stands before its adaptations and the adaptations of
/// these, in one row of places without a gap. Practices that name each other in a circle stand in one place.
#[derive(Debug)]
pub(crate) struct Families {
    lots: Vec<Lot>,
    /// Of each family: its last place, and whether its eldest may have a parent that is not recorded.
    ends: Vec<(u32, bool)>,
    /// The practices that are said to be recorded less than completely as to their transfers, by place.
    incomplete: Vec<(u32, Handle<Practice>)>,
    /// Two of them, of two families that may be part of others.
    incomplete_unbound: [Option<Handle<Practice>>; 2],
    /// Whether the eldest of any family does not say whether it has a parent.
    any_unbound: bool,
}

/// A practice's places: its own is the first, those of its adaptations follow.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lot {
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) family: u32,
    /// Whether others stand in its place, in a circle with it.
    shared: bool,
}

impl Lot {
    /// Whether the practice is the only one in its places: nothing has been adapted from it.
    pub(crate) const fn is_alone(self) -> bool {
        self.first == self.last && !self.shared
    }

    pub(crate) const fn contains(self, place: u32) -> bool {
        self.first <= place && place <= self.last
    }
}

impl Families {
    pub(crate) fn new(programme: &Programme) -> Self {
        let parents: Vec<Option<u32>> = programme
            .practices()
            .iter()
            .map(|(_, row)| row.parent.value().map(|parent| parent.index() as u32))
            .collect();
        let unsaid = |practice: usize| {
            let row = Handle::from_index(practice).map(|practice| &programme[practice]);
            row.is_some_and(|row: &Practice| row.parent.is_unknown())
        };
        let (lots, ends) = layout(&parents, unsaid);
        let table = programme.completeness(Table::Transfers);
        let mut incomplete: Vec<(u32, Handle<Practice>)> = programme
            .practices()
            .iter()
            .zip(&lots)
            .filter(|((_, row), _)| row.transfers_said().unwrap_or(table) != Completeness::Complete)
            .map(|((practice, _), lot)| (lot.first, practice))
            .collect();
        incomplete.sort_unstable();
        let any_unbound = ends.iter().any(|(_, unbound)| *unbound);
        let mut families = Self {
            lots,
            ends,
            incomplete,
            incomplete_unbound: [None, None],
            any_unbound,
        };
        families.incomplete_unbound = families.two_unbound();
        families
    }

    fn two_unbound(&self) -> [Option<Handle<Practice>>; 2] {
        let family = |practice: Handle<Practice>| self.lot(practice).family;
        let practices = self.incomplete.iter().map(|(_, practice)| *practice);
        let mut unbound = practices.filter(|practice| self.is_unbound(family(*practice)));
        let first = unbound.next();
        let second = unbound.find(|other| first.map(family) != Some(family(*other)));
        [first, second]
    }

    pub(crate) fn lot(&self, practice: Handle<Practice>) -> Lot {
        self.lots.get(practice.index()).copied().unwrap_or_default()
    }

    /// How many families there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether a family's eldest does not say whether it has a parent: then it may be part of any other family.
    pub(crate) fn is_unbound(&self, family: u32) -> bool {
        self.ends
            .get(family as usize)
            .is_some_and(|(_, unbound)| *unbound)
    }

    /// Whether any family may be part of another.
    pub(crate) const fn any_unbound(&self) -> bool {
        self.any_unbound
    }

    /// The places of a whole family.
    pub(crate) fn whole(&self, family: u32) -> Lot {
        let end = |family: usize| self.ends.get(family).map_or(0, |(last, _)| *last);
        let first = match (family as usize).checked_sub(1) {
            Some(before) => end(before) + 1,
            None => 0,
        };
        Lot {
            first,
            last: end(family as usize),
            family,
            shared: false,
        }
    }

    /// A practice whose transfers are said to be recorded less than completely.
    pub(crate) fn any_incomplete(&self) -> Option<Handle<Practice>> {
        self.incomplete.first().map(|(_, practice)| *practice)
    }

    /// Such a practice among one and its adaptations.
    pub(crate) fn incomplete_in(&self, lot: Lot) -> Option<Handle<Practice>> {
        let from = self
            .incomplete
            .partition_point(|(place, _)| *place < lot.first);
        let (place, practice) = self.incomplete.get(from)?;
        lot.contains(*place).then_some(*practice)
    }

    /// Such a practice in another family that may be part of this one.
    pub(crate) fn incomplete_beyond(&self, family: u32) -> Option<Handle<Practice>> {
        let mut unbound = self.incomplete_unbound.into_iter().flatten();
        unbound.find(|practice| self.lot(*practice).family != family)
    }
}

/// Lays practices out by their parents; and of each family the last place, and whether its eldest leaves its parent
/// unsaid. Takes time in proportion to the practices, and no stack.
fn layout(parents: &[Option<u32>], unsaid: impl Fn(usize) -> bool) -> (Vec<Lot>, Vec<(u32, bool)>) {
    let count = parents.len();
    let heads = circles(parents);
    let head = |practice: u32| heads.get(practice as usize).copied().unwrap_or(practice);
    let parent = |practice: usize| parents.get(practice).copied().flatten().map(head);
    let is_head = |practice: usize| head(practice as u32) as usize == practice;
    // Of a circle the head stands for all, and nothing is above it.
    let above = |practice: usize| parent(practice).filter(|above| *above as usize != practice);
    let below = (0..count).filter(|practice| is_head(*practice));
    let children = below.filter_map(|practice| Some((above(practice)? as usize, practice as u32)));
    let children = Grouped::new(count, children);

    let is_eldest = |practice: usize| is_head(practice) && above(practice).is_none();
    let mut order: Vec<u32> = Vec::with_capacity(count);
    let eldest: Vec<u32> = (0..count as u32)
        .filter(|p| is_eldest(*p as usize))
        .collect();
    order.extend(&eldest);
    let mut next = 0;
    while let Some(practice) = order.get(next).copied() {
        order.extend(children.of(practice as usize));
        next += 1;
    }
    let mut sizes = vec![1_u32; count];
    for practice in order.iter().rev() {
        let size = sizes.get(*practice as usize).copied().unwrap_or_default();
        let parent = above(*practice as usize);
        if let Some(of_parent) = parent.and_then(|parent| sizes.get_mut(parent as usize)) {
            *of_parent += size;
        }
    }
    let size = |practice: u32| sizes.get(practice as usize).copied().unwrap_or(1);
    let mut lots = vec![Lot::default(); count];
    let mut ends = Vec::with_capacity(eldest.len());
    let mut place = 0;
    let put = |lots: &mut Vec<Lot>, practice: u32, first: u32, family: u32| {
        if let Some(lot) = lots.get_mut(practice as usize) {
            *lot = Lot {
                first,
                last: first + size(practice) - 1,
                family,
                shared: false,
            };
        }
        first + size(practice)
    };
    for practice in &eldest {
        let family = ends.len() as u32;
        place = put(&mut lots, *practice, place, family);
        ends.push((place - 1, unsaid(*practice as usize)));
    }
    for practice in &order {
        let own = lots.get(*practice as usize).copied().unwrap_or_default();
        let mut place = own.first + 1;
        for child in children.of(*practice as usize) {
            place = put(&mut lots, *child, place, own.family);
        }
    }
    for practice in (0..count).filter(|practice| !is_head(*practice)) {
        if let Some(of_head) = lots.get_mut(head(practice as u32) as usize) {
            of_head.shared = true;
        }
    }
    for practice in 0..count {
        let of_head = lots.get(head(practice as u32) as usize).copied();
        if let (Some(lot), Some(of_head)) = (lots.get_mut(practice), of_head) {
            *lot = of_head;
        }
    }
    (lots, ends)
}

/// For each practice in a circle of parents the first of that circle in the document; every other stands for itself.
fn circles(parents: &[Option<u32>]) -> Vec<u32> {
    let mut heads: Vec<u32> = (0..parents.len() as u32).collect();
    // The walk in which a practice was passed; none has been passed in walk 0.
    let mut walks = vec![0_u32; parents.len()];
    let parent = |practice: u32| parents.get(practice as usize).copied().flatten();
    for start in 0..parents.len() as u32 {
        let mut at = Some(start);
        while let Some(practice) = at {
            let Some(walk) = walks.get_mut(practice as usize) else {
                break;
            };
            if *walk == start + 1 {
                // Walks start in the order of the document, but a circle may be entered anywhere.
                let around = || std::iter::successors(parent(practice), |next| parent(*next));
                let length = 1 + around().take_while(|next| *next != practice).count();
                let head = around().take(length).min().unwrap_or(practice);
                for member in around().take(length) {
                    if let Some(of_member) = heads.get_mut(member as usize) {
                        *of_member = head;
                    }
                }
            }
            if *walk != 0 {
                break;
            }
            *walk = start + 1;
            at = parent(practice);
        }
    }
    heads
}

impl Practice {
    /// What the practice says of its own transfers.
    pub(crate) fn transfers_said(&self) -> Option<Completeness> {
        let records = self.records.value()?;
        records.transfers.value().copied()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::layout;

    /// A practice and all that name it as parent, at whatever remove.
    fn below(parents: &[Option<u32>], practice: u32) -> Vec<bool> {
        (0..parents.len() as u32)
            .map(|other| {
                let mut up = Some(other);
                let mut steps = 0;
                while let Some(at) = up
                    && at != practice
                    && steps <= parents.len()
                {
                    up = parents[at as usize];
                    steps += 1;
                }
                up == Some(practice)
            })
            .collect()
    }

    proptest! {
        #[test]
        fn places_of_a_practice_are_those_of_its_adaptations(
            parents in prop::collection::vec(prop::option::weighted(0.7, 0_u32..8), 0..8),
        ) {
            let count = parents.len() as u32;
            let parents: Vec<Option<u32>> =
                parents.into_iter().map(|parent| parent.filter(|parent| *parent < count)).collect();
            let (lots, ends) = layout(&parents, |_| false);
            for practice in 0..count {
                let places: Vec<bool> =
                    (0..count).map(|other| lots[practice as usize].contains(lots[other as usize].first)).collect();
                prop_assert_eq!(places, below(&parents, practice));
                let whole = ends[lots[practice as usize].family as usize].0;
                prop_assert!(lots[practice as usize].last <= whole);
            }
        }
    }

    #[test]
    fn a_chain_of_a_million_adaptations_takes_no_stack() {
        let parents: Vec<Option<u32>> = (0..1_000_000_u32).map(|i| i.checked_sub(1)).collect();
        let (lots, ends) = layout(&parents, |_| true);
        assert_eq!((lots[0].first, lots[0].last), (0, 999_999));
        assert_eq!(ends, [(999_999, true)]);
        let circle: Vec<Option<u32>> = (0..1_000_000_u32)
            .map(|i| Some((i + 1) % 1_000_000))
            .collect();
        assert_eq!(layout(&circle, |_| true).1, [(0, true)]);
    }
}
