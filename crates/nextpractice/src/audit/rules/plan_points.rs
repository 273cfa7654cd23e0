//! The three points that a network is to settle in each of its plans: scope, timescale and means.

use crate::model::{Decided, Plan, Recorded};

/// A point of a plan: what it is called, its field, and what the plan says of it.
pub(super) struct Point<'p> {
    pub(super) name: &'static str,
    /// The fields of the plan, and of the point itself, as places in the row.
    pub(super) field: &'static str,
    pub(super) statement: &'static str,
    pub(super) decided_by: &'static str,
    pub(super) said: &'p Recorded<Decided>,
}

/// The three points of a plan.
pub(super) fn points(plan: &Plan) -> [Point<'_>; 3] {
    [
        Point {
            name: "scope",
            field: "scope",
            statement: "scope/statement",
            decided_by: "scope/decided_by",
            said: &plan.scope,
        },
        Point {
            name: "time scale",
            field: "timescale",
            statement: "timescale/statement",
            decided_by: "timescale/decided_by",
            said: &plan.timescale,
        },
        Point {
            name: "means of working",
            field: "means",
            statement: "means/statement",
            decided_by: "means/decided_by",
            said: &plan.means,
        },
    ]
}
