//! One link of succession, as its row in the register tells it.

use chrono::NaiveDate;
use nextpractice::model::Recorded;
use nextpractice::value::{Text, Urn};

/// Which of two linked establishments took the other's place.
///
/// ```
/// use nextpractice_exchange::gias::Side;
/// assert_eq!(Side::of("Successor - Split School"), Some(Side::Successor));
/// assert_eq!(Side::of("Result of Amalgamation"), Some(Side::Successor));
/// assert_eq!(Side::of("predecessor - merged"), Some(Side::Predecessor));
/// assert_eq!(Side::of("Sixth Form Centre Link"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The linked one took the place of the row's own.
    Successor,
    /// The row's own took the place of the linked one.
    Predecessor,
}

impl Side {
    /// What the register's type of a link says of succession; `None` where it says nothing of it. (`GIAS`; that the
    /// result of an amalgamation is a successor is `LIB`)
    #[must_use]
    pub fn of(link_type: &str) -> Option<Side> {
        let begins = |word: &str| {
            let start = link_type.get(..word.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(word))
        };
        if begins("successor") || begins("result of amalgamation") {
            Some(Side::Successor)
        } else {
            begins("predecessor").then_some(Side::Predecessor)
        }
    }
}

/// One row of a file of links that tells of a succession.
///
/// ```
/// use nextpractice::model::Recorded;
/// use nextpractice_exchange::gias::{Side, read_links};
///
/// let file = b"URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n\
///     100016,132245,Kingsgate Primary School,Successor,\n";
/// let (links, _) = read_links("links.csv", file)?;
/// assert_eq!((links[0].urn.get(), links[0].other.get()), (100_016, 132_245));
/// assert_eq!((links[0].side, links[0].made), (Side::Successor, Recorded::Unknown));
/// assert_eq!(links[0].elder_and_younger().0, links[0].urn);
/// # Ok::<(), nextpractice_exchange::report::RefusedFile>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EstablishmentLink {
    /// The establishment whose row it is.
    pub urn: Urn,
    /// The one that it is linked with.
    pub other: Urn,
    /// The name of the one that it is linked with.
    pub other_name: Recorded<Text>,
    /// Which of the two took the other's place.
    pub side: Side,
    /// The day on which the link was made.
    pub made: Recorded<NaiveDate>,
    /// The row, as a spreadsheet numbers it.
    pub row: usize,
    /// The line of the file on which the row begins.
    pub line: usize,
}

impl EstablishmentLink {
    /// The one whose place was taken, and the one that took it.
    #[must_use]
    pub fn elder_and_younger(&self) -> (Urn, Urn) {
        match self.side {
            Side::Successor => (self.urn, self.other),
            Side::Predecessor => (self.other, self.urn),
        }
    }
}
