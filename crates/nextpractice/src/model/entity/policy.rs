//! The thresholds that rules judge by: a programme's own, or this library's defaults.

use std::fmt;

use super::Charter;
use crate::model::record::record;
use crate::value::{Ratio, Text};
use crate::vocabulary::{Citation, cite};
use serde::Serialize;

/// Who set a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum SetBy {
    /// The programme, in its charter.
    Programme,
    /// This library (`LIB`).
    Library,
}

/// A threshold, and who set it.
///
/// ```
/// use nextpractice::model::SetBy;
///
/// # let programme = nextpractice::doc_example();
/// let allowed = programme.charter().max_priorities();
/// assert_eq!((allowed.value, allowed.set_by), (5, SetBy::Library));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Threshold<T> {
    /// The value.
    pub value: T,
    /// Who set it.
    pub set_by: SetBy,
}

impl<T: fmt::Display> fmt::Display for Threshold<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whose = match self.set_by {
            SetBy::Programme => "the programme's own",
            SetBy::Library => "this library's default",
        };
        write!(f, "{} ({whose})", self.value)
    }
}

/// What a threshold is: a number, or a share.
///
/// ```
/// use nextpractice::model::Amount;
/// use nextpractice::value::Ratio;
///
/// assert_eq!(Amount::from(5).to_string(), "5");
/// assert_eq!(Amount::from(Ratio::of(1, 4).unwrap()).to_string(), "25%");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Amount {
    /// So many.
    Number(u32),
    /// A share of a whole, from 0 to 1.
    Share(#[cfg_attr(feature = "schemars", schemars(with = "f64"))] Ratio),
}

impl From<u32> for Amount {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<Ratio> for Amount {
    fn from(share: Ratio) -> Self {
        Self::Share(share)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Share(share) => write!(f, "{}%", (share.get() * 1000.0).round() / 10.0),
        }
    }
}

/// A threshold with all that is to be said of it.
///
/// ```
/// # let programme = nextpractice::doc_example();
/// let settings = programme.charter().thresholds();
/// let first = settings.first().ok_or("no thresholds")?;
/// assert_eq!((first.name, first.rules), ("max_priorities", &["DS005"][..]));
/// assert_eq!(first.source().to_string(), "LIB");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// Its field in a charter's policy.
    pub name: &'static str,
    /// What it is, as a phrase.
    pub meaning: &'static str,
    /// Its value, and who set it.
    pub threshold: Threshold<Amount>,
    /// This library's own value.
    pub default: Amount,
    /// The rules that judge by it.
    pub rules: &'static [&'static str],
}

impl Setting {
    /// Whose reading it is: this library's (`LIB`) or the programme's charter.
    pub fn source(&self) -> SettingSource {
        match self.threshold.set_by {
            SetBy::Library => SettingSource::Library(cite::LIB),
            SetBy::Programme => SettingSource::Charter(format!("/charter/policy/{}", self.name)),
        }
    }
}

/// Where a threshold comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingSource {
    /// This library.
    Library(Citation),
    /// The charter, at a JSON pointer into the document.
    Charter(String),
}

impl fmt::Display for SettingSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Library(citation) => citation.fmt(f),
            Self::Charter(pointer) => f.write_str(pointer),
        }
    }
}

/// Declares the thresholds: their field in a charter, their default, and the rules that judge by them.
macro_rules! thresholds {
    ($( $(#[doc = $doc:literal])* $name:ident: $type:ty = $default:expr, for $($rule:ident)+; )*) => {
        record! {
            /// The thresholds of a programme, where they differ from this library's own (`LIB`).
            pub struct Policy / PolicyRow {
                /// What the policy is called; one that sets thresholds of its own must have a name to certify anything.
                name: optional Text,
                $( $(#[doc = $doc])* $name: optional $type, )*
            }
        }

        impl Charter {
            $(
                $(#[doc = $doc])*
                ///
                /// The charter's own, or this library's default.
                pub fn $name(&self) -> Threshold<$type> {
                    match self.policy.value().and_then(|policy| policy.$name.value().copied()) {
                        Some(value) => Threshold { value, set_by: SetBy::Programme },
                        None => Threshold { value: $default, set_by: SetBy::Library },
                    }
                }
            )*

            /// What the policy that the programme is judged by is called: the charter's own name for it, or
            /// [`Policy::DEFAULT`] where the charter sets no threshold. `None` for thresholds without a name.
            pub fn policy_name(&self) -> Option<&str> {
                let own = self.thresholds().iter().any(|setting| setting.threshold.set_by == SetBy::Programme);
                let name = self.policy.value().and_then(|policy| policy.name.value()).map(Text::as_str);
                if own {
                    // The library's name is for the library's own thresholds.
                    name.filter(|name| *name != Policy::DEFAULT)
                } else {
                    name.or(Some(Policy::DEFAULT))
                }
            }

            /// All thresholds, each with who set it and the rules that judge by it.
            pub fn thresholds(&self) -> Vec<Setting> {
                vec![$( {
                    let Threshold { value, set_by } = self.$name();
                    Setting {
                        name: stringify!($name),
                        meaning: concat!($($doc),*).trim_ascii(),
                        threshold: Threshold { value: value.into(), set_by },
                        default: Amount::from($default),
                        rules: &[$(stringify!($rule)),+],
                    }
                } ),*]
            }
        }
    };
}

thresholds! {
    /// How many agreed priorities a focus may have.
    max_priorities: u32 = 5, for DS005;
    /// The share of a focus's agreed priorities that one institution may have proposed.
    max_proposer_share: Ratio = share(1, 2), for DC005;
    /// From how many agreed priorities on one proposer may be called dominant.
    min_priorities_proposed: u32 = 3, for DC005;
    /// The share of a focus's hubs that must have contributed to its agenda.
    hub_quorum: Ratio = share(1, 2), for DC006;
    /// The share of a focus's partner schools that must have contributed to its agenda.
    partner_quorum: Ratio = share(1, 4), for DC006;
    /// The least share of a focus's tasks that serve its agreed priorities.
    min_aligned_share: Ratio = share(4, 5), for DS008;
    /// The greatest normalised entropy of the topics of a focus's tasks.
    max_topic_entropy: Ratio = share(4, 5), for DS008;
    /// From how many tasks on an agenda may be called scattered.
    min_tasks: u32 = 10, for DS008;
    /// Within how many days a practice is to reach a partner.
    outcome_days: u32 = 365, for DT006;
    /// The least evenness (Pielou) of activity over the charter's regions.
    min_evenness: Ratio = share(4, 5), for DT010;
}

impl Policy {
    /// The name of this library's own thresholds, all of them as they are by default.
    pub const DEFAULT: &'static str = "nextpractice defaults";
}

fn share(part: u64, whole: u64) -> Ratio {
    Ratio::of(part, whole).unwrap_or(Ratio::ZERO)
}
