//! What is worked out of a whole programme as of a date, once, by whoever asks first.

use std::sync::{Arc, OnceLock};

use super::columns::Passing;
use super::contacts::Contacts;
use super::entity::{Institution, Transfer};
use super::fate::Fates;
use super::grouped::Grouped;
use super::reach::{Families, Marks, Partners, Spread, Steps};
use super::truths::Truths;
use super::view::View;
use crate::value::Handle;

/// What views of one programme on one day share.
#[derive(Debug, Default)]
pub(crate) struct Derived {
    closings: OnceLock<Truths>,
    families: OnceLock<Arc<Families>>,
    marks: OnceLock<Marks>,
    partners: OnceLock<Partners>,
    steps: OnceLock<Steps>,
    spread: OnceLock<Spread>,
    contacts: OnceLock<Contacts>,
    sent: OnceLock<Grouped<Handle<Transfer>>>,
    received: OnceLock<Grouped<Handle<Transfer>>>,
    pub(super) fates: OnceLock<Fates>,
}

impl View<'_> {
    /// Whether each institution has closed by the day.
    pub(crate) fn closings(&self) -> &Truths {
        self.derived().closings.get_or_init(|| self.all_closed())
    }

    /// The families of practices.
    pub(crate) fn families(&self) -> &Arc<Families> {
        let families = || Arc::new(Families::new(self.programme()));
        self.derived().families.get_or_init(families)
    }

    /// Which institutions stand for which hub's network.
    pub(crate) fn marks(&self) -> &Marks {
        self.derived().marks.get_or_init(|| Marks::new(self))
    }

    /// The partner schools of the hubs' schools.
    pub(crate) fn partners(&self) -> &Partners {
        self.derived().partners.get_or_init(|| Partners::new(self))
    }

    /// The transfers as steps, family by family.
    pub(crate) fn steps(&self) -> &Steps {
        self.derived().steps.get_or_init(|| Steps::new(self))
    }

    /// From which hubs' networks something reached each institution.
    pub(crate) fn spread(&self) -> &Spread {
        let institutions = self.programme().institutions().len();
        let spread = || Spread::new(self.steps(), self.marks(), institutions);
        self.derived().spread.get_or_init(spread)
    }

    /// Who passed anything on to whom.
    pub(crate) fn contacts(&self) -> &Contacts {
        self.derived().contacts.get_or_init(|| Contacts::new(self))
    }

    /// The transfers from an institution, in the order of the document.
    pub(crate) fn transfers_from(&self, institution: Handle<Institution>) -> &[Handle<Transfer>] {
        let institutions = self.programme().institutions().len();
        let grouped = || self.grouped(institutions, |passing| passing.from.index());
        self.derived()
            .sent
            .get_or_init(grouped)
            .of(institution.index())
    }

    /// The transfers to an institution, in the order of the document.
    pub(crate) fn transfers_to(&self, institution: Handle<Institution>) -> &[Handle<Transfer>] {
        let institutions = self.programme().institutions().len();
        let grouped = || self.grouped(institutions, |passing| passing.to.index());
        self.derived()
            .received
            .get_or_init(grouped)
            .of(institution.index())
    }

    fn grouped(&self, groups: usize, by: fn(&Passing) -> usize) -> Grouped<Handle<Transfer>> {
        let transfers = self.programme().transfers().handles();
        let passings = self.programme().index().passings().iter();
        let pairs = passings.zip(transfers);
        Grouped::new(
            groups,
            pairs.map(|(passing, transfer)| (by(passing), transfer)),
        )
    }
}
