//! Who was heard in the debate on an agenda.

use chrono::NaiveDate;

use super::agenda;
use crate::audit::Missing;
use crate::model::{Institution, Table, Truth, Truths, View};
use crate::value::Handle;
use crate::vocabulary::Focus;

/// What is said of schools, of each the surest.
pub(super) struct Schools {
    said: Truths,
    /// Those of which anything is said, each once.
    named: Vec<Handle<Institution>>,
}

impl Schools {
    pub(super) fn new(view: &View<'_>) -> Self {
        Self {
            said: Truths::new(view.programme().institutions().len()),
            named: Vec::new(),
        }
    }

    /// Says something of a school, unless something as sure is said already.
    pub(super) fn say(&mut self, school: Handle<Institution>, truth: Truth) {
        if !truth.is_no() && self.said.raise(school.index(), truth).is_no() {
            self.named.push(school);
        }
    }

    /// What is said of a school; no, if nothing is.
    pub(super) fn of(&self, school: Handle<Institution>) -> Truth {
        self.said.get(school.index())
    }

    /// Those of which anything is said, with it.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Handle<Institution>, Truth)> {
        self.named.iter().map(|school| (*school, self.of(*school)))
    }
}

/// Who contributed to the agenda by the day on which it was agreed.
pub(super) struct Voices {
    heard: Schools,
    /// Whether of some priority it is not recorded who contributed: it may have been anybody.
    pub(super) anybody: bool,
    pub(super) missing: Option<Missing>,
}

impl Voices {
    /// Those who contributed to the priorities that stand at the view's date, by a day.
    pub(super) fn of(view: &View<'_>, focus: Focus, day: NaiveDate) -> Self {
        let programme = view.programme();
        let mut voices = Self {
            heard: Schools::new(view),
            anybody: false,
            missing: None,
        };
        let agenda = programme.index().priorities(focus).iter();
        for priority in agenda.filter(|priority| agenda::stands(view, **priority).0.is_yes()) {
            let Some(contributions) = programme[*priority].contributions.known() else {
                voices.anybody = true;
                Missing::least(
                    &mut voices.missing,
                    Missing::Field(Table::Priorities, "contributions"),
                );
                continue;
            };
            for given in contributions {
                match given.date.value() {
                    Some(date) if *date <= day => voices.heard.say(given.institution, Truth::Yes),
                    Some(_) => {}
                    None => {
                        voices.heard.say(given.institution, Truth::Unknown);
                        Missing::least(&mut voices.missing, agenda::UNDATED);
                    }
                }
            }
        }
        voices
    }

    /// Whether nobody contributed, for certain.
    pub(super) fn nobody(&self) -> bool {
        self.heard.named.is_empty() && !self.anybody
    }

    /// The schools that contributed, or may have.
    pub(super) fn named(&self) -> impl Iterator<Item = Handle<Institution>> {
        self.heard.named.iter().copied()
    }

    /// Whether a school contributed.
    pub(super) fn heard(&self, school: Handle<Institution>) -> Truth {
        match self.heard.of(school) {
            Truth::No if self.anybody => Truth::Unknown,
            heard => heard,
        }
    }
}
