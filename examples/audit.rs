//! Audits a school-network programme against the 3 D's, and reports what is broken and why.
//!
//! `cargo run --release --example audit -- FILE`; `-- --help` says the rest.

use std::process::ExitCode;

use nextpractice_examples::audit_cli::{Streams, run};
use nextpractice_examples::terminal::Terminal;

fn main() -> ExitCode {
    let mut streams = Streams {
        input: std::io::stdin(),
        output: std::io::stdout(),
        errors: std::io::stderr(),
    };
    run(std::env::args_os(), Terminal::of_process(), &mut streams).into()
}
