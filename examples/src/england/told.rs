//! What the register tells before any audit: how much of it there is, and who had succeeded whom by a day.

use std::fmt;

use chrono::NaiveDate;
use nextpractice::value::spoken_date;
use nextpractice_exchange::gias::{End, Register, Succession};
use serde::Serialize;

/// The register in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Told {
    as_of: NaiveDateText,
    establishments: usize,
    stubs: usize,
    /// Successions, whichever side names them, whatever their date.
    successions: usize,
    /// Establishments that a link names, by where following their successors leads.
    succeeded_by_one_that_nobody_succeeded: usize,
    not_succeeded: usize,
    ending_at_a_fork: usize,
    ending_in_a_circle: usize,
    undated: usize,
    longest_chain: usize,
    forks: usize,
    circles: usize,
    links_not_returned: usize,
}

/// A date as JSON has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct NaiveDateText(NaiveDate);

impl Serialize for NaiveDateText {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl Told {
    pub(super) fn of(register: &Register, succession: &Succession, on: NaiveDate) -> Self {
        let mut told = Self {
            as_of: NaiveDateText(on),
            establishments: register.establishments(),
            stubs: register.stubs(),
            successions: succession.len(),
            succeeded_by_one_that_nobody_succeeded: 0,
            not_succeeded: 0,
            ending_at_a_fork: 0,
            ending_in_a_circle: 0,
            undated: 0,
            longest_chain: 0,
            forks: succession.forks().len(),
            circles: succession.circles().len(),
            links_not_returned: succession.missing_reverses().len(),
        };
        for end in succession.ends(on) {
            match end {
                End::Open { steps: 0, .. } => told.not_succeeded += 1,
                End::Open { steps, .. } => {
                    told.succeeded_by_one_that_nobody_succeeded += 1;
                    told.longest_chain = told.longest_chain.max(steps);
                }
                End::Fork { .. } => told.ending_at_a_fork += 1,
                End::Circle { .. } => told.ending_in_a_circle += 1,
                End::Undated { .. } => told.undated += 1,
            }
        }
        told
    }

    pub(super) fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "The register: {} establishments; {} more that only links or groups name (stubs)",
            self.establishments, self.stubs
        )?;
        writeln!(
            f,
            "Succession by {}: {} successions in the register, {} links not returned, {} forks, {} circles",
            spoken_date(self.as_of.0),
            self.successions,
            self.links_not_returned,
            self.forks,
            self.circles
        )?;
        writeln!(
            f,
            "  {} establishments had a last successor, after {} steps at the most; {} had none",
            self.succeeded_by_one_that_nobody_succeeded, self.longest_chain, self.not_succeeded
        )?;
        writeln!(
            f,
            "  of {} following ends at a fork, of {} in a circle, of {} at a link without a date",
            self.ending_at_a_fork, self.ending_in_a_circle, self.undated
        )
    }
}
