//! What an audit says of a whole principle, in a sentence.

use nextpractice::audit::{Audit, Counts, Level, Principle};
use serde::Serialize;

use crate::words::{counted, thousands};

/// How a principle stands. That nothing is broken is not that it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
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

/// The verdict on every principle, in the order of a report.
pub(crate) fn of_principles(audit: &Audit) -> Vec<PrincipleVerdict> {
    Principle::ALL
        .iter()
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
    let standing = match counts {
        _ if rules == 0 => Standing::NotAsked,
        Counts { broken: 1.., .. } => Standing::Broken,
        Counts { holds: 0, .. } => Standing::NotShown,
        Counts {
            cannot_tell: 1.., ..
        } => Standing::InPart,
        _ => Standing::Holds,
    };
    PrincipleVerdict {
        principle,
        rules,
        counts,
        breaches,
        standing,
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
            principle => format!("that the programme is {}", principle.name().to_lowercase()),
        };
        let cases = |number| counted(number, "case", "cases");
        match self.standing {
            Standing::NotAsked => "not asked in this audit.".to_owned(),
            Standing::NotShown if cannot_tell > 0 => format!(
                "nothing recorded shows {it}. Of {} the data cannot tell.",
                if cannot_tell == 1 {
                    "the one case asked about".to_owned()
                } else {
                    format!("all {} cases asked about", thousands(cannot_tell))
                },
            ),
            Standing::NotShown if not_applicable > 0 => {
                format!("nothing recorded shows {it}: none of its rules applies here.")
            }
            Standing::NotShown => {
                format!(
                    "nothing recorded shows {it}: there is nothing its rules could be asked of."
                )
            }
            Standing::Broken => {
                let mut said = format!("broken in {}: {}.", cases(broken), self.by_level());
                said.push_str(&match holds {
                    0 => format!(" Nothing recorded shows {it}."),
                    1.. => format!(" It holds in {}.", cases(holds)),
                });
                if cannot_tell > 0 {
                    said.push_str(&format!(
                        " Of {} the data cannot tell.",
                        thousands(cannot_tell)
                    ));
                }
                said
            }
            Standing::InPart => format!(
                "nothing is broken, and it holds in {}; but of {} the data cannot tell, so this is no full pass.",
                cases(holds),
                thousands(cannot_tell),
            ),
            Standing::Holds => match holds {
                1 => "it holds in the one case asked about.".to_owned(),
                _ => format!("it holds in all {} asked about.", cases(holds)),
            },
        }
    }

    fn by_level(&self) -> String {
        let [errors, warnings, advice] = self.breaches;
        let named = [
            (errors, "of the principle itself", "of the principle itself"),
            (warnings, "a weakness of form", "weaknesses of form"),
            (advice, "worth thinking about", "worth thinking about"),
        ];
        let said: Vec<String> = named
            .into_iter()
            .filter(|(number, ..)| *number > 0)
            .map(|(number, one, many)| counted(number, one, many))
            .collect();
        said.join(", ")
    }
}
