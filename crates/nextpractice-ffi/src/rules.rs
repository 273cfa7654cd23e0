//! The rules of the audit.

use std::ffi::c_char;
use std::sync::LazyLock;

use nextpractice::audit::{Level, Principle, Rule, UnitKind, find_rule, rules::ALL};

use crate::error::{Failure, nxp_error};
use crate::guard::{guard, guard_plain};
use crate::input::{find, nth, text};
use crate::output::Out;
use crate::sized::{Filled, Growing};
use crate::status::NXP_E_NOT_FOUND;
use crate::text::nxp_text;

/// Worth thinking about.
pub const NXP_FINDING_ADVICE: i32 = 1;
/// A weakness of form.
pub const NXP_FINDING_WARNING: i32 = 2;
/// A breach of the principle itself.
pub const NXP_FINDING_ERROR: i32 = 3;

/// Decentralised in structure.
pub const NXP_PRINCIPLE_DECENTRALISED: i32 = 1;
/// Disciplined in how innovation is organised.
pub const NXP_PRINCIPLE_DISCIPLINED: i32 = 2;
/// Distributed in how the agenda is made and carried out.
pub const NXP_PRINCIPLE_DISTRIBUTED: i32 = 3;
/// The form of arrangements: none of the 3 D's.
pub const NXP_PRINCIPLE_ARRANGEMENTS: i32 = 4;
/// The four Deeps: none of the 3 D's.
pub const NXP_PRINCIPLE_DEEPS: i32 = 5;

/// A gateway or Deep in the programme's scope.
pub const NXP_UNIT_FOCUS: i32 = 1;
/// A cell of the charter's coverage: a focus in a region, or a region.
pub const NXP_UNIT_CELL: i32 = 2;
/// A hub.
pub const NXP_UNIT_HUB: i32 = 3;
/// A hub in one school year.
pub const NXP_UNIT_HUB_YEAR: i32 = 4;
/// An arrangement.
pub const NXP_UNIT_ARRANGEMENT: i32 = 5;
/// A membership.
pub const NXP_UNIT_MEMBERSHIP: i32 = 6;
/// A priority.
pub const NXP_UNIT_PRIORITY: i32 = 7;
/// A plan.
pub const NXP_UNIT_PLAN: i32 = 8;
/// A grant.
pub const NXP_UNIT_GRANT: i32 = 9;
/// A practice.
pub const NXP_UNIT_PRACTICE: i32 = 10;
/// The whole programme.
pub const NXP_UNIT_PROGRAMME: i32 = 11;

const LEVELS: &[(i32, Level)] = &[
    (NXP_FINDING_ADVICE, Level::Advice),
    (NXP_FINDING_WARNING, Level::Warning),
    (NXP_FINDING_ERROR, Level::Error),
];

const PRINCIPLES: &[(i32, Principle)] = &[
    (NXP_PRINCIPLE_DECENTRALISED, Principle::Decentralised),
    (NXP_PRINCIPLE_DISCIPLINED, Principle::Disciplined),
    (NXP_PRINCIPLE_DISTRIBUTED, Principle::Distributed),
    (NXP_PRINCIPLE_ARRANGEMENTS, Principle::Arrangements),
    (NXP_PRINCIPLE_DEEPS, Principle::Deeps),
];

const UNITS: &[(i32, UnitKind)] = &[
    (NXP_UNIT_FOCUS, UnitKind::Focus),
    (NXP_UNIT_CELL, UnitKind::Cell),
    (NXP_UNIT_HUB, UnitKind::Hub),
    (NXP_UNIT_HUB_YEAR, UnitKind::HubYear),
    (NXP_UNIT_ARRANGEMENT, UnitKind::Arrangement),
    (NXP_UNIT_MEMBERSHIP, UnitKind::Membership),
    (NXP_UNIT_PRIORITY, UnitKind::Priority),
    (NXP_UNIT_PLAN, UnitKind::Plan),
    (NXP_UNIT_GRANT, UnitKind::Grant),
    (NXP_UNIT_PRACTICE, UnitKind::Practice),
    (NXP_UNIT_PROGRAMME, UnitKind::Programme),
];

/// The constant for a value; 0 for one that has none, which a test rules out for all that rules use.
fn constant<T: PartialEq>(all: &[(i32, T)], value: &T) -> i32 {
    all.iter()
        .find(|(_, known)| known == value)
        .map_or(0, |(constant, _)| *constant)
}

pub(crate) fn level_constant(level: Level) -> i32 {
    constant(LEVELS, &level)
}

pub(crate) fn unit_constant(kind: UnitKind) -> i32 {
    constant(UNITS, &kind)
}

pub(crate) fn unit_kind(given: i32) -> Result<UnitKind, Failure> {
    find(UNITS, |(known, _)| *known == given, "unit_kind", given).map(|(_, kind)| *kind)
}

pub(crate) fn principle_constant(principle: Principle) -> i32 {
    constant(PRINCIPLES, &principle)
}

pub(crate) fn principle(given: i32) -> Result<Principle, Failure> {
    find(PRINCIPLES, |(known, _)| *known == given, "principle", given)
        .map(|(_, principle)| *principle)
}

/// The place of a rule in the list of all.
pub(crate) fn rule_index(rule: &Rule) -> u32 {
    let place = ALL.iter().position(|known| known.code == rule.code);
    place
        .and_then(|place| u32::try_from(place).ok())
        .unwrap_or(u32::MAX)
}

pub(crate) fn rule_at(index: u32) -> Result<&'static Rule, Failure> {
    nth(ALL, index as usize, "rule").copied()
}

/// What is made once from each rule and borrowed ever after.
struct Told {
    summary: String,
    page: String,
    sources: Vec<String>,
}

static TOLD: LazyLock<Vec<Told>> = LazyLock::new(|| {
    ALL.iter()
        .map(|rule| Told {
            summary: rule.summary(),
            page: rule.page(),
            sources: rule.citations.iter().map(ToString::to_string).collect(),
        })
        .collect()
});

/// A rule of the audit. All texts are static.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_rule {
    /// sizeof(nxp_rule), set by the caller.
    pub struct_size: usize,
    /// Its code, such as "DT001"; codes are never used again.
    pub code: nxp_text,
    /// Its name, such as "empty-cell".
    pub name: nxp_text,
    /// What is wrong where it is broken, in a sentence.
    pub summary: nxp_text,
    /// What it asks, why, and what to do: a page of Markdown.
    pub explanation: nxp_text,
    /// The version of the library that first had it.
    pub since: nxp_text,
    /// How much a breach weighs: NXP_FINDING_...
    pub level: i32,
    /// The principle it belongs to: NXP_PRINCIPLE_...
    pub principle: i32,
    /// What it is asked of: NXP_UNIT_...
    pub unit_kind: i32,
    /// How many sources it cites (nxp_rule_citation).
    pub citations: u32,
    /// From how many rules it follows (nxp_rule_follows_from).
    pub follows_from: u32,
    /// Zero.
    pub reserved: u32,
}

// SAFETY: `repr(C)`, size first, numbers and pointers only.
unsafe impl Growing for nxp_rule {
    const NAME: &'static str = "nxp_rule";
    const FIRST_SIZE: usize = size_of::<Self>();
}

/// How many rules there are; their indexes run from 0, in the order of their principles and codes. An index is good for one
/// version of the library, a code for all. Since level 1.
#[unsafe(no_mangle)]
pub extern "C" fn nxp_rule_count() -> u32 {
    guard_plain(0, || u32::try_from(ALL.len()).unwrap_or(0))
}

/// Fills in a rule. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_rule_get(
    index: u32,
    rule: *mut nxp_rule,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a sized struct, or NULL.
        let out = unsafe { Filled::new(rule, "rule")? };
        let rule = rule_at(index)?;
        let told = nth(&TOLD, index as usize, "rule")?;
        out.set(nxp_rule {
            code: nxp_text::of(rule.code),
            name: nxp_text::of(rule.name),
            summary: nxp_text::of(&told.summary),
            explanation: nxp_text::of(&told.page),
            since: nxp_text::of(rule.since),
            level: level_constant(rule.level),
            principle: principle_constant(rule.principle),
            unit_kind: unit_constant(rule.unit),
            citations: rule.citations.len() as u32,
            follows_from: rule.follows_from.len() as u32,
            ..nxp_rule::sized()
        });
        Ok(())
    })
}

/// The index of the rule with a code or a name; letter case does not matter. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_rule_find(
    code: *const c_char,
    code_len: usize,
    index: *mut u32,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for text of that length and a place that may be written, or NULL.
        let (code, out) = unsafe { (text(code, code_len, "code")?, Out::new(index, "index")?) };
        out.set(rule_index(found(code)?));
        Ok(())
    })
}

pub(crate) fn found(code: &str) -> Result<&'static Rule, Failure> {
    find_rule(code).map_err(|unknown| Failure::new(NXP_E_NOT_FOUND, unknown.to_string()))
}

/// A source that a rule cites, such as `HIST, "Phase one"`; LIB marks the library's own reading. Static text. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_rule_citation(
    rule: u32,
    index: u32,
    citation: *mut nxp_text,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a place that may be written, or NULL.
        let out = unsafe { Out::new(citation, "citation")? };
        let told = nth(&TOLD, rule as usize, "rule")?;
        out.set(nxp_text::of(nth(&told.sources, index as usize, "index")?));
        Ok(())
    })
}

/// The index of a rule whose breach explains a breach of this one. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_rule_follows_from(
    rule: u32,
    index: u32,
    cause: *mut u32,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a place that may be written, or NULL.
        let out = unsafe { Out::new(cause, "cause")? };
        let code = nth(rule_at(rule)?.follows_from, index as usize, "index")?;
        out.set(rule_index(found(code)?));
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_constants() {
        for (index, rule) in ALL.iter().enumerate() {
            assert_ne!(constant(LEVELS, &rule.level), 0, "{}", rule.code);
            assert_ne!(constant(PRINCIPLES, &rule.principle), 0, "{}", rule.code);
            assert_ne!(unit_constant(rule.unit), 0, "{}", rule.code);
            assert_eq!(rule_index(rule) as usize, index);
        }
        assert_eq!(PRINCIPLES.len(), Principle::ALL.len());
    }
}
