//! Typed UUIDs derived from keys.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use uuid::{Uuid, Version};

use super::{Key, Kind, Quoted};

/// The namespace of every derived id: UUIDv5 of the name `nextpractice` in the DNS namespace. It never changes.
///
/// ```
/// assert_eq!(nextpractice::value::NAMESPACE.to_string(), "62fe710b-aead-5a3c-b5b3-a072d1cf8ad6");
/// ```
pub const NAMESPACE: Uuid = Uuid::from_u128(0x62fe710b_aead_5a3c_b5b3_a072d1cf8ad6);

/// The UUID of an entity of kind `K`, derived from its key alone, so that two systems agree without talking.
///
/// UUIDv5 (RFC 9562) of `kind:key`, as UTF-8, in [`NAMESPACE`]. (`LIB`)
///
/// ```
/// use nextpractice::value::{Key, Kind, Uid};
/// enum Institution {}
/// impl Kind for Institution {
///     const NAME: &'static str = "institution";
/// }
/// let key: Key<Institution> = "urn:136776".parse()?;
/// assert_eq!(Uid::from(&key).to_string(), "b2d259ec-0e8f-547a-a336-c49caf856c82");
/// # Ok::<(), nextpractice::value::KeyError>(())
/// ```
pub struct Uid<K: ?Sized> {
    uuid: Uuid,
    kind: PhantomData<fn() -> K>,
}

impl<K: ?Sized> Uid<K> {
    /// Takes a UUID that was derived elsewhere.
    ///
    /// # Errors
    /// [`UidError`] unless its version is 5: no other comes from a key.
    pub fn new(uuid: Uuid) -> Result<Self, UidError> {
        if uuid.get_version() == Some(Version::Sha1) {
            Ok(Self {
                uuid,
                kind: PhantomData,
            })
        } else {
            Err(UidError {
                given: Quoted::new(&uuid.to_string()),
            })
        }
    }

    /// The bare UUID.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }
}

impl<K: ?Sized + Kind> From<&Key<K>> for Uid<K> {
    fn from(key: &Key<K>) -> Self {
        let name = format!("{}:{}", K::NAME, key.as_str());
        Self {
            uuid: Uuid::new_v5(&NAMESPACE, name.as_bytes()),
            kind: PhantomData,
        }
    }
}

/// Why a text or a UUID is no derived id.
///
/// ```
/// # enum School {}
/// let error = "7".parse::<nextpractice::value::Uid<School>>().unwrap_err();
/// assert_eq!(error.to_string(), "`7` is not a derived id: that is a UUID of version 5, in hexadecimal digits");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given} is not a derived id: that is a UUID of version 5, in hexadecimal digits")]
pub struct UidError {
    given: Quoted,
}

impl<K: ?Sized> FromStr for Uid<K> {
    type Err = UidError;

    fn from_str(text: &str) -> Result<Self, UidError> {
        let refused = |_| UidError {
            given: Quoted::new(text),
        };
        Self::new(text.parse().map_err(refused)?)
    }
}

// Written out, not derived: a derive would ask `K` for what only the UUID needs.
impl<K: ?Sized> Clone for Uid<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: ?Sized> Copy for Uid<K> {}

impl<K: ?Sized> PartialEq for Uid<K> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}

impl<K: ?Sized> Eq for Uid<K> {}

impl<K: ?Sized> PartialOrd for Uid<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K: ?Sized> Ord for Uid<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}

impl<K: ?Sized> Hash for Uid<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}

impl<K: ?Sized> fmt::Debug for Uid<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Uid({})", self.uuid)
    }
}

impl<K: ?Sized> fmt::Display for Uid<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid.hyphenated().fmt(f)
    }
}

super::scalar::serde_as_text!(Uid<K>, for all K; "a UUID of version 5");

#[cfg(any(test, feature = "proptest"))]
impl<K: ?Sized + Kind + 'static> proptest::arbitrary::Arbitrary for Uid<K> {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::strategy::Strategy as _;
        proptest::arbitrary::any::<Key<K>>()
            .prop_map(|key| Self::from(&key))
            .boxed()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::{NAMESPACE, Uid};
    use crate::value::{Key, Kind, laws};

    enum Hub {}
    impl Kind for Hub {
        const NAME: &'static str = "hub";
    }
    enum School {}
    impl Kind for School {
        const NAME: &'static str = "school";
    }

    #[test]
    fn the_namespace_is_derived_as_published() {
        assert_eq!(
            NAMESPACE,
            Uuid::new_v5(&Uuid::NAMESPACE_DNS, b"nextpractice")
        );
    }

    #[test]
    fn other_versions_are_refused() {
        for given in [
            "",
            "x",
            &Uuid::nil().to_string(),
            &Uuid::NAMESPACE_DNS.to_string(),
        ] {
            laws::refused_everywhere::<Uid<Hub>>(given);
        }
    }

    proptest! {
        #[test]
        fn round_trips_and_kinds_differ(uid: Uid<Hub>, key: Key<Hub>) {
            laws::text_round_trip(&uid);
            laws::json_round_trip(&uid);
            let school: Key<School> = key.as_str().parse().unwrap();
            prop_assert_ne!(Uid::from(&key).uuid(), Uid::from(&school).uuid());
        }
    }
}
