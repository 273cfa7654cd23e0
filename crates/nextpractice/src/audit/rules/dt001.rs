//! DT001 empty-cell.

use super::cells;
use crate::audit::rule::rule;
use crate::audit::{Answer, Cell, Facts};
use crate::model::View;

rule! {
    /// A cell that the charter asks to be covered has no hub.
    ///
    /// **Asked**: of each focus in each region, or of each region, as the charter asks for; not where it asks for no coverage. Hubs count
    /// that are in term at the date. *Broken* with none, if hubs are recorded completely.
    ///
    /// **Why**: the innovation within each gateway was distributed across all eleven regions, with a hub school for each gateway in each. A
    /// region without a hub is not reached.
    ///
    /// **What to do**: appoint a hub there, or let a hub nearby serve the region too and record it.
    DT001 = "empty-cell",
    principle: Distributed,
    level: Error,
    asked_of: Cell,
    reads: [Hubs],
    follows_from: [DT003 by hubs_that_lie_there],
    cites: [HIST_PHASE_ONE, PL_NETWORKS],
    cell_fault: Empty,
    since: "0.1.0",
}

fn check(view: &View<'_>, cell: Cell, facts: &mut Facts) -> Answer {
    if let Err(answer) = cells::asked_for(view, cell) {
        return answer;
    }
    cells::say(view, cell, facts);
    cells::hubs(view, cell).at_least(1)
}
