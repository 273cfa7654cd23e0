use nextpractice::audit::*;
use nextpractice::model::*;
use nextpractice_tests::thriving::thriving;
#[test]
fn every_rule_is_asked_and_holds_before_anything_is_planted() {
    let text = serde_json::to_vec(&thriving()).unwrap();
    let programme = Programme::new(Document::from_json(&text).unwrap()).unwrap_or_else(|e| panic!("{e}"));
    let audit = Audit::new(&programme, &AuditOptions::default()).unwrap();
    for g in audit.groups() { println!("{} {} +{}", g.rule.code, g.unit.id(&programme), g.follow.len()); }
    for g in audit.gap_groups() { println!("{} {:?}", g.missing.id(), g.rules.iter().map(|r| r.0.code).collect::<Vec<_>>()); }
    for (r, o) in audit.outcomes() { println!("{} {:?}", r.code, o.counts); }
    panic!();
}
