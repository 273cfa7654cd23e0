//! Where the sources contradict one another or themselves, and the reading this library takes.

use serde::Serialize;

use crate::vocabulary::{Citation, cite};

/// One way to read a point.
///
/// ```
/// use nextpractice::source::CONFLICTS;
/// assert_eq!(CONFLICTS[0].taken.says, "eleven, one in each region");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Reading {
    /// What it says of the point.
    pub says: &'static str,
    /// Where it stands.
    pub citations: &'static [Citation],
}

/// A point on which there is more than one reading.
///
/// ```
/// use nextpractice::source::CONFLICTS;
/// for conflict in CONFLICTS {
///     assert!(conflict.readings.len() >= 2, "{}", conflict.title);
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Conflict {
    /// The point.
    pub title: &'static str,
    /// What the sources say.
    pub readings: &'static [Reading],
    /// What this library goes by: one of the readings, or one of its own.
    pub taken: Reading,
    /// Why.
    pub reason: &'static str,
}

const fn reading(says: &'static str, citations: &'static [Citation]) -> Reading {
    Reading { says, citations }
}

const ELEVEN_HUBS: Reading = reading(
    "eleven, one in each region",
    &[cite::HIST_PHASE_ONE, cite::PL_NETWORKS, cite::DECK_SLIDES],
);
const TWO_BUT_THE_LAST: Reading = reading(
    "two in each conference, and one in the last",
    &[cite::PL_CONFERENCES],
);

/// All of them, in a fixed order.
///
/// ```
/// assert_eq!(nextpractice::source::CONFLICTS.len(), 8);
/// ```
pub const CONFLICTS: &[Conflict] = &[
    Conflict {
        title: "hubs in each gateway",
        readings: &[reading("nine", &[cite::HIST_PHASE_ONE]), ELEVEN_HUBS],
        taken: ELEVEN_HUBS,
        reason: "55 hubs are five gateways in eleven regions; nine is the number of gateways, and nine hubs in each of \
                 five would make 45",
    },
    Conflict {
        title: "end of the conference series",
        readings: &[
            reading("January 2005", &[cite::PL_CONFERENCES]),
            reading(
                "eighteen months from autumn 2004, so early 2006",
                &[cite::HIST_PHASE_ONE],
            ),
        ],
        taken: reading("January 2006", &[cite::LIB]),
        reason: "a slip of the year reconciles the two; neither source states it",
    },
    Conflict {
        title: "names of two gateways",
        readings: &[
            reading(
                "workforce reform; school organisation and design",
                &[cite::HIST_PHASE_TWO],
            ),
            reading(
                "workforce development; school design and organisation",
                &[cite::PL_GATEWAYS_FIGURE],
            ),
        ],
        taken: reading(
            "workforce reform; school organisation and design",
            &[cite::HIST_PHASE_TWO],
        ),
        reason: "each pair is one gateway; both spellings are read, and one had to be written",
    },
    Conflict {
        title: "gateways in each conference",
        readings: &[
            reading("two in each", &[cite::HIST_PHASE_ONE]),
            TWO_BUT_THE_LAST,
        ],
        taken: TWO_BUT_THE_LAST,
        reason: "five conferences on nine gateways leave one for the last",
    },
    Conflict {
        title: "where the 3 D's come from",
        readings: &[
            reading("Hargreaves, 2004", &[cite::HIST_PHASE_ONE]),
            reading("Hargreaves, Working Laterally, 2003", &[cite::WL_SUMMARY]),
        ],
        taken: reading(
            "the words stand in 2003; the networks took them up from the text of 2004",
            &[cite::LIB],
        ),
        reason: "both are recorded; nothing turns on which came first",
    },
    Conflict {
        title: "leaving the plan",
        readings: &[
            reading(
                "the bid is a marker against which digressions are charted",
                &[cite::NLC_PURPOSE],
            ),
            reading(
                "collaboration should be let grow in new directions",
                &[cite::WB_RECOMMENDATIONS],
            ),
        ],
        taken: reading(
            "drift is measured, and faulted as advice only past a threshold and with no revised bid",
            &[cite::LIB],
        ),
        reason: "charting is neutral and growth is welcome; what is left at fault is leaving unsaid",
    },
    Conflict {
        title: "where creativity and motivation belong in network B",
        readings: &[
            reading("as printed: other initiatives", &[cite::NLC_SAMPLES]),
            reading("by their sense: skills focuses", &[cite::LIB]),
        ],
        taken: reading("as printed: other initiatives", &[cite::NLC_SAMPLES]),
        reason: "they may have slipped a row in the table; that is noted, and the print is kept",
    },
    Conflict {
        title: "the principle under which volunteering and self-determination fall",
        readings: &[
            reading("distributed", &[cite::HIST_PHASE_ONE]),
            reading(
                "decentralised: work run by teachers, by those who chose to join",
                &[cite::WL_SUMMARY, cite::NLC_COMMITMENT],
            ),
        ],
        taken: reading(
            "decentralised: joining and deciding are asked after by rules DC002 to DC004",
            &[cite::LIB],
        ),
        reason: "who decides is a matter of structure; distribution is about where the work and its results go",
    },
];

#[cfg(test)]
mod tests {
    use super::CONFLICTS;
    use crate::vocabulary::{Gateway, Source};

    #[test]
    fn what_is_taken_was_read_or_is_our_own() {
        for conflict in CONFLICTS {
            let own = conflict
                .taken
                .citations
                .iter()
                .all(|c| c.source() == Source::Lib);
            let read = conflict.readings.contains(&conflict.taken);
            assert!(own != read, "{}", conflict.title);
            assert!(conflict.readings.iter().all(|r| !r.citations.is_empty()));
        }
    }

    #[test]
    fn both_spellings_of_the_two_gateways_parse() {
        let named = CONFLICTS
            .iter()
            .find(|conflict| conflict.title == "names of two gateways")
            .unwrap();
        for reading in named.readings {
            let gateways: Vec<Gateway> = reading
                .says
                .split("; ")
                .map(|s| s.parse().unwrap())
                .collect();
            assert_eq!(
                gateways,
                [
                    Gateway::WorkforceReform,
                    Gateway::SchoolOrganisationAndDesign
                ]
            );
        }
    }
}
