//! Writes a made-up programme to files: the document as JSON, and each table as NDJSON for tools that read those.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use nextpractice_benches::generator::{self, Variant};
use serde::Serialize;

#[derive(Clone, Copy, ValueEnum)]
enum Wrong {
    Breaching,
    Broken,
}

/// Writes a made-up programme.
#[derive(Parser)]
struct Options {
    /// How many schools.
    #[arg(long, default_value_t = 25_000)]
    schools: usize,
    /// What is wrong with it.
    #[arg(long, default_value = "breaching")]
    variant: Wrong,
    /// The same seed gives the same programme.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The folder to write to: `document.json`, and `hubs.ndjson` and the rest.
    folder: PathBuf,
}

fn lines<T: Serialize>(options: &Options, name: &str, rows: &[T]) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(options.folder.join(format!("{name}.ndjson")))?);
    for row in rows {
        serde_json::to_writer(&mut file, row)?;
        file.write_all(b"\n")?;
    }
    file.flush()
}

fn main() -> io::Result<()> {
    let options = Options::parse();
    let variant = match options.variant {
        Wrong::Breaching => Variant::Breaching,
        Wrong::Broken => Variant::Broken,
    };
    let document = generator::programme(options.schools, variant, options.seed);
    fs::create_dir_all(&options.folder)?;
    let mut file = BufWriter::new(File::create(options.folder.join("document.json"))?);
    serde_json::to_writer(&mut file, &document)?;
    file.flush()?;
    fs::write(
        options.folder.join("charter.json"),
        serde_json::to_string(&document.charter)?,
    )?;
    macro_rules! tables {
        ($($table:ident)*) => { $( lines(&options, stringify!($table), &document.$table)?; )* };
    }
    tables! { regions institutions agencies hubs arrangements memberships priorities plans grants practices transfers }
    Ok(())
}
