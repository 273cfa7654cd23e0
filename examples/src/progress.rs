//! A sign of life for work that takes long.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shorter work needs no sign of life.
const PATIENCE: Duration = Duration::from_secs(1);
const TICK: Duration = Duration::from_millis(120);

/// A spinner on standard error that appears after a second and goes when dropped.
///
/// ```
/// let progress = nextpractice_examples::progress::Progress::new(false);
/// progress.says("reading");
/// ```
#[derive(Debug)]
pub struct Progress {
    spinner: ProgressBar,
    waiter: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// A spinner, or, where it would be in the way, none.
    pub fn new(shown: bool) -> Self {
        let spinner = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden())
            .with_style(ProgressStyle::default_spinner());
        let waiter = shown.then(|| {
            let (done, waiting) = channel::<()>();
            let spinner = spinner.clone();
            let thread = std::thread::spawn(move || {
                if waiting.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                    spinner.set_draw_target(ProgressDrawTarget::stderr());
                    spinner.enable_steady_tick(TICK);
                }
            });
            (done, thread)
        });
        Self { spinner, waiter }
    }

    /// Says what is being done.
    pub fn says(&self, work: impl Into<String>) {
        self.spinner.set_message(work.into());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, thread)) = self.waiter.take() {
            drop(done);
            // A thread that has panicked has nothing left to show.
            let _ = thread.join();
        }
        self.spinner.finish_and_clear();
    }
}
