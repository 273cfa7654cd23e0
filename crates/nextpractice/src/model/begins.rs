//! Whether a text begins with a few bytes: asked of every field and every reference.

/// The same as [`starts_with`](slice::starts_with), without a call for what is short: of up to 32 bytes the first and the
/// last few are looked at, which meet or overlap.
#[inline]
pub(super) fn begins(text: &[u8], with: &[u8]) -> bool {
    let Some(text) = text.get(..with.len()) else {
        return false;
    };
    match with.len() {
        17..=32 => ends::<16>(text, with),
        8..=16 => ends::<8>(text, with),
        4..8 => ends::<4>(text, with),
        2..4 => ends::<2>(text, with),
        _ => text == with,
    }
}

#[inline]
fn ends<const N: usize>(text: &[u8], with: &[u8]) -> bool {
    text.first_chunk::<N>() == with.first_chunk() && text.last_chunk::<N>() == with.last_chunk()
}

/// The first bytes of what very many texts are asked to begin with, up to eight of them: one step tells nearly all others apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    bytes: u64,
    /// The bits that count.
    mask: u64,
}

impl Head {
    pub(super) const LEN: usize = 8;

    pub(super) const fn new(text: &str) -> Self {
        let mut bytes = [0; Self::LEN];
        let (mut mask, mut from, mut to) = (0, text.as_bytes(), bytes.as_mut_slice());
        while let ([byte, others @ ..], [first, rest @ ..]) = (from, to) {
            *first = *byte;
            mask = mask << 8 | 0xff;
            (from, to) = (others, rest);
        }
        Self {
            bytes: u64::from_le_bytes(bytes),
            mask,
        }
    }

    /// Whether a text whose first eight bytes are these begins with it.
    pub(super) const fn fits(self, text: [u8; Self::LEN]) -> bool {
        (u64::from_le_bytes(text) ^ self.bytes) & self.mask == 0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Head, begins};

    proptest! {
        #[test]
        fn it_begins_where_it_starts(text in "[ab]{0,40}", other in "[ab]{0,40}", at in 0_usize..40, length in 0_usize..40) {
            let (text, other) = (text.as_bytes(), other.as_bytes());
            let own = &text[..length.min(text.len())];
            prop_assert!(begins(text, own));
            let mut one_off = own.to_vec();
            if let Some(byte) = one_off.get_mut(at) {
                *byte ^= 3;
                prop_assert!(!begins(text, &one_off));
            }
            prop_assert_eq!(begins(text, other), text.starts_with(other));
        }

        #[test]
        fn a_head_fits_what_begins_with_it(text in "[ab]{8}", head in "[ab]{0,12}") {
            let bytes = text.as_bytes().first_chunk().copied().unwrap_or_default();
            let first = head.get(..8).unwrap_or(&head);
            prop_assert_eq!(Head::new(&head).fits(bytes), text.starts_with(first));
        }
    }
}
