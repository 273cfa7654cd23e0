//! The programme of 2005 and its second phase, built row by row from the facts of [`nextpractice::source`].
//!
//! What the sources state is recorded with its source; what they do not is left out, and the table says so. Schools
//! and regions that no source names are placeholders, and each says that it is one.

mod facts;
mod history;
mod hubs;
mod posts;
mod raw;
mod records;
mod telling;
mod verdicts;

use chrono::NaiveDate;
use nextpractice::model::{CharterRow, DataSourceRow, Document, Field, ProgrammePhaseRow};
use nextpractice::source::{APPLICATIONS, GRANT_PER_HUB_AND_YEAR, LAUNCH, Source};
use nextpractice::value::{KeyError, TermError, TextError};
use nextpractice::vocabulary::{Coverage, Focus, Phase};

pub use posts::Reading;
pub use telling::tell;

use posts::Post;
use raw::{list, term, text};

/// Why a document could not be built: a text, key or term of it is none.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub enum NotBuilt {
    /// A key.
    Key(#[from] KeyError),
    /// A text.
    Text(#[from] TextError),
    /// A term.
    Term(#[from] TermError),
}

/// The document of a phase, with the hubs of a reading.
///
/// ```
/// use nextpractice::model::Programme;
/// use nextpractice::vocabulary::Phase;
/// use nextpractice_examples::phase_one::{Reading, document};
///
/// let programme = Programme::new(document(Phase::One, Reading::OneInEachRegion)?)?;
/// assert_eq!(programme.hubs().len(), 55);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`NotBuilt`] if a text, key or term that follows from the sources were none.
pub fn document(phase: Phase, reading: Reading) -> Result<Document, NotBuilt> {
    let posts = posts::posts(reading);
    let mut document = Document {
        format: text(Document::FORMAT)?,
        title: text(&title(phase))?,
        description: text(description(phase, reading))?,
        synthetic: Field::Value(false),
        recorded_on: recorded_on(phase),
        sources: sources(phase)?,
        records: Field::Value(records::records(phase, reading)?),
        charter: Field::Value(charter(phase)?),
        regions: posts::regions()?,
        institutions: posts
            .iter()
            .map(Post::institution)
            .collect::<Result<Vec<_>, _>>()
            .map(list)?,
        hubs: hubs::hubs(phase, &posts)?,
        arrangements: hubs::networks(&posts)?,
        convenors: history::convenors(phase)?,
        publications: history::publications(phase)?,
        ..Document::default()
    };
    if phase == Phase::One {
        document.grants = hubs::grants(&posts)?;
        document.events = history::conferences()?;
    }
    Ok(document)
}

fn title(phase: Phase) -> String {
    format!(
        "Development and Research networks, {}",
        phase.name().to_lowercase()
    )
}

const fn description(phase: Phase, reading: Reading) -> &'static str {
    match (phase, reading) {
        (Phase::One, Reading::OneInEachRegion) => {
            "The hubs appointed in October 2005, one for each of five gateways in each of eleven regions, as the sources \
             tell of them (HIST, PL, DECK). No source names the hub schools, and one region of the eleven is named: the \
             others are placeholders, and say so."
        }
        (Phase::One, Reading::Nine) => {
            "The hubs as they would be with nine in each of five gateways (HIST), which is not how this library reads the \
             sources. Which two regions would have gone without is not said: here the last two do (LIB)."
        }
        (Phase::Two, _) => {
            "The hubs of phase one, gathered by Deep (HIST, PL). That they all went on is this library's reading (LIB). \
             Hubs of Deep Support and Deep Leadership were the next step (PL) and are not recorded."
        }
    }
}

/// The day that a document describes: the last of phase one, the first of phase two, of which the sources tell only the
/// beginning (`LIB`).
fn recorded_on(phase: Phase) -> Field<NaiveDate> {
    match phase {
        Phase::One => phase.term().until().map_or(Field::Absent, Field::Value),
        Phase::Two => Field::Value(phase.term().from()),
    }
}

fn charter(phase: Phase) -> Result<CharterRow, NotBuilt> {
    let common = CharterRow {
        name: text(&title(phase))?,
        scheme: text(posts::SCHEME)?,
        regions: list(posts::region_keys()?),
        focuses: list(phase.focuses().iter().copied()),
        ..CharterRow::default()
    };
    Ok(match phase {
        Phase::One => CharterRow {
            term: term(LAUNCH.value.from(), phase.term().until()),
            phases: list([phase_row(phase, Field::Absent)?]),
            coverage: Field::Value(Coverage::Grid),
            hubs_per_cell: Field::Value(1),
            applications_received: Field::Value(APPLICATIONS.value),
            grant_per_year: Field::Value(GRANT_PER_HUB_AND_YEAR.value),
            note: text(
                "The networks were launched in October 2005 (HIST); that it was on the first day of that month, and that \
                 the phase ended with the school year, is this library's reading (LIB). The phase itself began in 2004, \
                 with conversations and conferences (HIST), before this term. The Trust (SSAT) convened the networks; \
                 ASCL shared in the conferences (HIST, PL).",
            )?,
            ..common
        },
        Phase::Two => CharterRow {
            term: term(phase.term().from(), phase.term().until()),
            phases: list([phase_row(
                phase,
                term(phase.term().from(), phase.term().until()),
            )?]),
            note: text(
                "That 2006-07 is the school year is this library's reading (LIB). No source says how many hubs a Deep was \
                 to have in a region, how many applied, or whether the grant went on.",
            )?,
            ..common
        },
    })
}

fn phase_row(
    phase: Phase,
    term: Field<nextpractice::model::TermRow>,
) -> Result<ProgrammePhaseRow, NotBuilt> {
    Ok(ProgrammePhaseRow {
        name: text(phase.name())?,
        term,
        focuses: list(phase.focuses().iter().copied()),
        ..ProgrammePhaseRow::default()
    })
}

fn sources(phase: Phase) -> Result<Field<Vec<Field<DataSourceRow>>>, NotBuilt> {
    let used: &[Source] = match phase {
        Phase::One => &[Source::Hist, Source::Pl, Source::Wb, Source::Deck],
        Phase::Two => &[Source::Hist, Source::Pl, Source::Deck],
    };
    let rows = used.iter().map(|source| {
        Ok(DataSourceRow {
            title: text(source.title())?,
            note: text(&format!("Cited here as {source}."))?,
            ..DataSourceRow::default()
        })
    });
    rows.collect::<Result<Vec<_>, NotBuilt>>().map(list)
}

/// What a hub works on: its gateway in phase one, the gateway's Deep in phase two.
fn focus(phase: Phase, post: Post) -> Focus {
    match phase {
        Phase::One => Focus::Gateway(post.gateway),
        Phase::Two => Focus::Deep(post.gateway.deep()),
    }
}
