//! Ways in which institutions are bound together.

use super::word::vocabulary;

vocabulary! {
    /// What sort of arrangement it is. (all sources)
    ArrangementKind, "kind of arrangement";
    /// A hub and its local partner schools.
    HubNetwork: "hub_network", "Hub network", cite [HIST_PHASE_ONE, PL_NETWORKS];
    /// A networked learning community.
    LearningCommunity: "learning_community", "Learning community", alias ["networked learning community", "NLC"],
        cite [NLC_USEFUL];
    /// Institutions that teach learners together.
    Partnership: "partnership", "Partnership", cite [WB_CONTEXT];
    /// Schools that share a governing body or parts of one.
    Federation: "federation", "Federation", cite [GIAS_GROUPS, PL_DEEPS];
    /// Academies under one trust.
    Trust: "trust", "Trust", alias ["multi-academy trust", "MAT"], cite [GIAS_GROUPS];
}

vocabulary! {
    /// How an institution came to be a member. (`HIST`, `NLC`)
    Joined, "way of joining";
    /// Of its own accord.
    Volunteered: "volunteered", "Volunteered", cite [HIST_PHASE_ONE, NLC_COMMITMENT];
    /// Asked, and free to say no.
    AcceptedInvitation: "accepted_invitation", "Accepted an invitation",
        alias ["invited"], cite [HIST_PHASE_ONE, LIB];
    /// Told to by an agency.
    Directed: "directed", "Directed by an agency", cite [NLC_AGENCIES];
}
