//! A document: what a file says of a programme, as plain data.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::entity::*;
use super::faults;
use super::field::{Field, Lenient};
use super::reader::{Reader, Stop};
use super::record::row;
use crate::value::Text;

row! {
    /// What a file says of a programme: plain data, read leniently, so that one check can report everything.
    ///
    /// ```
    /// use nextpractice::model::{Document, Programme};
    ///
    /// let document = Document::from_json(br#"{ "format": "nextpractice/1", "charter": {} }"#)?;
    /// let programme = Programme::new(document)?;
    /// assert!(programme.hubs().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Document {
        /// The format and its version: `nextpractice/1`.
        format: Text as required,
        /// What the document is called.
        title: Text as optional,
        /// What it is about.
        description: Text as optional,
        /// Whether its content is made up.
        synthetic: bool as optional,
        /// The date it describes: the default date of an audit.
        recorded_on: NaiveDate as optional,
        /// The data sets it draws on.
        sources: Vec<Field<DataSourceRow>> as optional,
        /// How complete each table is.
        records: RecordsRow as optional,
        /// What the programme set out to be.
        charter: CharterRow as required,
        /// Those who call the programme together.
        convenors: Vec<Field<ConvenorRow>> as optional,
        /// Regions, each of a named scheme.
        regions: Vec<Field<RegionRow>> as optional,
        /// Schools and colleges.
        institutions: Vec<Field<InstitutionRow>> as optional,
        /// Bodies that are no school or college.
        agencies: Vec<Field<AgencyRow>> as optional,
        /// Regional coordinators.
        coordinators: Vec<Field<CoordinatorRow>> as optional,
        /// Applications to become a hub.
        applications: Vec<Field<ApplicationRow>> as optional,
        /// Hubs.
        hubs: Vec<Field<HubRow>> as optional,
        /// Hub networks, learning communities, partnerships, federations and trusts.
        arrangements: Vec<Field<ArrangementRow>> as optional,
        /// Who belongs to which arrangement.
        memberships: Vec<Field<MembershipRow>> as optional,
        /// The priorities of the agendas.
        priorities: Vec<Field<PriorityRow>> as optional,
        /// The hubs' plans for innovation.
        plans: Vec<Field<PlanRow>> as optional,
        /// Grants to hubs.
        grants: Vec<Field<GrantRow>> as optional,
        /// Practices, good and next.
        practices: Vec<Field<PracticeRow>> as optional,
        /// Transfers of practices between institutions.
        transfers: Vec<Field<TransferRow>> as optional,
        /// Conferences and other events.
        events: Vec<Field<EventRow>> as optional,
        /// Pamphlets, reports and case studies.
        publications: Vec<Field<PublicationRow>> as optional,
        /// Findings that the programme has its reasons for.
        suppressions: Vec<Field<SuppressionRow>> as optional,
    }
}

impl Document {
    /// The format that this library reads and writes.
    pub const FORMAT: &'static str = "nextpractice/1";

    /// Reads a document from JSON.
    ///
    /// Everything that is well-formed JSON is read; whether it is a programme is for [`super::Programme::new`] to say.
    ///
    /// # Errors
    /// [`Malformed`] where the text is not JSON, is cut short, is nested deeper than 127 levels, or is no object.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Malformed> {
        read_text(bytes, <Self as Lenient>::read).and_then(object)
    }

    /// Writes the document as JSON, one row a line, fields in the format's order.
    ///
    /// ```
    /// use nextpractice::model::Document;
    ///
    /// let document = Document::from_json(br#"{"format": "nextpractice/1", "hubs": []}"#)?;
    /// assert_eq!(document.to_json(), "{\n\"format\": \"nextpractice/1\",\n\"hubs\": []\n}\n");
    /// # Ok::<(), nextpractice::model::Malformed>(())
    /// ```
    pub fn to_json(&self) -> String {
        super::json::lines(self)
    }
}

/// The document that was read in the place of one.
pub(super) fn object(read: Field<Document>) -> Result<Document, Malformed> {
    match read {
        Field::Value(document) => Ok(document),
        _ => Err(Malformed {
            line: 1,
            column: 1,
            offset: 0,
            reason: "the document is not a JSON object".into(),
        }),
    }
}

/// Reads the one value that bytes are to hold. They are looked at as a whole for whether they are UTF-8, and not again string by
/// string.
pub(super) fn read_text<'t, T>(
    bytes: &'t [u8],
    read: impl FnOnce(&mut Reader<'t>) -> Result<T, Stop>,
) -> Result<T, Malformed> {
    let (text, whole) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, true),
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            (std::str::from_utf8(good).unwrap_or_default(), false)
        }
    };
    let mut reader = Reader::new(text, 0);
    match read(&mut reader).and_then(|value| reader.ends().map(|()| value)) {
        Ok(value) if whole => Ok(value),
        Err(Stop::TooMany) => Err(Malformed::at(reader.at(), text, TOO_MANY)),
        Ok(_) => Err(Malformed::at(text.len(), text, NO_TEXT)),
        Err(Stop::Malformed) => Err(match faults::first(text) {
            Some(error) if whole || error.classify() != serde_json::error::Category::Eof => {
                Malformed::syntax(&error, bytes)
            }
            // What is wrong first is that the text stops being text.
            _ if !whole => Malformed::at(text.len(), text, NO_TEXT),
            _ => Malformed::at(reader.at(), text, "not JSON; correct the text here"),
        }),
    }
}

/// What is said of a list that is longer than [`TABLE_ROWS`](crate::limits::TABLE_ROWS).
const TOO_MANY: &str =
    "the list has more than 5,000,000 items, the most that are read; split the document";

const NO_TEXT: &str = "not JSON: invalid unicode code point; correct the text here";

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.write(serializer)
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Field::deserialize(deserializer)? {
            Field::Value(document) => Ok(document),
            _ => Err(serde::de::Error::custom("the document is not an object")),
        }
    }
}

/// Text that is no well-formed document: where reading stopped, and why.
///
/// ```
/// use nextpractice::model::Document;
///
/// let cut_short = Document::from_json(br#"{"format": "next"#).unwrap_err();
/// assert_eq!(cut_short.line(), 1);
/// assert!(cut_short.to_string().contains("cut short"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {reason}")]
pub struct Malformed {
    line: usize,
    column: usize,
    offset: usize,
    reason: Box<str>,
}

impl Malformed {
    /// A fault of our own finding.
    fn at(offset: usize, text: &str, reason: &str) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let last_line = before.rsplit('\n').next().unwrap_or_default();
        Self {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: last_line.len() + 1,
            offset,
            reason: reason.into(),
        }
    }

    fn syntax(error: &serde_json::Error, bytes: &[u8]) -> Self {
        let text = error.to_string();
        // serde_json ends its messages with the place, which is given apart here.
        let what = text
            .rsplit_once(" at line ")
            .map_or(text.as_str(), |(what, _)| what);
        let reason = match error.classify() {
            serde_json::error::Category::Eof => {
                format!("the document is cut short: {what}; get the whole file")
            }
            _ if what.contains("recursion limit") => {
                "nested too deep; the format itself needs no more than ten levels".to_owned()
            }
            _ => format!("not JSON: {what}; correct the text here"),
        };
        let column = error.column().max(1);
        let lines = bytes.split_inclusive(|byte| *byte == b'\n');
        let before: usize = lines
            .take(error.line().saturating_sub(1))
            .map(<[u8]>::len)
            .sum();
        Self {
            line: error.line(),
            column,
            offset: (before + column - 1).min(bytes.len()),
            reason: reason.into(),
        }
    }

    /// The same of a text that is one line of many.
    pub(super) const fn on(mut self, line: u64) -> Self {
        self.line = line as usize;
        self
    }

    /// The line at which reading stopped, from 1.
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The column at which reading stopped, in bytes from 1.
    pub const fn column(&self) -> usize {
        self.column
    }

    /// The bytes of text before that place.
    ///
    /// ```
    /// use nextpractice::model::Document;
    ///
    /// let error = Document::from_json(b"{\n \"title\": }").unwrap_err();
    /// assert_eq!((error.line(), error.offset()), (2, 12));
    /// ```
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// Why it stopped, and what to do.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}
