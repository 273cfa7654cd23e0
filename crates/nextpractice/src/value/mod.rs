//! Values that guard themselves: every way in, serde included, runs the same check.
//!
//! A value of one of these types is right by construction, so nothing above this layer checks it again. A refusal
//! repeats the value it was given, in backticks, and says what would have been accepted.

mod count;
pub(crate) mod date;
mod digits;
mod key;
mod la_estab;
mod money;
mod percent;
mod plain_key;
mod quoted;
mod ratio;
pub(crate) mod scalar;
mod school_year;
mod share;
mod suggest;
mod term;
mod text;
mod uid;
mod urn;

pub use count::{Count, CountError, Rate};
pub use date::{DateError, IsoDate, parse_date, spoken_date};
pub(crate) use digits::last_digits;
pub use key::{Handle, Key, KeyError, Kind};
pub use la_estab::{LaEstab, LaEstabError};
pub use money::{Money, MoneyError};
pub use percent::{Percent, PercentError};
pub(crate) use plain_key::PlainKey;
pub use quoted::Quoted;
pub use ratio::{Ratio, RatioError};
pub use school_year::{SchoolYear, SchoolYearError};
pub use share::{Band, Share, ShareError};
pub use suggest::did_you_mean;
pub use term::{Term, TermError};
pub use text::{Text, TextError};
pub use uid::{NAMESPACE, Uid, UidError};
pub use urn::{Urn, UrnError};

#[cfg(test)]
pub(crate) mod laws;
