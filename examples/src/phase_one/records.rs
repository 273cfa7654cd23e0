//! How complete each table is: what the sources do not tell is said here, table by table.

use nextpractice::model::{Field, RecordsRow, TableRecordRow};
use nextpractice::vocabulary::{Completeness, Phase};

use super::NotBuilt;
use super::posts::Reading;
use super::raw::text;

type Said = Result<Field<TableRecordRow>, NotBuilt>;

pub(super) fn records(phase: Phase, reading: Reading) -> Result<RecordsRow, NotBuilt> {
    let both = RecordsRow {
        convenors: partial("Those that the sources name (HIST, PL).")?,
        institutions: partial("The hub schools alone, as placeholders.")?,
        agencies: not_recorded("No source names one that supported a network.")?,
        coordinators: not_recorded("There were regional coordinators (HIST); no source says who.")?,
        arrangements: partial(
            "Each hub's network (HIST, PL); what else the schools belonged to is not recorded.",
        )?,
        memberships: not_recorded("No source says which schools belonged to which network.")?,
        priorities: not_recorded(
            "Hubs were to agree a limited range (HIST); which, no source says.",
        )?,
        plans: not_recorded("Clear plans were a condition of funding (HIST); none is published.")?,
        practices: not_recorded("No source names a practice that a hub made.")?,
        transfers: not_recorded("No source records one.")?,
        ..RecordsRow::default()
    };
    Ok(match phase {
        Phase::One => RecordsRow {
            regions: complete("Eleven (HIST, PL, DECK), ten of them as placeholders.")?,
            applications: not_recorded(
                "More than 300 were received (HIST): the charter has the count.",
            )?,
            hubs: complete(hubs(reading))?,
            grants: complete(
                "Each hub school received the same sum per annum (HIST); that this is one grant for the school year is \
                 this library's reading (LIB).",
            )?,
            events: partial("The five conferences (HIST, PL); there were workshops too (HIST).")?,
            publications: partial(
                "Both series of pamphlets (PL) and the research associates' reports (WB); no source dates a pamphlet.",
            )?,
            ..both
        },
        Phase::Two => RecordsRow {
            regions: complete("Those of phase one: no source says that they changed (LIB).")?,
            applications: not_recorded("No source tells of any for phase two.")?,
            hubs: partial(
                "Those of phase one, by Deep (LIB); networks on Deep Support and Deep Leadership were the next step (PL).",
            )?,
            grants: not_recorded("No source says whether the grant of phase one went on.")?,
            events: not_recorded("No source tells of any.")?,
            publications: partial("The second series of pamphlets (PL).")?,
            ..both
        },
    })
}

const fn hubs(reading: Reading) -> &'static str {
    match reading {
        Reading::OneInEachRegion => {
            "55 (HIST), one for each gateway in each region (PL); that all served to the end is this library's reading \
             (LIB)."
        }
        Reading::Nine => "Nine in each gateway, as the history has it in one place (HIST).",
    }
}

fn complete(note: &str) -> Said {
    said(Completeness::Complete, note)
}

fn partial(note: &str) -> Said {
    said(Completeness::Partial, note)
}

fn not_recorded(note: &str) -> Said {
    said(Completeness::NotRecorded, note)
}

fn said(completeness: Completeness, note: &str) -> Said {
    Ok(Field::Value(TableRecordRow {
        completeness: Field::Value(completeness),
        note: text(note)?,
        ..TableRecordRow::default()
    }))
}
