//! The programme that people learn the report from shows what there is to learn.

use nextpractice::audit::{Audit, AuditOptions, Principle};
use nextpractice::model::{Document, Programme};

/// The rules that the synthetic programme was made to show: each broken, kept and undecided at least once.
const SHOWN: [&str; 13] = [
    "AR001", "AR002", "AR003", "DC004", "DS001", "DS002", "DS004", "DS005", "DS009", "DT001",
    "DT002", "DT003", "DT004",
];

#[test]
fn the_synthetic_programme_shows_breaches_holds_and_unknowns() {
    let document = Document::from_json(include_bytes!("../../examples/data/synthetic.json"))
        .expect("well-formed JSON");
    let programme = Programme::new(document).expect("a sound programme");
    assert!(programme.is_synthetic());
    let audit = Audit::new(&programme, &AuditOptions::default()).expect("it has a date");
    for (rule, outcome) in audit.outcomes() {
        let counts = outcome.counts;
        if SHOWN.contains(&rule.code) {
            let least = counts.holds.min(counts.broken).min(counts.cannot_tell);
            assert!(least > 0, "{} {counts:?}", rule.code);
        }
    }
    for principle in Principle::ALL
        .iter()
        .filter(|principle| principle.is_one_of_the_3_ds())
    {
        let of_it = audit
            .outcomes()
            .iter()
            .filter(|(rule, _)| rule.principle == *principle);
        let all = of_it.fold(
            nextpractice::audit::Counts::default(),
            |sum, (_, outcome)| sum + outcome.counts,
        );
        assert!(
            all.holds.min(all.broken).min(all.cannot_tell) > 0,
            "{principle} {all:?}"
        );
    }
}
