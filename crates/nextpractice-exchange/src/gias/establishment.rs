//! One establishment, as its row in the register tells it.

use std::fmt;

use chrono::NaiveDate;
use nextpractice::model::Recorded;
use nextpractice::value::{LaEstab, Percent, Text, Urn};

/// One row of an establishment file. Words are the register's own; what no column tells is unknown.
///
/// ```
/// use nextpractice::model::Recorded;
/// use nextpractice_exchange::gias::{Status, read_establishments};
///
/// let file = b"URN,EstablishmentName,LA (code),EstablishmentNumber,EstablishmentStatus (name),CloseDate\n\
///     100000,The Aldgate School,201,3614,Open,\n";
/// let (schools, _) = read_establishments("schools.csv", file).unwrap();
/// assert_eq!(schools[0].la_estab().unwrap().to_string(), "201/3614");
/// assert_eq!(schools[0].status, Recorded::Value(Status::Open));
/// // An open school has no closing date; its pupils are in no column, so nobody knows.
/// assert_eq!(schools[0].closed, Recorded::Nothing);
/// assert_eq!(schools[0].pupils, Recorded::Unknown);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Establishment {
    /// The unique reference number.
    pub urn: Urn,
    /// The name; unknown where the file has no column of names, as tables of performance may have none.
    pub name: Recorded<Text>,
    /// The line of the file on which its row begins, from 1.
    pub line: usize,
    /// Code of the local authority, 1 to 999.
    pub authority_code: Recorded<u16>,
    /// Name of the local authority.
    pub authority_name: Recorded<Text>,
    /// Number within the local authority, 1 to 9999.
    pub establishment_number: Recorded<u16>,
    /// Type, such as `Community school`.
    pub establishment_type: Recorded<Text>,
    /// Group of types, such as `Academies`.
    pub type_group: Recorded<Text>,
    /// Type of college, such as `Sixth form college`; none for a school.
    pub further_education: Recorded<Text>,
    /// Whether it is open.
    pub status: Recorded<Status>,
    /// Why it was opened.
    pub reason_opened: Recorded<Text>,
    /// The day it opened; the register's 1 January 1900 means that nobody knows.
    pub opened: Recorded<NaiveDate>,
    /// Why it was closed.
    pub reason_closed: Recorded<Text>,
    /// The last day; it may lie ahead. None where the establishment is open and no day is given.
    pub closed: Recorded<NaiveDate>,
    /// Phase, such as `Primary` or `Middle deemed secondary`.
    pub phase: Recorded<Text>,
    /// Lowest statutory age, in years.
    pub lowest_age: Recorded<u8>,
    /// Highest statutory age, in years; not below the lowest.
    pub highest_age: Recorded<u8>,
    /// Admissions policy, such as `Selective`.
    pub admissions: Recorded<Text>,
    /// Places.
    pub capacity: Recorded<u32>,
    /// Pupils at the last census.
    pub pupils: Recorded<u32>,
    /// Pupils who may have free school meals, out of a hundred.
    pub free_meals: Recorded<Percent>,
    /// Region, in the register's own scheme.
    pub region: Recorded<Text>,
    /// Administrative district.
    pub district: Recorded<Text>,
    /// Town.
    pub town: Recorded<Text>,
    /// Postcode.
    pub postcode: Recorded<Text>,
    /// Where it stands.
    pub location: Recorded<GridReference>,
    /// Class of settlement, such as `(England/Wales) Rural village`.
    pub urban_rural: Recorded<Text>,
    /// Name of the trust; none where the register says there is no trust.
    pub trust: Recorded<Text>,
    /// Name of the federation; none where the register says there is no federation.
    pub federation: Recorded<Text>,
    /// Specialism, in files that have it.
    pub specialism: Recorded<Text>,
    /// The inspectorate's last rating.
    pub ofsted_rating: Recorded<Text>,
    /// Links to other establishments, such as `115995 Predecessor,115996 Predecessor`.
    pub links: Recorded<Text>,
}

impl Establishment {
    /// The older number, where both its parts are recorded.
    ///
    /// ```
    /// use nextpractice_exchange::gias::read_establishments;
    /// let file = b"URN,EstablishmentName,LA (code)\n100000,The Aldgate School,201\n";
    /// let (schools, _) = read_establishments("schools.csv", file).unwrap();
    /// assert_eq!(schools[0].la_estab(), None);
    /// ```
    #[must_use]
    pub fn la_estab(&self) -> Option<LaEstab> {
        let (authority, number) = (
            self.authority_code.value()?,
            self.establishment_number.value()?,
        );
        LaEstab::new(*authority, *number).ok()
    }
}

/// Whether an establishment is open. (`GIAS`)
///
/// ```
/// use nextpractice_exchange::gias::Status;
/// assert_eq!(Status::OpenButProposedToClose.to_string(), "Open, but proposed to close");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Status {
    /// Open.
    Open,
    /// Open, and to be closed.
    OpenButProposedToClose,
    /// Closed.
    Closed,
    /// Not yet open.
    ProposedToOpen,
}

impl Status {
    /// Every status.
    ///
    /// ```
    /// assert_eq!(nextpractice_exchange::gias::Status::ALL.len(), 4);
    /// ```
    pub const ALL: [Status; 4] = [
        Status::Open,
        Status::OpenButProposedToClose,
        Status::Closed,
        Status::ProposedToOpen,
    ];
}

impl Status {
    /// The register's word for it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Status::Open => "Open",
            Status::OpenButProposedToClose => "Open, but proposed to close",
            Status::Closed => "Closed",
            Status::ProposedToOpen => "Proposed to open",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A point on the Ordnance Survey National Grid, in metres.
///
/// ```
/// use nextpractice_exchange::gias::{GridReference, read_establishments};
/// let file = b"URN,EstablishmentName,Easting,Northing\n100000,The Aldgate School,533498,181201\n";
/// let (schools, _) = read_establishments("schools.csv", file).unwrap();
/// let location = schools[0].location.value().unwrap();
/// assert_eq!((location.easting(), location.northing()), (533_498, 181_201));
/// assert_eq!(GridReference::new(700_001, 0), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GridReference {
    easting: u32,
    northing: u32,
}

impl GridReference {
    /// The easternmost metre.
    pub const MAX_EASTING: u32 = 700_000;
    /// The northernmost metre.
    pub const MAX_NORTHING: u32 = 1_300_000;

    /// Checks that the point is on the grid; `None` where it is not.
    #[must_use]
    pub fn new(easting: u32, northing: u32) -> Option<GridReference> {
        let on_grid = easting <= Self::MAX_EASTING && northing <= Self::MAX_NORTHING;
        on_grid.then_some(GridReference { easting, northing })
    }

    /// Metres east of the grid's origin.
    #[must_use]
    pub fn easting(self) -> u32 {
        self.easting
    }

    /// Metres north of the grid's origin.
    #[must_use]
    pub fn northing(self) -> u32 {
        self.northing
    }
}
