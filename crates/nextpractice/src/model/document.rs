//! A document: what a file says of a programme, as plain data.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::entity::*;
use super::field::{Field, Lenient};
use super::malformed::{Malformed, read_text};
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
        match read_text(bytes, <Self as Lenient>::read)? {
            Field::Value(document) => Ok(document),
            _ => Err(no_object()),
        }
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

/// What is said of a value in the place of a document.
pub(super) fn no_object() -> Malformed {
    Malformed::at(0, "", "the document is not a JSON object")
}

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
