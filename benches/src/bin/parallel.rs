//! The audit on one thread and on two, in turn: wall time, medians, and that both give the same report, byte for byte.
//! `parallel DOCUMENT [RUNS]`; the document is better not small, and the machine quiet.

use std::process::ExitCode;
use std::time::Instant;

use nextpractice::audit::{Audit, AuditOptions};
use nextpractice::model::Programme;
use nextpractice_exchange::document::read_programme;
use nextpractice_report::json;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// How many times less wall time two threads are to take than one.
const BAR: f64 = 1.6;

type Failure = Box<dyn std::error::Error>;

fn pool(threads: usize) -> Result<ThreadPool, Failure> {
    Ok(ThreadPoolBuilder::new().num_threads(threads).build()?)
}

/// The milliseconds of an audit, and its report.
fn audited(pool: &ThreadPool, programme: &Programme) -> Result<(f64, String), Failure> {
    let start = Instant::now();
    let audit = pool.install(|| Audit::new(programme, &AuditOptions::default()))?;
    Ok((start.elapsed().as_secs_f64() * 1e3, json(&audit)))
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() -> Result<ExitCode, Failure> {
    let mut arguments = std::env::args().skip(1);
    let document = arguments.next().ok_or("parallel DOCUMENT [RUNS]")?;
    let runs: usize = arguments.next().map_or(Ok(5), |runs| runs.parse())?;
    let programme = read_programme(std::fs::File::open(document)?)?;
    let pools = [pool(1)?, pool(2)?];
    let mut times = [Vec::new(), Vec::new()];
    let mut report: Option<String> = None;
    for _ in 0..runs.max(1) {
        for (pool, times) in pools.iter().zip(&mut times) {
            let (time, told) = audited(pool, &programme)?;
            times.push(time);
            if *report.get_or_insert_with(|| told.clone()) != told {
                return Err("the report depends on the number of threads, or on the run".into());
            }
        }
    }
    let [one, two] = times.map(|mut times| median(&mut times));
    let bytes = report.map_or(0, |report| report.len());
    println!(
        "one thread\t{one:.1} ms\ntwo threads\t{two:.1} ms\nthe same report of {bytes} bytes in all {} runs",
        2 * runs
    );
    let met = one / two >= BAR;
    println!(
        "{:.2} times less; the bar is {BAR}: {}",
        one / two,
        if met { "met" } else { "missed" }
    );
    Ok(if met {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
