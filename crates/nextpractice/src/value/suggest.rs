//! Guesses at what a misspelt word was meant to be.

/// Longer words are not compared: the cost grows with the square of the length, and nothing named here is as long.
const MAX_CHARS: usize = 64;

/// The candidate nearest to what was given, when it is near enough to be a slip of the pen.
///
/// Near enough is one edit for every three characters given, and always at least one: an insertion, a deletion, a
/// substitution, or a swap of neighbours. Letter case is ignored; of equally near candidates the first is taken. (`LIB`)
///
/// ```
/// use nextpractice::value::did_you_mean;
/// let words = ["segmented", "sequenced", "spliced"];
/// assert_eq!(did_you_mean("Splicde", words), Some("spliced"));
/// assert_eq!(did_you_mean("federated", words), None);
/// ```
#[must_use]
pub fn did_you_mean<'a>(
    given: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let length = given.chars().take(MAX_CHARS + 1).count();
    if length == 0 || length > MAX_CHARS {
        return None;
    }
    let given = given.to_lowercase();
    let allowed = (length / 3).max(1);
    let mut nearest = None;
    for word in candidates {
        let enough = nearest.map_or(allowed, |(edits, _): (usize, _)| edits - 1);
        let lower = word.to_lowercase();
        if at_least(&given, &lower) > enough {
            continue;
        }
        let edits = strsim::damerau_levenshtein(&given, &lower);
        if edits <= enough && edits < word.chars().count() {
            nearest = Some((edits, word));
            if edits == 0 {
                break;
            }
        }
    }
    nearest.map(|(_, word)| word)
}

/// Edits that are needed at the least, told without comparing: each of them adds one letter, takes one away, or does both.
fn at_least(given: &str, word: &str) -> usize {
    let mut letters = [0_i16; 32];
    let count = |text: &str, letters: &mut [i16; 32], by: i16| {
        for letter in text.chars().take(2 * MAX_CHARS) {
            if let Some(kind) = letters.get_mut(letter as usize % 32) {
                *kind += by;
            }
        }
    };
    count(given, &mut letters, 1);
    count(word, &mut letters, -1);
    let more: i16 = letters.iter().filter(|kind| **kind > 0).sum();
    let fewer: i16 = letters.iter().filter(|kind| **kind < 0).sum();
    more.max(-fewer).unsigned_abs().into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{MAX_CHARS, at_least, did_you_mean};

    proptest! {
        #[test]
        fn no_fewer_edits_are_ever_needed(a in "[a-d0-2é ]{0,9}", b in "[a-d0-2é ]{0,9}") {
            prop_assert!(at_least(&a, &b) <= strsim::damerau_levenshtein(&a, &b));
        }

        #[test]
        fn the_nearest_is_found(given in "[a-c]{1,6}", words in prop::collection::vec("[a-c]{1,6}", 0..8)) {
            let edits = |word: &str| strsim::damerau_levenshtein(&given, word);
            let near = words.iter().filter(|word| {
                edits(word) <= (given.len() / 3).max(1) && edits(word) < word.len()
            });
            let nearest = near.min_by_key(|word| edits(word));
            prop_assert_eq!(
                did_you_mean(&given, words.iter().map(String::as_str)),
                nearest.map(String::as_str)
            );
        }
    }

    #[test]
    fn nothing_is_near_to_nothing_or_to_very_long_words() {
        assert_eq!(did_you_mean("", ["a"]), None);
        assert_eq!(did_you_mean("b", ["a"]), None);
        let long = "a".repeat(MAX_CHARS);
        assert_eq!(did_you_mean(&long, [long.as_str()]), Some(long.as_str()));
        let longer = format!("{long}a");
        assert_eq!(did_you_mean(&longer, [longer.as_str()]), None);
    }

    #[test]
    fn the_first_of_equals_is_taken() {
        assert_eq!(did_you_mean("bat", ["cat", "hat"]), Some("cat"));
    }
}
