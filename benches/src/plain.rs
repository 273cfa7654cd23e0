//! A document as plain owned structs, without any check: what a user would write first. `serde_json` into these is the
//! peer that loading is measured against, and the generator writes its documents from them.

use serde::{Deserialize, Serialize};

/// Declares structs of owned data that serde reads and writes, every field public.
macro_rules! plain {
    ($( $(#[$meta:meta])* $name:ident { $( $(#[$field_meta:meta])* $field:ident: $type:ty),* $(,)? } )*) => { $(
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        pub struct $name { $(
            #[doc = concat!("The field `", stringify!($field), "` of the format.")]
            $(#[$field_meta])*
            pub $field: $type,
        )* }
    )* };
}

plain! {
    /// A document, as far as the generator writes one.
    Document {
        format: String, title: String, synthetic: bool, recorded_on: String, records: Records, charter: Charter,
        regions: Vec<Region>, institutions: Vec<Institution>, agencies: Vec<Agency>, hubs: Vec<Hub>,
        arrangements: Vec<Arrangement>, memberships: Vec<Membership>, priorities: Vec<Priority>, plans: Vec<Plan>,
        grants: Vec<Grant>, practices: Vec<Practice>, transfers: Vec<Transfer>,
    }
    /// How complete the tables are.
    Records {
        regions: Statement, institutions: Statement, agencies: Statement, hubs: Statement, arrangements: Statement,
        memberships: Statement, priorities: Statement, plans: Statement, grants: Statement, practices: Statement,
        transfers: Statement,
    }
    /// How complete one table is.
    Statement { completeness: String }
    /// What the programme set out to be.
    Charter {
        name: String, term: Term, scheme: String, regions: Vec<String>, focuses: Vec<String>, coverage: String,
        hubs_per_cell: u32, grant_per_year: String,
    }
    /// From when until when.
    Term { from: String, #[serde(default, skip_serializing_if = "Option::is_none")] until: Option<String> }
    /// A region.
    Region { key: String, scheme: String }
    /// A school.
    Institution {
        key: String, name: String, regions: Vec<String>, closed: Option<String>, successors: Vec<String>,
    }
    /// An agency.
    Agency { key: String, name: String }
    /// A hub.
    Hub { key: String, institution: String, focus: String, regions: Vec<String>, term: Term }
    /// A network.
    Arrangement { key: String, kind: String, hub: String, term: Term }
    /// A membership.
    Membership {
        key: String, institution: String, arrangement: String, term: Term, joined: String,
        #[serde(default, skip_serializing_if = "Option::is_none")] directed_by: Option<String>,
    }
    /// A priority of an agenda.
    Priority {
        key: String, focus: String, title: String, proposers: Vec<Party>, contributions: Vec<Contribution>,
        agreed: Option<String>, retired: Option<String>,
    }
    /// Who proposed or decided.
    Party { institution: String }
    /// What was said in debate.
    Contribution { institution: String, date: String }
    /// A plan.
    Plan {
        key: String, hub: String, term: Term, priorities: Vec<String>, purpose: String, scope: Decided,
        timescale: Decided, means: Decided, success_criteria: Vec<String>, tasks: Vec<Task>,
    }
    /// What was decided, and by whom.
    Decided { statement: String, decided_by: Vec<Party> }
    /// A task.
    Task { title: String, holders: Vec<String>, priority: Option<String> }
    /// A grant.
    Grant { key: String, hub: String, year: String, amount: String, plan: Option<String> }
    /// A practice.
    Practice {
        key: String, title: String, gateways: Vec<String>, kind: String, origin: String, date: String, plan: String,
        parent: Option<String>, evidence: Vec<String>, did_not_work: Vec<String>,
    }
    /// A transfer.
    Transfer { key: String, practice: String, from: String, to: String, date: String, outcome: String }
}
