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
    let letters = Letters::of(&given);
    let allowed = (length / 3).max(1);
    let mut nearest = None;
    for word in candidates {
        let enough = nearest.map_or(allowed, |(edits, _): (usize, _)| edits - 1);
        if letters.edits_to(word) > enough {
            continue;
        }
        let edits = strsim::osa_distance(&given, &word.to_lowercase());
        if edits <= enough && edits < word.chars().count() {
            nearest = Some((edits, word));
            if edits == 0 {
                break;
            }
        }
    }
    nearest.map(|(_, word)| word)
}

/// How many letters of each kind a word has, in either case. Kinds are as many as there are bits in a small number, so
/// that letters of several alphabets are of one kind.
#[derive(Clone, Copy)]
struct Letters([i16; KINDS]);

const KINDS: usize = 32;

impl Letters {
    fn of(word: &str) -> Self {
        let mut letters = Self([0; KINDS]);
        letters.count(word, 1);
        letters
    }

    fn count(&mut self, word: &str, by: i16) {
        let mut count = |letter: usize| {
            if let Some(kind) = self.0.get_mut(letter % KINDS) {
                *kind += by;
            }
        };
        let most = 2 * MAX_CHARS;
        if word.is_ascii() {
            // Both cases of a letter are of one kind.
            word.bytes()
                .take(most)
                .for_each(|letter| count(letter.into()));
        } else {
            let lower = word.to_lowercase();
            lower
                .chars()
                .take(most)
                .for_each(|letter| count(letter as usize));
        }
    }

    /// Edits that are needed at the least to come to another word: each of them adds one letter, takes one away, or does both.
    fn edits_to(mut self, word: &str) -> usize {
        self.count(word, -1);
        let more: i16 = self.0.iter().filter(|kind| **kind > 0).sum();
        let fewer: i16 = self.0.iter().filter(|kind| **kind < 0).sum();
        more.max(-fewer).unsigned_abs().into()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Letters, MAX_CHARS, did_you_mean};

    proptest! {
        #[test]
        fn no_fewer_edits_are_ever_needed(a in "[a-d0-2éÉİßΣ ]{0,9}", b in "[a-dA-D0-2éÉİßΣ ]{0,9}") {
            let (a, lower) = (a.to_lowercase(), b.to_lowercase());
            prop_assert!(Letters::of(&a).edits_to(&b) <= strsim::osa_distance(&a, &lower));
        }

        #[test]
        fn the_nearest_is_found(given in "[a-c]{1,6}", words in prop::collection::vec("[a-c]{1,6}", 0..8)) {
            let edits = |word: &str| strsim::osa_distance(&given, word);
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
