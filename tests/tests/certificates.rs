//! Certificates: granted for a programme that is recorded completely and soundly, refused for every reason there is.

mod certificates {
    mod award;
    mod of_plans;
    mod refused;
    pub(super) mod sound;
}

use certificates::sound::sound;
use nextpractice::audit::{
    Audit, AuditOptions, Certificate, Decentralised, Dimension, Disciplined, Distributed,
    NotCertified, Principle, Rule, Scope, Verdict, rules,
};
use nextpractice::model::{Document, Policy, Programme};
use serde_json::{Value, json};

fn programme(document: &Value) -> Programme {
    let document = Document::from_json(document.to_string().as_bytes()).expect("JSON");
    Programme::new(document).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn audited(document: &Value) -> Audit {
    asked(document, Vec::new())
}

fn asked(document: &Value, rules: Vec<&'static Rule>) -> Audit {
    let options = AuditOptions {
        rules,
        ..AuditOptions::default()
    };
    Audit::new(&programme(document), &options).expect("the document has a date")
}

/// The sound document with other values in some places.
fn with<const N: usize>(changes: [(&str, Value); N]) -> Value {
    let mut document = sound();
    for (pointer, value) in changes {
        set(&mut document, pointer, value);
    }
    document
}

fn set(document: &mut Value, pointer: &str, value: Value) {
    let (parent, field) = pointer.rsplit_once('/').expect("a pointer");
    let parent = document
        .pointer_mut(parent)
        .unwrap_or_else(|| panic!("nothing at {parent}"));
    match parent {
        Value::Array(items) if field == "-" => items.push(value),
        Value::Array(items) => items[field.parse::<usize>().expect("a number")] = value,
        other => other[field] = value,
    }
}

/// The sound document without one field.
fn without(pointer: &str) -> Value {
    let mut document = sound();
    let (parent, field) = pointer.rsplit_once('/').expect("a pointer");
    let row = document
        .pointer_mut(parent)
        .and_then(Value::as_object_mut)
        .expect("an object");
    row.remove(field)
        .unwrap_or_else(|| panic!("nothing at {pointer}"));
    document
}

/// Certifies by one of the 3 D's, whichever it is.
type Certify = fn(&Audit) -> Result<Told, NotCertified>;

/// What a certificate says, whatever it is of.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    scope: Scope,
    policy: String,
    rules: Vec<&'static str>,
    text: String,
}

fn certify<D: Dimension>(audit: &Audit) -> Result<Told, NotCertified> {
    audit
        .certify::<D>()
        .map(|certificate| told(audit, &certificate))
}

fn told<D: Dimension>(audit: &Audit, certificate: &Certificate<D>) -> Told {
    assert_eq!(certificate.digest(), audit.programme().digest());
    assert_eq!(certificate.date(), audit.date());
    Told {
        scope: certificate.scope().clone(),
        policy: certificate.policy().to_owned(),
        rules: certificate.rules().to_vec(),
        text: certificate.to_string(),
    }
}

const DIMENSIONS: [(Principle, Certify); 3] = [
    (Principle::Decentralised, certify::<Decentralised>),
    (Principle::Disciplined, certify::<Disciplined>),
    (Principle::Distributed, certify::<Distributed>),
];

fn certify_by(principle: Principle) -> Certify {
    DIMENSIONS
        .into_iter()
        .find(|(each, _)| *each == principle)
        .expect("one of the 3 D's")
        .1
}

/// The rules of a principle, by code.
fn of(principle: Principle) -> Vec<&'static Rule> {
    rules::ALL
        .iter()
        .copied()
        .filter(|rule| rule.principle == principle)
        .collect()
}

/// Says which rules a document does not keep, for a message when a certificate fails to come.
fn unkept(audit: &Audit) -> String {
    let mut said = String::new();
    for finding in audit.findings() {
        let texts: Vec<&str> = finding.evidence.iter().map(|fact| fact.text()).collect();
        said += &format!(
            "{} {}: {}\n",
            finding.rule.code,
            finding.unit.label(audit.programme()),
            texts.join("; ")
        );
    }
    for gap in audit.gaps() {
        said += &format!(
            "{}: {}\n",
            gap.rule.code,
            gap.missing.sentence(audit.programme())
        );
    }
    said
}

#[test]
fn the_sound_programme_keeps_every_rule_of_the_3_ds() {
    let audit = audited(&sound());
    let of_the_3_ds: Vec<_> = audit
        .outcomes()
        .iter()
        .filter(|(rule, _)| rule.principle.is_one_of_the_3_ds())
        .collect();
    assert!(!of_the_3_ds.is_empty());
    for (rule, outcome) in of_the_3_ds {
        let counts = outcome.counts;
        assert_eq!(
            (counts.broken, counts.cannot_tell),
            (0, 0),
            "{}:\n{}",
            rule.code,
            unkept(&audit)
        );
        assert!(counts.holds > 0, "{} {} nowhere", rule.code, Verdict::Holds);
    }
}

#[test]
fn each_of_the_three_is_granted() {
    let audit = audited(&sound());
    for (principle, certify) in DIMENSIONS {
        let told =
            certify(&audit).unwrap_or_else(|refused| panic!("{refused}\n{}", unkept(&audit)));
        assert_eq!(told.scope, Scope::Programme);
        assert_eq!(told.policy, Policy::DEFAULT);
        let codes: Vec<&str> = of(principle).iter().map(|rule| rule.code).collect();
        assert_eq!(
            told.rules, codes,
            "the whole rule set of the principle, and nothing else"
        );
        let name = principle.name().to_lowercase();
        assert!(
            told.text
                .starts_with(&format!("the programme is {name} as of 2007-06-01")),
            "{}",
            told.text
        );
        assert!(
            told.text.contains(&audit.programme().digest().to_string()),
            "{}",
            told.text
        );
        assert!(
            codes.iter().all(|code| told.text.contains(code)),
            "{}",
            told.text
        );
    }
}

#[test]
fn the_rules_of_one_principle_are_enough_for_its_certificate() {
    for (principle, certify) in DIMENSIONS {
        let audit = asked(&sound(), of(principle));
        assert!(certify(&audit).is_ok(), "{principle}");
        for (other, certify) in DIMENSIONS
            .into_iter()
            .filter(|(other, _)| *other != principle)
        {
            let refused = certify(&audit).expect_err("its rules were not asked");
            let not_asked = of(other)
                .into_iter()
                .map(|rule| format!("{} was not asked", rule.code));
            let nothing = "nothing recorded holds".to_owned();
            assert_eq!(
                refused.reasons(),
                not_asked.chain([nothing]).collect::<Vec<_>>()
            );
        }
    }
}

#[test]
fn the_same_document_gives_the_same_certificate() {
    let (one, other) = (audited(&sound()), audited(&sound()));
    assert_eq!(one.certify::<Distributed>(), other.certify::<Distributed>());
    let retitled = audited(&with([("/title", json!("Another"))]));
    assert_ne!(
        one.certify::<Distributed>(),
        retitled.certify::<Distributed>()
    );
}

#[test]
fn a_policy_of_its_own_is_named_in_the_certificate() {
    let policy = json!({"name": "A stricter policy", "max_priorities": 3});
    let audit = audited(&with([("/charter/policy", policy)]));
    for (principle, certify) in DIMENSIONS {
        let told = certify(&audit).unwrap_or_else(|refused| panic!("{principle}: {refused}"));
        assert_eq!(told.policy, "A stricter policy");
        assert!(
            told.text.contains("by the policy \"A stricter policy\""),
            "{}",
            told.text
        );
    }
}

/// Warnings weigh on no certificate.
#[test]
fn a_broken_warning_refuses_nothing() {
    let policy = json!({"name": "Two at the most", "max_priorities": 2});
    for (changed, code) in [
        (with([("/charter/policy", policy)]), "DS005"),
        (
            with([("/institutions/0/regions", json!(["area:S"]))]),
            "DT003",
        ),
    ] {
        let audit = audited(&changed);
        assert!(
            audit.findings().any(|finding| finding.rule.code == code),
            "{code} is broken"
        );
        for (principle, certify) in DIMENSIONS {
            assert!(certify(&audit).is_ok(), "{principle}, with {code} broken");
        }
    }
}
