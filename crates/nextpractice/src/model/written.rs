//! The names of fields as a text has them.

use super::begins::{Head, begins};

/// A name as it is written before its value, with quotation marks and colon: `"key":`.
#[derive(Debug)]
pub(crate) struct Written {
    text: &'static str,
    head: Head,
}

impl Written {
    /// The most bytes that a name may have with quotation marks and colon.
    const LONGEST: usize = 32;

    pub(crate) const fn new(text: &'static str) -> Self {
        assert!(text.len() <= Self::LONGEST);
        let head = Head::new(text);
        Self { text, head }
    }

    /// How many bytes it has.
    pub(super) const fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether a text begins with it, of which the first bytes are given besides.
    #[inline]
    pub(super) fn begins(&self, text: &[u8], first: [u8; Head::LEN]) -> bool {
        // That none is longer than the longest spares the compiler a call.
        self.head.fits(first)
            && (self.len() <= Head::LEN
                || self.len() <= Self::LONGEST && begins(text, self.text.as_bytes()))
    }

    /// The name without quotation marks and colon.
    pub(super) fn name(&self) -> &'static str {
        self.text
            .strip_prefix('"')
            .and_then(|name| name.strip_suffix("\":"))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Written;

    const NAMES: [Written; 5] = [
        Written::new("\"a\":"),
        Written::new("\"abcde\":"),
        Written::new("\"abcdef\":"),
        Written::new("\"abcdefghijklm\":"),
        Written::new("\"abcdefghijklmabcdefghijklmabc\":"),
    ];

    proptest! {
        #[test]
        fn a_text_begins_with_a_name_as_it_is_written(of in 0..NAMES.len(), cut in 0_usize..48, rest in "[a:\" ]{0,8}") {
            let written = &NAMES[of];
            let text = format!("\"{}\":", written.name());
            prop_assert_eq!(text.len(), written.len());
            let text = format!("{}{rest}", &text[..text.len().saturating_sub(cut)]);
            for name in &NAMES {
                let begins = text.starts_with(&format!("\"{}\":", name.name()));
                let bytes = text.as_bytes();
                let answer = bytes.first_chunk().map(|head| name.begins(bytes, *head));
                prop_assert!(answer.is_none_or(|answer| answer == begins), "{text} {name:?}");
            }
        }
    }
}
