//! The four Deeps.

use super::word::vocabulary;
use super::{Gateway, GatewaySet};

vocabulary! {
    /// A cluster of gateways that act upon one another. (`HIST`, `PL`)
    Deep, "Deep";
    Learning: "deep_learning", "Deep Learning",
        meaning "Students develop as learners for life, beyond doing well in examinations.",
        cite [HIST_PHASE_TWO, PL_DEEPS];
    Experience: "deep_experience", "Deep Experience",
        meaning "School becomes richer for students, so that they engage with their learning.",
        cite [HIST_PHASE_TWO, PL_DEEPS];
    Support: "deep_support", "Deep Support",
        meaning "Schools work with other institutions, agencies and people to secure deep learning.",
        cite [HIST_PHASE_TWO, PL_DEEPS];
    Leadership: "deep_leadership", "Deep Leadership",
        meaning "Leaders work across the gateways to redesign education, sharing leadership as they do.",
        cite [HIST_PHASE_TWO, PL_DEEPS];
}

impl Deep {
    /// Its gateways. The four sets partition the nine. (`HIST`)
    ///
    /// ```
    /// use nextpractice::vocabulary::{Deep, Gateway};
    /// assert!(Deep::Experience.gateways().contains(Gateway::Curriculum));
    /// ```
    #[must_use]
    pub fn gateways(self) -> GatewaySet {
        Gateway::ALL
            .into_iter()
            .filter(|gateway| gateway.deep() == self)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Deep;
    use crate::vocabulary::GatewaySet;

    #[test]
    fn deeps_partition_the_gateways() {
        let mut all = GatewaySet::EMPTY;
        for deep in Deep::ALL {
            assert!(!deep.gateways().is_empty());
            assert!(all.is_disjoint(deep.gateways()), "{deep} overlaps");
            all = all.union(deep.gateways());
        }
        assert_eq!(all, GatewaySet::ALL);
        assert_eq!(Deep::ALL.map(|deep| deep.gateways().len()), [3, 2, 2, 2]);
    }
}
