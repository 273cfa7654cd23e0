//! Convenors, conferences and publications.

use nextpractice::model::{ConvenorRow, EventRow, Field, PublicationRow};
use nextpractice::source::{CONFERENCES, PAMPHLETS, Pamphlet, REPORTS, Report, Series};
use nextpractice::vocabulary::{Focus, Phase};

use super::NotBuilt;
use super::raw::{key, list, text};

const TRUST: (&str, &str) = ("ssat", "Specialist Schools and Academies Trust");
const LEADERS: (&str, &str) = ("ascl", "Association of School and College Leaders");

/// The Trust called the networks, and with it ASCL the conferences of phase one.
pub(super) fn convenors(phase: Phase) -> Result<Field<Vec<Field<ConvenorRow>>>, NotBuilt> {
    let called: &[_] = match phase {
        Phase::One => &[TRUST, LEADERS],
        Phase::Two => &[TRUST],
    };
    let rows = called.iter().map(|(short, name)| {
        Ok(ConvenorRow {
            key: key(short)?,
            name: text(name)?,
            ..ConvenorRow::default()
        })
    });
    rows.collect::<Result<Vec<_>, NotBuilt>>().map(list)
}

/// The five conferences, which both called. No source dates any of them.
pub(super) fn conferences() -> Result<Field<Vec<Field<EventRow>>>, NotBuilt> {
    let rows = CONFERENCES.iter().map(|conference| {
        Ok(EventRow {
            key: key(&format!("conference:{}", conference.number))?,
            title: text(&format!(
                "Personalising learning conference {}",
                conference.number
            ))?,
            convenors: [TRUST, LEADERS]
                .map(|(short, _)| key(short))
                .into_iter()
                .collect::<Result<Vec<_>, _>>()
                .map(Field::Value)?,
            focuses: list(conference.gateways.iter().map(Focus::Gateway)),
            ..EventRow::default()
        })
    });
    rows.collect::<Result<Vec<_>, NotBuilt>>().map(list)
}

/// Both series of pamphlets, and the reports of research associates, in phase one; the series on the Deeps in phase
/// two. No source dates a pamphlet.
pub(super) fn publications(phase: Phase) -> Result<Field<Vec<Field<PublicationRow>>>, NotBuilt> {
    let listed = |pamphlet: &&Pamphlet| phase == Phase::One || pamphlet.series == Series::Second;
    let pamphlets = PAMPHLETS.iter().filter(listed).map(pamphlet);
    let listed = if phase == Phase::One { REPORTS } else { &[] };
    let reports = (1..).zip(listed).map(|(number, row)| report(number, row));
    pamphlets
        .chain(reports)
        .collect::<Result<Vec<_>, _>>()
        .map(list)
}

fn pamphlet(pamphlet: &Pamphlet) -> Result<PublicationRow, NotBuilt> {
    let series = match pamphlet.series {
        Series::First => 1,
        Series::Second => 2,
    };
    Ok(PublicationRow {
        key: key(&format!("pamphlet:{series}/{}", pamphlet.number))?,
        title: text(pamphlet.title)?,
        series: text(pamphlet.series.title())?,
        number: match pamphlet.series {
            Series::First => Field::Value(pamphlet.number.into()),
            // The second series prints none.
            Series::Second => Field::Absent,
        },
        authors: Field::Value(vec![text(pamphlet.author)?]),
        // Those that open a series name no focus; what they cover is not said.
        focuses: match pamphlet.covers {
            [] => Field::Absent,
            covers => list(covers.iter().copied()),
        },
        ..PublicationRow::default()
    })
}

fn report(number: usize, report: &Report) -> Result<PublicationRow, NotBuilt> {
    let authors = report.authors.iter().map(|author| text(author.name));
    Ok(PublicationRow {
        key: key(&format!("report:{number}"))?,
        title: text(report.title)?,
        series: text("Research associate reports, spring 2006")?,
        authors: Field::Value(authors.collect::<Result<Vec<_>, _>>()?),
        ..PublicationRow::default()
    })
}
