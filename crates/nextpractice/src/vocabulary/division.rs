//! Divisions of innovation, each its own type, none of which can be ill-formed.

use serde::{Deserialize, Serialize};

use crate::value::{Quoted, Text};

use super::DivisionKind;
use super::division_error::{DivisionError, MIN_PARTS, MapError};

/// A piece of divided work and the institution that leads it.
///
/// ```
/// use nextpractice::vocabulary::Part;
/// let part = Part { title: "Peer tutoring".parse()?, lead: "urn:100001" };
/// assert_eq!(part.lead, "urn:100001");
/// # Ok::<(), nextpractice::value::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part<I> {
    /// What is done.
    pub title: Text,
    /// Who leads it.
    pub lead: I,
}

/// Parts side by side: at least two, not all led by one institution, none waiting on another. (`HIST`, `LIB`)
///
/// ```
/// use nextpractice::vocabulary::{Part, Segmented};
/// let part = |lead| Part { title: "A part".parse().unwrap(), lead };
/// assert!(Segmented::new(vec![part(1), part(2), part(1)]).is_ok());
/// assert!(Segmented::new(vec![part(1), part(1)]).is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Segmented<I> {
    // INVARIANT (two-leads).
    parts: Vec<Part<I>>,
}

impl<I: PartialEq> Segmented<I> {
    /// Checks the number of parts and their leads.
    ///
    /// # Errors
    /// [`DivisionError`] for fewer than two parts, or one lead for all.
    pub fn new(parts: Vec<Part<I>>) -> Result<Self, DivisionError> {
        two_leads(DivisionKind::Segmented, &parts)?;
        Ok(Self { parts })
    }
}

impl<I> Segmented<I> {
    /// The parts, in no order that matters.
    #[must_use]
    pub fn parts(&self) -> &[Part<I>] {
        &self.parts
    }
}

/// Stages in order, each handed on: at least two, neighbours led by different institutions. (`HIST`, `LIB`)
///
/// ```
/// use nextpractice::vocabulary::{Part, Sequenced};
/// let stage = |lead| Part { title: "A stage".parse().unwrap(), lead };
/// assert!(Sequenced::new(vec![stage(1), stage(2), stage(1)]).is_ok());
/// assert!(Sequenced::new(vec![stage(1), stage(2), stage(2)]).is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Sequenced<I> {
    // INVARIANT (handed-on): at least two, and no two neighbours have one lead.
    stages: Vec<Part<I>>,
}

impl<I: PartialEq> Sequenced<I> {
    /// Checks the number of stages and the leads of neighbours.
    ///
    /// # Errors
    /// [`DivisionError`] for fewer than two stages, or a stage led by the institution that led the one before.
    pub fn new(stages: Vec<Part<I>>) -> Result<Self, DivisionError> {
        at_least_two(DivisionKind::Sequenced, &stages)?;
        let pairs = stages.iter().zip(stages.iter().skip(1)).enumerate();
        for (before, (giver, taker)) in pairs {
            if giver.lead == taker.lead {
                return Err(DivisionError::NotHandedOn {
                    place: before + 2,
                    title: Quoted::new(taker.title.as_str()),
                });
            }
        }
        Ok(Self { stages })
    }
}

impl<I> Sequenced<I> {
    /// The stages, the first first.
    #[must_use]
    pub fn stages(&self) -> &[Part<I>] {
        &self.stages
    }
}

/// Separate strands, at least two and not all led by one institution, and one join that needs every strand. (`HIST`,
/// `LIB`)
///
/// ```
/// use nextpractice::vocabulary::{Part, Spliced};
/// let part = |title: &str, lead| Part { title: title.parse().unwrap(), lead };
/// let spliced = Spliced::new(vec![part("A", 1), part("B", 2)], part("Both", 1)).unwrap();
/// assert_eq!(spliced.join().title.as_str(), "Both");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Spliced<I> {
    // INVARIANT (two-leads), of the strands alone.
    strands: Vec<Part<I>>,
    join: Part<I>,
}

impl<I: PartialEq> Spliced<I> {
    /// Checks the number of strands and their leads. Whoever leads the join may lead a strand.
    ///
    /// # Errors
    /// [`DivisionError`] for fewer than two strands, or one lead for all.
    pub fn new(strands: Vec<Part<I>>, join: Part<I>) -> Result<Self, DivisionError> {
        two_leads(DivisionKind::Spliced, &strands)?;
        Ok(Self { strands, join })
    }
}

impl<I> Spliced<I> {
    /// The strands, in no order that matters.
    #[must_use]
    pub fn strands(&self) -> &[Part<I>] {
        &self.strands
    }

    /// The work that brings the strands together; it waits for all of them.
    #[must_use]
    pub const fn join(&self) -> &Part<I> {
        &self.join
    }
}

/// A piece of innovation divided in one of three ways. (`HIST`, `LIB`)
///
/// `I` is however the institution is named: a key in a document, a handle in a programme. In JSON
/// `{"kind": "segmented", "parts": […]}`, `{"kind": "sequenced", "stages": […]}` or
/// `{"kind": "spliced", "strands": […], "join": {…}}`, each part as `{"title": "…", "lead": "…"}`.
///
/// ```
/// use nextpractice::vocabulary::{Division, DivisionKind};
/// let json = r#"{"kind": "sequenced", "stages": [{"title": "Design", "lead": 1}, {"title": "Trial", "lead": 2}]}"#;
/// let division: Division<u8> = serde_json::from_str(json).unwrap();
/// assert_eq!(division.kind(), DivisionKind::Sequenced);
/// assert!(division.leads().eq(&[1, 2]));
/// let names = division.try_map(|lead| u8::checked_sub(lead, 1).ok_or("no such school"));
/// assert!(names.unwrap().leads().eq(&[0, 1]));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "snake_case",
    try_from = "Members<I>",
    bound(deserialize = "I: Deserialize<'de> + PartialEq")
)]
pub enum Division<I> {
    /// Parts side by side.
    Segmented(Segmented<I>),
    /// Stages in order.
    Sequenced(Sequenced<I>),
    /// Strands and a join.
    Spliced(Spliced<I>),
}

impl<I> Division<I> {
    /// The fewest parts, stages or strands.
    pub const MIN_PARTS: usize = MIN_PARTS;

    /// Which of the three it is.
    #[must_use]
    pub const fn kind(&self) -> DivisionKind {
        match self {
            Self::Segmented(_) => DivisionKind::Segmented,
            Self::Sequenced(_) => DivisionKind::Sequenced,
            Self::Spliced(_) => DivisionKind::Spliced,
        }
    }

    /// Every piece of the work: the parts, the stages, or the strands and then the join.
    pub fn parts(&self) -> impl Iterator<Item = &Part<I>> {
        let (parts, join) = match self {
            Self::Segmented(segmented) => (&segmented.parts, None),
            Self::Sequenced(sequenced) => (&sequenced.stages, None),
            Self::Spliced(spliced) => (&spliced.strands, Some(&spliced.join)),
        };
        parts.iter().chain(join)
    }

    /// Who leads each piece, in the order of [`parts`](Self::parts); a lead of several pieces comes several times.
    pub fn leads(&self) -> impl Iterator<Item = &I> {
        self.parts().map(|part| &part.lead)
    }

    /// Names the institutions anew, and checks the division again: two names may turn out to be one institution.
    ///
    /// # Errors
    /// The first error of `rename`, or the division's own.
    pub fn try_map<J: PartialEq, E>(
        self,
        mut rename: impl FnMut(I) -> Result<J, E>,
    ) -> Result<Division<J>, MapError<E>> {
        let mut one = |part: Part<I>| -> Result<Part<J>, MapError<E>> {
            Ok(Part {
                title: part.title,
                lead: rename(part.lead).map_err(MapError::Lead)?,
            })
        };
        let mut all =
            |parts: Vec<Part<I>>| parts.into_iter().map(&mut one).collect::<Result<_, _>>();
        Ok(match self {
            Self::Segmented(it) => Division::Segmented(Segmented::new(all(it.parts)?)?),
            Self::Sequenced(it) => Division::Sequenced(Sequenced::new(all(it.stages)?)?),
            Self::Spliced(it) => {
                let strands = all(it.strands)?;
                Division::Spliced(Spliced::new(strands, one(it.join)?)?)
            }
        })
    }
}

fn at_least_two<I>(kind: DivisionKind, parts: &[Part<I>]) -> Result<(), DivisionError> {
    if parts.len() < MIN_PARTS {
        return Err(DivisionError::TooFew {
            kind,
            title: parts.first().map(|part| Quoted::new(part.title.as_str())),
        });
    }
    Ok(())
}

fn two_leads<I: PartialEq>(kind: DivisionKind, parts: &[Part<I>]) -> Result<(), DivisionError> {
    at_least_two(kind, parts)?;
    match parts.split_first() {
        Some((first, rest)) if rest.iter().all(|part| part.lead == first.lead) => {
            Err(DivisionError::OneLead {
                kind,
                title: Quoted::new(first.title.as_str()),
            })
        }
        _ => Ok(()),
    }
}

/// The JSON form.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum Members<I> {
    Segmented {
        parts: Vec<Part<I>>,
    },
    Sequenced {
        stages: Vec<Part<I>>,
    },
    Spliced {
        strands: Vec<Part<I>>,
        join: Part<I>,
    },
}

impl<I: PartialEq> TryFrom<Members<I>> for Division<I> {
    type Error = DivisionError;

    fn try_from(members: Members<I>) -> Result<Self, DivisionError> {
        Ok(match members {
            Members::Segmented { parts } => Self::Segmented(Segmented::new(parts)?),
            Members::Sequenced { stages } => Self::Sequenced(Sequenced::new(stages)?),
            Members::Spliced { strands, join } => Self::Spliced(Spliced::new(strands, join)?),
        })
    }
}

#[cfg(any(test, feature = "proptest"))]
impl<I> proptest::arbitrary::Arbitrary for Division<I>
where
    I: proptest::arbitrary::Arbitrary + Clone + PartialEq + 'static,
{
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::prelude::*;
        let part = || any::<(Text, I)>().prop_map(|(title, lead)| Part { title, lead });
        (
            any::<DivisionKind>(),
            prop::collection::vec(part(), 2..6),
            part(),
        )
            .prop_filter_map("well-formed", |(kind, parts, join)| match kind {
                DivisionKind::Segmented => Segmented::new(parts).ok().map(Self::Segmented),
                DivisionKind::Sequenced => Sequenced::new(parts).ok().map(Self::Sequenced),
                DivisionKind::Spliced => Spliced::new(parts, join).ok().map(Self::Spliced),
            })
            .boxed()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::convert::Infallible;

    use proptest::prelude::*;

    use super::{Division, MapError};
    use crate::value::laws;

    fn read(json: &str) -> Result<Division<u8>, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn ill_formed_json_is_refused_by_name() {
        let why = |json: &str| read(json).unwrap_err().to_string();
        let twice = r#"[{"title": "Design", "lead": 1}, {"title": "Trial", "lead": 1}]"#;
        assert_eq!(
            why(&format!(r#"{{"kind": "sequenced", "stages": {twice}}}"#)),
            "stage 2, `Trial`, is led by the institution that leads the stage before; hand it on to another"
        );
        assert_eq!(
            why(&format!(
                r#"{{"kind": "spliced", "strands": {twice}, "join": {{"title": "J", "lead": 2}}}}"#
            )),
            "one institution leads `Design` and all other strands; spliced work is led by at least two"
        );
        assert!(why(r#"{"kind": "segmented", "parts": []}"#).contains("none is given"));
        assert!(why(r#"{"kind": "spliced", "strands": []}"#).contains("join"));
        assert!(why(r#"{"kind": "split", "parts": []}"#).contains("split"));
        assert!(why(r#"{"kind": "segmented", "parts": [], "stages": []}"#).contains("stages"));
    }

    proptest! {
        #[test]
        fn json_round_trip(division: Division<u8>) {
            laws::json_round_trip(&division);
        }

        #[test]
        fn no_division_is_led_by_one(division: Division<bool>) {
            let leads: BTreeSet<_> = division.leads().collect();
            prop_assert_eq!(leads.len(), 2);
            prop_assert!(division.parts().count() >= Division::<bool>::MIN_PARTS);
        }

        #[test]
        fn mapping_checks_again(division: Division<u8>) {
            let same = division.clone().try_map(Ok::<_, Infallible>).unwrap();
            prop_assert_eq!(&same, &division);
            let merged = division.clone().try_map(|_| Ok::<_, Infallible>(()));
            let divided = !matches!(merged, Err(MapError::Division(_)));
            prop_assert!(!divided);
            prop_assert_eq!(division.try_map(|_| Err::<u8, _>("unknown")), Err(MapError::Lead("unknown")));
        }
    }
}
