//! The nine gateways.

use super::Deep;
use super::word::vocabulary;

vocabulary! {
    /// A way into personalising learning: one of nine, each open to every school. (`HIST`, `PL`)
    ///
    /// Two gateways have a second printed name; the history's is canonical and both parse.
    Gateway, "gateway";
    StudentVoice: "student_voice", "Student Voice", code "SV", alias ["pupil voice"],
        meaning "Learners say what they need.",
        cite [HIST_PHASE_ONE, HIST_PHASE_TWO, PL_GATEWAYS_FIGURE];
    AssessmentForLearning: "assessment_for_learning", "Assessment for Learning", code "AL", alias ["AfL"],
        meaning "Assessment serves to improve learning, beyond recording what was achieved.",
        cite [HIST_PHASE_ONE, HIST_PHASE_TWO, PL_GATEWAYS_FIGURE];
    LearningToLearn: "learning_to_learn", "Learning to Learn", code "LL", alias ["L2L"],
        meaning "Students gain the skills of learning that serve in any subject.",
        cite [HIST_PHASE_ONE, HIST_PHASE_TWO, PL_GATEWAYS_FIGURE];
    Curriculum: "curriculum", "Curriculum", code "CU",
        meaning "What is taught means something to students and engages them.",
        cite [HIST_PHASE_ONE, HIST_PHASE_TWO, PL_GATEWAYS_FIGURE, PL_DEEPS];
    NewTechnologies: "new_technologies", "New Technologies", code "NT",
        alias ["the new technologies", "new technology"],
        meaning "Technology is drawn upon to enrich what students experience.",
        cite [HIST_PHASE_ONE, HIST_PHASE_TWO, PL_GATEWAYS_FIGURE, PL_DEEPS];
    /// Advice to students and guidance on their way; no source says more.
    AdviceAndGuidance: "advice_and_guidance", "Advice and Guidance", code "AG",
        cite [HIST_PHASE_TWO, PL_GATEWAYS_FIGURE];
    /// Mentoring and coaching; no source says more.
    MentoringAndCoaching: "mentoring_and_coaching", "Mentoring and Coaching", code "MC",
        cite [HIST_PHASE_TWO, PL_GATEWAYS_FIGURE];
    /// Changes in who works in a school and how; no source says more.
    WorkforceReform: "workforce_reform", "Workforce Reform", code "WR", alias ["workforce development"],
        cite [HIST_PHASE_TWO, PL_GATEWAYS_FIGURE];
    SchoolOrganisationAndDesign: "school_organisation_and_design", "School Organisation and Design", code "SO",
        alias ["school design and organisation"],
        meaning "The school is redesigned and reorganised to meet what personalising learning asks of it.",
        cite [HIST_PHASE_TWO, PL_CONFERENCES, PL_GATEWAYS_FIGURE];
}

impl Gateway {
    /// The two letters by which it is known in keys and tables.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::StudentVoice => "SV",
            Self::AssessmentForLearning => "AL",
            Self::LearningToLearn => "LL",
            Self::Curriculum => "CU",
            Self::NewTechnologies => "NT",
            Self::AdviceAndGuidance => "AG",
            Self::MentoringAndCoaching => "MC",
            Self::WorkforceReform => "WR",
            Self::SchoolOrganisationAndDesign => "SO",
        }
    }

    /// The Deep it was gathered into: exactly one. (`HIST`)
    #[must_use]
    pub const fn deep(self) -> Deep {
        match self {
            Self::StudentVoice | Self::AssessmentForLearning | Self::LearningToLearn => {
                Deep::Learning
            }
            Self::Curriculum | Self::NewTechnologies => Deep::Experience,
            Self::AdviceAndGuidance | Self::MentoringAndCoaching => Deep::Support,
            Self::WorkforceReform | Self::SchoolOrganisationAndDesign => Deep::Leadership,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Gateway;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn the_code_is_the_one_that_parses() {
        for gateway in Gateway::ALL {
            assert_eq!(Vocabulary::code(gateway), Some(gateway.code()));
        }
    }

    #[test]
    fn both_printed_names_parse() {
        for (given, gateway) in [
            ("Workforce development", Gateway::WorkforceReform),
            (
                "school design & organisation",
                Gateway::SchoolOrganisationAndDesign,
            ),
            ("MENTORING & COACHING", Gateway::MentoringAndCoaching),
            ("sv", Gateway::StudentVoice),
        ] {
            assert_eq!(given.parse(), Ok(gateway), "{given}");
        }
    }
}
