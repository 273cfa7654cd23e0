//! The thresholds that the rules judged by, and whose they are.

use nextpractice::audit::Audit;
use nextpractice::model::{SetBy, Setting, SettingSource};

use crate::layout::{Ink, Page, Prose};

pub(super) fn write(page: &mut Page, audit: &Audit) {
    let charter = audit.programme().charter();
    let asked = |code: &&str| audit.outcomes().iter().any(|(rule, _)| rule.code == *code);
    let settings: Vec<Setting> = charter
        .thresholds()
        .into_iter()
        .filter(|setting| setting.rules.iter().any(|code| asked(code)))
        .collect();
    if settings.is_empty() {
        return;
    }
    page.section("WHERE THE LINES ARE DRAWN");
    let named = match charter.policy_name() {
        Some(name) => format!("Policy: {name}."),
        None => "The charter sets lines of its own, and gives its policy no name.".to_owned(),
    };
    page.paragraph(&Prose::new(Ink::Dim, named));
    for setting in settings {
        page.item(0, "• ", &line(&setting));
    }
}

fn line(setting: &Setting) -> Prose {
    let meaning = setting.meaning.trim_end_matches('.');
    let rules = setting.rules.join(", ");
    let prose =
        Prose::plain(format!("{meaning}: ")).and(Ink::Strong, setting.threshold.value.to_string());
    match setting.threshold.set_by {
        SetBy::Library => prose.then(format!(
            ", this library's own line ({}; {}, {rules}).",
            setting.source(),
            setting.name
        )),
        SetBy::Programme => {
            let prose = prose.then(format!(
                ", the programme's own ({rules}); this library's would be {}.",
                setting.default
            ));
            match setting.source() {
                SettingSource::Charter(pointer) => prose.and(Ink::Dim, format!(" [{pointer}]")),
                SettingSource::Library(_) => prose,
            }
        }
    }
}
