//! Instructions, counted by Valgrind: loading, the structural checks, the audit, and links of succession, at fixed sizes. They
//! are the same on every run, so that `scripts/instructions` can hold one commit against another.

use std::fmt::Write;
use std::hint::black_box;

use gungraun::{
    Callgrind, LibraryBenchmarkConfig, library_benchmark, library_benchmark_group, main,
};
use nextpractice::audit::{Audit, AuditOptions};
use nextpractice::model::{LoadError, Programme};
use nextpractice_benches::generator::{self, Variant};
use nextpractice_exchange::gias::Register;
use rayon::ThreadPoolBuilder;

const SCHOOLS: usize = 2_500;
const LINKS: usize = 5_000;

fn document(variant: Variant) -> Vec<u8> {
    let document = generator::programme(SCHOOLS, variant, 1);
    serde_json::to_vec(&document).expect("plain data is JSON")
}

fn programme() -> Programme {
    // All work is done on the thread that is counted.
    let alone = ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    alone.build_global().expect("a pool of this thread");
    Programme::from_json(&document(Variant::Breaching)).expect("a sound document")
}

/// A register of a few schools, and a file that links them and others to one another.
fn register() -> (Register, String) {
    let mut schools = "URN,EstablishmentName\n".to_owned();
    let mut links = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n".to_owned();
    for i in 0..LINKS {
        let (urn, other) = (100_000 + i, 100_001 + i);
        let day = 1 + i % 28;
        if i % 2 == 0 {
            writeln!(schools, "{urn},School {i}").expect("memory takes it");
        }
        writeln!(
            links,
            "{urn},{other},\"School, {i}\",Successor,{day:02}-09-2010"
        )
        .expect("memory takes it");
    }
    let register = Register::new("schools.csv", schools.as_bytes()).expect("a register");
    (register, links)
}

#[library_benchmark]
#[bench::breaching(args = (Variant::Breaching), setup = document)]
fn load(bytes: Vec<u8>) -> Result<Programme, LoadError> {
    black_box(Programme::from_json(black_box(&bytes)))
}

#[library_benchmark]
#[bench::broken(args = (Variant::Broken), setup = document)]
fn structure(bytes: Vec<u8>) -> Result<Programme, LoadError> {
    black_box(Programme::from_json(black_box(&bytes)))
}

#[library_benchmark]
#[bench::all_rules(args = (), setup = programme)]
fn audit(programme: Programme) -> (Programme, Audit) {
    let audit = Audit::new(black_box(&programme), &AuditOptions::default());
    (programme, black_box(audit.expect("it has a date")))
}

#[library_benchmark]
#[bench::of_succession(args = (), setup = register)]
fn links((mut register, links): (Register, String)) -> Register {
    let succession = register.add_links("links.csv", black_box(links.as_bytes()), None);
    black_box(succession.expect("a table of links"));
    register
}

library_benchmark_group!(name = stages; benchmarks = load, structure, audit, links);

main!(
    config = LibraryBenchmarkConfig::default().tool(Callgrind::with_args(["--cache-sim=no"]));
    library_benchmark_groups = stages
);
