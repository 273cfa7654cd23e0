//! The findings of a programme, by root cause, as the clients in other languages print them: `findings PROGRAMME [GIAS.csv SAVED.json]`.

use std::error::Error;
use std::io::Write;

use nextpractice::audit::{Audit, AuditOptions, Fact, Rule, Unit};
use nextpractice::model::{Document, Field, Programme};
use nextpractice_exchange::document::read_document;
use nextpractice_exchange::gias::{institution_row, read_establishments, regions};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (document, import) = match arguments.as_slice() {
        [document] => (document, None),
        [document, gias, saved] => (document, Some((gias, saved))),
        _ => {
            return Err(
                "give the file of a programme, and if you like a GIAS file and where to save"
                    .into(),
            );
        }
    };
    let mut document = read_document(&std::fs::read(document)?)?;
    if let Some((gias, saved)) = import {
        add_schools(&mut document, gias)?;
        let programme = Programme::new(document)?;
        std::fs::write(saved, programme.to_document().to_json())?;
        return print(&programme);
    }
    print(&Programme::new(document)?)
}

/// Adds the schools of an establishment file that the document does not have, and their regions.
fn add_schools(document: &mut Document, gias: &str) -> Result<(), Box<dyn Error>> {
    let (schools, report) = read_establishments(gias, &std::fs::read(gias)?)?;
    let rows = (report.rows(), report.imported(), report.rejected());
    writeln!(
        std::io::stderr(),
        "{} rows: {} imported, {} rejected",
        rows.0,
        rows.1,
        rows.2
    )?;
    if let Field::Value(known) = &mut document.regions {
        let keys: Vec<_> = known
            .iter()
            .filter_map(|row| Some(row.value()?.key.clone()))
            .collect();
        let new = regions(&schools)
            .into_iter()
            .filter(|row| !keys.contains(&row.key));
        known.extend(new.map(Field::Value));
    }
    if let Field::Value(known) = &mut document.institutions {
        let keys: Vec<_> = known
            .iter()
            .filter_map(|row| Some(row.value()?.key.clone()))
            .collect();
        let new = schools
            .iter()
            .map(institution_row)
            .filter(|row| !keys.contains(&row.key));
        known.extend(new.map(Field::Value));
    }
    Ok(())
}

fn print(programme: &Programme) -> Result<(), Box<dyn Error>> {
    let audit = Audit::new(programme, &AuditOptions::default())?;
    let mut out = std::io::stdout().lock();
    for group in audit.groups() {
        finding(
            &mut out,
            programme,
            "",
            group.rule,
            group.unit,
            group.evidence,
        )?;
        for (rule, unit, evidence) in group.follow {
            finding(&mut out, programme, "+ ", rule, unit, evidence)?;
        }
    }
    Ok(())
}

fn finding(
    out: &mut impl Write,
    programme: &Programme,
    mark: &str,
    rule: &Rule,
    unit: Unit,
    evidence: &[Fact],
) -> Result<(), Box<dyn Error>> {
    let (id, label) = (unit.id(programme), unit.label(programme));
    writeln!(out, "{mark}{} {} {id}: {label}", rule.code, rule.level)?;
    let mut waiting: Vec<(&Fact, usize)> = evidence.iter().rev().map(|fact| (fact, 1)).collect();
    while let Some((fact, depth)) = waiting.pop() {
        write!(out, "{}- {}", "  ".repeat(depth), fact.text())?;
        match fact.locus() {
            Some(locus) => writeln!(out, " [{}]", locus.pointer())?,
            None => writeln!(out)?,
        }
        waiting.extend(fact.causes().iter().rev().map(|cause| (cause, depth + 1)));
    }
    Ok(())
}
