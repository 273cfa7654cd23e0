//! Links of succession and groups: what files of them may look like, and what becomes of each row.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests stop where they must"
)]

use nextpractice::audit::{Audit, AuditOptions};
use nextpractice::model::{Document, Programme, Recorded};
use nextpractice::value::{Urn, parse_date};
use nextpractice::vocabulary::{AgencyKind, ArrangementKind};
use nextpractice_exchange::gias::{
    End, GroupKind, Register, Side, Succession, read_group_links, read_links,
};
use nextpractice_exchange::report::{ImportReport, Issue, IssueKind, Severity};
use nextpractice_exchange::text::Encoding;

const LINKS: &[u8] = include_bytes!("../../../tests/fixtures/gias/links-excerpt.csv");
const RESAVED: &[u8] = include_bytes!("../../../tests/fixtures/gias/links-excerpt-resaved.csv");
const GROUPS: &[u8] = include_bytes!("../../../tests/fixtures/gias/group-links-excerpt.csv");

fn urn(number: u32) -> Urn {
    Urn::new(number).unwrap()
}

fn issues(report: &ImportReport, kind: IssueKind) -> Vec<String> {
    let listing = report.listing(kind);
    listing.map_or(Vec::new(), |listing| {
        listing.listed().iter().map(Issue::to_string).collect()
    })
}

fn links(
    rows: &str,
) -> (
    Vec<nextpractice_exchange::gias::EstablishmentLink>,
    ImportReport,
) {
    let file = format!("URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n{rows}");
    let read = read_links("links.csv", file.as_bytes()).unwrap();
    assert!(read.1.adds_up());
    read
}

#[test]
fn an_excerpt_of_the_links_comes_through_or_is_kept() {
    let (found, report) = read_links("links-excerpt.csv", LINKS).unwrap();
    assert_eq!(
        (
            report.rows(),
            report.imported(),
            report.kept(),
            report.rejected()
        ),
        (25, 17, 8, 0)
    );
    assert_eq!(report.encoding(), Encoding::Windows1252);
    assert_eq!(report.line_endings().crlf, 26);
    let becket = found.iter().find(|link| link.urn == urn(108_299)).unwrap();
    assert_eq!(
        becket.other_name.value().unwrap().as_str(),
        "St Thomas à Becket Catholic Secondary School, A Voluntary Academy"
    );
    assert_eq!(
        becket.made,
        Recorded::Value(parse_date("2012-10-31").unwrap())
    );
    let undated = found.iter().filter(|link| link.made.is_unknown()).count();
    assert_eq!(
        report.listing(IssueKind::UndatedLink).unwrap().total(),
        undated
    );

    let day = parse_date("2025-04-22").unwrap();
    let succession = Succession::new(&found, Some(day));
    assert_eq!(succession.forks()[0].urn, urn(100_362));
    assert_eq!(succession.circles(), [vec![urn(101_144), urn(101_146)]]);
    assert_eq!(
        succession.follow(urn(100_016), day),
        End::Open {
            urn: urn(132_245),
            steps: 1
        }
    );
    assert_eq!(
        succession.follow(urn(100_016), day.pred_opt().unwrap()),
        End::Undated { urn: urn(100_016) }
    );
    assert_eq!(
        succession.follow(urn(100_362), day),
        End::Fork { urn: urn(100_362) }
    );
    assert_eq!(
        succession.follow(urn(101_144), day),
        End::Circle { urn: urn(101_144) }
    );
    assert_eq!(
        succession.follow(urn(999_999), day),
        End::Open {
            urn: urn(999_999),
            steps: 0
        }
    );
}

#[test]
fn a_file_that_was_saved_again_loses_letters_and_no_row() {
    let (found, report) = read_links("links-excerpt.csv", LINKS).unwrap();
    let (again, damaged) = read_links("links-excerpt-resaved.csv", RESAVED).unwrap();
    assert_eq!(
        (damaged.rows(), damaged.imported()),
        (report.rows(), report.imported())
    );
    assert_eq!(damaged.encoding(), Encoding::Utf8);
    assert_eq!(
        damaged
            .listing(IssueKind::DamagedCharacter)
            .unwrap()
            .total(),
        2
    );
    for (one, other) in found.iter().zip(&again) {
        assert_eq!(
            (one.urn, one.other, one.side, one.made),
            (other.urn, other.other, other.side, other.made)
        );
    }
}

#[test]
fn an_excerpt_of_the_groups_comes_through_with_its_short_rows() {
    let (groups, found, report) = read_group_links("group-links-excerpt.csv", GROUPS).unwrap();
    assert_eq!(
        (report.rows(), report.imported(), found.len()),
        (10, 10, 10)
    );
    assert_eq!(report.listing(IssueKind::ShortRow).unwrap().total(), 10);
    assert_eq!(report.count(Severity::Warning), 0);
    let act: Vec<_> = groups
        .iter()
        .filter(|group| {
            group
                .name
                .value()
                .is_some_and(|name| name.as_str() == "E-ACT")
        })
        .map(|group| (group.uid, group.kind))
        .collect();
    assert_eq!(
        act,
        [
            (2_973, GroupKind::Sponsor),
            (2_974, GroupKind::MultiAcademyTrust)
        ]
    );
    assert_eq!(
        groups
            .iter()
            .filter(|group| group.name.value().unwrap().as_str().contains('É'))
            .count(),
        1
    );
    let of_105135: Vec<u32> = found
        .iter()
        .filter(|link| link.urn == urn(105_135))
        .map(|link| groups[link.group].uid)
        .collect();
    assert_eq!(of_105135, [2_150, 4_782]);
}

#[test]
fn each_row_of_links_that_cannot_be_taken_is_told() {
    let (found, report) = links(
        "100001,100002,A,Successor,01-09-2010\n\
         NAT,100002,A,Successor,\n\
         ,100002,A,Successor,\n\
         100001,12,A,Successor,\n\
         100001,100001,A,Successor,\n\
         100001,100002,A,Successor - merged,02-09-2010\n\
         100002,100001,A,Predecessor,31-02-2010\n\
         100003,100004,A,Sixth Form Centre Link,\n\
         100003,100004,A,,\n",
    );
    assert_eq!(
        (
            report.rows(),
            report.imported(),
            report.kept(),
            report.rejected()
        ),
        (9, 2, 2, 5)
    );
    assert_eq!(found[1].side, Side::Predecessor);
    assert_eq!(
        issues(&report, IssueKind::BadKey),
        [
            "row 3 (line 3), column `URN`, value `NAT`: it marks a total, and the row no institution; nothing is lost",
            "row 5 (line 5), column `LinkURN`, value `12`: a URN has six digits, from 100000 to 999999; look it up in the \
             register"
        ]
    );
    assert_eq!(issues(&report, IssueKind::SelfLink).len(), 1);
    assert_eq!(
        issues(&report, IssueKind::DuplicateKey),
        [
            "row 7 (line 7), column `LinkURN`, value `100002`: an earlier row says the same and came through; keep one of the two rows"
        ]
    );
    assert_eq!(issues(&report, IssueKind::BadDate).len(), 1);
    assert_eq!(issues(&report, IssueKind::OtherLink).len(), 2);
}

#[test]
fn what_later_rows_say_otherwise_of_a_group_is_told_and_not_taken() {
    let file =
        b"URN,Group UID,Group Name,Group Type,Closed Date,Date joined group,Date left group\n\
        100001,7,The Trees,Federation,,01-09-2010,\n\
        100002,7,The Woods,Trust,31-08-2011,01-09-2012,\n\
        100001,7,The Trees,Federation,,01-09-2010,\n\
        100001,7,The Trees,Federation,,01-09-2015,31-08-2016\n\
        100003,7,The Trees,Federation,,01-09-2015,31-08-2014\n\
        100004,8,Acorns,Children's Centres Group,,,\n\
        100005,0,Nobody,Federation,,,\n\
        100006,9,Gone,Multi-academy trust,31-08-2011,01-09-2012,\n";
    let (groups, found, report) = read_group_links("groups.csv", file).unwrap();
    assert!(report.adds_up());
    assert_eq!(
        (
            report.rows(),
            report.imported(),
            report.kept(),
            report.rejected()
        ),
        (8, 5, 1, 2)
    );
    assert_eq!(groups.len(), 2);
    assert_eq!(
        (groups[0].kind, groups[0].name.value().unwrap().as_str()),
        (GroupKind::Federation, "The Trees")
    );
    assert_eq!(
        found.iter().map(|link| link.again).collect::<Vec<_>>(),
        [false, false, true, false, false]
    );
    assert_eq!(report.listing(IssueKind::Contradiction).unwrap().total(), 5);
    assert_eq!(found[4].joined, Recorded::Unknown);
}

#[test]
fn rows_of_one_pair_are_told_apart_by_days_that_cannot_stand() {
    let links =
        b"URN,Group UID,Group Name,Group Type,Closed Date,Date joined group,Date left group\n\
        100001,7,The Trees,Federation,31-08-2011,01-09-2010,\n\
        100001,7,The Trees,Federation,31-08-2011,01-09-2012,\n\
        100001,7,The Trees,Federation,31-08-2011,01-09-2013,\n\
        100001,7,The Trees,Federation,31-08-2011,01-09-2009,31-08-2008\n\
        100001,7,The Trees,Federation,31-08-2011,01-09-2008,31-08-2007\n\
        100001,7,The Trees,Federation,31-08-2011,no day,\n";
    let schools = b"URN,EstablishmentName\n100001,A school\n";
    let mut register = Register::new("schools.csv", schools).unwrap();
    register.add_groups("groups.csv", links).unwrap();
    assert!(register.reports().iter().all(ImportReport::adds_up));
    let mut document = Document::from_json(br#"{"format":"nextpractice/1","charter":{}}"#).unwrap();
    register.into_tables().fill(&mut document);
    let programme = Programme::new(document).unwrap();
    let memberships = programme.memberships();
    let keys = memberships.iter().map(|(handle, row)| {
        let key = memberships.key(handle).as_str();
        (key, !row.term.is_unknown())
    });
    assert_eq!(
        keys.collect::<Vec<_>>(),
        [
            ("group:7/100001", true),
            ("group:7/100001/2012-09-01", false),
            ("group:7/100001/2013-09-01", false),
            ("group:7/100001/2009-09-01", false),
            ("group:7/100001/2008-09-01", false),
            ("group:7/100001/again", false),
        ]
    );
}

#[test]
fn headings_of_other_years_are_known() {
    for headings in [
        "URN,Linked UID,Group Type",
        "Group UID,urn,GroupType",
        "UID,Group Type (name),URN",
    ] {
        let file = format!("{headings}\n");
        assert!(
            read_group_links("groups.csv", file.as_bytes()).is_ok(),
            "{headings}"
        );
    }
    assert!(read_links("links.csv", b"Establishment URN,Link URN,Link Type\n").is_ok());
    let refused = read_links("links.csv", b"URN,LinkURN\n").unwrap_err();
    assert_eq!(
        refused.to_string(),
        "file `links.csv`: the heading `LinkType` is missing; no heading comes close: is this the right file, and is its \
         first row the headings?"
    );
}

#[test]
fn stubs_are_made_of_what_is_named_and_nothing_else_and_counted_apart() {
    let schools = b"URN,EstablishmentName,EstablishmentStatus (name),CloseDate\n\
        132245,Kingsgate Primary School,Open,\n105135,St Paul's Academy,Open,\n";
    let mut register = Register::new("schools.csv", schools).unwrap();
    let day = parse_date("2025-04-22").unwrap();
    let succession = register.add_links("links.csv", LINKS, Some(day)).unwrap();
    register.add_groups("groups.csv", GROUPS).unwrap();
    assert_eq!(succession.circles().len(), 1);
    let [_, links, groups] = register.reports() else {
        panic!("three files")
    };
    assert!(links.adds_up() && groups.adds_up());
    // No row of the links has both ends among the schools.
    assert_eq!(
        (links.imported(), links.stubbed(), links.kept()),
        (0, 17, 8)
    );
    assert_eq!((groups.imported(), groups.stubbed()), (2, 8));
    assert_eq!(links.stubs() + groups.stubs(), register.stubs());
    assert_eq!(
        links.listing(IssueKind::SuccessionCircle).unwrap().total(),
        1
    );
    assert_eq!(links.listing(IssueKind::SuccessionFork).unwrap().total(), 1);
    assert_eq!(
        links.listing(IssueKind::MissingReverse).unwrap().total(),
        succession.missing_reverses().len()
    );

    let (stubs, establishments) = (register.stubs(), register.establishments());
    let mut document = Document::from_json(
        br#"{"format": "nextpractice/1", "recorded_on": "2025-04-22", "charter": {"coverage": "none"}}"#,
    )
    .unwrap();
    register.into_tables().fill(&mut document);
    // The tables survive being written and read.
    let document = Document::from_json(document.to_json().as_bytes()).unwrap();
    let programme = Programme::new(document).unwrap();
    assert_eq!(programme.institutions().len(), stubs + establishments);
    let stub = programme.institutions().find("urn:100016").unwrap();
    assert_eq!(programme[stub].name.as_str(), "Establishment 100016");
    assert!(programme[stub].closed.is_unknown() && programme[stub].pupils.is_unknown());
    assert_eq!(programme[stub].successors.named().len(), 1);
    let named = programme.institutions().find("urn:138950").unwrap();
    assert!(
        programme[named]
            .name
            .as_str()
            .starts_with("St Thomas à Becket")
    );

    let sponsor = programme.arrangements().find("group:2150").unwrap();
    assert_eq!(programme[sponsor].kind, ArrangementKind::Trust);
    let agency = programme[sponsor].agencies.named()[0].agency;
    assert_eq!(programme[agency].kind, Recorded::Value(AgencyKind::Sponsor));
    let member = programme.memberships().find("group:4782/105135").unwrap();
    assert_eq!(
        programme[member].term.value().unwrap().to_string(),
        "from 2005-09-01"
    );
    assert!(Audit::new(&programme, &AuditOptions::default()).is_ok());
}

#[test]
fn links_cut_short_or_with_a_bit_turned_over_are_accounted_for() {
    for (file, read) in [
        (
            LINKS,
            (|bytes| read_links("x.csv", bytes).ok().map(|(_, report)| report))
                as fn(&[u8]) -> Option<ImportReport>,
        ),
        (GROUPS, |bytes| {
            read_group_links("x.csv", bytes)
                .ok()
                .map(|(.., report)| report)
        }),
    ] {
        let whole = read(file).unwrap();
        for end in (0..file.len()).step_by(3) {
            if let Some(report) = read(&file[..end]) {
                assert!(report.adds_up(), "cut at {end}");
                assert!(report.rows() <= whole.rows());
            }
        }
        let mut bytes = file.to_vec();
        for place in (0..bytes.len()).step_by(3) {
            let bit = 1 << (place / 3 % 8);
            bytes[place] ^= bit;
            if let Some(report) = read(&bytes) {
                assert!(report.adds_up(), "turned at {place}\n{report}");
            }
            bytes[place] ^= bit;
        }
    }
}
