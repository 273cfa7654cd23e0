//! The partner schools of the schools that have hubs, at the day of the audit.

use super::Unsure;
use super::marks::may_have_others;
use crate::model::entity::{Hub, Institution};
use crate::model::truth::Truth;
use crate::model::view::View;
use crate::model::visits::visited;
use crate::value::Handle;

/// The partner schools of each school that has hubs: the members of its hubs' networks, but for itself.
#[derive(Debug)]
pub(crate) struct Partners {
    /// By the first hub of a school.
    of: Vec<Option<OfSchool>>,
    all: Vec<Partner>,
}

/// The hubs of one school at the day, and where its partners are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfSchool {
    first: u32,
    end: u32,
    /// Whether it has a hub for certain, and not only perhaps.
    pub(crate) sure: bool,
    /// A hub of it whose network may have members that are not recorded.
    pub(crate) open: Option<Handle<Hub>>,
}

impl OfSchool {
    /// Whether none of the memberships that are recorded makes a partner, or may.
    pub(crate) const fn is_alone(self) -> bool {
        self.first == self.end
    }
}

type Partner = (Handle<Institution>, Option<Unsure>);

/// So many partners are gone through sooner than searched.
const FEW: usize = 32;

impl Partners {
    pub(crate) fn new(view: &View<'_>) -> Self {
        let programme = view.programme();
        let mut partners = Self {
            of: Vec::with_capacity(programme.hubs().len()),
            // At most all: a membership is of one arrangement, and that the network of one hub.
            all: Vec::with_capacity(programme.memberships().len()),
        };
        for (hub, row) in programme.hubs().iter() {
            let hubs = programme.index().hubs_of_school(row.institution);
            let of_school = (hubs.first() == Some(&hub))
                .then(|| partners.take_in(view, row.institution, hubs))
                .flatten();
            partners.of.push(of_school);
        }
        partners
    }

    /// Takes in the partners of one school; `None` if it has no hub at the day.
    fn take_in(
        &mut self,
        view: &View<'_>,
        school: Handle<Institution>,
        hubs: &[Handle<Hub>],
    ) -> Option<OfSchool> {
        let index = view.programme().index();
        let begin = self.all.len();
        let (mut any, mut sure, mut open) = (false, false, None);
        for hub in hubs {
            let of_hub = match view.hub_in_term(*hub) {
                Truth::No => continue,
                Truth::Yes => None,
                Truth::Unknown => Some(Unsure::HubTerm),
            };
            any = true;
            sure |= of_hub.is_none();
            if open.is_none() && may_have_others(view, *hub) {
                open = Some(*hub);
            }
            let network = index.network(*hub);
            let members = network.map(|network| index.memberships(network));
            for membership in members.unwrap_or_default() {
                let doubt = match view.membership_in_term(*membership) {
                    Truth::No => continue,
                    Truth::Yes => of_hub,
                    Truth::Unknown => of_hub.or(Some(Unsure::MembershipTerm)),
                };
                let member = index.member(*membership);
                if member != school {
                    self.all.push((member, doubt));
                }
            }
        }
        if let Some(own) = self.all.get_mut(begin..)
            && own.len() > FEW
        {
            own.sort_unstable();
        }
        any.then_some(OfSchool {
            first: begin as u32,
            end: self.all.len() as u32,
            sure,
            open,
        })
    }

    /// The hubs of a school at the day; `None` if it has none.
    pub(crate) fn of_school(
        &self,
        view: &View<'_>,
        school: Handle<Institution>,
    ) -> Option<OfSchool> {
        let first = view.programme().index().hubs_of_school(school).first()?;
        self.of.get(first.index()).copied().flatten()
    }

    /// Why it is not certain that an institution is a partner: `Some(None)` where it is certain, `None` if it is none.
    pub(crate) fn doubt(
        &self,
        of: OfSchool,
        institution: Handle<Institution>,
    ) -> Option<Option<Unsure>> {
        let own = self.all.get(of.first as usize..of.end as usize)?;
        visited(own.len().min(FEW));
        let its_own = |(partner, doubt): &Partner| (*partner == institution).then_some(*doubt);
        if own.len() > FEW {
            // In order, so that the surest of its memberships is the first.
            let at = own.partition_point(|(partner, _)| *partner < institution);
            return own.get(at).and_then(its_own);
        }
        own.iter().filter_map(its_own).min()
    }
}
