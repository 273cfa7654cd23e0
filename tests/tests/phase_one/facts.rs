//! What can be counted in the documents, against what the sources state.

use std::collections::BTreeSet;

use nextpractice::audit::{Audit, Decentralised, Disciplined, Distributed};
use nextpractice::model::{Table, View};
use nextpractice::source::{
    APPLICATIONS, ATTESTED_REGION, GRANT_PER_HUB_AND_YEAR, HUBS, PHASE_ONE_GATEWAYS,
};
use nextpractice::value::{Money, Rate, Ratio};
use nextpractice::vocabulary::{ArrangementKind, Completeness, Deep, Focus, GatewaySet, Phase};
use nextpractice_examples::phase_one::tell;

use super::super::of_phase;

fn networks(audit: &Audit) -> [usize; 4] {
    let networks = View::new(audit.programme(), audit.date()).networks();
    assert!(networks.undecided.is_empty());
    let national = networks.national().map_or(0, |_| 1);
    [
        networks.local.len(),
        networks.by_focus.len(),
        networks.by_region.len(),
        national,
    ]
}

#[test]
fn a_hub_of_each_gateway_in_each_region() {
    let audit = of_phase(Phase::One);
    let programme = audit.programme();
    assert_eq!(programme.hubs().len(), 55);
    let cells: BTreeSet<_> = programme
        .hubs()
        .iter()
        .map(|(_, hub)| {
            assert_eq!(hub.regions.len(), 1);
            (hub.focus, hub.regions[0])
        })
        .collect();
    assert_eq!(cells.len(), 55);
    let gateways: GatewaySet = cells
        .iter()
        .flat_map(|(focus, _)| focus.gateways().iter())
        .collect();
    assert_eq!(gateways, PHASE_ONE_GATEWAYS.value);
    let schools: BTreeSet<_> = programme
        .hubs()
        .iter()
        .map(|(_, hub)| hub.institution)
        .collect();
    assert_eq!(schools.len(), HUBS.value as usize);
    assert_eq!(networks(&audit), [55, 5, 11, 1]);
}

#[test]
fn the_networks_are_there_and_their_members_are_not_recorded() {
    for phase in Phase::ALL {
        let audit = of_phase(phase);
        let programme = audit.programme();
        assert_eq!(programme.arrangements().len(), 55);
        for (_, row) in programme.arrangements().iter() {
            assert_eq!(row.kind, ArrangementKind::HubNetwork);
            assert!(row.term.is_unknown() && row.records.is_unknown());
        }
        for table in [
            Table::Agencies,
            Table::Coordinators,
            Table::Applications,
            Table::Memberships,
            Table::Priorities,
            Table::Plans,
            Table::Practices,
            Table::Transfers,
        ] {
            assert_eq!(
                programme.completeness(table),
                Completeness::NotRecorded,
                "{phase}: {table}"
            );
        }
    }
}

#[test]
fn the_rate_is_known_only_from_above() {
    let audit = of_phase(Phase::One);
    let charter = audit.programme().charter();
    let received = *charter.applications_received.value().expect("recorded");
    assert_eq!(received, APPLICATIONS.value);
    let below = Ratio::of(55, 300).expect("a ratio");
    assert_eq!(received.rate_of(55), Some(Rate::Below(below)));
    assert!(
        tell(Phase::One)
            .expect("a programme")
            .contains("below 55/300")
    );
}

#[test]
fn the_grants_come_to_330_000_pounds() {
    let audit = of_phase(Phase::One);
    let programme = audit.programme();
    let hubs: BTreeSet<_> = programme
        .grants()
        .iter()
        .map(|(_, grant)| grant.hub)
        .collect();
    assert_eq!((programme.grants().len(), hubs.len()), (55, 55));
    let mut sum = Money::ZERO;
    for (_, grant) in programme.grants().iter() {
        assert_eq!(grant.year.to_string(), "2005-06");
        assert_eq!(grant.amount.value(), Some(&GRANT_PER_HUB_AND_YEAR.value));
        assert!(grant.plan.is_unknown());
        sum = sum
            .checked_add(GRANT_PER_HUB_AND_YEAR.value)
            .expect("no great sum");
    }
    assert_eq!(sum, Money::from_pounds(330_000));
}

#[test]
fn placeholders_say_that_they_are_placeholders() {
    for phase in Phase::ALL {
        let audit = of_phase(phase);
        let programme = audit.programme();
        for (handle, school) in programme.institutions().iter() {
            assert!(
                programme
                    .institutions()
                    .key(handle)
                    .as_str()
                    .starts_with("placeholder:")
            );
            assert!(school.name.as_str().ends_with("(placeholder)"));
            assert!(
                school
                    .note
                    .value()
                    .is_some_and(|note| note.as_str().starts_with("Placeholder: "))
            );
            assert!(
                school.regions.is_unknown(),
                "where the school stood is not told"
            );
        }
        let named = programme.regions().iter().filter(|(_, region)| {
            !region
                .note
                .value()
                .is_some_and(|note| note.as_str().starts_with("Placeholder: "))
        });
        let named: Vec<&str> = named
            .filter_map(|(_, region)| region.name.value())
            .map(AsRef::as_ref)
            .collect();
        assert_eq!(named, [ATTESTED_REGION.value]);
    }
}

#[test]
fn one_hub_is_attested() {
    let audit = of_phase(Phase::One);
    let hubs = audit.programme().hubs();
    let noted: Vec<&str> = hubs
        .iter()
        .filter(|(_, hub)| hub.note.value().is_some())
        .map(|(hub, _)| hubs.key(hub).as_str())
        .collect();
    assert_eq!(noted, ["hub:CU-YH"]);
}

#[test]
fn conferences_and_publications_are_those_of_the_sources() {
    let audit = of_phase(Phase::One);
    let programme = audit.programme();
    let explored: Vec<usize> = programme
        .events()
        .iter()
        .map(|(_, event)| event.focuses.named().len())
        .collect();
    assert_eq!(explored, [2, 2, 2, 2, 1]);
    assert!(
        programme
            .events()
            .iter()
            .all(|(_, event)| event.convenors.named().len() == 2)
    );
    assert_eq!(programme.publications().len(), 6 + 6 + 7);
    let numbers = programme
        .publications()
        .iter()
        .filter_map(|(_, row)| row.number.value().copied());
    assert!(numbers.eq(1..=6));
    let undated = programme
        .publications()
        .iter()
        .all(|(_, row)| row.date.is_unknown());
    assert!(
        undated
            && programme
                .events()
                .iter()
                .all(|(_, event)| event.date.is_unknown())
    );
}

#[test]
fn phase_two_has_33_and_22_hubs_and_two_deeps_not_recorded() {
    let audit = of_phase(Phase::Two);
    let programme = audit.programme();
    let of = |deep| programme.index().hubs_of_focus(Focus::Deep(deep)).len();
    assert_eq!(Deep::ALL.map(of), [33, 22, 0, 0]);
    assert_eq!(networks(&audit), [55, 2, 11, 1]);
    // That there were no hubs of the other two is not said.
    assert_eq!(programme.completeness(Table::Hubs), Completeness::Partial);
    assert_eq!(programme.charter().focuses.named().len(), 4);
    let told = tell(Phase::Two).expect("a programme");
    assert_eq!(
        told.matches("hubs are not recorded: the next step").count(),
        2
    );
}

#[test]
fn phase_two_goes_on_with_the_schools_of_phase_one() {
    let schools = |phase| {
        let audit = of_phase(phase);
        let programme = audit.programme();
        let hubs = programme.hubs().iter().map(|(hub, row)| {
            let school = programme.institutions().key(row.institution).to_string();
            (
                programme.hubs().key(hub).to_string(),
                school,
                row.focus.gateways(),
            )
        });
        hubs.collect::<Vec<_>>()
    };
    for ((hub, school, gateway), (same_hub, same_school, deep)) in
        schools(Phase::One).iter().zip(schools(Phase::Two))
    {
        assert_eq!((hub, school), (&same_hub, &same_school));
        assert!(gateway.is_subset(deep), "{hub}");
    }
}

#[test]
fn no_certificate_and_every_reason() {
    for phase in Phase::ALL {
        let audit = of_phase(phase);
        for refused in [
            audit.certify::<Decentralised>().map(|_| ()),
            audit.certify::<Disciplined>().map(|_| ()),
            audit.certify::<Distributed>().map(|_| ()),
        ] {
            let reasons = refused.expect_err("silence is no pass").reasons().to_vec();
            let told = tell(phase).expect("a programme");
            assert!(!reasons.is_empty());
            assert!(
                reasons.iter().all(|reason| told.contains(reason)),
                "{reasons:?}"
            );
            assert!(
                reasons.iter().all(|reason| !reason.contains("is broken")),
                "{reasons:?}"
            );
        }
    }
}
