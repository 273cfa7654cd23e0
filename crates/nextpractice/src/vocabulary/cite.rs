//! The places that this library cites: one constant for each heading of a source.
//!
//! ```
//! use nextpractice::vocabulary::{Source, cite};
//! assert_eq!(cite::HIST_PHASE_ONE.source(), Source::Hist);
//! ```

use super::{Citation, Source};

macro_rules! places {
    ($($name:ident = $source:ident, $section:literal, $about:literal;)+) => {
        $(
            #[doc = $about]
            pub const $name: Citation = Citation::new(Source::$source, $section);
        )+

        /// Every place, by source.
        pub const ALL: &[Citation] = &[$($name),+];
    };
}

places! {
    HIST_PHASE_ONE = Hist, "Development and Research phase one 2004 - 2006",
        "From the first conversations to the appointment of the hubs, with the 3 D's.";
    HIST_PHASE_TWO = Hist, "D and R Phase 2 2006-07: the evolving thinking – clustering the gateways",
        "The gateways gathered into four Deeps.";

    PL_CONTEXT = Pl, "Context", "Who took part, and in three stages.";
    PL_NINE_MODEL = Pl, "Developing the '9 gateways' model", "How the nine were framed.";
    PL_CONFERENCES = Pl, "Personalising learning conferences", "The conferences and what followed each.";
    PL_NETWORKS = Pl, "Establishment of development and research networks", "A hub for each gateway and region.";
    PL_NINE_GATEWAYS = Pl, "The Nine Gateways", "Why these nine.";
    PL_GATEWAYS_FIGURE = Pl, "The nine gateways to Personalising learning", "The first series of pamphlets.";
    PL_DEEPS = Pl, "The 'Deeps'", "The four Deeps and the second series of pamphlets.";

    WB_REPORTS = Wb, "Research associate reports available in Spring 2006", "The sister reports.";
    WB_INTRODUCTION = Wb, "Introduction", "What was set out on, and for whom.";
    WB_CONTEXT = Wb, "Context", "The partnership's members, aims and teaching groups.";
    WB_KEY_QUESTIONS = Wb, "Key questions", "One question for each audience.";
    WB_METHODOLOGY = Wb, "Methodology", "How it was found out.";
    WB_FINDINGS = Wb, "Main findings", "Lessons for leaders, teachers and students.";
    WB_RECOMMENDATIONS = Wb, "Recommendations for other school leaders", "Three of them.";

    NLC_OPENING = Nlc, "Linking up for success", "Why schools join, and where imposed partnerships fail.";
    NLC_COMMITMENT = Nlc, "Commitment", "Why members must be volunteers.";
    NLC_SUCCESSFUL = Nlc, "Successful partnerships", "Seven characteristics.";
    NLC_SAMPLES = Nlc, "Sample networks", "The table of networks A and B.";
    NLC_USEFUL = Nlc, "Useful things to know", "When the programme was launched, and for what.";
    NLC_LEARNING_FOCI = Nlc, "Learning foci", "Six marks of a focus that works.";
    NLC_PURPOSE = Nlc, "Purpose and focus", "What the bid is for.";
    NLC_COLLABORATION = Nlc, "Collaboration", "Histories, activities, and three sorts of learning.";
    NLC_FRAMEWORK = Nlc, "Framework for collaboration", "Four processes.";
    NLC_CO_LEADERS = Nlc, "Co-leaders' activity", "Four activities.";
    NLC_NETWORK_A = Nlc, "Network A: Making good use of practical resources", "Its learning environment.";
    NLC_LEADERSHIP = Nlc, "Leadership and capacity-building", "Who leads, in which roles, with what support.";
    NLC_KEY_POINTS = Nlc, "Key points", "What helps networks to grow.";
    NLC_AGENCIES = Nlc, "Links with external agencies", "How outside bodies help, and how they do not.";
    NLC_NETWORK_B = Nlc, "Network B: Leadership is a process and not a position", "Its teacher research.";

    WL_SUMMARY = Wl, "", "The 3 D's as first printed.";
    DECK_SLIDES = Deck, "", "The hubs by gateway and region, and four kinds of network.";
    GIAS_ESTABLISHMENTS = Gias, "Establishments", "The register's establishments: type, phase, dates.";
    GIAS_GROUPS = Gias, "Groups", "The register's trusts and federations.";
    GIAS_LINKS = Gias, "Links", "The register's successors and predecessors.";
    LIB = Lib, "", "This library's own reading or default.";
}

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn no_place_stands_twice() {
        assert!(ALL.is_sorted_by_key(|place| place.source()));
        let mut places = ALL.to_vec();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), ALL.len());
    }
}
