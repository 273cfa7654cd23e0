//! Groups and their links, as rows of the register tell them.

use chrono::NaiveDate;
use nextpractice::model::Recorded;
use nextpractice::value::{Text, Urn};

use crate::text::same_word;

/// What sort of group it is. (`GIAS`)
///
/// ```
/// use nextpractice_exchange::gias::GroupKind;
/// assert_eq!(GroupKind::of("Multi-academy trust"), Some(GroupKind::MultiAcademyTrust));
/// assert_eq!(GroupKind::of("Children's centres group"), None);
/// assert_eq!(GroupKind::Sponsor.to_string(), "School sponsor");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum GroupKind {
    /// A trust of several academies.
    MultiAcademyTrust,
    /// A trust of one academy.
    SingleAcademyTrust,
    /// A trust of one academy in a secure setting.
    SecureSingleAcademyTrust,
    /// A trust that holds several trusts.
    UmbrellaTrust,
    /// A trust that supports maintained schools.
    Trust,
    /// Schools that share a governing body or parts of one.
    Federation,
    /// A body that sponsors academies.
    Sponsor,
}

impl GroupKind {
    /// Every kind, with the register's word for it.
    const WORDS: [(GroupKind, &'static str); 7] = [
        (GroupKind::MultiAcademyTrust, "Multi-academy trust"),
        (GroupKind::SingleAcademyTrust, "Single-academy trust"),
        (
            GroupKind::SecureSingleAcademyTrust,
            "Secure single-academy trust",
        ),
        (GroupKind::UmbrellaTrust, "Umbrella trust"),
        (GroupKind::Trust, "Trust"),
        (GroupKind::Federation, "Federation"),
        (GroupKind::Sponsor, "School sponsor"),
    ];

    /// Reads the register's word; `None` for a group of another sort. Case and punctuation are not compared.
    #[must_use]
    pub fn of(group_type: &str) -> Option<GroupKind> {
        let exact = Self::WORDS.iter().find(|(_, word)| *word == group_type);
        exact
            .or_else(|| {
                Self::WORDS
                    .iter()
                    .find(|(_, word)| same_word(word, group_type))
            })
            .map(|(kind, _)| *kind)
    }
}

impl std::fmt::Display for GroupKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let word = Self::WORDS.iter().find(|(kind, _)| kind == self);
        f.write_str(word.map_or("", |(_, word)| word))
    }
}

/// A group. It is known by its UID: two groups may have one name, and a group may change its own. (`GIAS`)
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Group {
    /// The unique identifier of the group.
    pub uid: u32,
    /// Its name.
    pub name: Recorded<Text>,
    /// What sort of group it is.
    pub kind: GroupKind,
    /// Its number at Companies House.
    pub company: Recorded<Text>,
    /// The last day of the group.
    pub closed: Recorded<NaiveDate>,
}

/// One row of a file of group links: an establishment in a group.
///
/// ```
/// use nextpractice_exchange::gias::{GroupKind, read_group_links};
///
/// let file = b"URN,Linked UID,Group Name,Group Type,Joined date\n\
///     105135,4782,ST PAUL'S ACADEMY LIMITED,Single-academy trust,01-09-2005\n";
/// let (groups, links, _) = read_group_links("groups.csv", file)?;
/// assert_eq!((groups[0].uid, groups[0].kind), (4782, GroupKind::SingleAcademyTrust));
/// assert_eq!((links[0].urn.get(), links[0].group), (105_135, 0));
/// # Ok::<(), nextpractice_exchange::report::RefusedFile>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GroupLink {
    /// The establishment.
    pub urn: Urn,
    /// The group, as a place among the groups of the file.
    pub group: usize,
    /// The day on which the establishment joined.
    pub joined: Recorded<NaiveDate>,
    /// The last day on which it belonged to the group.
    pub left: Recorded<NaiveDate>,
    /// The name of the establishment.
    pub member: Recorded<Text>,
    /// The day of joining that the file gives, even where it cannot stand: rows of one establishment and group are told apart by it.
    pub day: Option<NaiveDate>,
    /// Whether an earlier row has the same establishment and group, with another day of joining.
    pub again: bool,
}
