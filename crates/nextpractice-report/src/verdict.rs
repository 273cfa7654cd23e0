//! What an audit says of a whole principle, in a sentence.

use nextpractice::audit::{Audit, Counts, Level, Principle, rules};
use serde::Serialize;

use crate::words::{counted, thousands};

/// How a principle stands. That nothing is broken is not that it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Standing {
    /// None of its rules was asked.
    NotAsked,
    /// Nothing is broken, and nothing recorded shows that it holds anywhere.
    NotShown,
    /// A rule of it is broken somewhere.
    Broken,
    /// Nothing is broken and something holds, but of some cases the document cannot tell.
    InPart,
    /// It holds wherever it was asked.
    Holds,
}

impl Standing {
    const fn of(rules: usize, counts: Counts) -> Self {
        match counts {
            _ if rules == 0 => Self::NotAsked,
            Counts { broken: 1.., .. } => Self::Broken,
            Counts { holds: 0, .. } => Self::NotShown,
            Counts {
                cannot_tell: 1.., ..
            } => Self::InPart,
            _ => Self::Holds,
        }
    }
}

/// What the rules of a principle came to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PrincipleVerdict {
    pub(crate) principle: Principle,
    pub(crate) rules: usize,
    pub(crate) counts: Counts,
    /// Breaches by level: errors, warnings, advice.
    pub(crate) breaches: [usize; 3],
    pub(crate) standing: Standing,
}

/// The verdict on every principle that has rules, in the order of a report.
pub(crate) fn of_principles(audit: &Audit) -> Vec<PrincipleVerdict> {
    let has_rules =
        |principle: &&Principle| rules::ALL.iter().any(|rule| rule.principle == **principle);
    Principle::ALL
        .iter()
        .filter(has_rules)
        .map(|principle| of_principle(audit, *principle))
        .collect()
}

fn of_principle(audit: &Audit, principle: Principle) -> PrincipleVerdict {
    let mut rules = 0;
    let mut counts = Counts::default();
    let mut breaches = [0; 3];
    for (rule, outcome) in audit.outcomes() {
        if rule.principle == principle {
            rules += 1;
            counts = counts + outcome.counts;
            let [errors, warnings, advice] = &mut breaches;
            *match rule.level {
                Level::Error => errors,
                Level::Warning => warnings,
                Level::Advice => advice,
            } += outcome.counts.broken;
        }
    }
    PrincipleVerdict {
        principle,
        rules,
        counts,
        breaches,
        standing: Standing::of(rules, counts),
    }
}

impl PrincipleVerdict {
    /// What that means, in plain words.
    pub(crate) fn meaning(&self) -> String {
        let Counts {
            holds,
            broken,
            cannot_tell,
            not_applicable,
        } = self.counts;
        let it = match self.principle {
            Principle::Arrangements => "that its arrangements are in good order".to_owned(),
            Principle::Deeps => "that gateways are worked on together".to_owned(),
            principle => format!("that the programme is {}", principle.name().to_lowercase()),
        };
        match self.standing {
            Standing::NotAsked => "not asked in this audit.".to_owned(),
            Standing::NotShown => {
                let why = match (cannot_tell, not_applicable) {
                    (0, 0) => "there is nothing its rules could be asked of".to_owned(),
                    (0, 1..) => "none of its rules applies here".to_owned(),
                    (1, _) => "the data cannot tell in the one case asked about".to_owned(),
                    (many, _) => format!(
                        "the data cannot tell in any of the {} cases asked about",
                        thousands(many)
                    ),
                };
                format!("nothing recorded shows {it}: {why}.")
            }
            Standing::Broken => {
                let cases = counted(broken, "case", "cases");
                let mut said = match self.breaches {
                    [0, 0, advice] => {
                        format!(
                            "advice in {}, nothing worse; ",
                            counted(advice, "case", "cases")
                        )
                    }
                    _ => format!("broken in {cases} ({}); ", self.by_level()),
                };
                said.push_str(&match holds {
                    0 => format!("nothing recorded shows {it}"),
                    1 => "1 holds".to_owned(),
                    many => format!("{} hold", thousands(many)),
                });
                if cannot_tell > 0 {
                    let of = thousands(cannot_tell);
                    said.push_str(&format!("; in {of} the data cannot tell"));
                }
                said.push('.');
                said
            }
            Standing::InPart => format!(
                "nothing is broken, and {}; but in {} the data cannot tell, so this is no full pass.",
                match holds {
                    1 => "1 case holds".to_owned(),
                    many => format!("{} cases hold", thousands(many)),
                },
                thousands(cannot_tell),
            ),
            Standing::Holds => match holds {
                1 => "the one case asked about holds.".to_owned(),
                many => format!("all {} cases asked about hold.", thousands(many)),
            },
        }
    }

    fn by_level(&self) -> String {
        let [errors, warnings, advice] = self.breaches;
        let named = [
            (errors, "error", "errors"),
            (warnings, "warning", "warnings"),
            (advice, "advice", "advice"),
        ];
        let said: Vec<String> = named
            .into_iter()
            .filter(|(number, ..)| *number > 0)
            .map(|(number, one, many)| counted(number, one, many))
            .collect();
        said.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use nextpractice::audit::{Counts, Principle};

    use super::{PrincipleVerdict, Standing};

    #[test]
    fn what_does_not_hold_anywhere_is_never_a_pass() {
        let meaning = |[holds, broken, cannot_tell, not_applicable]: [usize; 4]| {
            let counts = Counts {
                holds,
                broken,
                cannot_tell,
                not_applicable,
            };
            let verdict = PrincipleVerdict {
                principle: Principle::Distributed,
                rules: 2,
                counts,
                breaches: [broken, 0, 0],
                standing: Standing::of(2, counts),
            };
            (verdict.standing, verdict.meaning())
        };
        let cases = [
            [0, 0, 0, 0],
            [0, 0, 0, 2],
            [0, 0, 1, 0],
            [0, 0, 21_169, 3],
            [0, 2, 3, 0],
            [7, 1, 0, 0],
            [7, 0, 1, 0],
            [1, 0, 0, 5],
            [1_000, 0, 0, 0],
        ];
        let said: Vec<String> = cases
            .map(meaning)
            .into_iter()
            .map(|(standing, meaning)| format!("{standing:?}: {meaning}"))
            .collect();
        insta::assert_snapshot!(said.join("\n"), @r"
        NotShown: nothing recorded shows that the programme is distributed: there is nothing its rules could be asked of.
        NotShown: nothing recorded shows that the programme is distributed: none of its rules applies here.
        NotShown: nothing recorded shows that the programme is distributed: the data cannot tell in the one case asked about.
        NotShown: nothing recorded shows that the programme is distributed: the data cannot tell in any of the 21,169 cases asked about.
        Broken: broken in 2 cases (2 errors); nothing recorded shows that the programme is distributed; in 3 the data cannot tell.
        Broken: broken in 1 case (1 error); 7 hold.
        InPart: nothing is broken, and 7 cases hold; but in 1 the data cannot tell, so this is no full pass.
        Holds: the one case asked about holds.
        Holds: all 1,000 cases asked about hold.
        ");
        for [holds, ..] in cases {
            let (standing, _) = meaning([holds, 0, 0, 0]);
            assert_eq!(standing == Standing::Holds, holds > 0);
        }
    }
}
