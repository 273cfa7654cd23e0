//! The tasks of plans, and what they serve.

use super::agenda;
use crate::audit::Missing;
use crate::model::{Priority, Recorded, Table, Task, Truth, View};
use crate::value::Handle;
use crate::vocabulary::Focus;

/// What a task is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic<'p> {
    Priority(Handle<Priority>),
    Title(&'p str),
}

/// The tasks of plans: what they are about and whether they are aligned, and how many do not say what they serve.
#[derive(Clone, Debug, Default)]
pub(super) struct Tasks<'p> {
    pub(super) known: Vec<(Topic<'p>, Truth)>,
    pub(super) open: usize,
}

impl<'p> Tasks<'p> {
    /// Takes in the tasks of a plan; gives what is missing of them, if anything.
    pub(super) fn take(
        &mut self,
        view: &View<'p>,
        focus: Focus,
        tasks: &'p [Task],
    ) -> Option<Missing> {
        let mut missing = None;
        for task in tasks {
            let aligned = aligned(view, focus, task);
            match task.priority {
                Recorded::Unknown => {
                    let field = Missing::Field(Table::Plans, "tasks/priority");
                    Missing::least(&mut missing, field);
                    self.open += 1;
                }
                Recorded::Nothing => self
                    .known
                    .push((Topic::Title(task.title.as_str()), aligned)),
                Recorded::Value(priority) => {
                    if aligned == Truth::Unknown {
                        Missing::least(&mut missing, agenda::missing_agreement(view, priority));
                    }
                    self.known.push((Topic::Priority(priority), aligned));
                }
            }
        }
        missing
    }

    pub(super) fn len(&self) -> usize {
        self.known.len() + self.open
    }

    /// How many may be aligned.
    pub(super) fn alignable(&self) -> usize {
        let known = self.known.iter().filter(|(_, aligned)| !aligned.is_no());
        known.count() + self.open
    }
}

/// Whether a task serves a priority of the focus that is agreed by the date.
pub(super) fn aligned(view: &View<'_>, focus: Focus, task: &Task) -> Truth {
    match task.priority {
        Recorded::Value(priority) if view.programme()[priority].focus == focus => {
            agenda::agreed(view, priority)
        }
        Recorded::Value(_) | Recorded::Nothing => Truth::No,
        Recorded::Unknown => Truth::Unknown,
    }
}
