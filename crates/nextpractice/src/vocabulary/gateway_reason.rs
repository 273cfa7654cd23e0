//! Why these nine.

use super::word::vocabulary;

vocabulary! {
    /// What makes a theme a gateway: five reasons, all of which hold for each of the nine. (`PL`)
    GatewayReason, "reason for a gateway";
    AppliesEverywhere: "applies_everywhere", "Applies to every school",
        meaning "No school or classroom can do without it, though they stress it differently.",
        cite [PL_NINE_GATEWAYS];
    CurrentPractice: "current_practice", "Part of current practice",
        meaning "Every school does some of it already, and some schools pioneer in it.",
        cite [PL_NINE_GATEWAYS];
    NeedsLeadership: "needs_leadership", "Needs leadership",
        meaning "Progress takes strong leadership, from headteachers and distributed.",
        cite [PL_NINE_GATEWAYS, PL_CONFERENCES];
    Motivates: "motivates", "Enhances motivation",
        meaning "It can raise students' motivation and commitment, without which achievement does not rise.",
        cite [PL_NINE_GATEWAYS];
    NoSchoolLeadsInAll: "no_school_leads_in_all", "No school leads in every theme",
        meaning "However far ahead in some, no school is at the leading edge in all.",
        cite [PL_NINE_GATEWAYS];
}
