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
    candidates
        .into_iter()
        .map(|word| {
            let edits = strsim::damerau_levenshtein(&given, &word.to_lowercase());
            (edits, word)
        })
        .filter(|(edits, word)| *edits <= (length / 3).max(1) && *edits < word.chars().count())
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::{MAX_CHARS, did_you_mean};

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
