//! Which breaches explain which. A rule names the rules that it follows from, each with a function of this file, which
//! gives the units whose breach of that rule would explain a unit's breach of this one. Where a rule can be broken in two directions,
//! only the units are given that break it in the direction which explains.

use super::asked::Asked;
use super::rules::behind;
use super::unit::{Cell, HubYear, Unit};
use crate::model::reach::Reached;
use crate::model::{Arrangement, Grant, Hub, Institution, Party, Region, Table, Tied, View};
use crate::value::Handle;
use crate::vocabulary::Focus;

/// The units whose breach of one rule would explain a unit's breach of another.
pub(crate) type Causes = fn(&View<'_>, Unit) -> Vec<Unit>;

/// Of more than so many hubs, or regions, none is looked at for a cause: one of so many explains nothing, and there may be millions.
const MANY: usize = 256;

/// The same unit.
pub(crate) fn itself(_: &View<'_>, unit: Unit) -> Vec<Unit> {
    vec![unit]
}

/// The focus of a plan's hub.
pub(crate) fn own_focus(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    let focus = hub_of(view, unit).map(|hub| view.programme()[hub].focus);
    focus.map(Unit::Focus).into_iter().collect()
}

/// The hub of a grant in the grant's year.
pub(crate) fn own_year(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    let Unit::Grant(grant) = unit else {
        return Vec::new();
    };
    let Grant { hub, year, .. } = view.programme()[grant];
    vec![Unit::HubYear(HubYear { hub, year })]
}

/// The plans of a hub in a school year.
pub(crate) fn plans_of_year(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    let Unit::HubYear(HubYear { hub, year }) = unit else {
        return Vec::new();
    };
    let plans = view.programme().index().plans(hub).iter();
    let of_year = plans.filter(|plan| !view.plan_in_year(**plan, year).is_no());
    of_year.copied().map(Unit::Plan).collect()
}

/// The plans of a focus's hubs. Those out of force have no part in how the focus stands today.
pub(crate) fn plans_in_force(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    let index = view.programme().index();
    let hubs = hubs_of_focus(view, unit).iter();
    let plans = hubs.flat_map(|hub| index.plans(*hub));
    let in_force = plans.filter(|plan| !view.plan_in_term(**plan).is_no());
    in_force.copied().map(Unit::Plan).collect()
}

/// The priorities of a focus. Those that are retired have no part in how the focus stands today.
pub(crate) fn unretired_priorities(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    let Unit::Focus(focus) = unit else {
        return Vec::new();
    };
    let programme = view.programme();
    let priorities = programme.index().priorities(focus).iter();
    let unretired = priorities.filter(|priority| {
        !view
            .happened(programme[**priority].retired, Table::Priorities)
            .is_yes()
    });
    unretired.copied().map(Unit::Priority).collect()
}

/// The hubs whose networks have lost who had a say: an institution that is in no network at all.
pub(crate) fn hubs_left_by_who_spoke(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    let of_plan = hub_of(view, unit);
    let hubs = match &of_plan {
        Some(hub) => std::slice::from_ref(hub),
        None => few(hubs_of_focus(view, unit)),
    };
    if outsider_spoke(view, unit) {
        hubs.iter().copied().map(Unit::Hub).collect()
    } else {
        Vec::new()
    }
}

/// The cells whose hub has gone, if who had a say is in no network at all.
pub(crate) fn cells_left_by_who_spoke(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    match focus_of(view, unit) {
        Some(focus) if outsider_spoke(view, unit) => cells_of(view, focus),
        _ => Vec::new(),
    }
}

/// The hub of a practice's origin. What an origin does as another hub says nothing of this one's.
pub(crate) fn hub_of_origin(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    match hubs_of_origin(view, unit) {
        [hub] => vec![Unit::Hub(*hub)],
        _ => Vec::new(),
    }
}

/// The hubs of a practice's origin, if their school passes nothing on.
pub(crate) fn silent_hubs_of_origin(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    silent(view, few(hubs_of_origin(view, unit)))
}

/// The hub, if its school passes nothing on.
pub(crate) fn itself_if_silent(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    match unit {
        Unit::Hub(hub) => silent(view, &[hub]),
        _ => Vec::new(),
    }
}

/// The hubs without which nothing of the focus could come to a member: its network's, if it is cut off or goes one way; those of its own
/// school, if that receives nothing; and if its network's has heard of nothing, those that could have told it.
pub(crate) fn hubs_upstream(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    upstream(view, unit, |own, school| {
        let Hub { focus, .. } = view.programme()[own];
        let heard = view.spread().besides(school, focus, own) != Reached::Not;
        peers(view, own).filter(|_| !heard)
    })
}

/// The same of other focuses.
pub(crate) fn hubs_of_others_upstream(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    upstream(view, unit, |own, school| {
        let heard = view.spread().elsewhere(school, view.programme()[own].focus) != Reached::Not;
        neighbours(view, own).filter(|_| !heard)
    })
}

/// The cells of the focus, if the hub of a membership's network has heard of nothing from its peers.
pub(crate) fn cells_upstream(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    let Some(own) = hub_of(view, unit) else {
        return Vec::new();
    };
    let Hub {
        focus, institution, ..
    } = view.programme()[own];
    match view.spread().besides(institution, focus, own) {
        Reached::Not => cells_of(view, focus),
        _ => Vec::new(),
    }
}

/// The hub, if it is cut off from its peers; or else, if it receives nothing, its peers.
pub(crate) fn itself_or_peers_if_deaf(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    match unit {
        Unit::Hub(hub) if cut_off(view, hub) => vec![unit],
        Unit::Hub(hub) if deaf(view, hub) => units(peers(view, hub)),
        _ => Vec::new(),
    }
}

/// If a hub receives nothing, its peers and neighbours that pass nothing on.
pub(crate) fn silent_others_if_deaf(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    match unit {
        Unit::Hub(hub) if deaf(view, hub) => {
            let peers = peers(view, hub).unwrap_or_default();
            let neighbours = neighbours(view, hub).unwrap_or_default();
            silent(view, &[peers, neighbours].concat())
        }
        _ => Vec::new(),
    }
}

/// The cells of other focuses in the regions of a membership's hub, if no hub is left in any of them.
pub(crate) fn cells_without_a_neighbour(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    let Some(own) = hub_of(view, unit) else {
        return Vec::new();
    };
    let Some([]) = neighbours(view, own).as_deref() else {
        return Vec::new();
    };
    let Hub { focus, regions, .. } = &view.programme()[own];
    let others = Focus::ALL.iter().filter(|other| *other != focus);
    let cells = others.flat_map(|other| {
        regions.iter().map(|region| Cell {
            focus: Some(*other),
            region: Some(*region),
        })
    });
    cells.map(Unit::Cell).collect()
}

/// The cells of a hub's focus, if no other hub is left in any of them.
pub(crate) fn cells_without_a_peer(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    let Unit::Hub(own) = unit else {
        return Vec::new();
    };
    match peers(view, own).as_deref() {
        Some([]) => cells_of(view, view.programme()[own].focus),
        _ => Vec::new(),
    }
}

/// The hubs that would be in a cell, if they served the regions in which their schools lie; but none that would leave a cell
/// empty.
pub(crate) fn hubs_that_lie_there(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    let programme = view.programme();
    let Some((cell, region)) = region_of(unit) else {
        return Vec::new();
    };
    let hubs: Vec<Handle<Hub>> = match cell.focus {
        Some(focus) => few(programme.index().hubs_of_focus(focus)).to_vec(),
        None if programme.hubs().len() <= MANY => programme.hubs().handles().collect(),
        None => Vec::new(),
    };
    let there = hubs.into_iter().filter(|hub| {
        let Hub {
            institution,
            regions,
            focus,
            ..
        } = &programme[*hub];
        let others = |served: &Handle<Region>| {
            let mut hubs = programme.index().hubs_of_region(*served).iter();
            hubs.any(|other| {
                other != hub
                    && (cell.focus.is_none() || programme[*other].focus == *focus)
                    && !view.hub_in_term(*other).is_no()
            })
        };
        let school = &programme[*institution];
        school.regions.named().contains(&region) && regions.iter().all(others)
    });
    there.map(Unit::Hub).collect()
}

/// The hubs of a cell.
pub(crate) fn hubs_that_serve_it(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    let programme = view.programme();
    let Some((cell, region)) = region_of(unit) else {
        return Vec::new();
    };
    let hubs = programme.index().hubs_of_region(region).iter();
    let of_focus = hubs.filter(|hub| {
        cell.focus
            .is_none_or(|focus| programme[**hub].focus == focus)
    });
    of_focus.copied().map(Unit::Hub).collect()
}

/// The cells of the regions that are behind the others in what comes from them.
pub(crate) fn cells_behind(view: &View<'_>, _: Unit) -> Vec<Unit> {
    let regions = behind(view);
    let is_behind = |cell: &Cell| cell.region.is_some_and(|region| regions.contains(&region));
    Cell::all(view).filter(is_behind).map(Unit::Cell).collect()
}

/// The hubs of the regions that are behind the others in what comes from them.
pub(crate) fn hubs_behind(view: &View<'_>, _: Unit) -> Vec<Unit> {
    let index = view.programme().index();
    let regions = behind(view).into_iter();
    let hubs = regions.flat_map(|region| index.hubs_of_region(region));
    hubs.copied().map(Unit::Hub).collect()
}

/// The same, if their schools pass nothing on.
pub(crate) fn silent_hubs_behind(view: &View<'_>, unit: Unit) -> Vec<Unit> {
    let hubs = hubs_behind(view, unit).into_iter();
    hubs.flat_map(|hub| itself_if_silent(view, hub)).collect()
}

fn few<T>(all: &[T]) -> &[T] {
    if all.len() <= MANY { all } else { &[] }
}

/// Those of some hubs whose schools pass nothing on.
fn silent(view: &View<'_>, hubs: &[Handle<Hub>]) -> Vec<Unit> {
    let sent = |hub: &Handle<Hub>| view.contacts().of(view.programme()[*hub].institution).sent;
    let silent = hubs.iter().filter(|hub| !sent(hub));
    silent.copied().map(Unit::Hub).collect()
}

/// What is upstream of a member, with the others that could have told its network's hub, led by the school given.
fn upstream(
    view: &View<'_>,
    unit: Unit,
    others: impl Fn(Handle<Hub>, Handle<Institution>) -> Option<Vec<Handle<Hub>>>,
) -> Vec<Unit> {
    let (Some(own), Unit::Membership(membership)) = (hub_of(view, unit), unit) else {
        return Vec::new();
    };
    let programme = view.programme();
    if cut_off(view, own) || deaf(view, own) || !silent(view, &[own]).is_empty() {
        return vec![Unit::Hub(own)];
    }
    let member = few(programme
        .index()
        .hubs_of_school(programme[membership].institution));
    match member.first() {
        Some(hub) if deaf(view, *hub) => units(Some(member.to_vec())),
        _ => units(others(own, programme[own].institution)),
    }
}

fn units(hubs: Option<Vec<Handle<Hub>>>) -> Vec<Unit> {
    let hubs = hubs.unwrap_or_default().into_iter();
    hubs.map(Unit::Hub).collect()
}

/// Whether a hub's school receives nothing.
fn deaf(view: &View<'_>, hub: Handle<Hub>) -> bool {
    !view
        .contacts()
        .of(view.programme()[hub].institution)
        .received
}

/// Whether a hub has no tie to another of its focus.
fn cut_off(view: &View<'_>, hub: Handle<Hub>) -> bool {
    let Hub {
        institution, focus, ..
    } = view.programme()[hub];
    view.contacts().of(institution).tied(focus) == Tied::Not
}

/// The other hubs of a hub's focus; `None` if they are too many.
fn peers(view: &View<'_>, own: Handle<Hub>) -> Option<Vec<Handle<Hub>>> {
    let programme = view.programme();
    let hubs = programme.index().hubs_of_focus(programme[own].focus);
    let others = hubs.iter().copied().filter(|hub| *hub != own);
    (hubs.len() <= MANY).then(|| in_term(view, others))
}

/// The hubs of other focuses in a hub's regions; `None` if they are too many.
fn neighbours(view: &View<'_>, own: Handle<Hub>) -> Option<Vec<Handle<Hub>>> {
    let programme = view.programme();
    let Hub { focus, regions, .. } = &programme[own];
    let index = programme.index();
    let of_regions = || {
        let regions = regions.iter();
        regions.flat_map(|region| index.hubs_of_region(*region).iter().copied())
    };
    let few = regions.len() <= MANY && of_regions().nth(MANY).is_none();
    let others = of_regions().filter(|hub| programme[*hub].focus != *focus);
    few.then(|| in_term(view, others))
}

fn in_term(view: &View<'_>, hubs: impl Iterator<Item = Handle<Hub>>) -> Vec<Handle<Hub>> {
    let mut hubs: Vec<_> = hubs.filter(|hub| !view.hub_in_term(*hub).is_no()).collect();
    hubs.sort_unstable();
    hubs.dedup();
    hubs
}

/// The cells of a focus.
fn cells_of(view: &View<'_>, focus: Focus) -> Vec<Unit> {
    let regions = few(view.programme().charter().regions.named()).iter();
    let cells = regions.flat_map(|region| {
        [Some(focus), None].map(|focus| Cell {
            focus,
            region: Some(*region),
        })
    });
    cells.map(Unit::Cell).collect()
}

fn region_of(unit: Unit) -> Option<(Cell, Handle<Region>)> {
    match unit {
        Unit::Cell(cell) => Some((cell, cell.region?)),
        _ => None,
    }
}

/// Whether an institution that is in no network proposed a priority, decided on a plan, or spoke on a focus's agenda.
fn outsider_spoke(view: &View<'_>, unit: Unit) -> bool {
    let programme = view.programme();
    let outsider = |institution: Handle<Institution>| !programme.index().takes_part(institution);
    let party = |party: &Party| matches!(party, Party::Institution(school) if outsider(*school));
    match unit {
        Unit::Priority(priority) => programme[priority].proposers.named().iter().any(party),
        Unit::Plan(plan) => {
            let row = &programme[plan];
            let points = [&row.scope, &row.timescale, &row.means].into_iter();
            let mut said = points.filter_map(|point| point.value());
            said.any(|point| point.decided_by.named().iter().any(party))
        }
        Unit::Focus(focus) => {
            let priorities = programme.index().priorities(focus).iter();
            let mut said =
                priorities.flat_map(|priority| programme[*priority].contributions.named());
            said.any(|said| outsider(said.institution))
        }
        _ => false,
    }
}

fn hub_of(view: &View<'_>, unit: Unit) -> Option<Handle<Hub>> {
    let programme = view.programme();
    match unit {
        Unit::Plan(plan) => Some(programme[plan].hub),
        Unit::Membership(membership) => {
            let network: &Arrangement = &programme[programme[membership].arrangement];
            network.hub.value().copied()
        }
        _ => None,
    }
}

fn hubs_of_origin<'v>(view: &View<'v>, unit: Unit) -> &'v [Handle<Hub>] {
    let programme = view.programme();
    match unit {
        Unit::Practice(practice) => programme.index().hubs_of_school(programme[practice].origin),
        _ => &[],
    }
}

fn focus_of(view: &View<'_>, unit: Unit) -> Option<Focus> {
    match unit {
        Unit::Focus(focus) => Some(focus),
        Unit::Priority(priority) => Some(view.programme()[priority].focus),
        _ => None,
    }
}

fn hubs_of_focus<'v>(view: &View<'v>, unit: Unit) -> &'v [Handle<Hub>] {
    let hubs = |focus| view.programme().index().hubs_of_focus(focus);
    focus_of(view, unit).map_or(&[], hubs)
}
