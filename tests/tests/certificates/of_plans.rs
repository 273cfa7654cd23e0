//! Certificates of single plans: the condition of funding.

use nextpractice::audit::{
    Audit, AuditOptions, Certificate, Disciplined, NotCertified, Scope, rules,
};
use serde_json::json;

use super::super::{audited, programme, told, with, without};
use super::sound::sound;

fn of_plan(audit: &Audit, key: &str) -> Result<Certificate<Disciplined>, NotCertified> {
    let plan = audit.programme().plans().find(key).expect("a plan");
    audit.certify_plan(plan)
}

fn reasons(audit: &Audit, key: &str) -> Vec<String> {
    of_plan(audit, key).expect_err("refused").reasons().to_vec()
}

#[test]
fn a_disciplined_plan_is_certified() {
    let audit = audited(&sound());
    for (handle, _) in audit.programme().plans().iter() {
        let key = audit.programme().plans().key(handle);
        let certificate = audit
            .certify_plan(handle)
            .unwrap_or_else(|refused| panic!("{key}: {refused}"));
        let told = told(&audit, &certificate);
        assert_eq!(told.scope, Scope::Plan(key.clone()));
        let asked = ["DS002", "DS003", "DS007", "DS016"];
        let codes = rules::ALL
            .iter()
            .map(|rule| rule.code)
            .filter(|code| asked.contains(code));
        assert_eq!(told.rules, codes.collect::<Vec<_>>());
        assert!(
            told.text
                .starts_with(&format!("the plan `{key}` is disciplined as of 2007-06-01")),
            "{}",
            told.text
        );
    }
}

#[test]
fn a_plan_is_refused_for_its_own_faults_alone() {
    let audit = audited(&with([("/plans/0/purpose", json!("good"))]));
    assert_eq!(
        reasons(&audit, "plan:CU-N")[0],
        "DS002 plan-without-next-practice is broken: 1"
    );
    assert!(of_plan(&audit, "plan:CU-S").is_ok());
    assert!(audit.certify::<Disciplined>().is_err());

    let audit = audited(&without("/plans/1/purpose"));
    assert_eq!(
        reasons(&audit, "plan:CU-S")[0],
        "DS002 plan-without-next-practice cannot be told: 1"
    );
    assert!(of_plan(&audit, "plan:CU-N").is_ok());
}

#[test]
fn a_sound_plan_of_a_programme_that_is_not_is_certified() {
    // No plan is asked of a grant that rests on none, nor of a region without a hub.
    let audit = audited(&with([("/grants/0/plan", json!(null))]));
    let refused = audit
        .certify::<Disciplined>()
        .expect_err("a grant rests on no plan");
    assert_eq!(refused.reasons(), ["DS009 grant-without-plan is broken: 1"]);
    assert!(of_plan(&audit, "plan:CU-N").is_ok());
}

#[test]
fn a_plan_is_judged_by_a_named_policy_too() {
    let audit = audited(&with([("/charter/policy", json!({"max_priorities": 6}))]));
    assert_eq!(
        reasons(&audit, "plan:CU-N"),
        ["the charter sets thresholds of its own but gives their policy no name"]
    );
}

#[test]
fn a_plan_that_has_not_begun_is_not_certified() {
    let date = Some("2005-10-14".parse().expect("a date"));
    let options = AuditOptions {
        date,
        ..AuditOptions::default()
    };
    let audit = Audit::new(&programme(&sound()), &options).expect("a date");
    let reasons = reasons(&audit, "plan:CU-N");
    assert_eq!(
        reasons.last().map(String::as_str),
        Some("nothing recorded holds"),
        "{reasons:?}"
    );
}
