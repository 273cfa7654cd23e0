//! The closed sets of the domain.

use std::ffi::c_char;
use std::str::FromStr;

use nextpractice::vocabulary::*;

use crate::error::{Failure, nxp_error};
use crate::guard::guard;
use crate::input::{find, nth, text};
use crate::output::Out;
use crate::sized::{Filled, Growing};
use crate::status::NXP_E_NOT_FOUND;
use crate::text::nxp_text;

/// The nine gateways.
pub const NXP_SET_GATEWAY: i32 = 1;
/// The four Deeps.
pub const NXP_SET_DEEP: i32 = 2;
/// The gateways and the Deeps: what a hub or an agenda is about.
pub const NXP_SET_FOCUS: i32 = 3;
/// The stages of a hub's work.
pub const NXP_SET_STAGE: i32 = 4;
/// The phases of the programme.
pub const NXP_SET_PHASE: i32 = 5;
/// The components of the programme.
pub const NXP_SET_COMPONENT: i32 = 6;
/// How work on an innovation is divided.
pub const NXP_SET_DIVISION_KIND: i32 = 7;
/// Good and next practice.
pub const NXP_SET_PRACTICE_KIND: i32 = 8;
/// What became of a transfer.
pub const NXP_SET_TRANSFER_OUTCOME: i32 = 9;
/// Where a network comes from.
pub const NXP_SET_ORIGIN: i32 = 10;
/// Hub networks, learning communities, partnerships, federations, trusts.
pub const NXP_SET_ARRANGEMENT_KIND: i32 = 11;
/// How an institution joined.
pub const NXP_SET_JOINED: i32 = 12;
/// Kinds of institution.
pub const NXP_SET_INSTITUTION_KIND: i32 = 13;
/// Who maintains an institution.
pub const NXP_SET_GOVERNANCE: i32 = 14;
/// Kinds of agency.
pub const NXP_SET_AGENCY_KIND: i32 = 15;
/// Stances of an agency.
pub const NXP_SET_STANCE: i32 = 16;
/// Approaches of a facilitator.
pub const NXP_SET_APPROACH: i32 = 17;
/// Decisions on an application.
pub const NXP_SET_DECISION: i32 = 18;
/// What a charter asks to be covered.
pub const NXP_SET_COVERAGE: i32 = 19;
/// How a coordinator gathers practice.
pub const NXP_SET_GATHERING: i32 = 20;
/// How complete a table is.
pub const NXP_SET_COMPLETENESS: i32 = 21;
/// Kinds of activity.
pub const NXP_SET_ACTIVITY_KIND: i32 = 22;
/// Levels of risk or challenge.
pub const NXP_SET_RISK_LEVEL: i32 = 23;
/// Characteristics of collaboration.
pub const NXP_SET_CHARACTERISTIC: i32 = 24;
/// Processes of collaboration.
pub const NXP_SET_PROCESS: i32 = 25;
/// Aspects of change.
pub const NXP_SET_ASPECT: i32 = 26;
/// Kinds of learning.
pub const NXP_SET_LEARNING_KIND: i32 = 27;
/// Criteria of a learning focus.
pub const NXP_SET_FOCUS_CRITERION: i32 = 28;
/// Reasons for a gateway.
pub const NXP_SET_GATEWAY_REASON: i32 = 29;
/// Activities of a co-leader.
pub const NXP_SET_CO_LEADER_ACTIVITY: i32 = 30;
/// Roles.
pub const NXP_SET_ROLE: i32 = 31;
/// Needs for support.
pub const NXP_SET_SUPPORT_NEED: i32 = 32;

/// A set without its type.
struct Set {
    constant: i32,
    name: &'static str,
    words: fn() -> Vec<Word>,
    parse: fn(&str) -> Result<usize, UnknownWord>,
}

struct Word {
    token: &'static str,
    name: &'static str,
    code: Option<&'static str>,
    meaning: Option<&'static str>,
    citations: &'static [Citation],
}

impl Set {
    const fn of<V: Vocabulary + FromStr<Err = UnknownWord>>(constant: i32) -> Self {
        Self {
            constant,
            name: V::SET,
            words: || {
                let words = V::ALL.iter().map(|word| Word {
                    token: word.token(),
                    name: word.name(),
                    code: word.code(),
                    meaning: word.meaning(),
                    citations: word.citations(),
                });
                words.collect()
            },
            parse: |text| {
                let word: V = text.parse()?;
                // INVARIANT (a set lists its words): what parses is one of them.
                Ok(V::ALL
                    .iter()
                    .position(|known| *known == word)
                    .unwrap_or_default())
            },
        }
    }
}

const SETS: &[Set] = &[
    Set::of::<Gateway>(NXP_SET_GATEWAY),
    Set::of::<Deep>(NXP_SET_DEEP),
    Set::of::<Focus>(NXP_SET_FOCUS),
    Set::of::<Stage>(NXP_SET_STAGE),
    Set::of::<Phase>(NXP_SET_PHASE),
    Set::of::<Component>(NXP_SET_COMPONENT),
    Set::of::<DivisionKind>(NXP_SET_DIVISION_KIND),
    Set::of::<PracticeKind>(NXP_SET_PRACTICE_KIND),
    Set::of::<TransferOutcome>(NXP_SET_TRANSFER_OUTCOME),
    Set::of::<Origin>(NXP_SET_ORIGIN),
    Set::of::<ArrangementKind>(NXP_SET_ARRANGEMENT_KIND),
    Set::of::<Joined>(NXP_SET_JOINED),
    Set::of::<InstitutionKind>(NXP_SET_INSTITUTION_KIND),
    Set::of::<Governance>(NXP_SET_GOVERNANCE),
    Set::of::<AgencyKind>(NXP_SET_AGENCY_KIND),
    Set::of::<Stance>(NXP_SET_STANCE),
    Set::of::<Approach>(NXP_SET_APPROACH),
    Set::of::<Decision>(NXP_SET_DECISION),
    Set::of::<Coverage>(NXP_SET_COVERAGE),
    Set::of::<Gathering>(NXP_SET_GATHERING),
    Set::of::<Completeness>(NXP_SET_COMPLETENESS),
    Set::of::<ActivityKind>(NXP_SET_ACTIVITY_KIND),
    Set::of::<RiskLevel>(NXP_SET_RISK_LEVEL),
    Set::of::<Characteristic>(NXP_SET_CHARACTERISTIC),
    Set::of::<Process>(NXP_SET_PROCESS),
    Set::of::<Aspect>(NXP_SET_ASPECT),
    Set::of::<LearningKind>(NXP_SET_LEARNING_KIND),
    Set::of::<FocusCriterion>(NXP_SET_FOCUS_CRITERION),
    Set::of::<GatewayReason>(NXP_SET_GATEWAY_REASON),
    Set::of::<CoLeaderActivity>(NXP_SET_CO_LEADER_ACTIVITY),
    Set::of::<Role>(NXP_SET_ROLE),
    Set::of::<SupportNeed>(NXP_SET_SUPPORT_NEED),
];

/// A word of a closed set. All texts are static.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct nxp_word {
    /// sizeof(nxp_word), set by the caller.
    pub struct_size: usize,
    /// The word in documents, such as "student_voice".
    pub token: nxp_text,
    /// The word for people, such as "Student Voice".
    pub name: nxp_text,
    /// A short code, where the set has them.
    pub code: nxp_text,
    /// What a source says it means; no text where no source says.
    pub meaning: nxp_text,
    /// The key of the first source that it rests on, such as "HIST".
    pub source: nxp_text,
    /// The heading there; an empty text where the source has none.
    pub section: nxp_text,
}

// SAFETY: `repr(C)`, size first, pointers and lengths only.
unsafe impl Growing for nxp_word {
    const NAME: &'static str = "nxp_word";
    const FIRST_SIZE: usize = size_of::<Self>();
}

fn set_of(constant: i32) -> Result<&'static Set, Failure> {
    find(SETS, |set| set.constant == constant, "set", constant)
}

/// What one word of a set (NXP_SET_...) is called, and how many words there are. Static text. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_set_get(
    set: i32,
    name: *mut nxp_text,
    count: *mut u32,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for places that may be written, or NULL.
        let (name, count) = unsafe { (Out::new(name, "name")?, Out::new(count, "count")?) };
        let set = set_of(set)?;
        name.set(nxp_text::of(set.name));
        count.set((set.words)().len() as u32);
        Ok(())
    })
}

/// Fills in a word of a set, by its place in the set's own order. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_set_word(
    set: i32,
    index: u32,
    word: *mut nxp_word,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a sized struct, or NULL.
        let out = unsafe { Filled::new(word, "word")? };
        let words = (set_of(set)?.words)();
        let word = nth(&words, index as usize, "index")?;
        let citation = word.citations.first();
        out.set(nxp_word {
            token: nxp_text::of(word.token),
            name: nxp_text::of(word.name),
            code: nxp_text::maybe(word.code),
            meaning: nxp_text::maybe(word.meaning),
            source: nxp_text::maybe(citation.map(|citation| citation.source().key())),
            section: nxp_text::maybe(citation.map(|citation| citation.section())),
            ..nxp_word::sized()
        });
        Ok(())
    })
}

/// The place of a word in its set, by its token, name, code or another spelling; the error says which word is likely meant. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_set_find(
    set: i32,
    word: *const c_char,
    word_len: usize,
    index: *mut u32,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for text of that length and a place that may be written, or NULL.
        let (word, out) = unsafe { (text(word, word_len, "word")?, Out::new(index, "index")?) };
        let place = (set_of(set)?.parse)(word)
            .map_err(|unknown| Failure::new(NXP_E_NOT_FOUND, unknown.to_string()))?;
        out.set(place as u32);
        Ok(())
    })
}

/// The Deep that a gateway was gathered into: indexes in NXP_SET_GATEWAY and NXP_SET_DEEP. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_gateway_deep(
    gateway: u32,
    deep: *mut u32,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for a place that may be written, or NULL.
        let out = unsafe { Out::new(deep, "deep")? };
        let gateway = nth(&Gateway::ALL, gateway as usize, "gateway")?;
        let deep = Deep::ALL.iter().position(|deep| *deep == gateway.deep());
        out.set(deep.unwrap_or_default() as u32);
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_have_constants_of_their_own() {
        let mut constants: Vec<i32> = SETS.iter().map(|set| set.constant).collect();
        constants.dedup();
        assert_eq!(constants.len(), SETS.len());
        assert!(constants.is_sorted() && constants.first() == Some(&1));
        for set in SETS {
            for (index, word) in (set.words)().iter().enumerate() {
                assert_eq!((set.parse)(word.token).unwrap(), index, "{}", word.token);
            }
        }
    }
}
