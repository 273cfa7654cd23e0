//! The gateways in which an institution is ahead.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::GatewaySet;

/// The gateways in which an institution is at the leading edge: any of the nine, never all of them. (`PL`)
///
/// That no school leads in every theme is one of the reasons given for the nine; that it is a property of the type is
/// this library's reading. In JSON a list of tokens.
///
/// ```
/// use nextpractice::vocabulary::{Gateway, GatewaySet, LeadingEdge};
/// let edge = LeadingEdge::new(Gateway::StudentVoice.into())?;
/// assert!(edge.gateways().contains(Gateway::StudentVoice));
/// assert!(LeadingEdge::new(GatewaySet::ALL).is_err());
/// # Ok::<(), nextpractice::vocabulary::LeadingEdgeError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "GatewaySet", into = "GatewaySet")]
pub struct LeadingEdge {
    // INVARIANT (never-all-nine).
    gateways: GatewaySet,
}

impl LeadingEdge {
    /// Checks that at least one gateway is left out.
    ///
    /// # Errors
    /// [`LeadingEdgeError`] for all nine.
    pub fn new(gateways: GatewaySet) -> Result<Self, LeadingEdgeError> {
        if gateways == GatewaySet::ALL {
            Err(LeadingEdgeError(()))
        } else {
            Ok(Self { gateways })
        }
    }

    /// The gateways; at least one of the nine is missing.
    #[must_use]
    pub const fn gateways(self) -> GatewaySet {
        self.gateways
    }
}

/// Why a set of gateways is no leading edge.
///
/// ```
/// use nextpractice::vocabulary::{GatewaySet, LeadingEdge};
/// let error = LeadingEdge::new(GatewaySet::ALL).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "all nine gateways are given; no school is at the leading edge in every one, so leave at least one out",
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "all nine gateways are given; no school is at the leading edge in every one, so leave at least one out"
)]
pub struct LeadingEdgeError(());

impl TryFrom<GatewaySet> for LeadingEdge {
    type Error = LeadingEdgeError;

    fn try_from(gateways: GatewaySet) -> Result<Self, LeadingEdgeError> {
        Self::new(gateways)
    }
}

impl From<LeadingEdge> for GatewaySet {
    fn from(edge: LeadingEdge) -> Self {
        edge.gateways
    }
}

impl fmt::Display for LeadingEdge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.gateways.fmt(f)
    }
}

#[cfg(any(test, feature = "proptest"))]
impl proptest::arbitrary::Arbitrary for LeadingEdge {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::strategy::Strategy as _;
        proptest::arbitrary::any::<GatewaySet>()
            .prop_filter_map("not all nine", |set| Self::new(set).ok())
            .boxed()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::LeadingEdge;
    use crate::value::laws;
    use crate::vocabulary::{Gateway, GatewaySet};

    #[test]
    fn serde_is_no_way_round() {
        let nine = serde_json::to_string(&GatewaySet::ALL).unwrap();
        assert!(serde_json::from_str::<LeadingEdge>(&nine).is_err());
    }

    proptest! {
        #[test]
        fn json_round_trip(edge: LeadingEdge) {
            laws::json_round_trip(&edge);
        }

        #[test]
        fn any_eight_will_do(left_out: Gateway) {
            prop_assert!(LeadingEdge::new(GatewaySet::ALL.without(left_out)).is_ok());
        }
    }
}
