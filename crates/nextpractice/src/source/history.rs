//! The programme's history: its stages, its conferences and the numbers of phase one.

use serde::Serialize;

use crate::value::date::known_day;
use crate::value::{Count, Money, Term};
use crate::vocabulary::{Citation, Gateway, GatewaySet, Phase, Stage, cite};

/// Something that sources state, and where.
///
/// ```
/// use nextpractice::source::HUBS;
/// assert_eq!((HUBS.value, HUBS.citations[0].source().key()), (55, "HIST"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Fact<T> {
    /// What is stated.
    pub value: T,
    /// Where.
    pub citations: &'static [Citation],
}

const fn fact<T: Copy>(value: T, citations: &'static [Citation]) -> Fact<T> {
    Fact { value, citations }
}

/// School leaders with whom the gateways were framed.
pub const SCHOOL_LEADERS: Fact<u32> = fact(250, &[cite::HIST_PHASE_ONE, cite::PL_NINE_MODEL]);

/// Months over which the conferences were held. The end that follows is in dispute: see
/// [`CONFLICTS`](super::CONFLICTS).
pub const CONFERENCE_MONTHS: Fact<u32> = fact(18, &[cite::HIST_PHASE_ONE]);

/// Hub schools appointed at the launch.
pub const HUBS: Fact<u32> = fact(55, &[cite::HIST_PHASE_ONE]);

/// Regions, with a hub for each gateway in each.
pub const REGIONS: Fact<u32> = fact(
    11,
    &[cite::HIST_PHASE_ONE, cite::PL_NETWORKS, cite::DECK_SLIDES],
);

/// The one region of the eleven that a source names.
pub const ATTESTED_REGION: Fact<&str> = fact("Yorkshire and the Humber", &[cite::DECK_SLIDES]);

/// Applications to be a hub: more than 300, not counted further.
pub const APPLICATIONS: Fact<Count> = fact(Count::MoreThan(300), &[cite::HIST_PHASE_ONE]);

/// What each hub received in a year.
pub const GRANT_PER_HUB_AND_YEAR: Fact<Money> =
    fact(Money::from_pounds(6_000), &[cite::HIST_PHASE_ONE]);

/// The month of the launch: the day is not stated.
pub const LAUNCH: Fact<Term> = fact(
    Term::between(known_day(2005, 10, 1), known_day(2005, 10, 31)),
    &[cite::HIST_PHASE_ONE],
);

/// The gateways of the first networks.
pub const PHASE_ONE_GATEWAYS: Fact<GatewaySet> = fact(
    GatewaySet::of(&[
        Gateway::StudentVoice,
        Gateway::AssessmentForLearning,
        Gateway::LearningToLearn,
        Gateway::NewTechnologies,
        Gateway::Curriculum,
    ]),
    &[cite::HIST_PHASE_ONE, cite::PL_NETWORKS],
);

/// When a stage of the work was, and what phase it belongs to.
///
/// ```
/// use nextpractice::source::STAGES;
/// assert_eq!(STAGES[0].when, "summer 2004");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StageFact {
    /// The stage.
    pub stage: Stage,
    /// When, as exactly as the sources say.
    pub when: &'static str,
    /// The phase under which the history tells of it.
    pub phase: Phase,
    /// Where.
    pub citations: &'static [Citation],
}

/// The three stages, in order.
pub const STAGES: &[StageFact] = &[
    StageFact {
        stage: Stage::Framing,
        when: "summer 2004",
        phase: Phase::One,
        citations: &[cite::PL_NINE_MODEL, cite::HIST_PHASE_ONE],
    },
    StageFact {
        stage: Stage::Conferences,
        when: "from autumn 2004",
        phase: Phase::One,
        citations: &[cite::HIST_PHASE_ONE, cite::PL_CONFERENCES],
    },
    StageFact {
        stage: Stage::Networks,
        when: "from October 2005",
        phase: Phase::One,
        citations: &[cite::HIST_PHASE_ONE, cite::PL_NETWORKS],
    },
];

/// A conference of the series that the trust held with ASCL.
///
/// No source dates any one of them. That the n-th led to pamphlet n + 1 is this library's reading: each was followed by
/// a pamphlet, and the first of the six came before the series.
///
/// ```
/// use nextpractice::source::CONFERENCES;
/// assert_eq!(CONFERENCES[4].gateways.to_string(), "School Organisation and Design");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Conference {
    /// Its place in the series, from 1.
    pub number: u8,
    /// What it explored.
    pub gateways: GatewaySet,
    /// The number, in the first series, of the pamphlet that followed.
    pub pamphlet: u8,
    /// Where.
    pub citations: &'static [Citation],
}

const fn conference(number: u8, gateways: &[Gateway]) -> Conference {
    Conference {
        number,
        gateways: GatewaySet::of(gateways),
        pamphlet: number + 1,
        citations: &[
            cite::HIST_PHASE_ONE,
            cite::PL_CONFERENCES,
            cite::PL_GATEWAYS_FIGURE,
            cite::LIB,
        ],
    }
}

/// The five conferences, in the order of their pamphlets.
pub const CONFERENCES: &[Conference] = &[
    conference(1, &[Gateway::StudentVoice, Gateway::AssessmentForLearning]),
    conference(2, &[Gateway::LearningToLearn, Gateway::NewTechnologies]),
    conference(3, &[Gateway::Curriculum, Gateway::AdviceAndGuidance]),
    conference(
        4,
        &[Gateway::MentoringAndCoaching, Gateway::WorkforceReform],
    ),
    conference(5, &[Gateway::SchoolOrganisationAndDesign]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Rate, Ratio};
    use crate::vocabulary::Deep;

    #[test]
    fn phase_one_adds_up() {
        assert_eq!(
            u32::try_from(PHASE_ONE_GATEWAYS.value.len()).unwrap() * REGIONS.value,
            HUBS.value
        );
        let year = GRANT_PER_HUB_AND_YEAR.value.checked_mul(HUBS.value.into());
        assert_eq!(year.unwrap().to_string(), "£330,000");
        let below = Ratio::of(HUBS.value.into(), 300).unwrap();
        assert_eq!(
            APPLICATIONS.value.rate_of(HUBS.value.into()),
            Some(Rate::Below(below))
        );
        assert!(LAUNCH.value.within(Phase::One.term()));
        let focuses = Phase::One.focuses().iter().map(|focus| focus.gateways());
        let listed = focuses.fold(GatewaySet::EMPTY, GatewaySet::union);
        assert_eq!(listed, PHASE_ONE_GATEWAYS.value);
    }

    #[test]
    fn phase_one_hubs_fall_to_two_deeps() {
        let hubs = Deep::ALL.map(|deep| {
            let gateways = deep.gateways().intersection(PHASE_ONE_GATEWAYS.value);
            u32::try_from(gateways.len()).unwrap() * REGIONS.value
        });
        assert_eq!(hubs, [33, 22, 0, 0]);
    }

    #[test]
    fn five_conferences_cover_nine_gateways_once() {
        assert_eq!(CONFERENCES.len(), 5);
        let mut covered = GatewaySet::EMPTY;
        for conference in CONFERENCES {
            assert!(covered.is_disjoint(conference.gateways));
            covered = covered.union(conference.gateways);
        }
        assert_eq!(covered, GatewaySet::ALL);
        let sizes: Vec<_> = CONFERENCES.iter().map(|c| c.gateways.len()).collect();
        assert_eq!(sizes, [2, 2, 2, 2, 1]);
    }

    #[test]
    fn every_stage_is_told_in_order() {
        assert!(STAGES.iter().map(|fact| fact.stage).eq(Stage::ALL));
    }
}
