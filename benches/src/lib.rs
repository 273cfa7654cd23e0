//! Benchmarks of nextpractice: `cargo bench -p nextpractice-benches`.
