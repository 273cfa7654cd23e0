//! Whether something from the networks of other hubs has reached a partner school.

use crate::audit::ask::{gated, hub_in_term, membership_in_term, network_complete};
use crate::audit::passed::{missing, taken_place, told, transfers_complete, with_transfers};
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::reach::{Mark, OfFocus, Reached};
use crate::model::{Hub, Institution, Membership, Table, Truth, View};
use crate::value::{Handle, spoken_date};
use crate::vocabulary::Focus;

/// Which other hubs are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Others {
    /// Those of the same focus.
    SameFocus,
    /// Those of other focuses.
    OtherFocuses,
}

/// A partner school, and the hub of its network.
#[derive(Clone, Copy, Debug)]
struct Partner {
    membership: Handle<Membership>,
    school: Handle<Institution>,
    hub: Handle<Hub>,
    focus: Focus,
    others: Others,
}

pub(super) fn check(
    view: &View<'_>,
    membership: Handle<Membership>,
    others: Others,
    facts: &mut Facts,
) -> Answer {
    let programme = view.programme();
    let row = &programme[membership];
    let Some(hub) = programme[row.arrangement].hub.value().copied() else {
        return Answer::NotApplicable("it is a membership in no hub's network");
    };
    if row.institution == programme[hub].institution {
        return Answer::NotApplicable("it is the membership of the hub's own school");
    }
    let hub_in_term = hub_in_term(view, hub);
    if matches!(hub_in_term, Some(Answer::NotApplicable(_))) {
        return Answer::NotApplicable("the network's hub is no hub at the date");
    }
    let gate = membership_in_term(view, membership).or(hub_in_term);
    let focus = programme[hub].focus;
    let partner = Partner {
        membership,
        school: row.institution,
        hub,
        focus,
        others,
    };
    gated(gate, || partner.check(view, facts))
}

impl Partner {
    fn check(self, view: &View<'_>, facts: &mut Facts) -> Answer {
        let hubs = self.others(view);
        if hubs.sure == 0 {
            return match (
                hubs.unsure,
                view.absence_proves(Table::Hubs, None, view.date()),
            ) {
                (1.., _) => Answer::CannotTell(Missing::Field(Table::Hubs, "term")),
                (0, Err(missing)) => Answer::CannotTell(missing),
                (0, Ok(())) => Answer::NotApplicable(match self.others {
                    Others::SameFocus => "there is no other hub of the focus at the date",
                    Others::OtherFocuses => "there is no hub of another focus at the date",
                }),
            };
        }
        let reached = match self.others {
            Others::SameFocus => view.spread().besides(self.school, self.focus, self.hub),
            Others::OtherFocuses => view.spread().elsewhere(self.school, self.focus),
        };
        let answer = match reached {
            Reached::Surely => Answer::Holds,
            Reached::Perhaps(unsure) => Answer::CannotTell(missing(unsure)),
            Reached::Not => self
                .may_yet_be(view, hubs)
                .map_or(Answer::Broken, Answer::CannotTell),
        };
        facts.say(|| match answer {
            Answer::Holds => self.reached(view),
            answer => self.received(view, answer),
        });
        answer
    }

    /// The other hubs that are meant.
    fn others(self, view: &View<'_>) -> OfFocus {
        let marks = view.marks();
        match self.others {
            Others::OtherFocuses => marks.other_focuses(self.focus),
            Others::SameFocus => {
                let mut hubs = marks.focus(self.focus);
                match view.hub_in_term(self.hub) {
                    Truth::Yes => hubs.sure = hubs.sure.saturating_sub(1),
                    Truth::Unknown => hubs.unsure = hubs.unsure.saturating_sub(1),
                    Truth::No => {}
                }
                hubs
            }
        }
    }

    /// What is missing, where rows that are not recorded might show that something reached it.
    fn may_yet_be(self, view: &View<'_>, hubs: OfFocus) -> Option<Missing> {
        // Whoever passed anything on to it may belong to another hub's network, or be a hub.
        let brought = view.steps().brought(self.school.index() as u32);
        let open = hubs.open_besides(self.hub);
        let unlisted = open.and_then(|hub| network_complete(view, hub).err());
        let unlisted =
            unlisted.or_else(|| view.absence_proves(Table::Hubs, None, view.date()).err());
        match unlisted {
            Some(missing) if brought => Some(missing),
            Some(_) => transfers_complete(view).err(),
            None if self.has_a_source(view) => transfers_complete(view).err(),
            None => None,
        }
    }

    /// Whether another institution stands for one of the other hubs, or may.
    fn has_a_source(self, view: &View<'_>) -> bool {
        let mut focuses = Focus::ALL.iter().filter(|focus| match self.others {
            Others::SameFocus => **focus == self.focus,
            Others::OtherFocuses => **focus != self.focus,
        });
        let marks = view.marks();
        focuses.any(|focus| marks.has_source(*focus, self.school, self.hub))
    }

    fn whence(self) -> String {
        match self.others {
            Others::SameFocus => format!("the network of another hub of {}", self.focus.name()),
            Others::OtherFocuses => format!(
                "the network of a hub of another focus than {}",
                self.focus.name()
            ),
        }
    }

    /// The way by which something came.
    fn reached(self, view: &View<'_>) -> Fact {
        let programme = view.programme();
        let wanted = |mark: &Mark| match self.others {
            Others::SameFocus => mark.focus() == Some(self.focus) && mark.hub() != Some(self.hub),
            Others::OtherFocuses => mark.focus() != Some(self.focus),
        };
        let school = programme.label(self.school);
        let Some((chain, mark)) = view.steps().way_to(view, self.school, wanted) else {
            return Fact::new(format!("{school} was reached from {}", self.whence()));
        };
        let hub = mark
            .hub()
            .map_or_else(|| self.whence(), |hub| programme.label(hub));
        let fact = Fact::new(format!("{school} was reached from the network of {hub}"));
        chain
            .iter()
            .fold(fact, |fact, transfer| fact.because(told(view, *transfer)))
    }

    /// What it received, none of which came from where it should.
    fn received(self, view: &View<'_>, answer: Answer) -> Fact {
        let nothing = match answer {
            Answer::Broken => "nothing",
            _ => "nothing for certain",
        };
        let (school, by) = (
            view.programme().label(self.school),
            spoken_date(view.date()),
        );
        let whence = self.whence();
        let fact = Fact::new(format!(
            "{nothing} from {whence} has reached {school} by {by}"
        ));
        let fact = fact.at(self.membership);
        let others = view.transfers_to(self.school).iter().copied();
        let others = others.filter(|transfer| view.programme()[*transfer].from != self.school);
        let transfers = taken_place(view, others);
        if transfers.is_empty() {
            return fact.because(Fact::new("no transfer to it is recorded").at(self.school));
        }
        with_transfers(view, fact, &transfers)
    }
}
