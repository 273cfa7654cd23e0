//! The networks that follow from a programme's hubs.

use std::collections::BTreeMap;

use super::entity::{Hub, Region};
use super::truth::Truth;
use super::view::View;
use crate::value::Handle;
use crate::vocabulary::Focus;

/// The networks that follow from the hubs in term at a date: four kinds, from the local to the national (`DECK`). In
/// phase one there were 55 local ones, 5 national ones of a gateway, 11 regional ones and 1 of all hubs.
///
/// ```
/// use nextpractice::model::View;
/// use nextpractice::value::parse_date;
///
/// # let programme = nextpractice::doc_example();
/// let networks = View::new(&programme, parse_date("2006-01-01")?).networks();
/// assert_eq!(networks.local.len(), 1);
/// assert_eq!(networks.by_focus.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Networks {
    /// Local: each hub by itself, with the partners of its arrangement.
    pub local: Vec<Handle<Hub>>,
    /// National, of a focus: all its hubs.
    pub by_focus: BTreeMap<Focus, Vec<Handle<Hub>>>,
    /// Regional: all hubs that serve a region.
    pub by_region: BTreeMap<Handle<Region>, Vec<Handle<Hub>>>,
    /// Hubs of which it is not known whether they are in term; they stand in none of the above.
    pub undecided: Vec<Handle<Hub>>,
}

impl Networks {
    /// National: all hubs in term, if there are any.
    pub fn national(&self) -> Option<&[Handle<Hub>]> {
        (!self.local.is_empty()).then_some(&self.local)
    }
}

impl View<'_> {
    /// The networks that follow from the hubs in term on the day.
    pub fn networks(&self) -> Networks {
        let mut networks = Networks::default();
        for (hub, row) in self.programme().hubs().iter() {
            match self.hub_in_term(hub) {
                Truth::Yes => {
                    networks.local.push(hub);
                    networks.by_focus.entry(row.focus).or_default().push(hub);
                    for region in &row.regions {
                        networks.by_region.entry(*region).or_default().push(hub);
                    }
                }
                Truth::No => {}
                Truth::Unknown => networks.undecided.push(hub),
            }
        }
        networks
    }
}
