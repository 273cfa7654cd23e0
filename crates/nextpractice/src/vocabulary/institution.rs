//! Kinds of institution.

use super::word::vocabulary;

vocabulary! {
    /// What sort of school or college it is, as the sources and the register tell them apart. (`NLC`, `WB`, `GIAS`)
    InstitutionKind, "kind of institution";
    /// Before compulsory age.
    Nursery: "nursery", "Nursery school", alias ["nursery"], cite [GIAS_ESTABLISHMENTS];
    /// The first years of primary.
    Infant: "infant", "Infant school", cite [NLC_SAMPLES];
    /// The later years of primary.
    Junior: "junior", "Junior school", cite [NLC_SAMPLES];
    /// All primary years.
    Primary: "primary", "Primary school", cite [NLC_SAMPLES, GIAS_ESTABLISHMENTS];
    /// Across the end of primary and the start of secondary.
    Middle: "middle", "Middle school", cite [GIAS_ESTABLISHMENTS];
    /// Secondary years.
    Secondary: "secondary", "Secondary school", cite [NLC_SAMPLES, GIAS_ESTABLISHMENTS];
    /// A secondary that its source calls a high school.
    High: "high", "High school", cite [NLC_SAMPLES];
    /// Primary and secondary years.
    AllThrough: "all_through", "All-through school", cite [GIAS_ESTABLISHMENTS];
    /// For special educational needs.
    Special: "special", "Special school", cite [WB_CONTEXT, GIAS_ESTABLISHMENTS];
    /// A college for the years after 16.
    SixthFormCollege: "sixth_form_college", "Sixth-form college", cite [GIAS_ESTABLISHMENTS];
    /// A college of further education.
    FurtherEducationCollege: "further_education_college", "Further-education college", alias ["FE college"],
        cite [WB_CONTEXT];
    /// A college whose source does not say of what kind.
    College: "college", "College (kind unstated)", alias ["college of unstated kind"], cite [NLC_SAMPLES];
    /// None of these.
    Other: "other", "Other", cite [LIB];
}

vocabulary! {
    /// Who maintains the institution. (`GIAS`)
    Governance, "governance";
    /// By a local authority.
    Maintained: "maintained", "Maintained", cite [GIAS_ESTABLISHMENTS];
    /// By a trust, with public money.
    Academy: "academy", "Academy", cite [GIAS_ESTABLISHMENTS];
    /// By itself, from fees or gifts.
    Independent: "independent", "Independent", cite [GIAS_ESTABLISHMENTS];
}
