//! Benchmarks of nextpractice.
//!
//! - `cargo bench -p nextpractice-benches`: Criterion, for people.
//! - [`generator`]: made-up programmes of any size, the same for the same seed; `generate` writes them to files.
//! - [`plain`]: the same documents as plain owned structs, as anyone would first write them: the peer of loading.
//! - `peers/`: the same work by other tools, on the same files.

pub mod generator;
pub mod plain;
