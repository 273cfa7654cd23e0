//! Where the cause of a breach is looked for: in the units that a unit is part of, rests on, or is made up of.

use super::unit::{HubYear, Unit, UnitKind};
use crate::model::{Grant, Table, View};

/// The units of a kind in which a breach by this unit may have its cause.
pub(super) fn related(unit: Unit, kind: UnitKind, view: &View<'_>) -> Vec<Unit> {
    if unit.kind() == kind {
        return vec![unit];
    }
    let programme = view.programme();
    let index = programme.index();
    match (unit, kind) {
        (Unit::HubYear(HubYear { hub, .. }), UnitKind::Hub) => vec![Unit::Hub(hub)],
        (Unit::HubYear(HubYear { hub, year }), UnitKind::Plan) => {
            let plans = index.plans(hub).iter();
            let of_year = plans.filter(|plan| !view.plan_in_year(**plan, year).is_no());
            of_year.copied().map(Unit::Plan).collect()
        }
        (Unit::Grant(grant), UnitKind::Hub) => vec![Unit::Hub(programme[grant].hub)],
        (Unit::Grant(grant), UnitKind::HubYear) => {
            let Grant { hub, year, .. } = programme[grant];
            vec![Unit::HubYear(HubYear { hub, year })]
        }
        (Unit::Plan(plan), UnitKind::Hub) => vec![Unit::Hub(programme[plan].hub)],
        (Unit::Plan(plan), UnitKind::Focus) => {
            vec![Unit::Focus(programme[programme[plan].hub].focus)]
        }
        (Unit::Priority(priority), UnitKind::Focus) => {
            vec![Unit::Focus(programme[priority].focus)]
        }
        // What is off the agenda, or out of force, has no part in how the focus stands today.
        (Unit::Focus(focus), UnitKind::Priority) => {
            let priorities = index.priorities(focus).iter();
            let on_it = priorities.copied().filter(|priority| {
                let retired = programme[*priority].retired;
                !view.happened(retired, Table::Priorities).is_yes()
            });
            on_it.map(Unit::Priority).collect()
        }
        (Unit::Focus(focus), UnitKind::Plan) => {
            let hubs = index.hubs_of_focus(focus).iter();
            let plans = hubs.flat_map(|hub| index.plans(*hub)).copied();
            let in_force = plans.filter(|plan| !view.plan_in_term(*plan).is_no());
            in_force.map(Unit::Plan).collect()
        }
        (Unit::Membership(membership), UnitKind::Arrangement) => {
            vec![Unit::Arrangement(programme[membership].arrangement)]
        }
        (Unit::Membership(membership), UnitKind::Hub) => {
            let network = &programme[programme[membership].arrangement];
            network
                .hub
                .value()
                .copied()
                .map(Unit::Hub)
                .into_iter()
                .collect()
        }
        (Unit::Arrangement(arrangement), UnitKind::Hub) => {
            let hub = programme[arrangement].hub.value();
            hub.copied().map(Unit::Hub).into_iter().collect()
        }
        // What a practice's origin does as another hub says nothing of this one's.
        (Unit::Practice(practice), UnitKind::Hub) => {
            match index.hubs_of_school(programme[practice].origin) {
                [hub] => vec![Unit::Hub(*hub)],
                _ => Vec::new(),
            }
        }
        (Unit::Hub(hub), UnitKind::Focus) => vec![Unit::Focus(programme[hub].focus)],
        _ => Vec::new(),
    }
}
