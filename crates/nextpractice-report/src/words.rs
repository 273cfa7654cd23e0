//! Numbers, dates and names as people write them.

use nextpractice::audit::{Rule, Suppressed};
use nextpractice::model::Suppression;
use nextpractice::value::spoken_date;
use nextpractice::vocabulary::Source;

/// A number with its thousands parted.
pub(crate) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut parted = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            parted.push(',');
        }
        parted.push(digit);
    }
    parted
}

/// So many of something.
pub(crate) fn counted(number: usize, one: &str, many: &str) -> String {
    format!(
        "{} {}",
        thousands(number),
        if number == 1 { one } else { many }
    )
}

/// What a rule is called, as people write it.
pub(crate) fn rule_title(rule: &Rule) -> String {
    capitalised(&rule_name(rule))
}

/// Words of rules' names that people write with a hyphen.
const HYPHENATED: [&str; 3] = ["centre-authored", "centre-decided", "one-way"];

/// What a rule is called, within a sentence: without the hyphens of its name, but for those of its words.
pub(crate) fn rule_name(rule: &Rule) -> String {
    let spoken = rule.name.replace('-', " ");
    HYPHENATED.iter().fold(spoken, |spoken, word| {
        spoken.replace(&word.replace('-', " "), word)
    })
}

/// A sentence that begins with a capital.
pub(crate) fn capitalised(sentence: &str) -> String {
    let mut chars = sentence.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// Markdown without its marks.
pub(crate) fn unmarked(markdown: &str) -> String {
    markdown.replace(['*', '`'], "")
}

/// Why a suppression marks no finding; `None` where it does, or where its rule was not asked.
pub(crate) fn idle(row: &Suppression, state: Suppressed) -> Option<String> {
    Some(match state {
        Suppressed::Marks | Suppressed::NotAsked => return None,
        Suppressed::Idle => "the rule is not broken there; take the suppression out".to_owned(),
        Suppressed::Expired => format!(
            "it ended on {}, so the finding counts again",
            spoken_date(row.until)
        ),
        Suppressed::Repeats => "another suppression marks the same".to_owned(),
        Suppressed::UnknownRule => "no rule has that code".to_owned(),
        Suppressed::UnknownUnit => "the rule is asked of nothing with that id".to_owned(),
    })
}

/// The sources that rules cite, this library last.
pub(crate) fn cited(rules: impl Iterator<Item = &'static Rule>) -> Vec<Source> {
    let mut cited: Vec<Source> = rules
        .flat_map(|rule| rule.citations)
        .map(|citation| citation.source())
        .collect();
    cited.sort_unstable();
    cited.dedup();
    cited
}

#[cfg(test)]
mod tests {
    use nextpractice::audit::{find_rule, rules};

    use super::{HYPHENATED, capitalised, counted, rule_title, thousands};

    #[test]
    fn words_keep_their_hyphens() {
        let title = |code: &str| find_rule(code).map(rule_title);
        assert_eq!(title("DT009"), Ok("One-way hub".to_owned()));
        assert_eq!(title("DC001"), Ok("Centre-authored priority".to_owned()));
        assert_eq!(title("DT001"), Ok("Empty cell".to_owned()));
        for word in HYPHENATED {
            assert!(
                rules::ALL.iter().any(|rule| rule.name.contains(word)),
                "{word}"
            );
        }
    }

    #[test]
    fn thousands_are_parted() {
        let written = [0, 7, 999, 1_000, 21_169, 1_000_000].map(thousands);
        assert_eq!(
            written,
            ["0", "7", "999", "1,000", "21,169", "1,000,000"].map(str::to_owned)
        );
    }

    #[test]
    fn words_follow_their_number() {
        assert_eq!(counted(1, "hub", "hubs"), "1 hub");
        assert_eq!(counted(0, "hub", "hubs"), "0 hubs");
        assert_eq!(capitalised("élan"), "Élan");
    }
}
