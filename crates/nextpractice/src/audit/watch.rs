//! Audits that somebody watches, and may stop.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread::available_parallelism;

use super::engine::{Audit, AuditOptions, NoDate, chosen};
use super::outcome::Outcome;
use super::rule::Rule;
use crate::model::{Programme, View};

/// How far an audit has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many rules have been asked of all their units.
    pub done: usize,
    /// How many are to be asked.
    pub total: usize,
}

/// Why a watched audit came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAudited {
    /// It has no date.
    #[error(transparent)]
    NoDate(#[from] NoDate),
    /// Whoever watched it stopped it.
    #[error("the audit was stopped by its watcher; ask for it again to have it whole")]
    Stopped,
}

impl Audit {
    /// Audits a programme as [`Audit::new`] does, and tells the watcher after each rule how far it has come. The watcher
    /// is called on the caller's own thread; if it breaks off, no further rule is begun.
    ///
    /// The rules are asked on `threads` threads (0: as many as the machine runs at once), which have ended when this returns.
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use nextpractice::audit::{Audit, AuditOptions, NotAudited};
    ///
    /// # let programme = nextpractice::doc_example();
    /// let mut seen = 0;
    /// let audit = Audit::watched(&programme, &AuditOptions::default(), 0, |progress| {
    ///     seen = progress.done;
    ///     ControlFlow::Continue(())
    /// })?;
    /// assert_eq!(seen, audit.outcomes().len());
    ///
    /// let stopped = Audit::watched(&programme, &AuditOptions::default(), 1, |_| ControlFlow::Break(()));
    /// assert_eq!(stopped.unwrap_err(), NotAudited::Stopped);
    /// # Ok::<(), NotAudited>(())
    /// ```
    ///
    /// # Errors
    /// [`NotAudited`] if there is no date, or the watcher breaks off.
    pub fn watched(
        programme: &Programme,
        options: &AuditOptions,
        threads: usize,
        mut watch: impl FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Self, NotAudited> {
        let date = options.date_for(programme)?;
        let derived = Arc::default();
        let view = View::sharing(programme, date, Arc::clone(&derived));
        let rules = chosen(&options.rules);
        let mut done = 0;
        let threads = match threads {
            0 => available_parallelism().map_or(1, usize::from),
            threads => threads,
        };
        let outcomes = ask(&view, &rules, threads, || {
            done += 1;
            watch(Progress {
                done,
                total: rules.len(),
            })
        });
        match outcomes {
            Some(outcomes) => Ok(Self::of(programme, date, outcomes, derived)),
            None => Err(NotAudited::Stopped),
        }
    }
}

type Outcomes = Vec<(&'static Rule, Outcome)>;

/// Asks the rules on so many threads, which end with it, and says on this one after each that one more is done.
fn ask(
    view: &View<'_>,
    rules: &[&'static Rule],
    threads: usize,
    mut one_done: impl FnMut() -> ControlFlow<()>,
) -> Option<Outcomes> {
    let mut outcomes: Vec<Option<Outcome>> = rules.iter().map(|_| None).collect();
    let next = AtomicUsize::new(0);
    let (sender, receiver) = channel();
    let broken_off = std::thread::scope(|scope| {
        for _ in 0..threads.min(rules.len()) {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(rule) = rules.get(place) else { break };
                    // Nobody listens any more once the audit is stopped.
                    if sender.send((place, (rule.run)(view))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        for (place, outcome) in receiver {
            if let Some(slot) = outcomes.get_mut(place) {
                *slot = Some(outcome);
            }
            if one_done().is_break() {
                next.store(rules.len(), Ordering::Relaxed);
                return true;
            }
        }
        false
    });
    if broken_off {
        return None;
    }
    rules
        .iter()
        .zip(outcomes)
        .map(|(rule, outcome)| Some((*rule, outcome?)))
        .collect()
}
