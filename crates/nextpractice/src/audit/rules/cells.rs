//! The cells of a charter's coverage, and the hubs in them.

use crate::audit::ask::Tally;
use crate::audit::{Answer, Cell, Fact, Facts, Missing, Unit};
use crate::model::{Hub, Recorded, Table, Truth, View};
use crate::value::{Handle, spoken_date};
use crate::vocabulary::Coverage;

/// Goes on only where the charter asks for coverage, and the cell can be named.
pub(super) fn asked_for(view: &View<'_>, cell: Cell) -> Result<(), Answer> {
    let charter = view.programme().charter();
    match (charter.coverage, cell.region) {
        (Recorded::Value(Coverage::Grid | Coverage::Regions), Some(_)) => Ok(()),
        (Recorded::Value(Coverage::Grid | Coverage::Regions), None) => {
            let field = if charter.regions.is_unknown() {
                "regions"
            } else {
                "focuses"
            };
            Err(Answer::CannotTell(Missing::Charter(field)))
        }
        (Recorded::Value(Coverage::None) | Recorded::Nothing, _) => {
            Err(Answer::NotApplicable("the charter asks for no coverage"))
        }
        (Recorded::Unknown, _) => Err(Answer::CannotTell(Missing::Charter("coverage"))),
    }
}

/// How many hubs a cell has at the date.
pub(super) fn hubs(view: &View<'_>, cell: Cell) -> Tally {
    let mut tally = Tally::new(view.absence_proves(Table::Hubs, None, view.date()));
    for hub in in_cell(view, cell) {
        tally.count(view.hub_in_term(hub), Missing::Field(Table::Hubs, "term"));
    }
    tally
}

/// At most so many hubs that are none at the date are named.
const NAMED: usize = 10;

/// Names the hubs of a cell.
pub(super) fn say(view: &View<'_>, cell: Cell, facts: &mut Facts) {
    facts.say(|| {
        let programme = view.programme();
        let where_it_is = Unit::Cell(cell).label(programme);
        let sure: Vec<Handle<Hub>> = in_cell(view, cell)
            .filter(|hub| view.hub_in_term(*hub) == Truth::Yes)
            .collect();
        let counted = match sure.len() {
            0 => format!("{where_it_is} has no hub on {}", spoken_date(view.date())),
            1 => format!("{where_it_is} has 1 hub on {}", spoken_date(view.date())),
            many => format!(
                "{where_it_is} has {many} hubs on {}",
                spoken_date(view.date())
            ),
        };
        let counted = match cell.region {
            Some(region) => Fact::new(counted).at(region),
            None => Fact::new(counted),
        };
        let fact = sure.iter().fold(counted, |fact, hub| {
            fact.because(Fact::new(programme.label(*hub)).at_field(*hub, "regions"))
        });
        // Where there is none, those that are none any longer or not yet.
        let past =
            in_cell(view, cell).filter(|hub| sure.is_empty() && view.hub_in_term(*hub).is_no());
        past.take(NAMED)
            .fold(fact, |fact, hub| fact.because(no_hub_then(view, hub)))
    });
}

/// That a hub is none at the date; and its network's term, where its own does not say so.
fn no_hub_then(view: &View<'_>, hub: Handle<Hub>) -> Fact {
    let programme = view.programme();
    let fact = Fact::new(format!("{} is no hub then", programme.label(hub))).at_field(hub, "term");
    let own = programme[hub].term.value();
    let runs = own.is_none_or(|term| term.contains(view.date()));
    match programme.index().network(hub).filter(|_| runs) {
        Some(network) => {
            let of_network = programme[network].term.value();
            let of_network = of_network.map_or("not recorded".to_owned(), |term| term.spoken());
            let label = programme.label(network);
            let ends = Fact::new(format!("the term of {label} is {of_network}"));
            fact.because(ends.at_field(network, "term"))
        }
        None => fact,
    }
}

fn in_cell<'v>(view: &View<'v>, cell: Cell) -> impl Iterator<Item = Handle<Hub>> + 'v {
    let programme = view.programme();
    let of_region = |region| programme.index().hubs_of_region(region);
    let hubs = cell
        .region
        .map(of_region)
        .unwrap_or_default()
        .iter()
        .copied();
    hubs.filter(move |hub| {
        cell.focus
            .is_none_or(|focus| programme[*hub].focus == focus)
    })
}
