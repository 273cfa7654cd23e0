//! How long each stage took: by the clock, and of the processors' time.

use std::fmt;
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;

/// Stages one after another.
pub(super) struct Stages {
    wall: Instant,
    done: Vec<(&'static str, Duration, Duration)>,
    cpu: ProcessTime,
}

impl Stages {
    pub(super) fn begin() -> Self {
        Self {
            wall: Instant::now(),
            done: Vec::new(),
            cpu: ProcessTime::now(),
        }
    }

    /// Ends a stage; the next one begins.
    pub(super) fn end(&mut self, name: &'static str) {
        let (wall, cpu) = (Instant::now(), ProcessTime::now());
        let (took, worked) = (wall - self.wall, cpu.duration_since(self.cpu));
        self.done.push((name, took, worked));
        (self.wall, self.cpu) = (wall, cpu);
    }
}

impl fmt::Display for Stages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = |duration: Duration| duration.as_secs_f64() * 1_000.0;
        writeln!(f, "{:<34} {:>10} {:>10}", "stage", "CPU ms", "wall ms")?;
        let mut total = (Duration::ZERO, Duration::ZERO);
        for (name, wall, cpu) in &self.done {
            writeln!(f, "{name:<34} {:>10.1} {:>10.1}", ms(*cpu), ms(*wall))?;
            total = (total.0 + *wall, total.1 + *cpu);
        }
        writeln!(
            f,
            "{:<34} {:>10.1} {:>10.1}",
            "all",
            ms(total.1),
            ms(total.0)
        )
    }
}
