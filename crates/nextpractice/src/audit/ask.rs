//! Questions that several rules put alike.

use super::missing::Missing;
use super::rule::Answer;
use crate::model::{Hub, Membership, Table, Truth, View};
use crate::value::Handle;

/// Goes on only with a hub that is one at the date.
pub(crate) fn hub_in_term(view: &View<'_>, hub: Handle<Hub>) -> Option<Answer> {
    unless(
        view.hub_in_term(hub),
        "it is no hub at the date",
        Missing::Field(Table::Hubs, "term"),
    )
}

/// Goes on only with a membership that is in term at the date.
pub(crate) fn membership_in_term(
    view: &View<'_>,
    membership: Handle<Membership>,
) -> Option<Answer> {
    let missing = Missing::Field(Table::Memberships, "term");
    unless(
        view.membership_in_term(membership),
        "the membership is not in term at the date",
        missing,
    )
}

/// The answer that ends a check, unless the question it depends on is answered with yes.
pub(crate) fn unless(truth: Truth, otherwise: &'static str, missing: Missing) -> Option<Answer> {
    match truth {
        Truth::Yes => None,
        Truth::No => Some(Answer::NotApplicable(otherwise)),
        Truth::Unknown => Some(Answer::CannotTell(missing)),
    }
}

/// How many there are, when of some it is not known whether they count and the list may not be complete.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tally {
    /// Those that count for certain.
    pub(crate) sure: usize,
    /// The first reason why there may be more.
    pub(crate) more: Option<Missing>,
}

impl Tally {
    /// Counts what a question is answered with yes of; `unsure` is what is missing where it is not known, and
    /// `complete` whether there may be others that are not recorded.
    pub(crate) fn of(
        answers: impl Iterator<Item = Truth>,
        unsure: Missing,
        complete: Result<(), Missing>,
    ) -> Self {
        let mut tally = Self {
            sure: 0,
            more: complete.err(),
        };
        for answer in answers {
            tally.count(answer, unsure);
        }
        tally
    }

    /// Counts one more, if it does count; `unsure` is what is missing where that is not known.
    pub(crate) fn count(&mut self, answer: Truth, unsure: Missing) {
        match answer {
            Truth::Yes => self.sure += 1,
            Truth::No => {}
            Truth::Unknown => {
                self.more.get_or_insert(unsure);
            }
        }
    }

    /// Whether there are at least so many.
    pub(crate) fn at_least(self, wanted: usize) -> Answer {
        match self.more {
            _ if self.sure >= wanted => Answer::Holds,
            None => Answer::Broken,
            Some(missing) => Answer::CannotTell(missing),
        }
    }

    /// Whether there are no more than so many.
    pub(crate) fn at_most(self, allowed: usize) -> Answer {
        match self.more {
            _ if self.sure > allowed => Answer::Broken,
            None => Answer::Holds,
            Some(missing) => Answer::CannotTell(missing),
        }
    }
}
