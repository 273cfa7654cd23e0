//! England: 20,185 schools, their trusts, federations and sponsors, and who succeeded whom, from the files as
//! published to an audit, with what became of every row and how long each stage took.
//!
//! `cargo run --release --example england -- DATA_DIR`; `-- --help` says the rest.

use std::process::ExitCode;

use nextpractice_examples::audit_cli::Streams;
use nextpractice_examples::england::run;
use nextpractice_examples::terminal::Terminal;

fn main() -> ExitCode {
    let mut streams = Streams {
        input: std::io::stdin(),
        output: std::io::stdout(),
        errors: std::io::stderr(),
    };
    run(std::env::args_os(), Terminal::of_process(), &mut streams).into()
}
