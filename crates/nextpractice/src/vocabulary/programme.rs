//! How a programme is set up and run.

use super::word::vocabulary;

vocabulary! {
    /// What became of an application to be a hub. (`HIST`, `LIB`)
    Decision, "decision on an application";
    /// The applicant was appointed.
    Accepted: "accepted", "Accepted", cite [HIST_PHASE_ONE];
    /// The applicant was not.
    Declined: "declined", "Declined", cite [HIST_PHASE_ONE, LIB];
    /// Nothing has been decided.
    Pending: "pending", "Pending", cite [LIB];
}

vocabulary! {
    /// Where a charter asks for hubs. (`HIST`, `PL`, `LIB`)
    Coverage, "coverage";
    /// In every region for every focus.
    Grid: "grid", "Every focus in every region", alias ["full grid"], cite [HIST_PHASE_ONE, PL_NETWORKS];
    /// In every region, whatever the focus.
    Regions: "regions", "Every region", cite [LIB];
    /// Nowhere in particular.
    None: "none", "None", cite [LIB];
}

vocabulary! {
    /// How a coordinator came by a practice. Neither was found good enough for so large an agenda. (`HIST`)
    Gathering, "way of gathering";
    Reported: "reported", "Reported",
        meaning "Intelligence that a regional coordinator gathered.",
        cite [HIST_PHASE_ONE];
    StumbledOn: "stumbled_on", "Stumbled on", alias ["stumbled upon"],
        meaning "Found by chance.",
        cite [HIST_PHASE_ONE];
}
