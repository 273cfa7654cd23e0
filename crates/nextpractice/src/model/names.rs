//! Reading the name of a field without a copy.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Visitor};

/// A field's name in a document.
pub(crate) enum Name {
    /// The position of one of the format's names.
    Known(usize),
    /// Any other name.
    Other(Box<str>),
}

/// The names that are looked for. Documents give their fields mostly in the format's own order, so the search
/// starts after the last one found.
pub(crate) struct Names {
    pub(crate) names: &'static [&'static str],
    pub(crate) next: usize,
}

impl<'de> DeserializeSeed<'de> for Names {
    type Value = Name;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Names {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E>(self, given: &str) -> Result<Name, E> {
        let after = self.names.iter().enumerate().skip(self.next);
        let before = self.names.iter().enumerate().take(self.next);
        Ok(after
            .chain(before)
            .find(|(_, name)| same(name.as_bytes(), given.as_bytes()))
            .map_or_else(
                || Name::Other(given.into()),
                |(index, _)| Name::Known(index),
            ))
    }
}

/// Whether two names are the same. Nearly all are short, and a look at both ends costs less than a call.
fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    if a.len() < 4 || a.len() > 16 {
        return a == b;
    }
    if a.len() < 8 {
        return a.first_chunk::<4>() == b.first_chunk::<4>()
            && a.last_chunk::<4>() == b.last_chunk::<4>();
    }
    a.first_chunk::<8>() == b.first_chunk::<8>() && a.last_chunk::<8>() == b.last_chunk::<8>()
}
