//! The programme's stages and phases.

use crate::value::Term;
use crate::value::date::known_day;

use super::word::vocabulary;
use super::{Deep, Focus, Gateway};

vocabulary! {
    /// A stage of the work on personalising learning. (`HIST`, `PL`)
    Stage, "stage";
    Framing: "framing", "Framing",
        meaning "Hargreaves and 250 school leaders work out what personalising learning is.",
        cite [HIST_PHASE_ONE, PL_NINE_MODEL];
    Conferences: "conferences", "Conferences and pamphlets",
        meaning "Conferences explore the gateways, and a pamphlet follows each.",
        cite [HIST_PHASE_ONE, PL_CONFERENCES];
    Networks: "networks", "Development and Research networks",
        meaning "Hub schools and the networks around them create next practice.",
        cite [HIST_PHASE_ONE, PL_NETWORKS];
}

vocabulary! {
    /// A phase of the Development and Research networks. (`HIST`)
    Phase, "phase";
    One: "one", "Phase one", alias ["1", "phase 1"],
        meaning "2004 to 2006: the first five gateways.",
        cite [HIST_PHASE_ONE, PL_NETWORKS];
    Two: "two", "Phase two", alias ["2", "phase 2"],
        meaning "2006 to 2007: the gateways gathered into four Deeps.",
        cite [HIST_PHASE_TWO, PL_DEEPS];
}

impl Phase {
    /// What its hubs work on: five gateways in phase one, the four Deeps in phase two. (`HIST`)
    ///
    /// ```
    /// use nextpractice::vocabulary::Phase;
    /// assert_eq!(Phase::One.focuses().len(), 5);
    /// ```
    #[must_use]
    pub const fn focuses(self) -> &'static [Focus] {
        match self {
            Self::One => &[
                Focus::Gateway(Gateway::StudentVoice),
                Focus::Gateway(Gateway::AssessmentForLearning),
                Focus::Gateway(Gateway::LearningToLearn),
                Focus::Gateway(Gateway::Curriculum),
                Focus::Gateway(Gateway::NewTechnologies),
            ],
            Self::Two => &[
                Focus::Deep(Deep::Learning),
                Focus::Deep(Deep::Experience),
                Focus::Deep(Deep::Support),
                Focus::Deep(Deep::Leadership),
            ],
        }
    }

    /// The school years it spans: 2004-05 and 2005-06, then 2006-07.
    ///
    /// The history gives calendar years; that they mean whole school years is this library's reading (`LIB`). The
    /// framing in the summer of 2004 comes before the first day.
    ///
    /// ```
    /// use nextpractice::vocabulary::Phase;
    /// assert_eq!(Phase::One.term().to_string(), "2004-09-01 to 2006-08-31");
    /// ```
    #[must_use]
    pub const fn term(self) -> Term {
        match self {
            Self::One => Term::between(known_day(2004, 9, 1), known_day(2006, 8, 31)),
            Self::Two => Term::between(known_day(2006, 9, 1), known_day(2007, 8, 31)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Phase;
    use crate::vocabulary::GatewaySet;

    #[test]
    fn phase_two_takes_up_all_nine_and_phase_one_five() {
        let gateways = |phase: Phase| {
            phase
                .focuses()
                .iter()
                .fold(GatewaySet::EMPTY, |all, focus| all.union(focus.gateways()))
        };
        assert_eq!(gateways(Phase::One).len(), 5);
        assert_eq!(gateways(Phase::Two), GatewaySet::ALL);
        assert!(Phase::ALL.iter().all(|phase| phase.focuses().is_sorted()));
    }

    #[test]
    fn the_phases_follow_on_without_a_gap() {
        let (one, two) = (Phase::One.term(), Phase::Two.term());
        assert_eq!(one.until().unwrap().succ_opt(), Some(two.from()));
        assert_eq!(two.until().unwrap().to_string(), "2007-08-31");
    }
}
