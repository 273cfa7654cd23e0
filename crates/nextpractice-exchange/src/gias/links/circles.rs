//! Circles in a graph: its strongly connected components of more than one node (Tarjan's algorithm), with a stack of
//! its own, so that no chain is too long.

/// The circles among `nodes`, each in order and all in order of their first. `next` gives the successors of a node one by
/// one.
pub(super) fn circles(
    nodes: usize,
    next: impl Fn(usize, usize) -> Option<usize>,
) -> Vec<Vec<usize>> {
    const UNSEEN: usize = usize::MAX;
    /// A node that has left the stack: no lower mark can come of it.
    const DONE: usize = usize::MAX - 1;
    let mut marks = vec![UNSEEN; nodes];
    let mut lowest = vec![0; nodes];
    let mut stack = Vec::new();
    let mut walk: Vec<(usize, usize)> = Vec::new();
    let mut count = 0;
    let mut found = Vec::new();
    for start in 0..nodes {
        if marks.get(start) != Some(&UNSEEN) {
            continue;
        }
        walk.push((start, 0));
        while let Some((node, place)) = walk.pop() {
            let (Some(mark), Some(low)) = (marks.get_mut(node), lowest.get_mut(node)) else {
                continue;
            };
            if place == 0 {
                *mark = count;
                *low = count;
                count += 1;
                stack.push(node);
            } else if let Some(child) = next(node, place - 1) {
                // The walk comes back from a child.
                let below = marks
                    .get(child)
                    .filter(|mark| **mark != DONE)
                    .and(lowest.get(child))
                    .copied();
                raise(&mut lowest, node, below);
            }
            if let Some(child) = next(node, place) {
                walk.push((node, place + 1));
                if marks.get(child) == Some(&UNSEEN) {
                    walk.push((child, 0));
                }
                continue;
            }
            if marks.get(node) == lowest.get(node) {
                let from = stack.iter().rposition(|on| *on == node).unwrap_or_default();
                let mut circle: Vec<usize> = stack.drain(from..).collect();
                for member in &circle {
                    if let Some(mark) = marks.get_mut(*member) {
                        *mark = DONE;
                    }
                }
                if circle.len() > 1 {
                    circle.sort_unstable();
                    found.push(circle);
                }
            }
        }
    }
    found.sort_unstable();
    found
}

fn raise(lowest: &mut [usize], node: usize, below: Option<usize>) {
    if let (Some(low), Some(below)) = (lowest.get_mut(node), below) {
        *low = (*low).min(below);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn of(nodes: usize, edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let mut lists = vec![Vec::new(); nodes];
        for (from, to) in edges {
            lists[*from].push(*to);
        }
        circles(nodes, |node, place| lists[node].get(place).copied())
    }

    /// Which nodes can be reached from which, by trying every step until nothing is new.
    fn reached(nodes: usize, edges: &[(usize, usize)]) -> BTreeSet<(usize, usize)> {
        let mut pairs: BTreeSet<(usize, usize)> = edges.iter().copied().collect();
        for _ in 0..nodes {
            let more: Vec<_> = pairs
                .iter()
                .flat_map(|(a, b)| {
                    edges
                        .iter()
                        .filter(move |(c, _)| b == c)
                        .map(|(_, d)| (*a, *d))
                })
                .collect();
            pairs.extend(more);
        }
        pairs
    }

    proptest! {
        #[test]
        fn two_nodes_share_a_circle_just_where_each_reaches_the_other(
            edges in prop::collection::vec((0_usize..8, 0_usize..8), 0..20),
        ) {
            let edges: Vec<_> = edges.into_iter().filter(|(a, b)| a != b).collect();
            let (found, reached) = (of(8, &edges), reached(8, &edges));
            for a in 0..8 {
                for b in (0..8).filter(|b| *b != a) {
                    let together = found.iter().any(|circle| circle.contains(&a) && circle.contains(&b));
                    prop_assert_eq!(together, reached.contains(&(a, b)) && reached.contains(&(b, a)));
                }
            }
        }
    }

    #[test]
    fn a_circle_of_a_million_is_found_and_a_chain_of_a_million_is_none() {
        let nodes = 1_000_000;
        let step = |node: usize, place: usize| (place == 0).then_some((node + 1) % nodes);
        assert_eq!(circles(nodes, step)[0].len(), nodes);
        let step = |node: usize, place: usize| (place == 0 && node + 1 < nodes).then_some(node + 1);
        assert!(circles(nodes, step).is_empty());
    }
}
