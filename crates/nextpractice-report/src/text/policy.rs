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
        .filter(|setting| setting.rules.iter().any(asked))
        .collect();
    if settings.is_empty() {
        return;
    }
    page.section("WHERE THE LINES ARE DRAWN");
    let (own, ours): (Vec<Setting>, Vec<Setting>) = settings
        .into_iter()
        .partition(|setting| setting.threshold.set_by == SetBy::Programme);
    if !own.is_empty() {
        let said = match charter.policy_name() {
            Some(name) => format!("By the programme's own policy, {name}:"),
            None => "By the programme's own policy, to which it gives no name:".to_owned(),
        };
        list(page, &said, &own);
    }
    list(
        page,
        "By this library's own reading (LIB), where the charter says nothing else:",
        &ours,
    );
}

fn list(page: &mut Page, title: &str, settings: &[Setting]) {
    if settings.is_empty() {
        return;
    }
    page.paragraph(&Prose::plain(title));
    for setting in settings {
        page.item(2, "• ", &line(setting));
    }
}

fn line(setting: &Setting) -> Prose {
    let meaning = setting.meaning.trim_end_matches('.');
    let of = format!(" ({}; {})", setting.name, setting.rules.join(", "));
    let prose = Prose::plain(format!("{meaning}: "))
        .and(Ink::Strong, setting.threshold.value.to_string())
        .and(Ink::Dim, of);
    match setting.source() {
        SettingSource::Library(_) => prose.then("."),
        SettingSource::Charter(pointer) => prose
            .then(format!("; this library's own would be {}", setting.default))
            .and(Ink::Dim, format!(" [{pointer}]"))
            .then("."),
    }
}
