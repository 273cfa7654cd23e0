//! Where one practice got to from its origin.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::Unsure;
use super::clock::{Clock, Day, UNDATED, day};
use super::families::Lot;
use super::steps::{Step, leading_from, order, step};
use crate::model::entity::{Institution, Practice, Transfer};
use crate::model::view::View;
use crate::model::visits::visited;
use crate::value::Handle;

/// The question where a practice got to by a day, from its origin, by transfers of it and of its adaptations.
#[derive(Debug)]
pub(crate) struct Quest<'s> {
    clock: Clock,
    /// The steps of the practice and its adaptations, and maybe others of their family, in order.
    own: Cow<'s, [Step]>,
    /// Those of the families that may be part of others.
    beyond: &'s [Step],
    lot: Lot,
    /// The places of the whole family.
    whole: Lot,
    origin: u32,
    until: Day,
}

/// A way to an institution that was looked for.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The transfers, the first first.
    pub(crate) chain: Vec<Handle<Transfer>>,
    /// Why it is not certain that something got there, if it is not.
    pub(crate) doubt: Option<Unsure>,
}

/// A step that may be taken on a day: the day, whether it is one of another family, and which.
type Next = Reverse<(Day, bool, u32)>;

impl<'s> Quest<'s> {
    pub(crate) fn new(
        view: &'s View<'_>,
        practice: Handle<Practice>,
        until: chrono::NaiveDate,
    ) -> Self {
        let families = view.families();
        let lot = families.lot(practice);
        let (own, beyond) = if lot.is_alone() && !families.any_unbound() {
            (Cow::Owned(steps_of(view, practice)), &[][..])
        } else {
            let steps = view.steps();
            (Cow::Borrowed(steps.of(lot.family)), steps.unbound())
        };
        Self {
            clock: Clock::new(view),
            own,
            beyond,
            lot,
            whole: families.whole(lot.family),
            origin: view.programme()[practice].origin.index() as u32,
            until: day(until),
        }
    }

    /// Whether there are families that may turn out to be adaptations.
    pub(crate) const fn has_beyond(&self) -> bool {
        !self.beyond.is_empty()
    }

    /// A way for certain to an institution that is looked for.
    pub(crate) fn surely(&self, wanted: impl Fn(Handle<Institution>) -> bool) -> Option<Found> {
        // Most practices go straight there, and that is the plainest way to tell of.
        let mut direct = leading_from(&self.own, self.origin).iter().filter(|step| {
            let on_day = step.day != UNDATED && step.day <= self.until;
            on_day && step.doubt.is_none() && self.lot.contains(step.place)
        });
        let to = |step: &&Step| Handle::from_index(step.to as usize).is_some_and(&wanted);
        if let Some(step) = direct.find(to) {
            let chain = Handle::from_index(step.transfer as usize);
            return Some(Found {
                chain: chain.into_iter().collect(),
                doubt: None,
            });
        }
        self.find(false, false, |to| wanted(to).then_some(None))
    }

    /// A way that may lead to an institution that is looked for, with the doubt about that institution itself;
    /// `beyond` takes in the families that may turn out to be adaptations.
    pub(crate) fn perhaps(
        &self,
        beyond: bool,
        wanted: impl Fn(Handle<Institution>) -> Option<Option<Unsure>>,
    ) -> Option<Found> {
        self.find(true, beyond, wanted)
    }

    /// Takes steps in the order of their days, so that each institution is first come to on the earliest day.
    fn find(
        &self,
        possible: bool,
        beyond: bool,
        wanted: impl Fn(Handle<Institution>) -> Option<Option<Unsure>>,
    ) -> Option<Found> {
        let mut agenda: BinaryHeap<Next> = BinaryHeap::new();
        let mut came_by: HashMap<u32, (Step, Option<Unsure>)> = HashMap::new();
        self.plan(self.origin, UNDATED, possible, beyond, &mut agenda);
        while let Some(Reverse((day, is_beyond, place))) = agenda.pop() {
            visited(1);
            let Some(step) = self.step(is_beyond, place) else {
                continue;
            };
            if step.to == self.origin || came_by.contains_key(&step.to) {
                continue;
            }
            let before = came_by.get(&step.from).and_then(|(_, doubt)| *doubt);
            let beyond_doubt = is_beyond.then_some(Unsure::Parent);
            let doubt = before.or(beyond_doubt).or(step.doubt);
            came_by.insert(step.to, (*step, doubt.or(step.unsure())));
            let at = Handle::from_index(step.to as usize);
            if let Some(about) = at.and_then(&wanted) {
                let chain = chain(&came_by, step.to);
                let order = (possible && step.day == UNDATED).then_some(Unsure::TransferDate);
                return Some(Found {
                    chain,
                    doubt: doubt.or(about).or(order),
                });
            }
            self.plan(step.to, day, possible, beyond, &mut agenda);
        }
        None
    }

    fn step(&self, is_beyond: bool, place: u32) -> Option<&Step> {
        let steps = if is_beyond { self.beyond } else { &*self.own };
        steps.get(place as usize)
    }

    /// Plans the steps that lead from an institution which was come to on a day.
    fn plan(&self, at: u32, day: Day, possible: bool, beyond: bool, agenda: &mut BinaryHeap<Next>) {
        let mut plan = |steps: &[Step], is_beyond: bool| {
            let first = steps.partition_point(|step| step.from < at);
            for (place, step) in (first as u32..).zip(leading_from(steps, at)) {
                let belongs = match is_beyond {
                    true => !self.whole.contains(step.place),
                    false => self.lot.contains(step.place),
                };
                if belongs && let Some(on) = self.day_of(step, at, day, possible) {
                    agenda.push(Reverse((on, is_beyond, place)));
                }
            }
        };
        plan(&self.own, false);
        if beyond {
            plan(self.beyond, true);
        }
    }

    /// On which day a step can be taken from an institution which was come to on a day, if it can be in time.
    fn day_of(&self, step: &Step, at: u32, day: Day, possible: bool) -> Option<Day> {
        let on = match (possible, step.day) {
            (true, UNDATED) => (day <= self.clock.latest).then_some(day)?,
            // Taken by the day that its table describes, and by nobody's word after anything else.
            (false, UNDATED) => self
                .clock
                .settled
                .filter(|_| at == self.origin && step.doubt.is_none())?,
            (true, on) => (day <= on).then_some(on)?,
            (false, on) => (day <= on && step.doubt.is_none()).then_some(on)?,
        };
        (on <= self.until).then_some(on)
    }
}

/// Whether a practice went straight from its origin to an institution that is looked for, by a day and for certain: most do,
/// and of these nothing else need be asked.
pub(crate) fn went_straight(
    view: &View<'_>,
    practice: Handle<Practice>,
    until: chrono::NaiveDate,
    wanted: impl Fn(Handle<Institution>) -> bool,
) -> bool {
    let programme = view.programme();
    let origin = programme[practice].origin;
    let transfers = programme.index().transfers(practice).iter();
    transfers
        .map(|transfer| programme.index().passing(*transfer))
        .any(|passing| {
            let in_time = passing.date.is_some_and(|date| date <= until);
            let surely = in_time && until <= view.date() && passing.carried.is_yes();
            surely && passing.from == origin && passing.to != origin && wanted(passing.to)
        })
}

/// The steps of a practice alone, in order.
fn steps_of(view: &View<'_>, practice: Handle<Practice>) -> Vec<Step> {
    let programme = view.programme();
    let (clock, lot) = (Clock::new(view), view.families().lot(practice));
    let transfers = programme.index().transfers(practice).iter();
    let steps = transfers
        .filter_map(|transfer| step(clock, lot, *transfer, programme.index().passing(*transfer)));
    let mut steps: Vec<Step> = steps.collect();
    steps.sort_unstable_by_key(order);
    steps
}

fn chain(came_by: &HashMap<u32, (Step, Option<Unsure>)>, to: u32) -> Vec<Handle<Transfer>> {
    let by = |institution: u32| came_by.get(&institution).map(|(step, _)| *step);
    let back = std::iter::successors(by(to), |step| by(step.from));
    let mut chain: Vec<Handle<Transfer>> = back
        .filter_map(|step| Handle::from_index(step.transfer as usize))
        .collect();
    chain.reverse();
    chain
}
