//! The thresholds that the rules judged by.

use nextpractice::audit::Audit;
use nextpractice::model::{Amount, SetBy, Setting, SettingSource};
use nextpractice::vocabulary::Citation;
use serde::Serialize;

/// The policy of the programme, or this library's own.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct PolicyEntry {
    /// What it is called; none where the charter sets thresholds of its own and gives them no name.
    pub name: Option<String>,
    /// Every threshold.
    pub thresholds: Vec<ThresholdEntry>,
}

/// A threshold: its value, whose it is, and which rules judge by it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct ThresholdEntry {
    /// Its field in a charter's policy.
    pub name: &'static str,
    /// What it is.
    pub meaning: &'static str,
    /// Its value: a number, or a share from 0 to 1.
    pub value: Amount,
    /// This library's own value.
    pub default: Amount,
    /// Who set it.
    pub set_by: SetBy,
    /// Whose reading it is, where the programme sets none.
    pub citation: Option<Citation>,
    /// Where the charter sets it, as a JSON pointer.
    pub pointer: Option<String>,
    /// The codes of the rules that judge by it.
    pub rules: &'static [&'static str],
}

impl PolicyEntry {
    pub(crate) fn new(audit: &Audit) -> Self {
        let charter = audit.programme().charter();
        Self {
            name: charter.policy_name().map(str::to_owned),
            thresholds: charter
                .thresholds()
                .into_iter()
                .map(ThresholdEntry::from)
                .collect(),
        }
    }
}

impl From<Setting> for ThresholdEntry {
    fn from(setting: Setting) -> Self {
        let (citation, pointer) = match setting.source() {
            SettingSource::Library(citation) => (Some(citation), None),
            SettingSource::Charter(pointer) => (None, Some(pointer)),
        };
        Self {
            name: setting.name,
            meaning: setting.meaning,
            value: setting.threshold.value,
            default: setting.default,
            set_by: setting.threshold.set_by,
            citation,
            pointer,
            rules: setting.rules,
        }
    }
}
