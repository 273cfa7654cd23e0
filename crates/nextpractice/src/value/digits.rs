//! Digits as numbers, eight at once: documents hold very many keys that end in a number, and dates.

/// The number that the last so many of eight bytes, one at the least, are the digits of: pairs of digits first, then pairs of these.
pub(crate) const fn last_digits(eight: [u8; 8], count: usize) -> Option<u32> {
    const ONES: u64 = u64::MAX / 255;
    // The first byte is the lowest.
    let digits = u64::from_le_bytes(eight) ^ (ONES * b'0' as u64);
    let digits = digits & (u64::MAX << (64 - 8 * count));
    // Only what is more than nine reaches the highest bit of its byte.
    if (digits.wrapping_add(ONES * 0x76) | digits) & (ONES << 7) != 0 {
        return None;
    }
    let twos = (digits * 10 + (digits >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (twos * 100 + (twos >> 16)) & 0x0000_ffff_0000_ffff;
    Some((fours as u32) * 10_000 + (fours >> 32) as u32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::last_digits;

    proptest! {
        #[test]
        fn last_digits_are_the_number_that_is_written(text in "[ -~]{0,7}[0-9]{1,8}|[/-:\u{1f}\u{7f}]{8}", count in 1_usize..=8) {
            let Some(eight) = text.as_bytes().last_chunk() else {
                return Ok(());
            };
            let digits = &text[text.len() - count..];
            let number = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().unwrap());
            prop_assert_eq!(last_digits(*eight, count), number);
        }
    }
}
