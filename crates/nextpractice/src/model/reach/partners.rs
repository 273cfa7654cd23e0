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
    /// Those that are partners for certain, school by school.
    sure: Vec<u32>,
    /// Those that may be.
    unsure: Vec<(Handle<Institution>, Unsure)>,
}

/// The hubs of one school at the day, and where its partners are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfSchool {
    partners: (u32, u32),
    perhaps: (u32, u32),
    /// Whether it has a hub for certain, and not only perhaps.
    pub(crate) sure: bool,
    /// A hub of it whose network may have members that are not recorded.
    pub(crate) open: Option<Handle<Hub>>,
}

impl OfSchool {
    /// Whether none of the memberships that are recorded makes a partner, or may.
    pub(crate) const fn is_alone(self) -> bool {
        self.partners.0 == self.partners.1 && self.perhaps.0 == self.perhaps.1
    }
}

/// So many partners are gone through sooner than searched.
const FEW: usize = 64;

impl Partners {
    pub(crate) fn new(view: &View<'_>) -> Self {
        let programme = view.programme();
        let mut partners = Self {
            of: Vec::with_capacity(programme.hubs().len()),
            // At most all: a membership is of one arrangement, and that the network of one hub.
            sure: Vec::with_capacity(programme.memberships().len()),
            unsure: Vec::new(),
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
        let (begin, perhaps) = (self.sure.len(), self.unsure.len());
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
                match doubt {
                    _ if member == school => {}
                    None => self.sure.push(member.index() as u32),
                    Some(unsure) => self.unsure.push((member, unsure)),
                }
            }
        }
        if let Some(own) = self.sure.get_mut(begin..)
            && own.len() > FEW
        {
            own.sort_unstable();
        }
        if let Some(own) = self.unsure.get_mut(perhaps..) {
            own.sort_unstable();
        }
        any.then_some(OfSchool {
            partners: (begin as u32, self.sure.len() as u32),
            perhaps: (perhaps as u32, self.unsure.len() as u32),
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
        if self.has(of, institution) {
            return Some(None);
        }
        let (first, end) = of.perhaps;
        let own = self.unsure.get(first as usize..end as usize)?;
        // In order, so that the first is the least doubt.
        let at = own.partition_point(|(partner, _)| *partner < institution);
        let (partner, doubt) = own.get(at)?;
        (*partner == institution).then_some(Some(*doubt))
    }

    /// Whether an institution is a partner for certain.
    pub(crate) fn has(&self, of: OfSchool, institution: Handle<Institution>) -> bool {
        let (first, end) = of.partners;
        let own = self.sure.get(first as usize..end as usize);
        let own = own.unwrap_or_default();
        let institution = institution.index() as u32;
        visited(own.len().min(FEW));
        if own.len() > FEW {
            return own.binary_search(&institution).is_ok();
        }
        own.contains(&institution)
    }
}
