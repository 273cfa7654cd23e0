//! Audits that somebody watches, and may stop.

use std::ops::ControlFlow;
use std::sync::Arc;

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
    /// ```
    /// use std::ops::ControlFlow;
    /// use nextpractice::audit::{Audit, AuditOptions, NotAudited};
    ///
    /// # let programme = nextpractice::doc_example();
    /// let mut seen = 0;
    /// let audit = Audit::watched(&programme, &AuditOptions::default(), |progress| {
    ///     seen = progress.done;
    ///     ControlFlow::Continue(())
    /// })?;
    /// assert_eq!(seen, audit.outcomes().len());
    ///
    /// let stopped = Audit::watched(&programme, &AuditOptions::default(), |_| ControlFlow::Break(()));
    /// assert_eq!(stopped.unwrap_err(), NotAudited::Stopped);
    /// # Ok::<(), NotAudited>(())
    /// ```
    ///
    /// # Errors
    /// [`NotAudited`] if there is no date, or the watcher breaks off.
    pub fn watched(
        programme: &Programme,
        options: &AuditOptions,
        mut watch: impl FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Self, NotAudited> {
        let date = options.date_for(programme)?;
        let derived = Arc::default();
        let view = View::sharing(programme, date, Arc::clone(&derived));
        let rules = chosen(&options.rules);
        let mut done = 0;
        let outcomes = ask(&view, &rules, || {
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

/// Asks the rules on all cores, and says after each on this thread that one more is done.
#[cfg(feature = "parallel")]
fn ask(
    view: &View<'_>,
    rules: &[&'static Rule],
    mut one_done: impl FnMut() -> ControlFlow<()>,
) -> Option<Outcomes> {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::mpsc::channel;

    let stopped = AtomicBool::new(false);
    let mut outcomes: Vec<Option<Outcome>> = rules.iter().map(|_| None).collect();
    let (sender, receiver) = channel();
    rayon::in_place_scope(|scope| {
        for (place, rule) in rules.iter().enumerate() {
            let (sender, stopped) = (sender.clone(), &stopped);
            scope.spawn(move |_| {
                if !stopped.load(Ordering::Relaxed) {
                    // Nobody listens any more once the audit is stopped.
                    let _ = sender.send((place, (rule.run)(view)));
                }
            });
        }
        drop(sender);
        while let Some((place, outcome)) = next(&receiver) {
            if let Some(slot) = outcomes.get_mut(place) {
                *slot = Some(outcome);
            }
            if one_done().is_break() {
                stopped.store(true, Ordering::Relaxed);
                break;
            }
        }
    });
    if stopped.into_inner() {
        return None;
    }
    rules
        .iter()
        .zip(outcomes)
        .map(|(rule, outcome)| Some((*rule, outcome?)))
        .collect()
}

/// The next outcome. A thread of the pool must work while it waits, or a pool of one thread would wait for itself.
#[cfg(feature = "parallel")]
fn next<T>(receiver: &std::sync::mpsc::Receiver<T>) -> Option<T> {
    use std::sync::mpsc::TryRecvError;

    loop {
        match receiver.try_recv() {
            Ok(outcome) => return Some(outcome),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) => match rayon::yield_now() {
                // Not a thread of the pool.
                None => return receiver.recv().ok(),
                Some(rayon::Yield::Executed) => {}
                Some(rayon::Yield::Idle) => std::thread::yield_now(),
            },
        }
    }
}

#[cfg(not(feature = "parallel"))]
fn ask(
    view: &View<'_>,
    rules: &[&'static Rule],
    mut one_done: impl FnMut() -> ControlFlow<()>,
) -> Option<Outcomes> {
    let mut outcomes = Outcomes::new();
    for rule in rules {
        outcomes.push((*rule, (rule.run)(view)));
        if one_done().is_break() {
            return None;
        }
    }
    Some(outcomes)
}
