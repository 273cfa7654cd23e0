//! How names are compared, and what the name of a hub's row says.

/// A name as it is compared: lower case, without apostrophes, every other run of characters that are neither letters
/// nor digits one space.
pub fn norm(name: &str) -> String {
    let lower = name.to_lowercase().replace(['\'', '\u{2019}'], "");
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The area codes of a cell such as `EE6/EE2`, `SE2 / SE8` or `EE8&EE9`.
pub fn area_codes(cell: &str) -> Vec<&str> {
    cell.split(|c: char| c == '/' || c == '&' || c.is_whitespace())
        .filter(|code| !code.is_empty())
        .collect()
}

/// The title and the lead school of a name such as `Manor Teaching School Hub (Manor Primary School)`: the lead
/// stands in the last parentheses, at the very end.
pub fn title_and_lead(name: &str) -> (String, Option<&str>) {
    let name = name.trim();
    let lead = name
        .strip_suffix(')')
        .and_then(|open| open.rsplit_once('('))
        .filter(|(_, lead)| !lead.contains(')') && !lead.trim().is_empty());
    match lead {
        Some((title, lead)) => (one_line(title), Some(lead.trim())),
        None => (one_line(name), None),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Names as a sentence lists them: `Eden, Allerdale and Copeland`.
pub fn listed<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_their_letters_and_digits() {
        assert_eq!(
            norm(" St. Mary\u{2019}s C.E. (VA) School  "),
            "st marys c e va school"
        );
        assert_eq!(norm("Pate's"), norm("PATES"));
        assert_eq!(norm("École No.3"), "école no 3");
        assert_ne!(norm("The Manor School"), norm("Manor School"));
        assert_ne!(norm("A & B School"), norm("A and B School"));
        assert_eq!(norm("—"), "");
    }

    #[test]
    fn areas_are_split_at_every_separator_of_the_file() {
        assert_eq!(area_codes("EE1"), ["EE1"]);
        assert_eq!(area_codes("EE6/EE2"), ["EE6", "EE2"]);
        assert_eq!(area_codes("SE2 / SE8"), ["SE2", "SE8"]);
        assert_eq!(area_codes("EE8&EE9 "), ["EE8", "EE9"]);
        assert!(area_codes(" ").is_empty());
    }

    #[test]
    fn the_lead_stands_in_the_last_parentheses() {
        let of = |name| {
            let (title, lead) = title_and_lead(name);
            (title, lead.map(str::to_owned))
        };
        let both = |title: &str, lead: &str| (title.to_owned(), Some(lead.to_owned()));
        assert_eq!(
            of("Embrace Hub (SW  Lancashire)  (Tor View School) "),
            both("Embrace Hub (SW Lancashire)", "Tor View School")
        );
        assert_eq!(of("Hub (A)(B)"), both("Hub (A)", "B"));
        // Parentheses inside parentheses, or not at the end, name no lead.
        for name in ["Inspiration Hub", "Hub (A (B))", "Hub (A) B", "Hub ()"] {
            assert_eq!(of(name), (name.to_owned(), None));
        }
    }

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["A"]), "A");
        assert_eq!(listed(&["A", "B"]), "A and B");
        assert_eq!(listed(&["A", "B", "C"]), "A, B and C");
    }
}
