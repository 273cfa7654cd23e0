//! Free text.

use std::fmt;
use std::str::FromStr;

use lean_string::LeanStr;

use super::Quoted;

/// Words written by a person: a title, a name, a quotation.
///
/// 1 to [`MAX_CHARS`](Self::MAX_CHARS) characters, at least one of them not white space, none a control character but
/// line feed and tab. It is kept exactly as given: white space around it too. (`LIB`)
///
/// ```
/// use nextpractice::value::Text;
/// let title: Text = "Rethinking key stage 3".parse()?;
/// assert_eq!(title.as_str(), "Rethinking key stage 3");
/// assert!(Text::new(" \n").is_err());
/// # Ok::<(), nextpractice::value::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(LeanStr);

impl Text {
    /// The longest text, in characters.
    pub const MAX_CHARS: usize = 2_000;

    /// Checks the text and keeps it.
    ///
    /// # Errors
    /// [`TextError`] when the text is blank, too long, or holds a control character.
    pub fn new(text: impl AsRef<str>) -> Result<Self, TextError> {
        let text = text.as_ref();
        match fault_in(text) {
            None => Ok(Self(text.into())),
            Some(fault) => Err(TextError {
                given: Quoted::new(text),
                fault,
            }),
        }
    }

    /// The text as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn fault_in(text: &str) -> Option<Fault> {
    // Most texts are short and plain ASCII: those are passed in one look at their bytes.
    let plain = |byte: u8| matches!(byte, b' '..=b'~' | b'\n' | b'\t');
    if text.len() <= Text::MAX_CHARS {
        // Without a way out half-way, many bytes are looked at in one step.
        let (all_plain, any_graphic) = text.bytes().fold((true, false), |(all, any), byte| {
            (all & plain(byte), any | byte.is_ascii_graphic())
        });
        if all_plain && any_graphic {
            return None;
        }
    }
    slow_fault_in(text)
}

fn slow_fault_in(text: &str) -> Option<Fault> {
    if text.trim().is_empty() {
        return Some(Fault::Blank);
    }
    if text.len() > Text::MAX_CHARS {
        // Bytes bound characters from above: only now must they be counted.
        let chars = text.chars().count();
        if chars > Text::MAX_CHARS {
            return Some(Fault::TooLong(chars));
        }
    }
    text.chars()
        .find(|&c| c.is_control() && c != '\n' && c != '\t')
        .map(Fault::Control)
}

/// Why a text is refused.
///
/// ```
/// let error = nextpractice::value::Text::new("").unwrap_err();
/// assert_eq!(error.to_string(), "the text `` is blank; write at least one character that can be seen");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the text {given} {fault}")]
pub struct TextError {
    given: Quoted,
    fault: Fault,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("is blank; write at least one character that can be seen")]
    Blank,
    #[error("has {0} characters; at most {max} are taken", max = Text::MAX_CHARS)]
    TooLong(usize),
    #[error("holds the control character U+{:04X}; of those only line feed and tab are taken", u32::from(*.0))]
    Control(char),
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Text {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        Self::new(text)
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

super::scalar::serde_as_text!(Text; "text");

#[cfg(any(test, feature = "proptest"))]
impl proptest::arbitrary::Arbitrary for Text {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::strategy::Strategy as _;
        "[ \n\t]?[A-Za-zé£&“”-][ -~é\n]{0,40}"
            .prop_filter_map("text", |text| Self::new(text).ok())
            .boxed()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Text, fault_in, slow_fault_in};
    use crate::value::laws;

    #[test]
    fn neighbours_are_refused() {
        for given in ["", " ", "\u{a0}\n", "a\0", "a\r\nb", "\u{85}x"] {
            laws::refused_everywhere::<Text>(given);
        }
        let at = "é".repeat(Text::MAX_CHARS);
        assert!(Text::new(at.as_str()).is_ok());
        laws::refused_everywhere::<Text>(&format!("{at}é"));
        assert!(serde_json::from_str::<Text>("5").is_err());
    }

    proptest! {
        #[test]
        fn round_trips(text: Text) {
            laws::text_round_trip(&text);
            laws::json_round_trip(&text);
        }

        #[test]
        fn the_quick_look_agrees_with_the_long_one(text in "[ a\t\n\r\u{7f}é]{0,5}") {
            prop_assert_eq!(fault_in(&text), slow_fault_in(&text));
        }

        #[test]
        fn what_is_taken_is_kept(given in any::<String>()) {
            if let Ok(text) = Text::new(given.as_str()) {
                prop_assert_eq!(text.as_str(), given);
            }
        }
    }
}
