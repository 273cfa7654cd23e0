//! The order of ids as people expect it.

use std::cmp::Ordering;

/// Compares texts, runs of digits by their number.
pub(crate) fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let (digits_left, rest_left) = left.split_at(digits(left));
        let (digits_right, rest_right) = right.split_at(digits(right));
        if !digits_left.is_empty() && !digits_right.is_empty() {
            let (x, y) = (
                digits_left.trim_start_matches('0'),
                digits_right.trim_start_matches('0'),
            );
            match x.len().cmp(&y.len()).then_with(|| x.cmp(y)) {
                Ordering::Equal => (left, right) = (rest_left, rest_right),
                unequal => return unequal,
            }
        } else {
            match (left.chars().next(), right.chars().next()) {
                // Ids that differ in leading zeros alone are still two ids.
                (None, None) => return a.cmp(b),
                (None, Some(_)) => return Ordering::Less,
                (Some(_), None) => return Ordering::Greater,
                (Some(x), Some(y)) if x == y => {
                    let width = x.len_utf8();
                    (left, right) = (left.split_at(width).1, right.split_at(width).1);
                }
                (Some(x), Some(y)) => return x.cmp(&y),
            }
        }
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::prelude::*;

    use super::natural;

    #[test]
    fn numbers_in_ids_count_as_numbers() {
        assert_eq!(natural("EE2", "EE10"), Ordering::Less);
        assert_eq!(natural("EE10", "EM1"), Ordering::Less);
        assert_eq!(natural("a", "a1"), Ordering::Less);
        assert_eq!(natural("a01", "a1"), Ordering::Less);
    }

    proptest! {
        #[test]
        fn natural_order_is_total(a in "[a-c0-2]{0,6}", b in "[a-c0-2]{0,6}", c in "[a-c0-2]{0,6}") {
            prop_assert_eq!(natural(&a, &b), natural(&b, &a).reverse());
            prop_assert_eq!(natural(&a, &b) == Ordering::Equal, a == b);
            if natural(&a, &b) != Ordering::Greater && natural(&b, &c) != Ordering::Greater {
                prop_assert_ne!(natural(&a, &c), Ordering::Greater);
            }
        }
    }
}
