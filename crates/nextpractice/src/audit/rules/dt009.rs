//! DT009 one-way-hub.

use crate::audit::ask::{gated, hub_in_term};
use crate::audit::passed::{taken_place, transfers_complete, with_transfers};
use crate::audit::rule::rule;
use crate::audit::{Answer, Fact, Facts, Missing};
use crate::model::{Hub, Table, Transfer, Truth, View};
use crate::value::Handle;

rule! {
    /// A hub passes practices on and never receives any, or the reverse.
    ///
    /// **Asked**: of each hub in term at the date, of all transfers of its school with anybody, whatever came of them. *Holds* where
    /// it sent one and received one; *broken* where it did one of the two alone, and transfers are recorded completely; not asked where there are none (`LIB`).
    ///
    /// **Why**: this library's own reading (`LIB`). A hub combined outstanding achievement with a commitment to become better in partnership with
    /// others: it has something to give and something to take.
    ///
    /// **What to do**: ask the partners what they do better, or offer them what the hub has made.
    DT009 = "one-way-hub",
    principle: Distributed,
    level: Advice,
    asked_of: Handle<Hub>,
    reads: [Hubs, Practices, Transfers],
    follows_from: [DT008 by itself_or_peers_if_deaf, DT004 by itself_if_silent, DT009 by silent_others_if_deaf, DT001 by cells_without_a_peer],
    cites: [HIST_PHASE_ONE, LIB],
    since: "0.1.0",
}

fn check(view: &View<'_>, hub: Handle<Hub>, facts: &mut Facts) -> Answer {
    gated(hub_in_term(view, hub), || both_ways(view, hub, facts))
}

fn both_ways(view: &View<'_>, hub: Handle<Hub>, facts: &mut Facts) -> Answer {
    let programme = view.programme();
    let school = programme[hub].institution;
    let contact = view.contacts().of(school);
    facts.say(|| {
        let name = programme.label(school);
        let passed_on = (
            format!("{name} has passed practices on"),
            format!("{name} has passed nothing on"),
        );
        one_way(view, hub, passed_on, view.transfers_from(school))
    });
    facts.say(|| {
        let name = programme.label(school);
        let received = (
            format!("{name} has received practices"),
            format!("{name} has received nothing"),
        );
        one_way(view, hub, received, view.transfers_to(school))
    });
    let listed = transfers_complete(view);
    // What is not recorded may have gone either way.
    let truth = |surely: bool, perhaps: bool| match (surely, perhaps || listed.is_err()) {
        (true, _) => Truth::Yes,
        (false, true) => Truth::Unknown,
        (false, false) => Truth::No,
    };
    let sent = truth(contact.sent, contact.sent_perhaps);
    let received = truth(contact.received, contact.received_perhaps);
    let undated = Missing::Field(Table::Transfers, "date");
    match (sent.and(received), sent.or(received)) {
        (Truth::Yes, _) => Answer::Holds,
        (Truth::No, Truth::Yes) => Answer::Broken,
        (_, Truth::No) => {
            Answer::NotApplicable("its school passed nothing on and received nothing")
        }
        _ => Answer::CannotTell(listed.err().unwrap_or(undated)),
    }
}

/// What a hub's school did one way, or that it did nothing.
fn one_way(
    view: &View<'_>,
    hub: Handle<Hub>,
    (some, none): (String, String),
    transfers: &[Handle<Transfer>],
) -> Fact {
    let programme = view.programme();
    let with_another = |transfer: &Handle<Transfer>| {
        let row = &programme[*transfer];
        row.from != row.to
    };
    let transfers = transfers.iter().copied().filter(with_another);
    let transfers = taken_place(view, transfers);
    if transfers.is_empty() {
        return Fact::new(none).at(hub);
    }
    with_transfers(view, Fact::new(some), &transfers)
}
