//! The page of a rule for a terminal.

use nextpractice::audit::{Example, Examples, Rule};

use crate::layout::{Ink, Page, Prose};
use crate::style::TextStyle;
use crate::text::{evidence, legend};
use crate::words::{cited, rule_title};

/// What a rule asks, why, and what to do, with an example that breaks it and one that keeps it: its page without the Markdown.
///
/// ```
/// use nextpractice::audit::find_rule;
/// use nextpractice_report::{TextStyle, explain};
///
/// let page = explain(find_rule("DT001")?, &TextStyle::default());
/// assert!(page.starts_with("DT001 Empty cell\n"));
/// assert!(!page.contains("**"));
/// # Ok::<(), nextpractice::audit::UnknownRule>(())
/// ```
pub fn explain(rule: &'static Rule, style: &TextStyle) -> String {
    let mut page = Page::new(*style);
    let markdown = rule.page();
    // The page begins with its heading, which is said more plainly here.
    let body = markdown.split_once("\n\n").map_or("", |(_, body)| body);
    let title = format!("{} {}", rule.code, rule_title(rule));
    page.paragraph(&Prose::new(Ink::Heading, title));
    for paragraph in body.split("\n\n").filter(|text| !text.trim().is_empty()) {
        page.blank();
        for item in items(paragraph) {
            match item.trim_start().strip_prefix("- ") {
                Some(item) => page.item(2, "• ", &unmarked(item)),
                None => page.paragraph(&unmarked(&item)),
            }
        }
    }
    if let Some([breaks, keeps]) = Examples::committed().of(rule) {
        example(&mut page, "A programme that breaks it", breaks);
        said(&mut page, rule, breaks);
        example(&mut page, "A programme that keeps it", keeps);
    }
    page.blank();
    legend::sources(&mut page, &cited(std::iter::once(rule)));
    page.into_text()
}

fn example(page: &mut Page, title: &str, example: &Example) {
    page.blank();
    page.paragraph(&Prose::new(Ink::Strong, title));
    for line in example.document().to_json().lines() {
        page.item(2, "", &Prose::plain(line));
    }
}

/// What an audit of an example says.
fn said(page: &mut Page, rule: &'static Rule, example: &Example) {
    let Some(audit) = example.audit(rule) else {
        return;
    };
    page.blank();
    page.paragraph(&Prose::new(Ink::Strong, "What the audit says of it"));
    for finding in audit.findings() {
        let breach = (rule, finding.unit, finding.evidence.as_slice());
        evidence::write(page, &audit, 2, Prose::default(), breach);
    }
}

/// A paragraph as it is, or each item of a list.
fn items(paragraph: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in paragraph.lines() {
        match items.last_mut() {
            Some(item) if !line.trim_start().starts_with("- ") => {
                item.push(' ');
                item.push_str(line);
            }
            _ => items.push(line.to_owned()),
        }
    }
    items
}

/// Text whose stars and backticks have become inks.
fn unmarked(markdown: &str) -> Prose {
    let mut prose = Prose::default();
    let (mut strong, mut stressed) = (false, false);
    for (place, part) in markdown.split("**").enumerate() {
        strong ^= place > 0;
        for (place, part) in part.split('*').enumerate() {
            stressed ^= place > 0;
            let ink = match (strong, stressed) {
                (true, _) => Ink::Strong,
                (false, true) => Ink::Stressed,
                (false, false) => Ink::Plain,
            };
            prose = prose.and(ink, part.replace('`', ""));
        }
    }
    prose
}

#[cfg(test)]
mod tests {
    use nextpractice::audit::rules;
    use proptest::prelude::*;

    use super::explain;
    use crate::layout::width_of;
    use crate::style::{TextStyle, Width};

    #[test]
    fn a_page_is_wrapped_and_unmarked() {
        let rule = nextpractice::audit::find_rule("DS002").unwrap();
        let style = TextStyle {
            width: Width::new(60).unwrap(),
            ..TextStyle::default()
        };
        insta::assert_snapshot!(explain(rule, &style));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn no_line_of_any_page_is_too_wide(columns in 40_usize..=200) {
            let style = TextStyle { width: Width::new(columns).unwrap(), ..TextStyle::default() };
            for rule in rules::ALL {
                for line in explain(rule, &style).lines() {
                    prop_assert!(width_of(line) <= columns, "{}: {line}", rule.code);
                    prop_assert!(!line.contains(['*', '`']), "{}: {line}", rule.code);
                }
            }
        }
    }
}
