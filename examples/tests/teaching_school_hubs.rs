//! The document of the teaching school hubs: as committed, and made anew from the files as published.

use nextpractice::audit::{Audit, AuditOptions, Unit};
use nextpractice::model::Programme;
use nextpractice_examples::teaching_school_hubs::{
    AREAS, HUBS, Problem, Refused, SCHOOLS, Summary, committed, data_folder, import,
};
use nextpractice_exchange::document::{read_document, write_gzip};

/// The largest the committed document may be: 3 MB.
const MOST_BYTES: usize = 3_000_000;

fn committed_bytes() -> Vec<u8> {
    std::fs::read(committed()).unwrap()
}

fn programme() -> Programme {
    Programme::new(read_document(&committed_bytes()).unwrap()).unwrap()
}

/// The files as published; `None`, with a note, where the folder is not there.
fn published() -> Option<[Vec<u8>; 3]> {
    let folder = data_folder();
    if !folder.is_dir() {
        println!(
            "skipped: there is no folder {}; set NEXTPRACTICE_DATA",
            folder.display()
        );
        return None;
    }
    // In a folder that is there, a file that is not is a failure.
    Some([HUBS, AREAS, SCHOOLS].map(|name| std::fs::read(folder.join(name)).unwrap()))
}

fn codes(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

#[test]
fn the_committed_document_is_small_and_has_the_numbers_of_its_sources() {
    assert!(committed_bytes().len() <= MOST_BYTES);
    let programme = programme();
    assert_eq!(
        Summary::of(&programme),
        Summary {
            areas: 87,
            areas_without_hub: codes(&["EE3", "EE4"]),
            areas_with_several: codes(&["L3", "NW3", "NW4", "NW5", "NW9", "SW5", "SW9"]),
            hubs: 83,
            hubs_with_urn: 78,
            lead_schools: 75,
            leads_without_urn: 5,
            leads_outside: 12,
            schools: 20_185,
            schools_in_an_area: 19_437,
            schools_without_area: 748,
            memberships: 21_169,
            partial_networks: codes(&[
                "network:EE10-a77df925",
                "network:EE6+EE2-3162da6d",
                "network:SW11-87cf3a47",
                "network:SW8-c0f863cc",
                "network:WM10-2e51f844",
                "network:WM9-dac3b20c",
            ]),
        }
    );
    let attributed = programme.sources().iter().filter(|source| {
        source
            .attribution
            .value()
            .is_some_and(|words| words.as_str().contains("Open Government Licence v3.0"))
    });
    assert_eq!(attributed.count(), 3);
}

/// The areas or hubs that a rule is broken by, that it cannot tell of, and how many it holds for.
fn asked(audit: &Audit, programme: &Programme, code: &str) -> (Vec<String>, Vec<String>, usize) {
    // A label ends with the key in parentheses.
    let key = |unit: Unit| {
        let label = unit.label(programme).to_string();
        let (_, key) = label.rsplit_once('(').unwrap();
        key.trim_end_matches(')').to_owned()
    };
    let (_, outcome) = audit
        .outcomes()
        .iter()
        .find(|(rule, _)| rule.code == code)
        .unwrap();
    let broken = outcome.broken.iter().map(|(unit, _)| key(*unit)).collect();
    let unsure = outcome.gaps.values().flatten().map(|unit| key(*unit));
    (broken, unsure.collect(), outcome.counts.holds)
}

#[test]
fn the_audit_finds_the_empty_and_crowded_areas_and_the_leads_outside() {
    let programme = programme();
    let audit = Audit::new(&programme, &AuditOptions::default()).unwrap();
    assert_eq!(
        asked(&audit, &programme, "DT001"),
        (codes(&["tsh:EE3", "tsh:EE4"]), vec![], 85)
    );
    assert_eq!(
        asked(&audit, &programme, "DT002"),
        (
            codes(&[
                "tsh:L3", "tsh:NW3", "tsh:NW4", "tsh:NW5", "tsh:NW9", "tsh:SW5", "tsh:SW9"
            ]),
            vec![],
            80
        )
    );
    let (outside, unsure, holds) = asked(&audit, &programme, "DT003");
    assert_eq!(
        outside,
        [
            "hub:EM1-5baa0a83",
            "hub:EM7-a3c3064a",
            "hub:L3-bb014ec5",
            "hub:L3-c14321bb",
            "hub:NW8-4206bdd2",
            "hub:NW9-f8ab3d0e",
            "hub:NW12-98634cc2",
            "hub:SE1-dadd329c",
            "hub:SE4-33f2e3a7",
            "hub:SW2-dfc0062b",
            "hub:SW7-d9f1f6de",
            "hub:WM7-ab2d6c9d",
        ]
    );
    assert_eq!((unsure.len(), holds), (9, 62));
    let (broken, mut unsure, holds) = asked(&audit, &programme, "DT004");
    unsure.sort();
    assert_eq!(broken, Vec::<String>::new());
    assert_eq!(
        unsure,
        ["hub:SW11-87cf3a47", "hub:WM10-2e51f844", "hub:WM9-dac3b20c"]
    );
    assert_eq!(holds, 80);
}

#[test]
fn the_files_as_published_make_the_committed_document() {
    let Some([hubs, areas, schools]) = published() else {
        return;
    };
    let import = import(&hubs, &areas, &schools).unwrap();
    assert!(import.schools.adds_up());
    assert!(
        write_gzip(&import.json) == committed_bytes(),
        "the committed document is another; run the example teaching_school_hubs to write it anew"
    );
    assert_eq!(Summary::of(&import.programme), Summary::of(&programme()));
    // Every row that was decided is told, under its topic.
    for heading in [
        "Appropriate bodies that are no teaching school hubs, left out: 3",
        "Lead schools that the name alone does not settle: 13",
        "Hubs that share a lead school and areas: 2",
        "Area codes that look wrong, kept as they stand: 2",
        "Districts that the schools know by other names: 9",
        "Districts that the areas part: 3",
        "Schools that state no district: 1",
        "Areas with several hubs: 7",
    ] {
        assert!(import.notes.contains(heading), "{heading}");
    }
}

#[test]
fn a_changed_file_is_refused_with_everything_that_no_longer_fits() {
    let Some([hubs, areas, schools]) = published() else {
        return;
    };
    let hubs = String::from_utf8(hubs).unwrap();
    let refused = |hubs: &str| match import(hubs.as_bytes(), &areas, &schools) {
        Err(Refused(problems)) => problems,
        Ok(_) => panic!("taken"),
    };
    let changed = hubs
        .replace("(Manor Primary School)", "(Manor Primry School)")
        .replace(",EM7,", ",EM77,");
    let problems = refused(&changed);
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(matches!(&problems[0], Problem::UnknownArea { area, .. } if area == "EM77"));
    assert!(matches!(&problems[1], Problem::OtherLead { .. }));
}
