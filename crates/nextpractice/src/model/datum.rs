//! One value of a checked programme, borrowed and without its type: what other languages and tables read.

use chrono::NaiveDate;

use super::entity::*;
use super::field::Recorded;
use super::part::Part;
use super::programme::Programme;
use super::rows::{Entity, Table};
use crate::value::{Count, Handle, LaEstab, Money, Ratio, SchoolYear, Share, Term, Text, Urn};
use crate::vocabulary::{Division, LeadingEdge, Segmented, Sequenced, Spliced, Vocabulary};

/// What a programme knows at one place of a row.
///
/// ```
/// use nextpractice::model::{Datum, Table};
///
/// let programme = nextpractice::doc_example();
/// let school = programme.row(Table::Institutions, 0).ok_or("no such row")?;
/// assert!(matches!(school.named("name"), Some(Datum::Text("Alder School"))));
/// assert!(matches!(school.named("pupils"), Some(Datum::Unknown)));
/// assert!(school.named("motto").is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Datum<'a> {
    /// Not recorded.
    Unknown,
    /// Recorded as none.
    Nothing,
    /// True or false.
    Flag(bool),
    /// A whole number: a count, a URN, an authority and establishment number of seven digits, pence, or the calendar
    /// year in which a school year begins.
    Whole(i64),
    /// More than this many.
    MoreThan(i64),
    /// A number: a ratio, or a percentage.
    Real(f64),
    /// A day.
    Date(NaiveDate),
    /// Text; of a word of a closed set, its token.
    Text(&'a str),
    /// A row of a table.
    Row(Table, usize),
    /// A list.
    List(&'a dyn Members),
    /// An object with named fields.
    Object(&'a dyn Members),
}

/// What a list or an object holds, in order.
pub trait Members: Sync {
    /// The names of an object's fields, in the format's order; none for a list.
    fn names(&self) -> &'static [&'static str] {
        &[]
    }

    /// How many there are.
    fn count(&self) -> usize {
        self.names().len()
    }

    /// The one at a place.
    fn at(&self, place: usize) -> Option<Datum<'_>>;

    /// The field of an object with a name.
    fn named(&self, name: &str) -> Option<Datum<'_>> {
        let place = self.names().iter().position(|known| *known == name)?;
        self.at(place)
    }
}

impl Programme {
    /// A row of any table, its key left out.
    pub fn row(&self, table: Table, row: usize) -> Option<&dyn Members> {
        self.tables().row(table, row)
    }

    /// The row of a table with a key.
    pub fn find_row(&self, table: Table, key: &str) -> Option<usize> {
        self.tables().find(table, key)
    }

    /// The key of a row of any table.
    ///
    /// ```
    /// use nextpractice::model::Table;
    ///
    /// let programme = nextpractice::doc_example();
    /// let row = programme.find_row(Table::Hubs, "hub:SV1").ok_or("no such hub")?;
    /// assert_eq!(programme.row_key(Table::Hubs, row), Some("hub:SV1"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn row_key(&self, table: Table, row: usize) -> Option<&str> {
        self.tables().key_text(table, row)
    }
}

impl<T: Part> Recorded<T> {
    /// What is known, as a datum.
    pub(crate) fn datum(&self) -> Datum<'_> {
        match self {
            Self::Unknown => Datum::Unknown,
            Self::Nothing => Datum::Nothing,
            Self::Value(value) => value.datum(),
        }
    }
}

// Not what they hold: that would put the formatting of every type into every program that looks at one.
impl std::fmt::Debug for dyn Members + '_ {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} members", self.count())
    }
}

impl<T: Part + Sync> Members for Box<[T]> {
    fn count(&self) -> usize {
        self.len()
    }

    fn at(&self, place: usize) -> Option<Datum<'_>> {
        self.get(place).map(Part::datum)
    }
}

impl Members for LeadingEdge {
    fn count(&self) -> usize {
        self.gateways().len()
    }

    fn at(&self, place: usize) -> Option<Datum<'_>> {
        let gateway = self.gateways().iter().nth(place)?;
        Some(Datum::Text(gateway.token()))
    }
}

impl Members for Term {
    fn names(&self) -> &'static [&'static str] {
        TermRow::FIELDS
    }

    fn at(&self, place: usize) -> Option<Datum<'_>> {
        match place {
            0 => Some(Datum::Date(self.from())),
            1 => Some(self.until().map_or(Datum::Nothing, Datum::Date)),
            _ => None,
        }
    }
}

impl Members for Party {
    fn names(&self) -> &'static [&'static str] {
        PartyRow::FIELDS
    }

    fn at(&self, place: usize) -> Option<Datum<'_>> {
        match (place, self) {
            (0, Self::Institution(handle)) => Some(handle.datum()),
            (1, Self::Agency(handle)) => Some(handle.datum()),
            (2, Self::Convenor(handle)) => Some(handle.datum()),
            (0..=2, _) => Some(Datum::Unknown),
            _ => None,
        }
    }
}

type Work = crate::vocabulary::Part<Handle<Institution>>;

impl Members for Work {
    fn names(&self) -> &'static [&'static str] {
        ShareOfWorkRow::FIELDS
    }

    fn at(&self, place: usize) -> Option<Datum<'_>> {
        match place {
            0 => Some(Datum::Text(self.title.as_str())),
            1 => Some(self.lead.datum()),
            _ => None,
        }
    }
}

/// Divisions of work as lists of their parts.
macro_rules! lists_of_work {
    ($($division:ident: $parts:ident),*) => { $(
        impl Members for $division<Handle<Institution>> {
            fn count(&self) -> usize {
                self.$parts().len()
            }

            fn at(&self, place: usize) -> Option<Datum<'_>> {
                self.$parts().get(place).map(|work| Datum::Object(work))
            }
        }
    )* };
}
lists_of_work!(Segmented: parts, Sequenced: stages, Spliced: strands);

impl Members for Division<Handle<Institution>> {
    fn names(&self) -> &'static [&'static str] {
        DivisionRow::FIELDS
    }

    fn at(&self, place: usize) -> Option<Datum<'_>> {
        match (place, self) {
            (0, _) => Some(Datum::Text(self.kind().token())),
            (1, Self::Segmented(work)) => Some(Datum::List(work)),
            (2, Self::Sequenced(work)) => Some(Datum::List(work)),
            (3, Self::Spliced(work)) => Some(Datum::List(work)),
            (4, Self::Spliced(work)) => Some(Datum::Object(work.join())),
            (1..=4, _) => Some(Datum::Unknown),
            _ => None,
        }
    }
}

impl<E: Entity> From<Handle<E>> for Datum<'_> {
    fn from(handle: Handle<E>) -> Self {
        Self::Row(E::TABLE, handle.index())
    }
}

/// The data of values that are one number.
macro_rules! data {
    ($($type:ty: $value:ident => $datum:expr;)*) => { $(
        impl<'a> From<&'a $type> for Datum<'a> {
            fn from($value: &'a $type) -> Self {
                $datum
            }
        }
    )* };
}
data! {
    bool: flag => Self::Flag(*flag);
    u32: number => Self::Whole(i64::from(*number));
    Text: text => Self::Text(text.as_str());
    Urn: urn => Self::Whole(i64::from(urn.get()));
    LaEstab: number => Self::Whole(i64::from(number.authority()) * 10_000 + i64::from(number.establishment()));
    SchoolYear: year => Self::Whole(i64::from(year.start()));
    Money: money => Self::Whole(money.pence());
    Ratio: ratio => Self::Real(ratio.get());
    Count: count => match count {
        Count::Exactly(number) => Self::Whole(i64::try_from(*number).unwrap_or(i64::MAX)),
        Count::MoreThan(number) => Self::MoreThan(i64::try_from(*number).unwrap_or(i64::MAX)),
    };
    Share: share => match share {
        Share::Percent(percent) => Self::Real(percent.get()),
        Share::Band(band) => Self::Text(band.token()),
    };
}

/// A word's datum is its token.
pub(crate) fn word<V: Vocabulary>(word: V) -> Datum<'static> {
    Datum::Text(word.token())
}
