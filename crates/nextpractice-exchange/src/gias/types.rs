//! The register's types of establishment, and what each says of the kind and of who maintains it. (`GIAS`; the
//! readings are `LIB`)

use nextpractice::vocabulary::{Governance, InstitutionKind};

/// What the register's type of an establishment says of it.
pub(super) struct Type {
    pub(super) name: &'static str,
    /// Its kind, where the type settles it; otherwise its phase does.
    pub(super) kind: Option<InstitutionKind>,
    /// Who maintains it, where that is one of the three.
    pub(super) governance: Option<Governance>,
}

const fn settled(
    name: &'static str,
    kind: InstitutionKind,
    governance: Option<Governance>,
) -> Type {
    Type {
        name,
        kind: Some(kind),
        governance,
    }
}

const fn by_phase(name: &'static str, governance: Option<Governance>) -> Type {
    Type {
        name,
        kind: None,
        governance,
    }
}

const MAINTAINED: Option<Governance> = Some(Governance::Maintained);
const ACADEMY: Option<Governance> = Some(Governance::Academy);
const INDEPENDENT: Option<Governance> = Some(Governance::Independent);

/// Every type of the register. City technology colleges are held by trusts with public money, hence with academies;
/// non-maintained special schools and colleges are neither maintained nor academies nor independent.
pub(super) const TYPES: [Type; 38] = [
    by_phase("Community school", MAINTAINED),
    by_phase("Voluntary aided school", MAINTAINED),
    by_phase("Voluntary controlled school", MAINTAINED),
    by_phase("Foundation school", MAINTAINED),
    settled(
        "Local authority nursery school",
        InstitutionKind::Nursery,
        MAINTAINED,
    ),
    settled(
        "Community special school",
        InstitutionKind::Special,
        MAINTAINED,
    ),
    settled(
        "Foundation special school",
        InstitutionKind::Special,
        MAINTAINED,
    ),
    settled("Pupil referral unit", InstitutionKind::Other, MAINTAINED),
    by_phase("Academy converter", ACADEMY),
    by_phase("Academy sponsor led", ACADEMY),
    by_phase("Free schools", ACADEMY),
    by_phase("Studio schools", ACADEMY),
    by_phase("University technical college", ACADEMY),
    by_phase("City technology college", ACADEMY),
    settled(
        "Academy special converter",
        InstitutionKind::Special,
        ACADEMY,
    ),
    settled(
        "Academy special sponsor led",
        InstitutionKind::Special,
        ACADEMY,
    ),
    settled("Free schools special", InstitutionKind::Special, ACADEMY),
    settled(
        "Academy alternative provision converter",
        InstitutionKind::Other,
        ACADEMY,
    ),
    settled(
        "Academy alternative provision sponsor led",
        InstitutionKind::Other,
        ACADEMY,
    ),
    settled(
        "Free schools alternative provision",
        InstitutionKind::Other,
        ACADEMY,
    ),
    settled(
        "Academy 16-19 converter",
        InstitutionKind::SixthFormCollege,
        ACADEMY,
    ),
    settled(
        "Academy 16 to 19 sponsor led",
        InstitutionKind::SixthFormCollege,
        ACADEMY,
    ),
    settled(
        "Free schools 16 to 19",
        InstitutionKind::SixthFormCollege,
        ACADEMY,
    ),
    by_phase("Other independent school", INDEPENDENT),
    settled(
        "Other independent special school",
        InstitutionKind::Special,
        INDEPENDENT,
    ),
    by_phase("British schools overseas", INDEPENDENT),
    by_phase("Offshore schools", INDEPENDENT),
    settled("Online provider", InstitutionKind::Other, INDEPENDENT),
    settled(
        "Non-maintained special school",
        InstitutionKind::Special,
        None,
    ),
    settled(
        "Special post 16 institution",
        InstitutionKind::Special,
        None,
    ),
    settled(
        "Further education",
        InstitutionKind::FurtherEducationCollege,
        None,
    ),
    settled(
        "Sixth form centres",
        InstitutionKind::SixthFormCollege,
        None,
    ),
    settled(
        "Higher education institutions",
        InstitutionKind::Other,
        None,
    ),
    settled("Secure units", InstitutionKind::Other, None),
    settled(
        "Institution funded by other government department",
        InstitutionKind::Other,
        None,
    ),
    settled("Miscellaneous", InstitutionKind::Other, None),
    by_phase("Service children's education", None),
    by_phase("Welsh establishment", None),
];

/// What the group of types says, for a type that is not among [`TYPES`]. The group of special schools holds both
/// maintained and other ones, so it says nothing.
pub(super) const GROUPS: [(&str, Option<Governance>); 6] = [
    ("Local authority maintained schools", MAINTAINED),
    ("Academies", ACADEMY),
    ("Free Schools", ACADEMY),
    ("Independent schools", INDEPENDENT),
    ("Colleges", None),
    ("Universities", None),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::folded;

    #[test]
    fn no_type_stands_twice() {
        let mut names: Vec<_> = TYPES.iter().map(|known| folded(known.name)).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), TYPES.len());
    }
}
