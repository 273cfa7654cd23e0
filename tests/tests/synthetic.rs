//! The programme that people learn the report from shows what there is to learn.

use nextpractice::audit::{Audit, AuditOptions, UnitKind};
use nextpractice::model::{Document, Programme};

#[test]
fn the_synthetic_programme_shows_every_rule_broken_kept_and_undecided() {
    let document = Document::from_json(include_bytes!("../../examples/data/synthetic.json"))
        .expect("well-formed JSON");
    let programme = Programme::new(document).expect("a sound programme");
    assert!(programme.is_synthetic());
    let audit = Audit::new(&programme, &AuditOptions::default()).expect("it has a date");
    for (rule, outcome) in audit.outcomes() {
        let counts = outcome.counts;
        // Asked once, a rule has one verdict.
        let shown = match rule.unit {
            UnitKind::Programme => counts.holds,
            _ => counts.holds.min(counts.broken).min(counts.cannot_tell),
        };
        assert!(shown > 0, "{} {counts:?}", rule.code);
    }
}
