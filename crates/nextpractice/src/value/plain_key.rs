//! Keys as nearly all are: short texts of printable ASCII without a space. They are passed eight bytes at a time.

/// The most characters that a key may have.
pub(super) const MAX_CHARS: usize = 128;

const ONES: u64 = u64::MAX / 255;
const HIGHEST: u64 = ONES << 7;

/// A text of which all was looked at: it is a key, and in JSON is written as it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PlainKey<'t>(&'t str);

impl<'t> PlainKey<'t> {
    /// What a text begins with, up to a quotation mark. `None` is no verdict: some keys are not plain, and near the end of a text
    /// none is found.
    #[inline]
    pub(crate) fn before_quote(text: &'t str) -> Option<Self> {
        let mut rest = text.as_bytes();
        let length = loop {
            let (eight, after) = rest.split_first_chunk()?;
            let ends = ends(u64::from_le_bytes(*eight));
            if ends != 0 {
                break text.len() - rest.len() + ends.trailing_zeros() as usize / 8;
            }
            rest = after;
        };
        let ends = (1..=MAX_CHARS).contains(&length) && text.as_bytes().get(length) == Some(&b'"');
        ends.then(|| text.get(..length)).flatten().map(Self)
    }

    /// The text.
    pub(crate) const fn as_str(self) -> &'t str {
        self.0
    }
}

/// The highest bit of each of eight bytes that is not from 0x21 to 0x7e.
const fn not_graphic(eight: u64) -> u64 {
    // With the highest bit set, no byte borrows from the next; a byte below 0x21 loses the bit.
    let not_low = (eight | HIGHEST).wrapping_sub(ONES * 0x21);
    // A byte above 0x7e gains it, or had it.
    let high = (eight & !HIGHEST).wrapping_add(ONES) | eight;
    (!not_low | high) & HIGHEST
}

/// The highest bit of the first of eight bytes that ends a plain key, in JSON besides by a quotation mark or a backslash; those of the
/// bytes after it may be wrong.
const fn ends(eight: u64) -> u64 {
    // A byte that is zero borrows from its highest bit.
    let quote = eight ^ (ONES * b'"' as u64);
    let slash = eight ^ (ONES * b'\\' as u64);
    let either = (quote.wrapping_sub(ONES) & !quote) | (slash.wrapping_sub(ONES) & !slash);
    (either & HIGHEST) | not_graphic(eight)
}

/// Whether all of a text is printable ASCII without a space. What is not may still be a key.
pub(super) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.is_empty() || bytes.len() > MAX_CHARS {
        return false;
    }
    let Some(last) = bytes.last_chunk() else {
        return bytes.iter().all(u8::is_ascii_graphic);
    };
    let (eights, _) = bytes.as_chunks();
    let mut all = eights.iter().chain([last]);
    all.all(|eight| not_graphic(u64::from_le_bytes(*eight)) == 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{MAX_CHARS, PlainKey, is_plain};
    use crate::value::Key;

    #[test]
    fn length_is_held_at_the_limit_and_one_past_it() {
        let at = "k".repeat(MAX_CHARS);
        for (key, is) in [("", false), (&at, true), (&format!("{at}k"), false)] {
            let text = format!("{key}\": and more");
            let plain = PlainKey::before_quote(&text);
            assert_eq!(plain.map(PlainKey::as_str), is.then_some(key));
            assert_eq!(is_plain(key), is);
        }
    }

    proptest! {
        #[test]
        fn it_ends_where_a_look_at_each_byte_does(text in "([!-~]{0,20}|[ -~é\u{0}-\u{1f}\u{7f}]{0,12})(\"|\\\\)?[!-~é ]{0,12}") {
            let end = text.bytes().position(|byte| !byte.is_ascii_graphic() || matches!(byte, b'"' | b'\\'));
            let expected = end.filter(|end| *end > 0 && text.as_bytes()[*end] == b'"').map(|end| &text[..end]);
            // Of the last bytes there are too few for a look.
            if let Some(found) = PlainKey::before_quote(&text).map(PlainKey::as_str) {
                prop_assert_eq!(Some(found), expected);
                prop_assert!(is_plain(found) && Key::<()>::new(found).is_ok());
            }
            let longer = format!("{text}        ");
            prop_assert_eq!(PlainKey::before_quote(&longer).map(PlainKey::as_str), expected);
        }

        #[test]
        fn it_is_plain_if_each_byte_is(text in "[!-~]{0,20}[ -~é\u{0}-\u{1f}\u{7f}]{0,2}") {
            prop_assert_eq!(is_plain(&text), !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic()));
        }
    }
}
