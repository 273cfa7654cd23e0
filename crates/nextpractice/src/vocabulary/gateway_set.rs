//! Sets of gateways.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use super::Gateway;

/// A set of gateways, in two bytes.
///
/// In JSON a list of tokens, none of them twice; written in canonical order.
///
/// ```
/// use nextpractice::vocabulary::{Deep, Gateway, GatewaySet};
/// let set = GatewaySet::of(&[Gateway::Curriculum, Gateway::StudentVoice]);
/// assert_eq!(set.to_string(), "Student Voice, Curriculum");
/// assert_eq!(set.intersection(Deep::Experience.gateways()), Gateway::Curriculum.into());
/// assert_eq!(set.union(set.complement()), GatewaySet::ALL);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "Vec<Gateway>")]
pub struct GatewaySet {
    // INVARIANT (nine-bits): bit n stands for the gateway at place n of `Gateway::ALL`; the seven above are zero.
    bits: u16,
}

impl GatewaySet {
    /// No gateway.
    pub const EMPTY: Self = Self { bits: 0 };
    /// All nine.
    pub const ALL: Self = Self {
        bits: (1 << Gateway::ALL.len()) - 1,
    };

    const fn bit(gateway: Gateway) -> u16 {
        1 << gateway as u16
    }

    /// The gateways listed; twice is once.
    #[must_use]
    pub const fn of(gateways: &[Gateway]) -> Self {
        let mut set = Self::EMPTY;
        let mut rest = gateways;
        // Iterators cannot run in a constant.
        while let [first, tail @ ..] = rest {
            set = set.with(*first);
            rest = tail;
        }
        set
    }

    /// Whether the gateway is in it.
    #[must_use]
    pub const fn contains(self, gateway: Gateway) -> bool {
        self.bits & Self::bit(gateway) != 0
    }

    /// This and the gateway.
    #[must_use]
    pub const fn with(self, gateway: Gateway) -> Self {
        Self {
            bits: self.bits | Self::bit(gateway),
        }
    }

    /// This but for the gateway.
    #[must_use]
    pub const fn without(self, gateway: Gateway) -> Self {
        Self {
            bits: self.bits & !Self::bit(gateway),
        }
    }

    /// Those in either.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self {
            bits: self.bits | other.bits,
        }
    }

    /// Those in both.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self {
            bits: self.bits & other.bits,
        }
    }

    /// Those in this and not in the other.
    #[must_use]
    pub const fn difference(self, other: Self) -> Self {
        Self {
            bits: self.bits & !other.bits,
        }
    }

    /// Those of the nine that are not in this.
    #[must_use]
    pub const fn complement(self) -> Self {
        Self::ALL.difference(self)
    }

    /// Whether all of this is in the other.
    #[must_use]
    pub const fn is_subset(self, other: Self) -> bool {
        self.bits & other.bits == self.bits
    }

    /// Whether the two have nothing in common.
    #[must_use]
    pub const fn is_disjoint(self, other: Self) -> bool {
        self.bits & other.bits == 0
    }

    /// How many there are, 0 to 9.
    #[must_use]
    pub const fn len(self) -> usize {
        self.bits.count_ones() as usize
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// The gateways in it, in canonical order.
    #[must_use]
    pub fn iter(self) -> Gateways {
        Gateways {
            all: Gateway::ALL.into_iter(),
            set: self,
        }
    }
}

/// The gateways of a set, in canonical order: what [`GatewaySet::iter`] returns.
///
/// ```
/// use nextpractice::vocabulary::GatewaySet;
/// assert_eq!(GatewaySet::ALL.iter().count(), 9);
/// ```
#[derive(Debug, Clone)]
pub struct Gateways {
    all: std::array::IntoIter<Gateway, { Gateway::ALL.len() }>,
    set: GatewaySet,
}

impl Iterator for Gateways {
    type Item = Gateway;

    fn next(&mut self) -> Option<Gateway> {
        let set = self.set;
        self.all.find(|&gateway| set.contains(gateway))
    }
}

impl IntoIterator for GatewaySet {
    type Item = Gateway;
    type IntoIter = Gateways;

    fn into_iter(self) -> Gateways {
        self.iter()
    }
}

impl From<Gateway> for GatewaySet {
    fn from(gateway: Gateway) -> Self {
        Self::EMPTY.with(gateway)
    }
}

impl FromIterator<Gateway> for GatewaySet {
    fn from_iter<I: IntoIterator<Item = Gateway>>(gateways: I) -> Self {
        gateways.into_iter().fold(Self::EMPTY, Self::with)
    }
}

/// Why a list is no set of gateways.
///
/// ```
/// use nextpractice::vocabulary::GatewaySet;
/// let error = serde_json::from_str::<GatewaySet>(r#"["curriculum", "CU"]"#).unwrap_err();
/// assert_eq!(error.to_string(), "`curriculum` is listed more than once; name each gateway once");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is listed more than once; name each gateway once", .twice.token())]
pub struct GatewaySetError {
    twice: Gateway,
}

impl TryFrom<Vec<Gateway>> for GatewaySet {
    type Error = GatewaySetError;

    fn try_from(gateways: Vec<Gateway>) -> Result<Self, GatewaySetError> {
        gateways.into_iter().try_fold(Self::EMPTY, |set, twice| {
            if set.contains(twice) {
                Err(GatewaySetError { twice })
            } else {
                Ok(set.with(twice))
            }
        })
    }
}

impl Serialize for GatewaySet {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        into.collect_seq(self.iter())
    }
}

impl fmt::Display for GatewaySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("no gateway");
        }
        for (at, gateway) in self.iter().enumerate() {
            if at > 0 {
                f.write_str(", ")?;
            }
            gateway.fmt(f)?;
        }
        Ok(())
    }
}

#[cfg(any(test, feature = "proptest"))]
impl proptest::arbitrary::Arbitrary for GatewaySet {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::strategy::Strategy as _;
        proptest::sample::subsequence(&Gateway::ALL[..], 0..=Gateway::ALL.len())
            .prop_map(Self::from_iter)
            .boxed()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::GatewaySet;
    use crate::value::laws;
    use crate::vocabulary::Gateway;

    fn naive(set: GatewaySet) -> BTreeSet<Gateway> {
        Gateway::ALL
            .into_iter()
            .filter(|&gateway| set.contains(gateway))
            .collect()
    }

    fn dense(set: impl IntoIterator<Item = Gateway>) -> GatewaySet {
        set.into_iter().collect()
    }

    proptest! {
        #[test]
        fn agrees_with_a_set_of_the_standard_library(a: GatewaySet, b: GatewaySet, g: Gateway) {
            let (x, y) = (naive(a), naive(b));
            prop_assert_eq!(a.union(b), dense(&x | &y));
            prop_assert_eq!(a.intersection(b), dense(&x & &y));
            prop_assert_eq!(a.difference(b), dense(&x - &y));
            prop_assert_eq!(a.is_subset(b), x.is_subset(&y));
            prop_assert_eq!(a.is_disjoint(b), x.is_disjoint(&y));
            prop_assert_eq!((a.len(), a.is_empty()), (x.len(), x.is_empty()));
            prop_assert!(a.iter().eq(x.iter().copied()));
            prop_assert!(a.with(g).contains(g) && !a.without(g).contains(g));
        }

        #[test]
        fn keeps_the_laws_of_sets(a: GatewaySet, b: GatewaySet, c: GatewaySet) {
            prop_assert_eq!(a.complement().complement(), a);
            prop_assert_eq!(a.union(a.complement()), GatewaySet::ALL);
            prop_assert!(a.is_disjoint(a.complement()));
            let (left, right) = (a.union(b).complement(), a.complement().intersection(b.complement()));
            prop_assert_eq!(left, right);
            let (left, right) = (a.intersection(b.union(c)), a.intersection(b).union(a.intersection(c)));
            prop_assert_eq!(left, right);
        }

        #[test]
        fn json_round_trip(set: GatewaySet) {
            laws::json_round_trip(&set);
        }
    }
}
