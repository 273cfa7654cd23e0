//! Bodies outside the schools, and how they act.

use super::word::vocabulary;

vocabulary! {
    /// What sort of body it is. (`NLC`, `WB`)
    AgencyKind, "kind of agency";
    /// A local education authority.
    LocalAuthority: "local_authority", "Local authority", alias ["LEA", "LA", "local education authority"],
        cite [NLC_AGENCIES];
    /// A university or other institution of higher education.
    HigherEducation: "higher_education", "Higher education", alias ["HEI", "university"],
        cite [NLC_AGENCIES, NLC_USEFUL];
    /// A unit of a government department.
    GovernmentUnit: "government_unit", "Government unit", cite [WB_CONTEXT];
    /// A trust or charity, as the convenor of the networks was.
    TrustOrCharity: "trust_or_charity", "Trust or charity", alias ["charity"], cite [HIST_PHASE_ONE];
    /// A body that gives money.
    Sponsor: "sponsor", "Sponsor", cite [NLC_NETWORK_A];
    /// Firms.
    Industry: "industry", "Industry", cite [NLC_NETWORK_A];
    /// None of these.
    Other: "other", "Other", cite [LIB];
}

vocabulary! {
    /// How an agency stands to an arrangement. All but the last were found helpful. (`NLC`)
    Stance, "stance of an agency";
    CriticalFriend: "critical_friend", "Critical friend",
        meaning "Lends expertise, and says what it sees.",
        cite [NLC_AGENCIES, NLC_LEADERSHIP];
    Facilitator: "facilitator", "Facilitator",
        meaning "Helps the network on with whatever it faces.",
        cite [NLC_AGENCIES, NLC_KEY_POINTS];
    Broker: "broker", "Broker",
        meaning "Brings partners together who want to be.",
        cite [NLC_AGENCIES];
    SensitivePartner: "sensitive_partner", "Sensitive partner",
        meaning "Heeds what each institution needs.",
        cite [NLC_AGENCIES];
    DirectingAgent: "directing_agent", "Directing agent",
        meaning "Puts schools together at random, or tells them to partner; found less helpful.",
        cite [NLC_AGENCIES];
}

vocabulary! {
    /// How a facilitator goes about it; which one suits depends on what the network faces, and none is at fault.
    /// (`NLC`)
    Approach, "approach of a facilitator";
    /// Helps members to think over what they do.
    Reflective: "reflective", "Reflective", cite [NLC_AGENCIES];
    /// Points the way.
    Directive: "directive", "Directive", cite [NLC_AGENCIES];
    /// Steps in.
    Interventionist: "interventionist", "Interventionist", cite [NLC_AGENCIES];
}
