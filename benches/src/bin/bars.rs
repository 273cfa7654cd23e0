//! The figures of this library and of its peers in Rust for one document: CPU milliseconds, the median of several runs,
//! and what was counted. One line a figure: `name<tab>milliseconds<tab>count`.

use std::error::Error;
use std::fs::File;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use clap::Parser;
use cpu_time::ProcessTime;
use nextpractice::audit::{Audit, AuditOptions, find_rule};
use nextpractice::model::{Document, LoadError, Programme};
use nextpractice_benches::plain;
use nextpractice_exchange::document::read_programme;

/// The rules that the peers check too, in `benches/peers`.
const COMPARABLE: [&str; 22] = [
    "AR002", "DC001", "DC004", "DC005", "DC006", "DS001", "DS002", "DS003", "DS004", "DS005",
    "DS006", "DS007", "DS008", "DS009", "DS010", "DS016", "DT001", "DT003", "DT004", "DT005",
    "DT006", "DT010",
];

const REPORT: &str = "file to report";
const EVERY_RULE: &str = "audit of all rules";

/// Times loading and auditing one document.
#[derive(Parser)]
struct Options {
    /// The document.
    document: PathBuf,
    /// How often each is done.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// Each rule by itself, too.
    #[arg(long)]
    rules: bool,
    /// Only the figures whose names contain this.
    #[arg(long, default_value = "")]
    only: String,
}

impl Options {
    fn asks(&self, name: &str) -> bool {
        name.contains(&self.only)
    }

    fn time<S, T>(
        &self,
        name: &str,
        mut set_up: impl FnMut() -> S,
        work: impl Fn(S) -> T,
        count: impl Fn(&T) -> usize,
    ) {
        if !self.asks(name) {
            return;
        }
        let mut times = Vec::new();
        let mut counted = 0;
        for _ in 0..self.runs {
            let given = set_up();
            let start = ProcessTime::now();
            let done = black_box(work(given));
            times.push(start.elapsed().as_secs_f64() * 1e3);
            counted = count(&done);
        }
        times.sort_by(f64::total_cmp);
        println!("{name}\t{:.2}\t{counted}", times[times.len() / 2]);
    }
}

fn load(bytes: &[u8]) -> Result<Programme, usize> {
    Programme::from_json(bytes).map_err(|error| match error {
        LoadError::Refused(refusal) => refusal.total(),
        LoadError::Malformed(_) => 1,
    })
}

/// All of it, as whoever has a file does it: reading the file, loading, and auditing.
fn report(document: &Path, chosen: &AuditOptions) -> Result<Audit, Box<dyn Error>> {
    let programme = read_programme(File::open(document)?)?;
    Ok(Audit::new(&programme, chosen)?)
}

fn findings<E>(audit: &Result<Audit, E>) -> usize {
    audit.as_ref().map_or(0, |audit| audit.findings().count())
}

fn problems(loaded: &Result<Programme, usize>) -> usize {
    loaded.as_ref().err().copied().unwrap_or_default()
}

fn main() -> Result<(), Box<dyn Error>> {
    let options = Options::parse();
    // Of those who go from file to report, none has the text in memory: so it is not there when memory is measured.
    let bytes = if options.only == REPORT {
        Vec::new()
    } else {
        std::fs::read(&options.document)?
    };
    let nothing = || ();
    options.time(
        "plain",
        nothing,
        |()| serde_json::from_slice::<plain::Document>(&bytes).ok(),
        |_| 0,
    );
    options.time(
        "parse",
        nothing,
        |()| Document::from_json(&bytes).ok(),
        |_| 0,
    );
    options.time("load", nothing, |()| load(&bytes), problems);
    options.time(
        "value",
        nothing,
        |()| serde_json::from_slice::<serde_json::Value>(&bytes).ok(),
        |_| 0,
    );
    let comparable = AuditOptions {
        rules: COMPARABLE
            .iter()
            .map(|code| find_rule(code))
            .collect::<Result<_, _>>()?,
        ..AuditOptions::default()
    };
    options.time(
        REPORT,
        nothing,
        |()| report(&options.document, &comparable),
        findings,
    );
    if options.asks(EVERY_RULE)
        && let Ok(programme) = load(&bytes)
    {
        let audit = |name, chosen: &AuditOptions| {
            options.time(name, nothing, |()| Audit::new(&programme, chosen), findings);
        };
        audit("audit", &comparable);
        audit(EVERY_RULE, &AuditOptions::default());
        // What the peers must count too.
        for (rule, outcome) in Audit::new(&programme, &comparable)?.outcomes() {
            println!("count {}\t0\t{}", rule.code, outcome.counts.broken);
        }
    }
    if options.rules
        && let Ok(programme) = load(&bytes)
    {
        for rule in nextpractice::audit::rules::ALL.iter().copied() {
            let chosen = AuditOptions {
                rules: vec![rule],
                ..AuditOptions::default()
            };
            options.time(
                rule.code,
                nothing,
                |()| Audit::new(&programme, &chosen),
                findings,
            );
        }
    }
    let schema = serde_json::to_value(schemars::schema_for!(Document))?;
    let validator = jsonschema::validator_for(&schema)?;
    options.time(
        "jsonschema",
        nothing,
        |()| {
            serde_json::from_slice::<serde_json::Value>(&bytes)
                .map(|value| validator.iter_errors(&value).count())
        },
        |errors| errors.as_ref().copied().unwrap_or_default(),
    );
    Ok(())
}
