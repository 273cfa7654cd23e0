//! The five components that the gateways grew beyond.

use super::word::vocabulary;
use super::{Gateway, GatewaySet};

vocabulary! {
    /// A component of personalising learning as the schools minister named them in 2003. (`HIST`)
    Component, "component";
    /// Listed first, and kept as a gateway under the same name.
    AssessmentForLearning: "assessment_for_learning", "Assessment for learning", cite [HIST_PHASE_ONE];
    /// Varied ways of teaching.
    VariedPedagogy: "varied_pedagogy", "Varied pedagogy", cite [HIST_PHASE_ONE];
    /// Choice in what is learned.
    CurriculumChoice: "curriculum_choice", "Curriculum choice", cite [HIST_PHASE_ONE, LIB];
    /// How the school is organised.
    SchoolOrganisation: "school_organisation", "School organisation", cite [HIST_PHASE_ONE, LIB];
    /// Links to services other than schools.
    LinksToOtherServices: "links_to_other_services", "Links to other services", cite [HIST_PHASE_ONE];
}

impl Component {
    /// The gateways that share its name: one, or none.
    ///
    /// Only assessment for learning is literally the same (`HIST`); that curriculum choice and school organisation are
    /// taken up by the gateways named after the same things is this library's reading (`LIB`).
    ///
    /// ```
    /// use nextpractice::vocabulary::{Component, Gateway};
    /// assert_eq!(Component::CurriculumChoice.gateways(), Gateway::Curriculum.into());
    /// assert!(Component::VariedPedagogy.gateways().is_empty());
    /// ```
    #[must_use]
    pub const fn gateways(self) -> GatewaySet {
        match self {
            Self::AssessmentForLearning => GatewaySet::EMPTY.with(Gateway::AssessmentForLearning),
            Self::CurriculumChoice => GatewaySet::EMPTY.with(Gateway::Curriculum),
            Self::SchoolOrganisation => {
                GatewaySet::EMPTY.with(Gateway::SchoolOrganisationAndDesign)
            }
            Self::VariedPedagogy | Self::LinksToOtherServices => GatewaySet::EMPTY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Component;
    use crate::vocabulary::Gateway;

    #[test]
    fn the_one_literal_match_is_found_by_name() {
        let literal = Component::ALL
            .into_iter()
            .filter_map(|c| Some((c, c.name().parse::<Gateway>().ok()?)));
        for (component, gateway) in literal.clone() {
            assert_eq!(component.gateways(), gateway.into());
        }
        assert_eq!(literal.count(), 1);
    }
}
