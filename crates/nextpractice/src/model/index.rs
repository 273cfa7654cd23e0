//! The relations between the rows of a programme, dense and by handle. Derived, never stored.

use chrono::NaiveDate;

use super::columns::{Columns, Lies, Life, Passing};
use super::entity::*;
use super::field::Recorded;
use super::grouped::Grouped;
use super::rows::Tables;
use super::structure::terms::Terms;
use super::truth::Truth;
use super::visits::visited;
use crate::value::{Handle, Term};
use crate::vocabulary::{Completeness, Focus, GatewaySet};

/// The relations between the rows of a programme: who belongs to whom, in the order of the document.
///
/// ```
/// # let programme = nextpractice::doc_example();
/// let hub = programme.hubs().find("hub:SV1").ok_or("no such hub")?;
/// let network = programme.index().network(hub).ok_or("no network")?;
/// assert_eq!(programme.index().memberships(network).len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Index {
    terms: Terms,
    networks: Vec<Option<Handle<Arrangement>>>,
    memberships: Grouped<Handle<Membership>>,
    plans: Grouped<Handle<Plan>>,
    hubs_by_region: Grouped<Handle<Hub>>,
    hubs_by_focus: Grouped<Handle<Hub>>,
    hubs_by_school: Grouped<Handle<Hub>>,
    priorities: Grouped<Handle<Priority>>,
    first_agreements: Vec<Recorded<NaiveDate>>,
    taking_part: Vec<bool>,
    touched: GatewaySet,
    memberships_said: Narrowed,
    successors: Grouped<Succession>,
    transfers: Grouped<Handle<Transfer>>,
    columns: Columns,
}

/// What the arrangements of a programme say, taken together, of how completely their memberships are recorded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Narrowed {
    /// The least complete that one of them says.
    pub(crate) least: Option<Completeness>,
    /// Whether each of them says.
    pub(crate) all_say: bool,
}

/// The institution that took another's place, and when.
type Succession = (Handle<Institution>, Option<NaiveDate>);

impl Index {
    pub(crate) fn new(tables: &Tables, charter: &Charter, terms: Terms) -> Self {
        let mut networks = vec![None; tables.hubs.len()];
        for (arrangement, row) in tables.arrangements.iter() {
            if let Some(network) = row
                .hub
                .value()
                .and_then(|hub| networks.get_mut(hub.index()))
            {
                *network = Some(arrangement);
            }
        }
        let members = tables
            .memberships
            .iter()
            .map(|(member, row)| (row.arrangement.index(), member));
        let plans = tables
            .plans
            .iter()
            .map(|(plan, row)| (row.hub.index(), plan));
        let served = tables
            .hubs
            .iter()
            .flat_map(|(hub, row)| row.regions.iter().map(move |region| (region.index(), hub)));
        let led = tables
            .hubs
            .iter()
            .map(|(hub, row)| (focus_index(row.focus), hub));
        let based = tables
            .hubs
            .iter()
            .map(|(hub, row)| (row.institution.index(), hub));
        let agenda = tables
            .priorities
            .iter()
            .map(|(priority, row)| (focus_index(row.focus), priority));
        let passed_on = tables
            .transfers
            .iter()
            .map(|(transfer, row)| (row.practice.index(), transfer));
        let columns = Columns::new(tables, charter);
        Self {
            terms,
            networks,
            memberships: Grouped::new(tables.arrangements.len(), members),
            plans: Grouped::new(tables.hubs.len(), plans),
            hubs_by_region: Grouped::new(tables.regions.len(), served),
            hubs_by_focus: Grouped::new(Focus::ALL.len(), led),
            hubs_by_school: Grouped::new(tables.institutions.len(), based),
            priorities: Grouped::new(Focus::ALL.len(), agenda),
            first_agreements: first_agreements(tables),
            taking_part: taking_part(tables, &columns),
            touched: touched(tables),
            memberships_said: memberships_said(&columns),
            successors: Grouped::new(tables.institutions.len(), successions(tables).into_iter()),
            transfers: Grouped::new(tables.practices.len(), passed_on),
            columns,
        }
    }

    /// The network of a hub.
    pub fn network(&self, hub: Handle<Hub>) -> Option<Handle<Arrangement>> {
        self.networks.get(hub.index()).copied().flatten()
    }

    /// The memberships of an arrangement, past and present.
    pub fn memberships(&self, arrangement: Handle<Arrangement>) -> &[Handle<Membership>] {
        self.memberships.of(arrangement.index())
    }

    /// The plans of a hub.
    pub fn plans(&self, hub: Handle<Hub>) -> &[Handle<Plan>] {
        self.plans.of(hub.index())
    }

    /// The hubs that serve a region.
    pub fn hubs_of_region(&self, region: Handle<Region>) -> &[Handle<Hub>] {
        self.hubs_by_region.of(region.index())
    }

    /// The hubs that lead a gateway or Deep.
    pub fn hubs_of_focus(&self, focus: Focus) -> &[Handle<Hub>] {
        self.hubs_by_focus.of(focus_index(focus))
    }

    /// The hubs whose school an institution is.
    pub fn hubs_of_school(&self, institution: Handle<Institution>) -> &[Handle<Hub>] {
        self.hubs_by_school.of(institution.index())
    }

    /// The priorities on the agenda of a gateway or Deep, agreed or not.
    pub fn priorities(&self, focus: Focus) -> &[Handle<Priority>] {
        self.priorities.of(focus_index(focus))
    }

    /// When the first priority of a gateway or Deep was agreed: none if none was, unknown if of one of them it is not
    /// recorded.
    pub(crate) fn first_agreement(&self, focus: Focus) -> Recorded<NaiveDate> {
        let first = self.first_agreements.get(focus_index(focus));
        first.copied().unwrap_or(Recorded::Nothing)
    }

    /// Whether an institution takes part in the programme: it has a hub or a membership, at whatever time.
    pub fn takes_part(&self, institution: Handle<Institution>) -> bool {
        self.taking_part.get(institution.index()) == Some(&true)
    }

    /// The gateways that the priorities of the programme touch, all together.
    pub(crate) const fn touched(&self) -> GatewaySet {
        self.touched
    }

    /// What the arrangements say of how completely their memberships are recorded.
    pub(crate) const fn memberships_said(&self) -> Narrowed {
        self.memberships_said
    }

    /// The institutions that took an institution's place, and when, from either side's word.
    pub fn successors(
        &self,
        institution: Handle<Institution>,
    ) -> &[(Handle<Institution>, Option<NaiveDate>)] {
        self.successors.of(institution.index())
    }

    /// The transfers of a practice, in the order of the document.
    pub fn transfers(&self, practice: Handle<Practice>) -> &[Handle<Transfer>] {
        self.transfers.of(practice.index())
    }

    /// The charter's regions in the order of their handles, each once.
    pub(crate) fn charter_regions(&self) -> &[Handle<Region>] {
        self.columns.regions()
    }

    /// The school of a hub.
    pub(crate) fn school(&self, hub: Handle<Hub>) -> Handle<Institution> {
        self.columns.school(hub)
    }

    /// What an arrangement says of how completely its memberships are recorded.
    pub(crate) fn memberships_said_by(
        &self,
        arrangement: Handle<Arrangement>,
    ) -> Option<Completeness> {
        self.columns.memberships_said(arrangement)
    }

    /// The institution of a membership.
    pub(crate) fn member(&self, membership: Handle<Membership>) -> Handle<Institution> {
        self.columns.member(membership)
    }

    /// Whether an agency directed the member to join.
    pub(crate) fn directed(&self, membership: Handle<Membership>) -> Truth {
        self.columns.directed(membership)
    }

    /// A transfer, without what was written beside it.
    pub(crate) fn passing(&self, transfer: Handle<Transfer>) -> Passing {
        self.columns.passing(transfer)
    }

    /// All transfers so, in the order of the document.
    pub(crate) fn passings(&self) -> &[Passing] {
        let passings = self.columns.passings();
        visited(passings.len());
        passings
    }

    /// When an institution opened and closed.
    pub(crate) fn life(&self, institution: Handle<Institution>) -> Life {
        self.columns.life(institution)
    }

    /// When each institution opened and closed.
    pub(crate) fn lives(&self) -> &[Life] {
        let lives = self.columns.lives();
        visited(lives.len());
        lives
    }

    /// In which of the charter's regions an institution lies.
    pub(crate) fn lies(&self, institution: Handle<Institution>) -> Lies {
        self.columns.lies(institution)
    }

    /// A hub's term, ended with its network's or the charter's; `None` where it is not recorded.
    pub fn hub_term(&self, hub: Handle<Hub>) -> Option<Term> {
        self.terms.hubs.get(hub.index()).copied().flatten()
    }

    /// An arrangement's term, ended with the charter's; `None` where it is not recorded.
    pub fn arrangement_term(&self, arrangement: Handle<Arrangement>) -> Option<Term> {
        self.terms
            .arrangements
            .get(arrangement.index())
            .copied()
            .flatten()
    }

    /// A membership's term, ended with its arrangement's; `None` where it is not recorded.
    pub fn membership_term(&self, membership: Handle<Membership>) -> Option<Term> {
        self.terms
            .memberships
            .get(membership.index())
            .copied()
            .flatten()
    }

    /// A plan's term, ended with its hub's; `None` where it is not recorded.
    pub fn plan_term(&self, plan: Handle<Plan>) -> Option<Term> {
        self.terms.plans.get(plan.index()).copied().flatten()
    }

    /// The charter's term.
    pub fn charter_term(&self) -> Option<Term> {
        self.terms.charter
    }

    // What a row without a term of its own lies in, and nothing of it outside.

    /// The term of an arrangement, or else of the charter.
    pub(crate) fn arrangement_bounds(&self, arrangement: Handle<Arrangement>) -> Option<Term> {
        self.arrangement_term(arrangement).or(self.charter_term())
    }

    /// The term of a hub, or else of its network, or else of the charter.
    pub(crate) fn hub_bounds(&self, hub: Handle<Hub>) -> Option<Term> {
        let of_network = || self.arrangement_term(self.network(hub)?);
        self.hub_term(hub)
            .or_else(of_network)
            .or(self.charter_term())
    }
}

pub(super) fn focus_index(focus: Focus) -> usize {
    Focus::ALL
        .iter()
        .position(|each| *each == focus)
        .unwrap_or_default()
}

fn first_agreements(tables: &Tables) -> Vec<Recorded<NaiveDate>> {
    let mut first: Vec<Recorded<NaiveDate>> = vec![Recorded::Nothing; Focus::ALL.len()];
    for (_, row) in tables.priorities.iter() {
        let Some(first) = first.get_mut(focus_index(row.focus)) else {
            continue;
        };
        *first = match (*first, row.agreed) {
            (Recorded::Unknown, _) | (_, Recorded::Unknown) => Recorded::Unknown,
            (Recorded::Value(a), Recorded::Value(b)) => Recorded::Value(a.min(b)),
            (Recorded::Nothing, agreed) => agreed,
            (agreed, Recorded::Nothing) => agreed,
        };
    }
    first
}

fn touched(tables: &Tables) -> GatewaySet {
    let rows = tables.priorities.iter();
    rows.fold(GatewaySet::EMPTY, |all, (_, row)| all.union(row.touches()))
}

fn taking_part(tables: &Tables, columns: &Columns) -> Vec<bool> {
    let mut taking_part = vec![false; tables.institutions.len()];
    for institution in columns.schools().iter().chain(columns.members()) {
        if let Some(takes_part) = taking_part.get_mut(institution.index()) {
            *takes_part = true;
        }
    }
    taking_part
}

fn memberships_said(columns: &Columns) -> Narrowed {
    let mut narrowed = Narrowed {
        least: None,
        all_say: true,
    };
    for said in columns.all_memberships_said() {
        match *said {
            None => narrowed.all_say = false,
            Some(Completeness::Complete) => {
                narrowed.least.get_or_insert(Completeness::Complete);
            }
            // Neither proves anything by absence; which of the two is met makes no difference.
            Some(less) => narrowed.least = Some(less),
        }
    }
    narrowed
}

/// Every succession once, whether the elder names the younger, the younger the elder, or both. Where both sides name
/// a date, the earlier is taken.
fn successions(tables: &Tables) -> Vec<(usize, Succession)> {
    let mut links: Vec<(Handle<Institution>, Handle<Institution>, Option<NaiveDate>)> = Vec::new();
    for (institution, row) in tables.institutions.iter() {
        for link in row.successors.named() {
            links.push((institution, link.institution, link.date.value().copied()));
        }
        for link in row.predecessors.named() {
            links.push((link.institution, institution, link.date.value().copied()));
        }
    }
    // A dated link sorts before an undated one, so that it is the one kept.
    links.sort_by_key(|(elder, younger, date)| (*elder, *younger, date.is_none(), *date));
    links.dedup_by_key(|(elder, younger, _)| (*elder, *younger));
    links
        .into_iter()
        .map(|(elder, younger, date)| (elder.index(), (younger, date)))
        .collect()
}
