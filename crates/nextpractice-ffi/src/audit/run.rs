//! Audits on threads that end with them: in somebody else's process, nothing is left running behind a call, so the process may
//! fork, unload the library, or look for leaks. For that, the work is done on a thread of its own: a scope of threads leaves a
//! mark on the thread that opens it.

use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::Builder;

use nextpractice::audit::{Audit, NotAudited, Progress};
use nextpractice::model::Programme;

use super::options::Asked;
use crate::error::Failure;
use crate::status::{NXP_E_CANCELLED, NXP_E_INTERNAL, NXP_E_NO_DATE};

pub(super) fn run(programme: &Programme, asked: &Asked) -> Result<Audit, Failure> {
    let relay = Arc::new(Relay::default());
    let worker = Builder::new().spawn({
        let (relay, programme) = (Arc::clone(&relay), programme.clone());
        let (options, threads) = (asked.options.clone(), asked.threads);
        let watched = asked.watcher().is_some();
        move || {
            let _end = End(&relay);
            Audit::watched(&programme, &options, threads, |progress| match watched {
                true => relay.ask(progress),
                false => ControlFlow::Continue(()),
            })
        }
    });
    let worker = worker.map_err(|error| {
        Failure::new(
            NXP_E_INTERNAL,
            format!("no thread could be had for the audit: {error}"),
        )
    })?;
    if let Some(mut watch) = asked.watcher() {
        relay.answer(&mut watch);
    }
    match worker.join() {
        Ok(Ok(audit)) => Ok(audit),
        Ok(Err(error)) => {
            let status = match error {
                NotAudited::NoDate(_) => NXP_E_NO_DATE,
                NotAudited::Stopped => NXP_E_CANCELLED,
            };
            Err(Failure::new(status, error.to_string()))
        }
        // The guard tells of it.
        Err(panic) => resume_unwind(panic),
    }
}

/// Questions from the audit to the caller's thread, and answers back.
#[derive(Default)]
struct Relay {
    now: Mutex<Now>,
    changed: Condvar,
}

#[derive(Clone, Copy, Default)]
enum Now {
    #[default]
    Working,
    Asked(Progress),
    Answered(ControlFlow<()>),
    Ended,
}

impl Relay {
    fn lock(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, now: Now) {
        *self.lock() = now;
        self.changed.notify_all();
    }

    fn wait<T>(&self, wanted: impl Fn(Now) -> Option<T>) -> T {
        let mut now = self.lock();
        loop {
            if let Some(found) = wanted(*now) {
                return found;
            }
            now = self
                .changed
                .wait(now)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Asks the caller's thread and waits for its answer.
    fn ask(&self, progress: Progress) -> ControlFlow<()> {
        self.set(Now::Asked(progress));
        self.wait(|now| match now {
            Now::Answered(answer) => Some(answer),
            Now::Ended => Some(ControlFlow::Break(())),
            Now::Working | Now::Asked(_) => None,
        })
    }

    /// Answers until the audit ends.
    fn answer(&self, watch: &mut impl FnMut(Progress) -> ControlFlow<()>) {
        while let Some(progress) = self.wait(|now| match now {
            Now::Asked(progress) => Some(Some(progress)),
            Now::Ended => Some(None),
            Now::Working | Now::Answered(_) => None,
        }) {
            self.set(Now::Answered(watch(progress)));
        }
    }
}

/// Says that the audit has ended, however it does.
struct End<'a>(&'a Relay);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.set(Now::Ended);
    }
}
