//! Awarding a grant: it takes the certificate of a plan of this very document.

use nextpractice::audit::{Audit, Certificate, Disciplined, NotAwarded, Unit, Verdict, find_rule};
use nextpractice::model::{Document, Field, GrantRow, Programme};
use nextpractice::value::{Key, Money, SchoolYear};
use serde_json::{Value, json};

use super::super::{audited, with};
use super::sound::sound;

/// The sound document, from which the grants for the second year have been taken out.
fn before_the_second_year() -> Value {
    let mut document = sound();
    let grants = document["grants"].as_array_mut().expect("a list");
    grants.retain(|grant| grant["year"] != "2006-07");
    document
}

fn certificate(audit: &Audit) -> Certificate<Disciplined> {
    let plan = audit.programme().plans().find("plan:NT-S").expect("a plan");
    audit
        .certify_plan(plan)
        .unwrap_or_else(|refused| panic!("{refused}"))
}

fn award(audit: &Audit, certificate: &Certificate<Disciplined>) -> Result<GrantRow, NotAwarded> {
    let year: SchoolYear = "2006-07".parse().expect("a school year");
    audit.award(
        certificate,
        Key::new("grant:new").expect("a key"),
        year,
        Money::from_pounds(6_000),
    )
}

#[test]
fn a_grant_is_awarded_to_the_hub_of_a_certified_plan() {
    let document = before_the_second_year();
    let audit = audited(&document);
    let row = award(&audit, &certificate(&audit)).expect("awarded");
    let text = |field: &Field<Key<_>>| field.value().map(Key::to_string);
    assert_eq!(row.key.value().map(Key::as_str), Some("grant:new"));
    assert_eq!(row.hub.value().map(Key::as_str), Some("hub:NT-S"));
    assert_eq!(text(&row.plan).as_deref(), Some("plan:NT-S"));
    assert_eq!(
        row.year.value().map(ToString::to_string).as_deref(),
        Some("2006-07")
    );
    assert_eq!(row.amount.value(), Some(&Money::from_pounds(6_000)));

    // In the document it rests on the plan, as it should.
    let mut document = Document::from_json(document.to_string().as_bytes()).expect("JSON");
    let Field::Value(grants) = &mut document.grants else {
        panic!("the document has grants")
    };
    grants.push(Field::Value(row));
    let programme = Programme::new(document).unwrap_or_else(|refusal| panic!("{refusal}"));
    let audit = Audit::new(&programme, &Default::default()).expect("a date");
    let grant = programme.grants().find("grant:new").expect("the grant");
    let rests = audit
        .explain(find_rule("DS009").expect("a rule"), Unit::Grant(grant))
        .expect("asked of grants");
    assert_eq!(rests.verdict(), Verdict::Holds);
    assert!(audit.certify::<Disciplined>().is_ok());
}

#[test]
fn the_certificate_of_the_programme_is_not_enough() {
    let audit = audited(&sound());
    let of_programme = audit
        .certify::<Disciplined>()
        .unwrap_or_else(|refused| panic!("{refused}"));
    let refused = award(&audit, &of_programme).expect_err("not of a plan");
    assert_eq!(refused, NotAwarded::NotOfAPlan);
    assert_eq!(
        refused.to_string(),
        "the certificate is of the whole programme; a grant rests on the certificate of a plan"
    );
}

#[test]
fn the_certificate_of_another_document_is_not_enough() {
    let certificate = certificate(&audited(&sound()));
    // Another programme, another version of this one, and one that no longer has the plan.
    for other in [
        json!({"format": "nextpractice/1", "recorded_on": "2007-06-01", "charter": {}}),
        with([("/title", json!("The next version"))]),
        with([("/plans/3/purpose", json!("good"))]),
    ] {
        let refused = award(&audited(&other), &certificate).expect_err("another document");
        assert_eq!(refused, NotAwarded::OfAnotherDocument);
    }
}

#[test]
fn the_same_document_read_again_is_the_same() {
    let certificate = certificate(&audited(&sound()));
    let again = audited(&serde_json::from_str(&sound().to_string()).expect("JSON"));
    assert_eq!(
        award(&again, &certificate).map(|row| row.plan),
        Ok(Field::Value(Key::new("plan:NT-S").expect("a key")))
    );
}
