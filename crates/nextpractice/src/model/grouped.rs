//! Items grouped by a dense number.

use super::visits::visited;

/// Items grouped by a dense number, in one allocation (compressed sparse rows).
#[derive(Debug)]
pub(super) struct Grouped<T> {
    /// Where each group starts in `items`, and where the last one ends.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy> Grouped<T> {
    pub(super) fn new(groups: usize, pairs: impl Iterator<Item = (usize, T)> + Clone) -> Self {
        let mut starts = vec![0_u32; groups + 1];
        let mut first = None;
        for (group, item) in pairs.clone() {
            first.get_or_insert(item);
            if let Some(count) = starts.get_mut(group + 1) {
                *count += 1;
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let Some(first) = first else {
            return Self {
                starts,
                items: Vec::new(),
            };
        };
        let mut items = vec![first; total as usize];
        let mut next = starts.clone();
        for (group, item) in pairs {
            if let Some(place) = next.get_mut(group) {
                if let Some(slot) = items.get_mut(*place as usize) {
                    *slot = item;
                }
                *place += 1;
            }
        }
        Self { starts, items }
    }

    pub(super) fn of(&self, group: usize) -> &[T] {
        let bounds = self.starts.get(group).zip(self.starts.get(group + 1));
        let items = bounds
            .and_then(|(start, end)| self.items.get(*start as usize..*end as usize))
            .unwrap_or_default();
        visited(items.len());
        items
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Grouped;

    proptest! {
        #[test]
        fn groups_hold_their_items_in_order(pairs in prop::collection::vec((0_usize..20, 0_u32..1000), 0..200)) {
            let grouped = Grouped::new(20, pairs.iter().copied());
            for group in 0..20 {
                let expected: Vec<u32> = pairs.iter().filter(|(g, _)| *g == group).map(|(_, item)| *item).collect();
                prop_assert_eq!(grouped.of(group), expected);
            }
            prop_assert_eq!(grouped.of(20), &[] as &[u32]);
        }
    }
}
