//! How a refused value is repeated in a message.

use std::fmt;

/// A value as it was given, made safe to print on one line: control characters escaped, long text cut.
///
/// ```
/// use nextpractice::value::Quoted;
/// assert_eq!(Quoted::new("a\nb").to_string(), r"`a\nb`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Quoted(Box<str>);

impl Quoted {
    /// Characters shown before the text is cut.
    pub const MAX_CHARS: usize = 80;

    /// Takes any text, of any length.
    #[must_use]
    pub fn new(given: &str) -> Self {
        let mut shown = String::new();
        let mut chars = given.chars();
        for c in chars.by_ref().take(Self::MAX_CHARS) {
            // Quotation marks stay as they are: `escape_debug` would put a backslash before them.
            if c.is_control() {
                shown.extend(c.escape_debug());
            } else {
                shown.push(c);
            }
        }
        if chars.next().is_some() {
            shown.push('…');
        }
        Self(shown.into_boxed_str())
    }
}

impl fmt::Display for Quoted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Quoted;

    #[test]
    fn long_text_is_cut_one_past_the_limit() {
        let at = "x".repeat(Quoted::MAX_CHARS);
        assert_eq!(Quoted::new(&at).to_string(), format!("`{at}`"));
        assert_eq!(
            Quoted::new(&format!("{at}x")).to_string(),
            format!("`{at}…`")
        );
    }
}
