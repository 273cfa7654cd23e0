//! Makes the document of the teaching school hubs from the files as published, and says what was decided on the way.
//!
//! ```text
//! cargo run --release --example teaching_school_hubs -- DATA_DIR
//! cargo run --release --example teaching_school_hubs -- DATA_DIR --check
//! ```

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use nextpractice_examples::teaching_school_hubs::{
    AREAS, HUBS, Refused, SCHOOLS, Summary, committed, data_folder, import,
};
use nextpractice_exchange::document::{read_document, write_gzip};
use thiserror::Error;

/// Makes the document "Teaching School Hubs 2025 on the schools of England 2022".
#[derive(Parser)]
#[command(name = "teaching_school_hubs")]
struct Args {
    /// Folder of the files as published [default: NEXTPRACTICE_DATA, else ../shared/data beside the workspace]
    data_dir: Option<PathBuf>,
    /// Where to write the document, or what to compare it with [default: the committed document]
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// Compare with the document that is there, byte for byte, and write nothing
    #[arg(long)]
    check: bool,
}

/// Why there is no document.
#[derive(Debug, Error)]
enum Failure {
    #[error(
        "{path}: {error}; name the folder with teaching-school-hubs-2025 and england-2022 as the argument, or in NEXTPRACTICE_DATA"
    )]
    Input { path: String, error: std::io::Error },
    #[error("{path}: {error}; name a file that can be written with --output")]
    Output { path: String, error: std::io::Error },
    #[error("{path}: {error}; there is nothing to compare with: run without --check to write it")]
    Compared { path: String, error: std::io::Error },
    #[error(transparent)]
    Refused(#[from] Refused),
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(status) => status,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<ExitCode, Failure> {
    let folder = args.data_dir.clone().unwrap_or_else(data_folder);
    let output = args.output.clone().unwrap_or_else(committed);
    let import = import(
        &input(&folder, HUBS)?,
        &input(&folder, AREAS)?,
        &input(&folder, SCHOOLS)?,
    )?;
    println!("{}", import.schools);
    println!("{}", Summary::of(&import.programme));
    println!("Import notes{}", import.notes);

    let packed = write_gzip(&import.json);
    let path = output.display().to_string();
    if args.check {
        let there = std::fs::read(&output).map_err(|error| Failure::Compared {
            path: path.clone(),
            error,
        })?;
        return Ok(compare(&path, &packed, &there, &import.json));
    }
    let write = std::fs::write(&output, &packed);
    write.map_err(|error| Failure::Output {
        path: path.clone(),
        error,
    })?;
    println!("{path}: {} bytes written", packed.len());
    Ok(ExitCode::SUCCESS)
}

fn compare(path: &str, packed: &[u8], there: &[u8], json: &str) -> ExitCode {
    if packed == there {
        println!("{path}: the same, {} bytes", packed.len());
        return ExitCode::SUCCESS;
    }
    let difference = match read_document(there) {
        Ok(document) if document.to_json() == json => {
            "says the same, but is packed otherwise: by another version of the compressor"
        }
        Ok(_) => "says something else than the files",
        Err(_) => "is no document",
    };
    println!("{path}: {difference}; run without --check to write it anew");
    ExitCode::FAILURE
}

fn input(folder: &Path, name: &str) -> Result<Vec<u8>, Failure> {
    let path = folder.join(name);
    std::fs::read(&path).map_err(|error| Failure::Input {
        path: path.display().to_string(),
        error,
    })
}
