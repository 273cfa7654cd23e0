//! How far the topics of many tasks lie apart.

/// How many tasks there are of each topic, as what Shannon's entropy asks of it: the sum of `n ln n`.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spread {
    tasks: usize,
    sum: f64,
}

/// Differences below this are of rounding.
const ROUNDING: f64 = 1e-9;

impl Spread {
    /// One more topic, of so many tasks.
    pub(super) fn topic(&mut self, tasks: usize) {
        self.tasks += tasks;
        self.sum += weight(tasks);
    }

    /// How many tasks there are.
    pub(super) const fn tasks(self) -> usize {
        self.tasks
    }

    /// The same with so many tasks more of a topic that has so many; of a new one, if it has none.
    #[must_use]
    pub(super) fn with(self, more: usize, of: usize) -> Self {
        Self {
            tasks: self.tasks + more,
            sum: self.sum + weight(of + more) - weight(of),
        }
    }

    /// The normalised entropy `H ÷ ln n` of `n` tasks, from 0 (one topic) to 1 (each task of its own), where
    /// `H = ln n − (Σ nᵢ ln nᵢ) ÷ n`. Of one task or none, 0.
    pub(super) fn entropy(self) -> f64 {
        if self.tasks < 2 {
            return 0.0;
        }
        let all = float(self.tasks);
        (1.0 - self.sum / (all * all.ln())).clamp(0.0, 1.0)
    }

    /// Whether the normalised entropy is no more than this.
    pub(super) fn within(self, most: f64) -> bool {
        self.entropy() <= most + ROUNDING
    }
}

fn weight(tasks: usize) -> f64 {
    let tasks = float(tasks);
    if tasks > 0.0 { tasks * tasks.ln() } else { 0.0 }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "tasks are counted far below 2^53"
)]
fn float(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Spread;

    fn spread(topics: &[usize]) -> Spread {
        let mut spread = Spread::default();
        for tasks in topics {
            spread.topic(*tasks);
        }
        spread
    }

    #[test]
    fn entropy_has_the_values_that_are_known() {
        let cases: [(&[usize], f64); 7] = [
            (&[], 0.0),
            (&[1], 0.0),
            (&[10], 0.0),
            (&[1; 10], 1.0),
            (&[2; 8], 0.75),
            (&[4; 4], 0.5),
            (&[1, 3], (4.0_f64.ln() - 0.75 * 3.0_f64.ln()) / 4.0_f64.ln()),
        ];
        for (topics, expected) in cases {
            assert!(
                (spread(topics).entropy() - expected).abs() < 1e-12,
                "{topics:?}"
            );
        }
        assert!(spread(&[2; 8]).within(0.75) && spread(&[1; 10]).within(1.0));
        assert!(!spread(&[2; 8]).within(0.749));
    }

    proptest! {
        #[test]
        fn entropy_is_as_its_definition_says(topics in prop::collection::vec(1_usize..9, 1..9)) {
            let all: usize = topics.iter().sum();
            let entropy: f64 = topics.iter().map(|n| *n as f64 / all as f64).map(|p| -p * p.ln()).sum();
            let expected = if all < 2 { 0.0 } else { entropy / (all as f64).ln() };
            prop_assert!((spread(&topics).entropy() - expected).abs() < 1e-12);
        }

        #[test]
        fn no_way_to_add_tasks_spreads_them_less_than_adding_them_to_the_largest_topic(
            topics in prop::collection::vec(1_usize..6, 1..6),
            added in prop::collection::vec(0_usize..6, 0..6),
        ) {
            let largest = topics.iter().copied().max().unwrap();
            let least = spread(&topics).with(added.len(), largest);
            let mut mixed = topics.clone();
            mixed.resize(6, 0);
            for topic in &added {
                mixed[*topic] += 1;
            }
            prop_assert!(least.entropy() <= spread(&mixed).entropy() + 1e-12);
        }
    }
}
