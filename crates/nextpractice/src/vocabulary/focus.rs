//! What a hub, an agenda or a plan is about.

use super::word::word_text;
use super::{Citation, Deep, Gateway, GatewaySet, Vocabulary};

/// A gateway or a Deep: phase one of the programme was organised by the first, phase two by the second. (`HIST`)
///
/// The order is the gateways', then the Deeps'.
///
/// ```
/// use nextpractice::vocabulary::{Deep, Focus, Gateway};
/// assert_eq!("New Technologies".parse(), Ok(Focus::Gateway(Gateway::NewTechnologies)));
/// assert_eq!("deep_support".parse(), Ok(Focus::Deep(Deep::Support)));
/// assert_eq!(Focus::Deep(Deep::Learning).gateways().len(), 3);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Focus {
    /// One gateway.
    Gateway(Gateway),
    /// One cluster of gateways.
    Deep(Deep),
}

impl Focus {
    /// The nine gateways and the four Deeps, in canonical order.
    pub const ALL: [Self; 13] = [
        Self::Gateway(Gateway::StudentVoice),
        Self::Gateway(Gateway::AssessmentForLearning),
        Self::Gateway(Gateway::LearningToLearn),
        Self::Gateway(Gateway::Curriculum),
        Self::Gateway(Gateway::NewTechnologies),
        Self::Gateway(Gateway::AdviceAndGuidance),
        Self::Gateway(Gateway::MentoringAndCoaching),
        Self::Gateway(Gateway::WorkforceReform),
        Self::Gateway(Gateway::SchoolOrganisationAndDesign),
        Self::Deep(Deep::Learning),
        Self::Deep(Deep::Experience),
        Self::Deep(Deep::Support),
        Self::Deep(Deep::Leadership),
    ];

    /// The gateways it takes in: one, or a Deep's.
    #[must_use]
    pub fn gateways(self) -> GatewaySet {
        match self {
            Self::Gateway(gateway) => GatewaySet::from(gateway),
            Self::Deep(deep) => deep.gateways(),
        }
    }

    /// The word in JSON.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::Gateway(gateway) => gateway.token(),
            Self::Deep(deep) => deep.token(),
        }
    }

    /// The word for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gateway(gateway) => gateway.name(),
            Self::Deep(deep) => deep.name(),
        }
    }

    /// What a source says it means; `None` where no source says.
    #[must_use]
    pub const fn meaning(self) -> Option<&'static str> {
        match self {
            Self::Gateway(gateway) => gateway.meaning(),
            Self::Deep(deep) => deep.meaning(),
        }
    }

    /// What the word rests on.
    #[must_use]
    pub const fn citations(self) -> &'static [Citation] {
        match self {
            Self::Gateway(gateway) => gateway.citations(),
            Self::Deep(deep) => deep.citations(),
        }
    }
}

impl From<Gateway> for Focus {
    fn from(gateway: Gateway) -> Self {
        Self::Gateway(gateway)
    }
}

impl From<Deep> for Focus {
    fn from(deep: Deep) -> Self {
        Self::Deep(deep)
    }
}

impl Vocabulary for Focus {
    const SET: &'static str = "focus (gateway or Deep)";
    const ALL: &'static [Self] = &Self::ALL;

    fn token(self) -> &'static str {
        self.token()
    }

    fn name(self) -> &'static str {
        self.name()
    }

    fn code(self) -> Option<&'static str> {
        match self {
            Self::Gateway(gateway) => Vocabulary::code(gateway),
            Self::Deep(deep) => Vocabulary::code(deep),
        }
    }

    fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Gateway(gateway) => gateway.aliases(),
            Self::Deep(deep) => deep.aliases(),
        }
    }

    fn meaning(self) -> Option<&'static str> {
        self.meaning()
    }

    fn citations(self) -> &'static [Citation] {
        self.citations()
    }
}

word_text!(Focus, "focus (gateway or Deep)");

#[cfg(test)]
mod tests {
    use super::Focus;
    use crate::vocabulary::{Deep, Gateway};

    #[test]
    fn every_gateway_and_deep_is_a_focus_once() {
        let gateways = Gateway::ALL.map(Focus::from);
        let deeps = Deep::ALL.map(Focus::from);
        assert!(gateways.iter().chain(&deeps).eq(Focus::ALL.iter()));
    }
}
