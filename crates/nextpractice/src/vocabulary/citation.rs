//! Where a fact of the domain comes from.

use std::fmt;

use serde::{Serialize, Serializer};

/// A source of the domain.
///
/// ```
/// use nextpractice::vocabulary::Source;
/// assert_eq!(Source::Nlc.key(), "NLC");
/// assert!(Source::Lib.title().contains("library"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The trust's history of its Development and Research networks.
    Hist,
    /// The trust's account of personalising learning.
    Pl,
    /// A headteacher's study of a partnership in West Berkshire.
    Wb,
    /// An account of the Networked Learning Communities.
    Nlc,
    /// Hargreaves on lateral work, known here by its summary only.
    Wl,
    /// A hub school's slides on the hubs.
    Deck,
    /// The register of establishments, groups and links.
    Gias,
    /// This library's own reading or default.
    Lib,
}

impl Source {
    /// Every source; this library last.
    pub const ALL: [Self; 8] = [
        Self::Hist,
        Self::Pl,
        Self::Wb,
        Self::Nlc,
        Self::Wl,
        Self::Deck,
        Self::Gias,
        Self::Lib,
    ];

    /// The key by which reports and rule pages cite it, also its form in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hist => "HIST",
            Self::Pl => "PL",
            Self::Wb => "WB",
            Self::Nlc => "NLC",
            Self::Wl => "WL",
            Self::Deck => "DECK",
            Self::Gias => "GIAS",
            Self::Lib => "LIB",
        }
    }

    /// Author and title.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Hist => "SSAT, A brief history of the Development and Research networks",
            Self::Pl => "SSAT, Personalising Learning",
            Self::Wb => {
                "D. Peaple, Lessons in partnership, NCSL Research Associate Summary Report, Spring 2006"
            }
            Self::Nlc => "B. Spender, Linking up for success, NCSL Networked Learning Communities",
            Self::Wl => "D. Hargreaves, Working Laterally, Demos 2003 (summary)",
            Self::Deck => "A hub school's published slides on the Development and Research hubs",
            Self::Gias => "Department for Education, Get Information About Schools",
            Self::Lib => "this library's own reading or default",
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.key())
    }
}

impl Serialize for Source {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        into.serialize_str(self.key())
    }
}

/// A place in a source: its key, and the heading there.
///
/// ```
/// use nextpractice::vocabulary::{Citation, Source, cite};
/// assert_eq!(cite::NLC_LEARNING_FOCI, Citation::new(Source::Nlc, "Learning foci"));
/// assert_eq!(cite::NLC_LEARNING_FOCI.to_string(), "NLC, \"Learning foci\"");
/// assert_eq!(cite::LIB.to_string(), "LIB");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Citation {
    #[cfg_attr(feature = "schemars", schemars(with = "String"))]
    source: Source,
    section: &'static str,
}

impl Citation {
    /// Points at a heading of a source; the heading is empty where the source has none.
    #[must_use]
    pub const fn new(source: Source, section: &'static str) -> Self {
        Self { source, section }
    }

    /// The source.
    #[must_use]
    pub const fn source(self) -> Source {
        self.source
    }

    /// The heading, as printed there; empty where there is none.
    #[must_use]
    pub const fn section(self) -> &'static str {
        self.section
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.source)?;
        if !self.section.is_empty() {
            write!(f, ", \"{}\"", self.section)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Source;
    use crate::vocabulary::cite;

    #[test]
    fn keys_and_titles_are_unique() {
        let mut keys: Vec<_> = Source::ALL.iter().map(|s| (s.key(), s.title())).collect();
        keys.sort_unstable();
        assert!(
            keys.windows(2)
                .all(|pair| pair[0].0 != pair[1].0 && pair[0].1 != pair[1].1)
        );
        assert!(Source::ALL.is_sorted());
    }

    #[test]
    fn a_citation_is_written_as_source_and_section() {
        assert_eq!(
            serde_json::to_string(&cite::LIB).unwrap(),
            r#"{"source":"LIB","section":""}"#
        );
    }
}
