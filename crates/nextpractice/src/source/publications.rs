//! What was published on the way: two series of pamphlets, and the reports of research associates.

use serde::Serialize;

use crate::vocabulary::{Citation, Deep, Focus, Gateway, cite};

/// A series of pamphlets. (`PL`)
///
/// ```
/// use nextpractice::source::Series;
/// assert_eq!(Series::Second.title(), "A new shape for schooling?");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Series {
    /// On the nine gateways.
    First,
    /// On the four Deeps.
    Second,
}

impl Series {
    /// The title of the series.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::First => "Personalising learning",
            Self::Second => "A new shape for schooling?",
        }
    }
}

/// A pamphlet of one of the two series.
///
/// ```
/// use nextpractice::source::PAMPHLETS;
/// let by_vacher = PAMPHLETS.iter().find(|pamphlet| pamphlet.author == "Kai Vacher").unwrap();
/// assert_eq!(by_vacher.covers[0].name(), "Deep Experience");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Pamphlet {
    /// Its series.
    pub series: Series,
    /// Its place in the series as listed, from 1. Only the first series prints numbers.
    pub number: u8,
    /// Its title as printed.
    pub title: &'static str,
    /// Who wrote it.
    pub author: &'static str,
    /// The gateways or Deeps that its title names; none for the two that open a series.
    pub covers: &'static [Focus],
    /// Where it is listed.
    pub citations: &'static [Citation],
}

const HARGREAVES: &str = "David Hargreaves";

const fn first(number: u8, title: &'static str, covers: &'static [Focus]) -> Pamphlet {
    Pamphlet {
        series: Series::First,
        number,
        title,
        author: HARGREAVES,
        covers,
        citations: &[cite::PL_GATEWAYS_FIGURE],
    }
}

const fn second(
    number: u8,
    title: &'static str,
    author: &'static str,
    covers: &'static [Focus],
) -> Pamphlet {
    Pamphlet {
        series: Series::Second,
        number,
        title,
        author,
        covers,
        citations: &[cite::PL_DEEPS],
    }
}

/// Both series, six pamphlets each.
pub const PAMPHLETS: &[Pamphlet] = &[
    first(1, "Next steps in working laterally", &[]),
    first(
        2,
        "Student Voice and Assessment for learning",
        &[
            Focus::Gateway(Gateway::StudentVoice),
            Focus::Gateway(Gateway::AssessmentForLearning),
        ],
    ),
    first(
        3,
        "Learning to learn & the new technologies",
        &[
            Focus::Gateway(Gateway::LearningToLearn),
            Focus::Gateway(Gateway::NewTechnologies),
        ],
    ),
    first(
        4,
        "Curriculum and advice & guidance",
        &[
            Focus::Gateway(Gateway::Curriculum),
            Focus::Gateway(Gateway::AdviceAndGuidance),
        ],
    ),
    first(
        5,
        "Mentoring & coaching, and workforce development",
        &[
            Focus::Gateway(Gateway::MentoringAndCoaching),
            Focus::Gateway(Gateway::WorkforceReform),
        ],
    ),
    first(
        6,
        "The final gateway: school design and organisation",
        &[Focus::Gateway(Gateway::SchoolOrganisationAndDesign)],
    ),
    second(1, "A new shape for schooling?", HARGREAVES, &[]),
    second(
        2,
        "Deep learning 1",
        "Emma Sims",
        &[Focus::Deep(Deep::Learning)],
    ),
    second(
        3,
        "Deep Experience 1",
        HARGREAVES,
        &[Focus::Deep(Deep::Experience)],
    ),
    second(
        4,
        "Deep Experience 2: Rethinking key stage 3",
        "Kai Vacher",
        &[Focus::Deep(Deep::Experience)],
    ),
    second(
        5,
        "Deep Support 1",
        "Sue Williamson",
        &[Focus::Deep(Deep::Support)],
    ),
    second(
        6,
        "Deep Leadership 1",
        HARGREAVES,
        &[Focus::Deep(Deep::Leadership)],
    ),
];

/// An author of a report, with the post held.
///
/// ```
/// use nextpractice::source::REPORTS;
/// assert_eq!(REPORTS[0].authors[0].post, "Headteacher");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Author {
    /// The name as printed.
    pub name: &'static str,
    /// The post.
    pub post: &'static str,
}

/// A report by a research associate.
///
/// ```
/// use nextpractice::source::REPORTS;
/// assert!(REPORTS.iter().any(|report| report.title == "Shape-shifters"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The title as printed.
    pub title: &'static str,
    /// Who wrote it.
    pub authors: &'static [Author],
    /// The authors' school, with its place where that is printed.
    pub institution: &'static str,
    /// Where it is listed.
    pub citations: &'static [Citation],
}

const fn report(
    title: &'static str,
    authors: &'static [Author],
    institution: &'static str,
) -> Report {
    Report {
        title,
        authors,
        institution,
        citations: &[cite::WB_REPORTS],
    }
}

const fn author(name: &'static str, post: &'static str) -> Author {
    Author { name, post }
}

/// The seven reports of spring 2006 that *Lessons in partnership*, itself one of the series, lists beside itself.
pub const REPORTS: &[Report] = &[
    report(
        "“Hey, what about me?”",
        &[author("Gussie Andersen", "Headteacher")],
        "Wormholt Park Primary School, London",
    ),
    report(
        "Personalising the curriculum at 14–19",
        &[
            author("Liz Cresswell", "Deputy Headteacher"),
            author("Paul Morrisey", "Deputy Headteacher"),
            author("Graham Soles", "Headteacher"),
        ],
        "Brighouse High School",
    ),
    report(
        "“Are you learnin’ us today, Miss?”",
        &[author("Kevin Cooney", "Headteacher")],
        "Garswood Training School, St Helens",
    ),
    report(
        "...and the pupil said",
        &[
            author("Hazel Pulley", "Headteacher"),
            author("Linda Jagger", "Deputy Headteacher"),
        ],
        "Caldecote Community Primary School, Leicester City",
    ),
    report(
        "Shape-shifters",
        &[author("Dr Victoria M Rataj-Worsnop", "Vice Principal")],
        "Hockerill Anglo-European College, Hertfordshire",
    ),
    report(
        "Mentoring: from data to people",
        &[author("Michael Stewart", "Headteacher")],
        "Westlands School and Technology College, Torquay",
    ),
    report(
        "Does it help to know?",
        &[author("Viv Wakeham", "Headteacher")],
        "West Horndon Primary School, Essex",
    ),
];

#[cfg(test)]
mod tests {
    use super::{PAMPHLETS, REPORTS, Series};
    use crate::source::CONFERENCES;
    use crate::vocabulary::{Deep, Focus, GatewaySet};

    fn of(series: Series) -> impl Iterator<Item = &'static super::Pamphlet> {
        PAMPHLETS
            .iter()
            .filter(move |pamphlet| pamphlet.series == series)
    }

    #[test]
    fn each_series_has_six_numbered_in_order() {
        for series in [Series::First, Series::Second] {
            assert!(of(series).map(|pamphlet| pamphlet.number).eq(1..=6));
        }
        assert!(of(Series::First).all(|pamphlet| pamphlet.author == "David Hargreaves"));
    }

    #[test]
    fn a_pamphlet_covers_what_its_conference_explored() {
        for conference in CONFERENCES {
            let pamphlet = of(Series::First)
                .find(|pamphlet| pamphlet.number == conference.pamphlet)
                .unwrap();
            let covered = pamphlet.covers.iter().map(|focus| focus.gateways());
            assert_eq!(
                covered.fold(GatewaySet::EMPTY, GatewaySet::union),
                conference.gateways
            );
        }
    }

    #[test]
    fn the_second_series_covers_every_deep_and_no_gateway() {
        let mut deeps: Vec<_> = of(Series::Second).flat_map(|p| p.covers).collect();
        deeps.dedup();
        assert!(deeps.into_iter().copied().eq(Deep::ALL.map(Focus::Deep)));
    }

    #[test]
    fn seven_reports_by_ten_authors() {
        assert_eq!(REPORTS.len(), 7);
        let authors: usize = REPORTS.iter().map(|report| report.authors.len()).sum();
        assert_eq!(authors, 10);
    }
}
