//! The programme of 2005 through the Rust API: what its sources state, what an audit says of it, and under which
//! reading. `--phase two` tells of its second phase.
//!
//! ```text
//! cargo run --release --example phase_one
//! cargo run --release --example phase_one -- -o examples/data/phase-one.json
//! cargo run --release --example phase_one -- --phase two -o examples/data/phase-two.json
//! ```

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use nextpractice::vocabulary::Phase;
use nextpractice_examples::output::{text, write_stream, write_whole};
use nextpractice_examples::phase_one::{Reading, document, tell};

/// Tells of the Development and Research networks as far as their sources do.
#[derive(Parser)]
#[command(name = "phase_one")]
struct Args {
    /// The phase: `one` or `two`
    #[arg(long, default_value_t = Phase::One)]
    phase: Phase,
    /// Where to write the phase's document as well
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    write_stream(std::io::stdout(), text(&tell(args.phase)?))?;
    if let Some(path) = &args.output {
        let name = path.display();
        let json = document(args.phase, Reading::OneInEachRegion)?.to_json();
        write_whole(path, text(&json)).map_err(|error| {
            format!("{name}: cannot be written: {error}; name a file that can with --output")
        })?;
        eprintln!("{name}: {} bytes written", json.len());
    }
    Ok(())
}
