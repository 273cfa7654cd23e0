//! A phase as text for a terminal.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use nextpractice::audit::{Audit, AuditOptions};
use nextpractice::model::{Programme, View};
use nextpractice::source::{CONFLICTS, HUBS, Reading as Read};
use nextpractice::vocabulary::{Citation, Completeness, Phase, Source};

use super::facts::{self, Line};
use super::posts::{Reading, gateways};
use super::{document, verdicts};

/// The conflict on which there are two readings to build.
const CONFLICT: &str = "hubs in each gateway";

/// Tells what the sources state of a phase, what follows, what an audit says, and of phase one the other reading too.
///
/// ```
/// use nextpractice::vocabulary::Phase;
///
/// let told = nextpractice_examples::phase_one::tell(Phase::One)?;
/// assert!(told.contains("£330,000"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// If what is built were no programme.
pub fn tell(phase: Phase) -> Result<String, Box<dyn std::error::Error>> {
    let audit = audited(phase, Reading::OneInEachRegion)?;
    let view = View::new(audit.programme(), audit.date());
    let mut out = String::new();
    let mut places = Places::default();
    if let Some(title) = audit.programme().title() {
        writeln!(out, "{title}, as of {}", audit.date())?;
    }
    lines(
        "Stated",
        &facts::stated(phase, &view),
        &mut places,
        &mut out,
    )?;
    lines("Worked out", &facts::follows(&view), &mut places, &mut out)?;
    grid(&view, &mut out)?;
    writeln!(out)?;
    verdicts::verdicts(&audit, &mut out)?;
    writeln!(out, "\nFor want of what")?;
    verdicts::gaps(&audit, &mut out)?;
    writeln!(out, "\nCertificates")?;
    verdicts::certificates(&audit, &mut out)?;
    if phase == Phase::One {
        other_reading(&audit, &mut places, &mut out)?;
    }
    places.write(&mut out)?;
    Ok(out)
}

fn audited(phase: Phase, reading: Reading) -> Result<Audit, Box<dyn std::error::Error>> {
    let programme = Programme::new(document(phase, reading)?)?;
    Ok(Audit::new(&programme, &AuditOptions::default())?)
}

fn lines(title: &str, lines: &[Line], places: &mut Places, out: &mut String) -> fmt::Result {
    writeln!(out, "\n{title}")?;
    for Line {
        what,
        value,
        citations,
    } in lines
    {
        writeln!(out, "  {what:<26}{value}  [{}]", places.keys(citations))?;
    }
    Ok(())
}

/// How many hubs each focus has in each region; where hubs are not wholly recorded, none is not known to be none.
fn grid(view: &View<'_>, out: &mut String) -> fmt::Result {
    let programme = view.programme();
    let (charter, networks) = (programme.charter(), view.networks());
    let complete =
        programme.completeness(nextpractice::model::Table::Hubs) == Completeness::Complete;
    write!(out, "\n{:<28}", "Hubs in each region")?;
    for region in charter.regions.named() {
        let key = programme.regions().key(*region).as_str();
        write!(out, "{:>5}", key.strip_prefix("region:").unwrap_or(key))?;
    }
    writeln!(out)?;
    for focus in charter.focuses.named() {
        write!(out, "  {:<26}", focus.name())?;
        for hubs in facts::row(view, &networks, *focus) {
            match hubs {
                0 if !complete => write!(out, "{:>5}", "?")?,
                hubs => write!(out, "{hubs:>5}")?,
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

fn other_reading(
    taken: &Audit,
    places: &mut Places,
    out: &mut String,
) -> Result<(), Box<dyn std::error::Error>> {
    let other = audited(Phase::One, Reading::Nine)?;
    writeln!(out, "\nThe other reading")?;
    if let Some(conflict) = CONFLICTS.iter().find(|conflict| conflict.title == CONFLICT) {
        for Read {
            says, citations, ..
        } in conflict.readings
        {
            writeln!(out, "  {CONFLICT}: {says}  [{}]", places.keys(citations))?;
        }
        writeln!(out, "  taken: {}", conflict.taken.says)?;
        for reason in conflict.reason.split("; ") {
            writeln!(out, "    {reason}")?;
        }
    }
    let (each, hubs) = (Reading::Nine.hubs_of_each(), other.programme().hubs().len());
    writeln!(
        out,
        "  {} gateways of {each} hubs are {hubs} hubs, not {}  [{}]",
        gateways().count(),
        HUBS.value,
        places.keys(HUBS.citations)
    )?;
    writeln!(
        out,
        "  which two regions went without is not said: here the last two do  [LIB]"
    )?;
    grid(&View::new(other.programme(), other.date()), out)?;
    writeln!(out)?;
    verdicts::otherwise(taken, &other, out)?;
    let (before, after) = (verdicts::missing(taken), verdicts::missing(&other));
    for sentence in before.symmetric_difference(&after) {
        writeln!(out, "  missing under one reading alone: {sentence}")?;
    }
    let both = before.intersection(&after).count();
    writeln!(
        out,
        "  What is not recorded is so under either reading: {both} matters of {}.",
        before.union(&after).count()
    )?;
    Ok(())
}

/// The places cited, for the list at the end.
#[derive(Default)]
struct Places(BTreeMap<Source, Vec<&'static str>>);

impl Places {
    /// The keys of the sources cited, each once.
    fn keys(&mut self, citations: &[Citation]) -> String {
        let mut keys: Vec<&str> = Vec::new();
        for citation in citations {
            let sections = self.0.entry(citation.source()).or_default();
            if !citation.section().is_empty() && !sections.contains(&citation.section()) {
                sections.push(citation.section());
            }
            if !keys.contains(&citation.source().key()) {
                keys.push(citation.source().key());
            }
        }
        keys.join(", ")
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        writeln!(out, "\nSources")?;
        for (source, sections) in &self.0 {
            writeln!(out, "  {:<5} {}", source.key(), source.title())?;
            for section in sections {
                writeln!(out, "        \"{section}\"")?;
            }
        }
        Ok(())
    }
}
