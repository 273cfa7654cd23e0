//! Which institutions stand for which hub's network: its school and its members, at the day of the audit.

use super::Unsure;
use super::pool::needless;
use crate::model::entity::{Hub, Institution};
use crate::model::grouped::Grouped;
use crate::model::index::focus_index;
use crate::model::rows::Table;
use crate::model::truth::Truth;
use crate::model::view::View;
use crate::value::Handle;
use crate::vocabulary::{Completeness, Focus};

/// That an institution belongs to the network of a hub.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    pub(crate) hub: u32,
    pub(crate) focus: u8,
    /// Why that is not certain, if it is not.
    pub(crate) doubt: Option<Unsure>,
}

impl Mark {
    /// The hub.
    pub(crate) fn hub(&self) -> Option<Handle<Hub>> {
        Handle::from_index(self.hub as usize)
    }

    /// The hub's focus.
    pub(crate) fn focus(&self) -> Option<Focus> {
        Focus::ALL.get(self.focus as usize).copied()
    }
}

/// The marks of all institutions, and the hubs by focus.
#[derive(Debug)]
pub(crate) struct Marks {
    of: Grouped<Mark>,
    focuses: Vec<OfFocus>,
    others: Vec<OfFocus>,
    /// Of each focus, institutions with a hub that each belongs to: as many as it takes to find one, whichever
    /// institution and whichever hub do not count.
    sources: Vec<Vec<(u32, u32)>>,
    /// Whether any mark is in doubt.
    pub(crate) any_doubt: bool,
}

/// Two of a kind, where there are two: whichever does not count, the other does.
type Two<E> = [Option<Handle<E>>; 2];

/// Whether one is the first or second of its kind, and so is kept.
fn keep<E>(two: &mut Two<E>, one: Handle<E>) -> bool {
    let known = two.contains(&Some(one));
    match two.iter_mut().find(|place| place.is_none()) {
        Some(place) if !known => {
            *place = Some(one);
            true
        }
        _ => false,
    }
}

/// Two of all that are in either.
fn both<E>(mut all: Two<E>, others: Two<E>) -> Two<E> {
    for other in others.into_iter().flatten() {
        keep(&mut all, other);
    }
    all
}

/// The hubs of one focus at the day of the audit.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OfFocus {
    /// How many are hubs for certain.
    pub(crate) sure: usize,
    /// How many may be.
    pub(crate) unsure: usize,
    /// Two of the schools that have one for certain.
    sure_at: Two<Institution>,
    /// Two of the schools that may have one.
    unsure_at: Two<Institution>,
    /// Two whose network may have members that are not recorded.
    open: Two<Hub>,
}

impl Marks {
    pub(crate) fn new(view: &View<'_>) -> Self {
        let programme = view.programme();
        let mut marks: Vec<(usize, Mark)> = Vec::new();
        let mut focuses = vec![OfFocus::default(); Focus::ALL.len()];
        let mut sources: Vec<Vec<(u32, u32)>> = vec![Vec::new(); focuses.len()];
        let mut any_doubt = false;
        for (hub, row) in programme.hubs().iter() {
            let of_hub = match view.hub_in_term(hub) {
                Truth::Yes => None,
                Truth::Unknown => Some(Unsure::HubTerm),
                Truth::No => continue,
            };
            let place = focus_index(row.focus);
            let mut mark = |institution: Handle<Institution>, doubt| {
                any_doubt |= Option::is_some(&doubt);
                let mark = Mark {
                    hub: hub.index() as u32,
                    focus: place as u8,
                    doubt,
                };
                let source = (institution.index() as u32, mark.hub);
                if let Some(sources) = sources.get_mut(place)
                    && !needless(sources, source)
                {
                    sources.push(source);
                }
                marks.push((institution.index(), mark));
            };
            mark(row.institution, of_hub);
            let network = programme.index().network(hub);
            let members = network.map(|network| programme.index().memberships(network));
            for membership in members.unwrap_or_default() {
                let member = programme.index().member(*membership);
                match view.membership_in_term(*membership) {
                    _ if member == row.institution => {}
                    Truth::Yes => mark(member, of_hub),
                    Truth::Unknown => mark(member, of_hub.or(Some(Unsure::MembershipTerm))),
                    Truth::No => {}
                }
            }
            if let Some(focus) = focuses.get_mut(place) {
                match of_hub {
                    None => {
                        focus.sure += 1;
                        keep(&mut focus.sure_at, row.institution);
                    }
                    Some(_) => {
                        focus.unsure += 1;
                        keep(&mut focus.unsure_at, row.institution);
                    }
                }
                if may_have_others(view, hub) {
                    keep(&mut focus.open, hub);
                }
            }
        }
        Self {
            of: needed(programme.institutions().len(), &marks),
            others: others(&focuses),
            focuses,
            sources,
            any_doubt,
        }
    }

    /// The marks of an institution, as many as are needed.
    pub(crate) fn of(&self, institution: u32) -> &[Mark] {
        self.of.of(institution as usize)
    }

    /// Whether another institution than the one given belongs, or may belong, to the network of another hub of a focus.
    pub(crate) fn has_source(
        &self,
        focus: Focus,
        institution: Handle<Institution>,
        hub: Handle<Hub>,
    ) -> bool {
        let sources = self.sources.get(focus_index(focus)).into_iter().flatten();
        sources.into_iter().any(|(source, of)| {
            *source as usize != institution.index() && *of as usize != hub.index()
        })
    }

    /// The hubs of a focus.
    pub(crate) fn focus(&self, focus: Focus) -> OfFocus {
        let focus = self.focuses.get(focus_index(focus));
        focus.copied().unwrap_or_default()
    }

    /// The hubs of all focuses but one.
    pub(crate) fn other_focuses(&self, focus: Focus) -> OfFocus {
        let others = self.others.get(focus_index(focus));
        others.copied().unwrap_or_default()
    }
}

/// So many marks of one institution are kept whether they are needed or not.
const FEW: usize = 8;

/// The marks by institution. Of very many of one focus two are needed, and two that are certain: what leads from the
/// institution comes from another hub than any given one if it does so from one of these.
fn needed(institutions: usize, marks: &[(usize, Mark)]) -> Grouped<Mark> {
    let all = Grouped::new(institutions, marks.iter().copied());
    if (0..institutions).all(|institution| all.of(institution).len() <= FEW) {
        return all;
    }
    let mut needed = Vec::new();
    for institution in 0..institutions {
        let mut two: [Two<Hub>; Focus::ALL.len()] = Default::default();
        let mut two_sure = two;
        for mark in all.of(institution) {
            let keep = |all: &mut [Two<Hub>]| {
                let of_focus = all.get_mut(mark.focus as usize).zip(mark.hub());
                of_focus.is_some_and(|(two, hub)| keep(two, hub))
            };
            let first_of_any = keep(&mut two);
            if (mark.doubt.is_none() && keep(&mut two_sure)) || first_of_any {
                needed.push((institution, *mark));
            }
        }
    }
    Grouped::new(institutions, needed.iter().copied())
}

/// The hubs of all focuses but the one in each place.
fn others(focuses: &[OfFocus]) -> Vec<OfFocus> {
    let but = |place: usize| {
        let others = focuses.iter().enumerate().filter(|(of, _)| *of != place);
        others.fold(OfFocus::default(), |all, (_, other)| OfFocus {
            sure: all.sure + other.sure,
            unsure: all.unsure + other.unsure,
            sure_at: both(all.sure_at, other.sure_at),
            unsure_at: both(all.unsure_at, other.unsure_at),
            open: both(all.open, other.open),
        })
    };
    (0..focuses.len()).map(but).collect()
}

impl OfFocus {
    /// Whether another school than the one given has a hub of the focus: not, perhaps, or for certain.
    pub(crate) fn elsewhere(self, school: Handle<Institution>) -> Truth {
        let another = |two: Two<Institution>| two.into_iter().flatten().any(|at| at != school);
        match (another(self.sure_at), another(self.unsure_at)) {
            (true, _) => Truth::Yes,
            (false, true) => Truth::Unknown,
            (false, false) => Truth::No,
        }
    }

    /// A hub other than the one given whose network may have members that are not recorded.
    pub(crate) fn open_besides(self, hub: Handle<Hub>) -> Option<Handle<Hub>> {
        self.open.into_iter().flatten().find(|open| *open != hub)
    }
}

/// Whether a hub's network may have members that are not recorded. A hub without a network may have one that is not
/// recorded, with members that are not recorded either.
pub(super) fn may_have_others(view: &View<'_>, hub: Handle<Hub>) -> bool {
    let programme = view.programme();
    let open =
        |table, narrowed| view.completeness(table, narrowed, view.date()) != Completeness::Complete;
    match programme.index().network(hub) {
        Some(network) => {
            let narrowed = programme.index().memberships_said_by(network);
            open(Table::Memberships, narrowed)
        }
        None => open(Table::Arrangements, None) && open(Table::Memberships, None),
    }
}
