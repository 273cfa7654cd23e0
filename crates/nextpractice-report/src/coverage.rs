//! What the charter asks to be covered, and how many hubs stand where.

use std::collections::HashMap;

use nextpractice::audit::{Audit, Cell, CellFault, Unit, Verdict, rules};
use nextpractice::model::{Region, View};
use nextpractice::value::Handle;
use nextpractice::vocabulary::{Coverage, Focus};
use serde::Serialize;

/// How a cell stands against what the charter asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum CellState {
    /// It has a hub, and no more than it may have.
    Covered,
    /// It has none.
    Empty,
    /// It has more than it may have.
    Crowded,
    /// The document cannot tell whether it has one.
    Unsure,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) focus: Option<Focus>,
    pub(crate) region: Handle<Region>,
    /// Hubs that are in term for certain.
    pub(crate) hubs: usize,
    pub(crate) state: CellState,
}

/// The cells that the charter asks to be covered, region by region; none where it asks for none.
#[derive(Clone, Debug)]
pub(crate) struct Covered {
    /// The focuses of a grid; none where regions alone are to be covered.
    pub(crate) focuses: Vec<Focus>,
    pub(crate) regions: Vec<Handle<Region>>,
    /// For each region in turn, for each focus in turn.
    pub(crate) places: Vec<Place>,
}

/// The coverage at the date of the audit; `None` where the charter asks for none, or lists no region or no focus.
pub(crate) fn coverage(audit: &Audit) -> Option<Covered> {
    let programme = audit.programme();
    let charter = programme.charter();
    let grid = match charter.coverage.value()? {
        Coverage::Grid => true,
        Coverage::Regions => false,
        Coverage::None => return None,
    };
    let focuses: Vec<Focus> = Focus::ALL
        .iter()
        .copied()
        .filter(|_| grid)
        .filter(|focus| match charter.focuses.known() {
            Some(scope) => scope.contains(focus),
            None => !programme.index().hubs_of_focus(*focus).is_empty(),
        })
        .collect();
    let regions = charter.regions.named().to_vec();
    if regions.is_empty() || (grid && focuses.is_empty()) {
        return None;
    }
    let mut hubs: HashMap<(Option<Focus>, Handle<Region>), usize> = HashMap::new();
    for (region, served) in View::new(programme, audit.date()).networks().by_region {
        for hub in served {
            let focus = grid.then(|| programme[hub].focus);
            *hubs.entry((focus, region)).or_default() += 1;
        }
    }
    let columns: Vec<Option<Focus>> = match grid {
        true => focuses.iter().copied().map(Some).collect(),
        false => vec![None],
    };
    let places = regions
        .iter()
        .flat_map(|region| columns.iter().map(|focus| (*focus, *region)))
        .map(|(focus, region)| Place {
            focus,
            region,
            hubs: hubs.get(&(focus, region)).copied().unwrap_or_default(),
            state: state(
                audit,
                Cell {
                    focus,
                    region: Some(region),
                },
            ),
        })
        .collect();
    Some(Covered {
        focuses,
        regions,
        places,
    })
}

/// The rules are asked afresh: the audit may have been of other rules.
fn state(audit: &Audit, cell: Cell) -> CellState {
    let verdict = |fault| {
        let rule = rules::ALL
            .iter()
            .find(|rule| rule.cell_fault == Some(fault))?;
        let explanation = audit.explain(rule, Unit::Cell(cell))?;
        Some(explanation.verdict())
    };
    match (verdict(CellFault::Empty), verdict(CellFault::Crowded)) {
        (Some(Verdict::Broken), _) => CellState::Empty,
        (Some(Verdict::CannotTell), _) => CellState::Unsure,
        (_, Some(Verdict::Broken)) => CellState::Crowded,
        _ => CellState::Covered,
    }
}
