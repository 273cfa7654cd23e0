//! How a network came to be.

use super::word::vocabulary;

vocabulary! {
    /// What a network grew from. (`NLC`, `WB`)
    Origin, "origin of a network";
    FormalisedRelationship: "formalised_relationship", "Formalised relationship", alias ["formalized relationship"],
        meaning "Partners who were already close became a recognised network; old habits may persist.",
        cite [NLC_COLLABORATION, NLC_SAMPLES];
    /// The partners had not worked together.
    NoHistory: "no_history", "No history of collaboration", alias ["no history"], cite [NLC_COLLABORATION];
    FormerCompetition: "former_competition", "Former competition",
        meaning "The partners used to compete for pupils and staff; no barrier, but built from scratch.",
        cite [NLC_COLLABORATION];
    /// A keen local authority encouraged it.
    FosteredByAuthority: "fostered_by_authority", "Fostered by the authority", cite [NLC_COLLABORATION, NLC_AGENCIES];
    /// The schools felt that the local authority did too little.
    AuthorityFoundWanting: "authority_found_wanting", "The authority found wanting",
        alias ["authority found wanting"], cite [NLC_COLLABORATION];
    /// Teachers in the country felt cut off from debate.
    RuralIsolation: "rural_isolation", "Rural isolation", cite [NLC_COLLABORATION];
    /// School leaders felt alone, even in a close city.
    IsolationOfLeaders: "isolation_of_leaders", "Isolation of leaders", cite [NLC_NETWORK_B];
    /// It builds on an initiative before it.
    EarlierInitiative: "earlier_initiative", "An earlier initiative", alias ["earlier initiative"], cite [WB_CONTEXT];
    Relaunch: "relaunch", "Relaunch",
        meaning "A network that began from the top was begun again, with far more of its people.",
        cite [NLC_COLLABORATION];
}
