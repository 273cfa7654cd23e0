//! What an audit comes to, in a few lines a matter.

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use nextpractice::audit::{Audit, Decentralised, Dimension, Disciplined, Distributed};

pub(super) fn verdicts(audit: &Audit, out: &mut String) -> fmt::Result {
    writeln!(
        out,
        "{:<38}{:>7}{:>8}{:>13}{:>16}",
        "Verdicts", "holds", "broken", "cannot tell", "does not apply"
    )?;
    for (rule, outcome) in audit.outcomes() {
        let (called, counts) = (format!("{} {}", rule.code, rule.name), outcome.counts);
        if counts.total() == 0 {
            writeln!(out, "  {called:<36}{:>44}", "no row of what it is asked of")?;
            continue;
        }
        writeln!(
            out,
            "  {called:<36}{:>7}{:>8}{:>13}{:>16}",
            counts.holds, counts.broken, counts.cannot_tell, counts.not_applicable
        )?;
    }
    Ok(())
}

/// What is missing, with the rules that cannot tell for want of it and how often.
pub(super) fn gaps(audit: &Audit, out: &mut String) -> fmt::Result {
    for group in audit.gap_groups() {
        let rules = group
            .rules
            .iter()
            .map(|(rule, units)| format!("{} {}", rule.code, units.len()));
        let rules = rules.collect::<Vec<_>>().join(", ");
        writeln!(out, "  {}", group.missing.sentence(audit.programme()))?;
        writeln!(out, "    {rules}")?;
    }
    Ok(())
}

/// What is missing, each thing once.
pub(super) fn missing(audit: &Audit) -> BTreeSet<String> {
    audit
        .gap_groups()
        .iter()
        .map(|group| group.missing.sentence(audit.programme()))
        .collect()
}

/// The certificates, or every reason against them.
pub(super) fn certificates(audit: &Audit, out: &mut String) -> fmt::Result {
    certificate::<Decentralised>(audit, out)?;
    certificate::<Disciplined>(audit, out)?;
    certificate::<Distributed>(audit, out)
}

fn certificate<D: Dimension>(audit: &Audit, out: &mut String) -> fmt::Result {
    match audit.certify::<D>() {
        Ok(certificate) => writeln!(out, "  {certificate}"),
        Err(refused) => {
            writeln!(out, "  {}: not certified", D::PRINCIPLE)?;
            refused
                .reasons()
                .iter()
                .try_for_each(|reason| writeln!(out, "    {reason}"))
        }
    }
}

/// The rules that count otherwise in another audit, and what is broken there and not here.
pub(super) fn otherwise(here: &Audit, there: &Audit, out: &mut String) -> fmt::Result {
    for ((rule, outcome), (_, other)) in here.outcomes().iter().zip(there.outcomes()) {
        if outcome.counts.broken == other.counts.broken {
            continue;
        }
        writeln!(
            out,
            "  {} {}: {} broken, not {}",
            rule.code, rule.name, other.counts.broken, outcome.counts.broken
        )?;
        for (unit, _) in &other.broken {
            writeln!(out, "    {}", unit.label(there.programme()))?;
        }
    }
    Ok(())
}
