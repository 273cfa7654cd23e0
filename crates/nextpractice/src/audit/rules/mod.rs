//! The rules, one file each. A file and a line here add a rule.

/// Declares the modules of the rules and the list of them.
macro_rules! registry {
    ($($rule:ident),* $(,)?) => {
        $( mod $rule; )*

        /// All rules, by code.
        pub const ALL: &[&super::Rule] = &[$(&$rule::RULE),*];
    };
}

mod agenda;
mod cells;
mod gateways;
mod plan_points;
mod quorum;
mod reached;
mod tasks;
mod topics;
mod voices;
mod work;
mod work_told;

pub(super) use dt010::behind;

registry! {
    ar001,
    ar002,
    ar003,
    dc001,
    dc002,
    dc003,
    dc004,
    dc005,
    dc006,
    de001,
    de002,
    de003,
    de004,
    ds001,
    ds002,
    ds003,
    ds004,
    ds005,
    ds006,
    ds007,
    ds008,
    ds009,
    ds010,
    ds016,
    dt001,
    dt002,
    dt003,
    dt004,
    dt005,
    dt006,
    dt007,
    dt008,
    dt009,
    dt010,
    dt011,
    dt012,
}
