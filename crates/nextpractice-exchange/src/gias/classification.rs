//! From the register's types and phases to the core's vocabulary. (`GIAS`; the readings are `LIB`)

use nextpractice::model::Recorded;
use nextpractice::value::Text;
use nextpractice::vocabulary::{Governance, InstitutionKind};

use super::Establishment;
use super::types::{GROUPS, TYPES, Type};
use crate::text::{folded, same_word};

/// The kind of an establishment: by its type where that settles it, else by its phase, and for a primary by its
/// statutory ages too.
///
/// A primary for pupils up to 7 is an infant school, one for pupils from 7 to 11 a junior school; with its ages
/// unknown it is read as it stands. A phase that does not apply, as with independent schools, is read from the ages
/// alone. Unknown where nothing tells it. (`LIB`)
///
/// ```
/// use nextpractice::vocabulary::InstitutionKind;
/// use nextpractice::model::Recorded;
/// use nextpractice_exchange::gias::{institution_kind, read_establishments};
///
/// let file = b"URN,EstablishmentName,PhaseOfEducation (name),StatutoryLowAge,StatutoryHighAge\n\
///     115850,Alton Infant School,Primary,4,7\n";
/// let (schools, _) = read_establishments("schools.csv", file).unwrap();
/// assert_eq!(institution_kind(&schools[0]), Recorded::Value(InstitutionKind::Infant));
/// ```
#[must_use]
pub fn institution_kind(establishment: &Establishment) -> Recorded<InstitutionKind> {
    let settled = known_type(establishment).and_then(|known| known.kind);
    if settled == Some(InstitutionKind::FurtherEducationCollege)
        && is(&establishment.further_education, "Sixth form college")
    {
        return Recorded::Value(InstitutionKind::SixthFormCollege);
    }
    settled
        .or_else(|| kind_by_phase(establishment))
        .map_or(Recorded::Unknown, Recorded::Value)
}

/// Who maintains an establishment: by its type, else by the group of its type. None for one that is maintained in
/// another way, such as a college. (`LIB`)
///
/// ```
/// use nextpractice::vocabulary::Governance;
/// use nextpractice::model::Recorded;
/// use nextpractice_exchange::gias::{governance, read_establishments};
///
/// let file = b"URN,EstablishmentName,TypeOfEstablishment (name)\n\
///     100000,A School,Studio schools\n100001,A College,Further education\n100002,B School,\n";
/// let (schools, _) = read_establishments("schools.csv", file).unwrap();
/// let found: Vec<_> = schools.iter().map(governance).collect();
/// assert_eq!(found, [Recorded::Value(Governance::Academy), Recorded::Nothing, Recorded::Unknown]);
/// ```
#[must_use]
pub fn governance(establishment: &Establishment) -> Recorded<Governance> {
    let by_type = known_type(establishment).map(|known| known.governance);
    let by_group = || {
        let (_, governance) = GROUPS
            .iter()
            .find(|(name, _)| is(&establishment.type_group, name))?;
        Some(*governance)
    };
    match by_type.or_else(by_group) {
        None => Recorded::Unknown,
        Some(None) => Recorded::Nothing,
        Some(Some(governance)) => Recorded::Value(governance),
    }
}

/// Whether an establishment selects its pupils by ability. None where the register says that no policy applies.
///
/// ```
/// use nextpractice::model::Recorded;
/// use nextpractice_exchange::gias::{read_establishments, selective};
///
/// let file = b"URN,EstablishmentName,AdmissionsPolicy (name)\n\
///     100000,A School,Selective\n100001,B School,Non-selective\n100002,C School,Not applicable\n";
/// let (schools, _) = read_establishments("schools.csv", file).unwrap();
/// let found: Vec<_> = schools.iter().map(selective).collect();
/// assert_eq!(found, [Recorded::Value(true), Recorded::Value(false), Recorded::Nothing]);
/// ```
#[must_use]
pub fn selective(establishment: &Establishment) -> Recorded<bool> {
    match &establishment.admissions {
        Recorded::Value(policy) => match folded(policy.as_str()).as_str() {
            "selective" => Recorded::Value(true),
            "nonselective"
            | "comprehensive"
            | "comprehensivesecondary"
            | "modern"
            | "modernsecondary" => Recorded::Value(false),
            _ => Recorded::Unknown,
        },
        Recorded::Nothing => Recorded::Nothing,
        Recorded::Unknown => Recorded::Unknown,
    }
}

fn known_type(establishment: &Establishment) -> Option<&'static Type> {
    let words = establishment.establishment_type.value()?;
    // Nearly all are spelt as the register spells them.
    TYPES
        .iter()
        .find(|known| known.name == words.as_str())
        .or_else(|| {
            TYPES
                .iter()
                .find(|known| same_word(words.as_str(), known.name))
        })
}

fn is(words: &Recorded<Text>, name: &str) -> bool {
    words
        .value()
        .is_some_and(|words| same_word(words.as_str(), name))
}

fn kind_by_phase(establishment: &Establishment) -> Option<InstitutionKind> {
    let ages = establishment
        .lowest_age
        .value()
        .copied()
        .zip(establishment.highest_age.value().copied());
    let phase = match &establishment.phase {
        Recorded::Value(phase) => folded(phase.as_str()),
        Recorded::Nothing => return ages.and_then(|(low, high)| kind_by_ages(low, high)),
        Recorded::Unknown => return None,
    };
    match phase.as_str() {
        "nursery" => Some(InstitutionKind::Nursery),
        "primary" => Some(ages.map_or(InstitutionKind::Primary, |(low, high)| {
            primary_kind(low, high)
        })),
        "middledeemedprimary" | "middledeemedsecondary" => Some(InstitutionKind::Middle),
        "secondary" => Some(InstitutionKind::Secondary),
        "allthrough" => Some(InstitutionKind::AllThrough),
        "16plus" => Some(InstitutionKind::College),
        _ => None,
    }
}

fn primary_kind(low: u8, high: u8) -> InstitutionKind {
    match (low, high) {
        (..=5, ..=7) => InstitutionKind::Infant,
        (7.., ..=11) => InstitutionKind::Junior,
        _ => InstitutionKind::Primary,
    }
}

/// The kind of a school of no phase; `None` for ages that fit none, such as a preparatory school's 7 to 13.
fn kind_by_ages(low: u8, high: u8) -> Option<InstitutionKind> {
    match (low, high) {
        (_, ..=4) => Some(InstitutionKind::Nursery),
        (_, ..=11) => Some(primary_kind(low, high)),
        (..=5, 12..=13) => Some(InstitutionKind::Primary),
        (..=7, 16..) => Some(InstitutionKind::AllThrough),
        (16.., _) => Some(InstitutionKind::College),
        (10.., 14..) => Some(InstitutionKind::Secondary),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gias::read_establishments;

    fn school(kind: &str, phase: &str, ages: (&str, &str), further: &str) -> Establishment {
        let file = format!(
            "URN,EstablishmentName,TypeOfEstablishment (name),PhaseOfEducation (name),StatutoryLowAge,StatutoryHighAge,\
             FurtherEducationType (name)\n100000,A School,{kind},{phase},{},{},{further}\n",
            ages.0, ages.1
        );
        read_establishments("schools.csv", file.as_bytes())
            .unwrap()
            .0
            .remove(0)
    }

    fn kind(name: &str, phase: &str, ages: (&str, &str)) -> Option<InstitutionKind> {
        institution_kind(&school(name, phase, ages, ""))
            .value()
            .copied()
    }

    #[test]
    fn phase_and_ages_tell_the_kind_of_an_ordinary_school() {
        use InstitutionKind as Kind;
        for (phase, ages, expected) in [
            ("Primary", ("4", "7"), Some(Kind::Infant)),
            ("Primary", ("2", "7"), Some(Kind::Infant)),
            ("Primary", ("5", "8"), Some(Kind::Primary)),
            ("Primary", ("7", "11"), Some(Kind::Junior)),
            ("Primary", ("3", "11"), Some(Kind::Primary)),
            ("Primary", ("4", "9"), Some(Kind::Primary)),
            ("Primary", ("", ""), Some(Kind::Primary)),
            ("Primary", ("", "7"), Some(Kind::Primary)),
            ("Middle deemed primary", ("9", "12"), Some(Kind::Middle)),
            ("Middle deemed secondary", ("9", "13"), Some(Kind::Middle)),
            ("Secondary", ("11", "18"), Some(Kind::Secondary)),
            ("All-through", ("3", "18"), Some(Kind::AllThrough)),
            ("All through", ("3", "18"), Some(Kind::AllThrough)),
            ("16 plus", ("16", "19"), Some(Kind::College)),
            ("Nursery", ("2", "5"), Some(Kind::Nursery)),
            ("Tertiary", ("3", "11"), None),
            ("", ("3", "11"), None),
        ] {
            assert_eq!(
                kind("Community school", phase, ages),
                expected,
                "{phase} {ages:?}"
            );
        }
    }

    #[test]
    fn an_independent_school_of_no_phase_is_told_by_its_ages() {
        use InstitutionKind as Kind;
        for (ages, expected) in [
            (("2", "4"), Some(Kind::Nursery)),
            (("3", "7"), Some(Kind::Infant)),
            (("7", "11"), Some(Kind::Junior)),
            (("3", "13"), Some(Kind::Primary)),
            (("7", "13"), None),
            (("3", "18"), Some(Kind::AllThrough)),
            (("11", "18"), Some(Kind::Secondary)),
            (("16", "19"), Some(Kind::College)),
            (("8", "18"), None),
            (("", "18"), None),
        ] {
            assert_eq!(
                kind("Other independent school", "Not applicable", ages),
                expected,
                "{ages:?}"
            );
        }
    }

    #[test]
    fn a_type_that_settles_the_kind_goes_before_the_phase() {
        use InstitutionKind as Kind;
        for (name, expected) in [
            ("Community special school", Kind::Special),
            ("ACADEMY SPECIAL CONVERTER", Kind::Special),
            ("Pupil referral unit", Kind::Other),
            ("Free schools 16 to 19", Kind::SixthFormCollege),
            ("Local authority nursery school", Kind::Nursery),
        ] {
            assert_eq!(
                kind(name, "Secondary", ("11", "16")),
                Some(expected),
                "{name}"
            );
        }
        let college = |further| {
            institution_kind(&school(
                "Further education",
                "16 plus",
                ("16", "99"),
                further,
            ))
        };
        assert_eq!(
            college("Sixth form college"),
            Recorded::Value(Kind::SixthFormCollege)
        );
        assert_eq!(
            college("General further education college"),
            Recorded::Value(Kind::FurtherEducationCollege)
        );
        assert_eq!(college(""), Recorded::Value(Kind::FurtherEducationCollege));
    }

    #[test]
    fn the_group_tells_who_maintains_a_type_of_another_release() {
        let of = |name: &str, group: &str| {
            let file = format!(
                "URN,EstablishmentName,TypeOfEstablishment (name),EstablishmentTypeGroup (name)\n100000,A School,{name},{group}\n"
            );
            governance(
                &read_establishments("schools.csv", file.as_bytes())
                    .unwrap()
                    .0[0],
            )
        };
        assert_eq!(
            of("Community school", "Academies"),
            Recorded::Value(Governance::Maintained)
        );
        assert_eq!(
            of("Secure 16 to 19 academy", "Academies"),
            Recorded::Value(Governance::Academy)
        );
        assert_eq!(of("New sort", "Special schools"), Recorded::Unknown);
        assert_eq!(
            of("Non-maintained special school", "Special schools"),
            Recorded::Nothing
        );
        assert_eq!(of("New sort", "Universities"), Recorded::Nothing);
    }
}
