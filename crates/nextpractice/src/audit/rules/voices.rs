//! Who was heard in the debate on an agenda.

use chrono::NaiveDate;

use super::agenda;
use crate::audit::Missing;
use crate::model::{Institution, Table, Truth, View};
use crate::value::Handle;
use crate::vocabulary::Focus;

/// Schools, each once and in order, with whether something is so of it.
pub(super) type Schools = Vec<(Handle<Institution>, Truth)>;

/// Each school once, by the surest that is said of it.
pub(super) fn each_once(mut schools: Schools) -> Schools {
    schools.sort_unstable();
    schools.dedup_by_key(|(school, _)| *school);
    schools
}

/// What is said of a school; no, if nothing is.
pub(super) fn look_up(schools: &Schools, school: Handle<Institution>) -> Truth {
    let found = schools.binary_search_by_key(&school, |(school, _)| *school);
    found
        .ok()
        .and_then(|place| schools.get(place))
        .map_or(Truth::No, |(_, truth)| *truth)
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
            heard: Schools::new(),
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
                    Some(date) if *date <= day => {
                        voices.heard.push((given.institution, Truth::Yes))
                    }
                    Some(_) => {}
                    None => {
                        voices.heard.push((given.institution, Truth::Unknown));
                        Missing::least(&mut voices.missing, agenda::UNDATED);
                    }
                }
            }
        }
        voices.heard = each_once(voices.heard);
        voices
    }

    /// Whether nobody contributed, for certain.
    pub(super) fn nobody(&self) -> bool {
        self.heard.is_empty() && !self.anybody
    }

    /// The schools that contributed, or may have.
    pub(super) fn named(&self) -> impl Iterator<Item = Handle<Institution>> {
        self.heard.iter().map(|(school, _)| *school)
    }

    /// Whether a school contributed.
    pub(super) fn heard(&self, school: Handle<Institution>) -> Truth {
        match look_up(&self.heard, school) {
            Truth::No if self.anybody => Truth::Unknown,
            heard => heard,
        }
    }
}
