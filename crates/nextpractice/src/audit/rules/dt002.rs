//! DT002 crowded-cell.

use super::cells;
use crate::audit::ask::gated;
use crate::audit::rule::rule;
use crate::audit::{Answer, Cell, Fact, Facts, Missing};
use crate::model::{Recorded, View};

rule! {
    /// A cell has more hubs than the charter asks for.
    ///
    /// **Asked**: of each focus in each region, or of each region, as the charter asks for; not where it asks for no coverage, or sets no number. Hubs count
    /// that are in term at the date. *Broken* with more than the charter's `hubs_per_cell`.
    ///
    /// **Why**: one hub was appointed for each gateway in each region. Where several do the work of one, others do
    /// without, or nobody knows whose it is.
    ///
    /// **What to do**: say which hub serves which part of the region, or give the charter the number that is meant.
    DT002 = "crowded-cell",
    principle: Distributed,
    level: Warning,
    asked_of: Cell,
    reads: [Hubs],
    follows_from: [DT003 by hubs_that_serve_it],
    cites: [PL_NETWORKS, HIST_PHASE_ONE],
    cell_fault: Crowded,
    since: "0.1.0",
}

fn check(view: &View<'_>, cell: Cell, facts: &mut Facts) -> Answer {
    gated(cells::asked_for(view, cell).err(), || {
        crowded(view, cell, facts)
    })
}

fn crowded(view: &View<'_>, cell: Cell, facts: &mut Facts) -> Answer {
    let allowed = match view.programme().charter().hubs_per_cell {
        Recorded::Value(allowed) => allowed,
        Recorded::Nothing => {
            return Answer::NotApplicable("the charter sets no number of hubs for a cell");
        }
        // No hub at all is never too many.
        Recorded::Unknown => match cells::hubs(view, cell).at_most(0) {
            Answer::Holds => 0,
            _ => return Answer::CannotTell(Missing::Charter("hubs_per_cell")),
        },
    };
    cells::say(view, cell, facts);
    facts.say(|| {
        Fact::new(format!("the charter asks for no more than {allowed}"))
            .at_charter("hubs_per_cell")
    });
    cells::hubs(view, cell).at_most(allowed as usize)
}
