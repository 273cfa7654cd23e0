//! Parts that several entities have: terms, parties, divisions of work.

use chrono::NaiveDate;

use super::{Agency, Convenor, Institution};
use crate::model::datum::{Datum, Members};
use crate::model::field::{Field, Lenient, leaf, read_leaf};
use crate::model::part::{Checker, Part};
use crate::model::place::Place;
use crate::model::problem::ProblemKind;
use crate::model::reader::{Reader, Stop};
use crate::model::record::{record, row};
use crate::model::rows::Tables;
use crate::model::shape::{Shape, Sort};
use crate::value::Count;
use crate::value::IsoDate;
use crate::value::LaEstab;
use crate::value::Money;
use crate::value::Ratio;
use crate::value::SchoolYear;
use crate::value::Share;
use crate::value::Term;
use crate::value::Text;
use crate::value::Urn;
use crate::value::{Handle, Key};
use crate::vocabulary::{
    AgencyKind, Approach, ArrangementKind, Completeness, Coverage, Decision, Division,
    DivisionKind, Focus, Gateway, Gathering, Governance, InstitutionKind, Joined, LeadingEdge,
    Origin, PracticeKind, Segmented, Sequenced, Spliced, Stance, TransferOutcome,
};

leaf! {
    bool => Flag, "true or false", r#"{"type": "boolean"}"#;
    u32 => Whole, "a whole number from 0 to 4294967295",
        r#"{"type": "integer", "minimum": 0, "maximum": 4294967295}"#;
    Text => Text, "text", r#"{"type": "string", "maxLength": 2000, "pattern": "\\S"}"#;
    Urn => Whole, "a URN of six digits",
        r#"{"anyOf": [{"type": "integer", "minimum": 100000, "maximum": 999999}, {"type": "string", "pattern": "^[1-9][0-9]{5}$"}]}"#;
    LaEstab => Whole, "an authority and establishment number such as `850/2000`",
        r#"{"anyOf": [{"type": "string", "pattern": "^[0-9]{3}/?[0-9]{4}$"}, {"type": "integer", "minimum": 10001, "maximum": 9999999}]}"#;
    SchoolYear => Whole, "a school year such as `2005-06`", r#"{"type": "string", "pattern": "^[0-9]{4}[-/][0-9]{2}$"}"#;
    Money => Whole, "an amount such as `£6,000`",
        r#"{"type": "string", "pattern": "^£?[0-9]+(,[0-9]{3})*(\\.[0-9]{1,2})?$"}"#;
    Ratio => Real, "a number from 0 to 1", r#"{"type": "number", "minimum": 0, "maximum": 1}"#;
    Count => Mixed, "a number, or text such as `more than 300`",
        r#"{"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "minLength": 1}]}"#;
    Share => Mixed, "a percentage from 0 to 100, or `low`, `medium` or `high`",
        r#"{"anyOf": [{"type": "number", "minimum": 0, "maximum": 100}, {"type": "string", "minLength": 1}]}"#;
}

leaf! {
    words:
    Focus => "a gateway or Deep such as `student_voice`",
    Gateway => "a gateway such as `student_voice`",
    AgencyKind => "a kind of agency",
    Decision => "a decision",
    Gathering => "a way of gathering",
    InstitutionKind => "a kind of institution",
    Governance => "a kind of governance",
    ArrangementKind => "a kind of arrangement",
    Origin => "an origin",
    Stance => "a stance",
    Approach => "an approach",
    Completeness => "a word for how complete it is",
    Joined => "a way of joining",
    PracticeKind => "a kind of practice",
    TransferOutcome => "an outcome",
    DivisionKind => "a kind of division",
    Coverage => "a word for what is to be covered",
}

/// A date is given as ISO 8601 text of the form `YYYY-MM-DD` and in no other way.
impl Lenient for NaiveDate {
    const EXPECTED: &'static str = "a date such as `2005-10-01`";
    const SHAPE: Shape = Shape::Leaf(
        Self::EXPECTED,
        r#"{"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}"#,
        Sort::Date,
    );

    fn read(reader: &mut Reader<'_>) -> Result<Field<Self>, Stop> {
        Ok(match read_leaf::<IsoDate>(reader, Self::EXPECTED)? {
            Field::Absent => Field::Absent,
            Field::Nothing => Field::Nothing,
            Field::Value(date) => Field::Value(date.get()),
            Field::Rejected(rejected) => Field::Rejected(rejected),
        })
    }

    fn write<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Part for NaiveDate {
    type Raw = Self;

    fn check(raw: Self, _: Place<'_>, _: &mut Checker) -> Option<Self> {
        Some(raw)
    }

    fn raw(&self, _: &Tables) -> Self {
        *self
    }

    fn datum(&self) -> Datum<'_> {
        Datum::Date(*self)
    }
}

/// In a document, the list of the gateways.
impl Part for LeadingEdge {
    type Raw = Vec<Field<Gateway>>;

    fn check(raw: Self::Raw, at: Place<'_>, checker: &mut Checker) -> Option<Self> {
        let gateways = checker.list::<Gateway>(Field::Value(raw), at);
        match Self::new(gateways.named().iter().copied().collect()) {
            Ok(edge) => Some(edge),
            Err(error) => {
                let all: Vec<&str> = gateways
                    .named()
                    .iter()
                    .map(|gateway| gateway.token())
                    .collect();
                checker.wrong(
                    at,
                    &all.into(),
                    &error.to_string(),
                    "at most eight of the nine gateways",
                );
                None
            }
        }
    }

    fn raw(&self, _: &Tables) -> Self::Raw {
        self.gateways().iter().map(Field::Value).collect()
    }

    fn datum(&self) -> Datum<'_> {
        match self.count() {
            0 => Datum::Nothing,
            _ => Datum::List(self),
        }
    }
}

row! {
    /// What a document says of a [`Term`].
    pub struct TermRow {
        /// The first day.
        from: NaiveDate as required,
        /// The last day; absent or null where the end is open.
        until: NaiveDate as optional,
    }
}

impl Part for Term {
    type Raw = TermRow;

    fn check(raw: TermRow, at: Place<'_>, checker: &mut Checker) -> Option<Self> {
        checker.unknown(&raw.unknown, TermRow::FIELDS, at);
        let from = checker.required::<NaiveDate>(raw.from, at.field("from"));
        let until = checker.optional::<NaiveDate>(raw.until, at.field("until"));
        match Self::new(from?, until.value().copied()) {
            Ok(term) => Some(term),
            Err(error) => {
                let raw = serde_json::json!({ "from": from.map(|d| d.to_string()), "until": until.value().map(ToString::to_string) });
                checker.wrong(
                    at,
                    &raw,
                    &error.to_string(),
                    "a term whose last day is not before its first",
                );
                None
            }
        }
    }

    fn raw(&self, _: &Tables) -> TermRow {
        TermRow {
            from: self.from().into(),
            until: self.until().map_or(Field::Absent, Field::Value),
            unknown: Vec::new(),
        }
    }

    fn datum(&self) -> Datum<'_> {
        Datum::Object(self)
    }
}

/// One of the parties that can propose or decide: an institution, an agency or a convenor.
///
/// ```
/// # let programme = nextpractice::doc_example();
/// use nextpractice::model::Party;
///
/// let priority = programme.priorities().find("p:1").ok_or("no such priority")?;
/// let proposers = programme[priority].proposers.named();
/// assert!(matches!(proposers, [Party::Institution(_), Party::Convenor(_)]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// A school or college.
    Institution(Handle<Institution>),
    /// An agency.
    Agency(Handle<Agency>),
    /// A convenor of the programme.
    Convenor(Handle<Convenor>),
}

row! {
    /// What a document says of a [`Party`]: one of the three.
    pub struct PartyRow {
        /// A school or college.
        institution: Key<Institution> as optional,
        /// An agency.
        agency: Key<Agency> as optional,
        /// A convenor of the programme.
        convenor: Key<Convenor> as optional,
    }
}

impl Part for Party {
    type Raw = PartyRow;

    fn check(raw: PartyRow, at: Place<'_>, checker: &mut Checker) -> Option<Self> {
        checker.unknown(&raw.unknown, PartyRow::FIELDS, at);
        let given = [
            raw.institution.is_absent(),
            raw.agency.is_absent(),
            raw.convenor.is_absent(),
        ];
        if given.iter().filter(|absent| !**absent).count() != 1 {
            checker.contradiction(
                at,
                || "must name one party".to_owned(),
                "give exactly one of `institution`, `agency` and `convenor`",
            );
            return None;
        }
        if !raw.institution.is_absent() {
            checker
                .required(raw.institution, at.field("institution"))
                .map(Self::Institution)
        } else if !raw.agency.is_absent() {
            checker
                .required(raw.agency, at.field("agency"))
                .map(Self::Agency)
        } else {
            checker
                .required(raw.convenor, at.field("convenor"))
                .map(Self::Convenor)
        }
    }

    fn raw(&self, tables: &Tables) -> PartyRow {
        match self {
            Self::Institution(handle) => PartyRow {
                institution: handle.raw(tables).into(),
                ..PartyRow::default()
            },
            Self::Agency(handle) => PartyRow {
                agency: handle.raw(tables).into(),
                ..PartyRow::default()
            },
            Self::Convenor(handle) => PartyRow {
                convenor: handle.raw(tables).into(),
                ..PartyRow::default()
            },
        }
    }

    fn datum(&self) -> Datum<'_> {
        Datum::Object(self)
    }
}

record! {
    /// A part of divided work, and the institution that leads it.
    pub struct ShareOfWork / ShareOfWorkRow {
        /// What the part is.
        title: required Text,
        /// Who leads it.
        lead: required Handle<Institution>,
    }
}

row! {
    /// What a document says of a division of work: its kind, and what that kind consists of.
    pub struct DivisionRow {
        /// Which kind of division it is.
        kind: DivisionKind as required,
        /// Segmented: the parts, at least two, held by different institutions, none waiting on another.
        parts: Vec<Field<ShareOfWorkRow>> as optional,
        /// Sequenced: the stages in order, at least two, consecutive ones led by different institutions.
        stages: Vec<Field<ShareOfWorkRow>> as optional,
        /// Spliced: the strands, at least two, led by different institutions.
        strands: Vec<Field<ShareOfWorkRow>> as optional,
        /// Spliced: what joins the strands, and needs them all.
        join: ShareOfWorkRow as optional,
    }
}

type Work = crate::vocabulary::Part<Handle<Institution>>;

fn works(shares: Box<[ShareOfWork]>) -> Vec<Work> {
    shares.into_vec().into_iter().map(work).collect()
}

fn work(share: ShareOfWork) -> Work {
    Work {
        title: share.title,
        lead: share.lead,
    }
}

fn share_rows<'a>(
    works: impl IntoIterator<Item = &'a Work>,
    tables: &Tables,
) -> Vec<Field<ShareOfWorkRow>> {
    works
        .into_iter()
        .map(|work| Field::Value(share_row(work, tables)))
        .collect()
}

fn share_row(work: &Work, tables: &Tables) -> ShareOfWorkRow {
    ShareOfWork {
        title: work.title.clone(),
        lead: work.lead,
    }
    .raw(tables)
}

impl Part for Division<Handle<Institution>> {
    type Raw = DivisionRow;

    fn check(raw: DivisionRow, at: Place<'_>, checker: &mut Checker) -> Option<Self> {
        checker.unknown(&raw.unknown, DivisionRow::FIELDS, at);
        let kind = checker.required::<DivisionKind>(raw.kind, at.field("kind"))?;
        let belongs = |name| match kind {
            DivisionKind::Segmented => name == "parts",
            DivisionKind::Sequenced => name == "stages",
            DivisionKind::Spliced => name == "strands" || name == "join",
        };
        let given = [
            ("parts", !raw.parts.is_absent()),
            ("stages", !raw.stages.is_absent()),
            ("strands", !raw.strands.is_absent()),
            ("join", !raw.join.is_absent()),
        ];
        for (name, _) in given
            .iter()
            .filter(|(name, given)| *given && !belongs(*name))
        {
            checker.contradiction(
                at.field(name),
                || format!("`{name}` belongs to no {} work", kind.token()),
                "segmented work has `parts`, sequenced work `stages`, spliced work `strands` and a `join`",
            );
        }
        let made = match kind {
            DivisionKind::Segmented => {
                let parts = checker.several(raw.parts, at.field("parts"))?;
                Segmented::new(works(parts)).map(Self::Segmented)
            }
            DivisionKind::Sequenced => {
                let stages = checker.several(raw.stages, at.field("stages"))?;
                Sequenced::new(works(stages)).map(Self::Sequenced)
            }
            DivisionKind::Spliced => {
                let strands = checker.several(raw.strands, at.field("strands"));
                let join = checker.required::<ShareOfWork>(raw.join, at.field("join"));
                Spliced::new(works(strands?), work(join?)).map(Self::Spliced)
            }
        };
        made.map_err(|error| {
            checker.refusal.add(
                ProblemKind::IllFormedDivision,
                at,
                None,
                || error.to_string(),
                || "give the parts to different institutions, or leave the division out".to_owned(),
            );
        })
        .ok()
    }

    fn raw(&self, tables: &Tables) -> DivisionRow {
        let mut row = DivisionRow {
            kind: self.kind().into(),
            ..DivisionRow::default()
        };
        match self {
            Self::Segmented(work) => row.parts = share_rows(work.parts(), tables).into(),
            Self::Sequenced(work) => row.stages = share_rows(work.stages(), tables).into(),
            Self::Spliced(work) => {
                row.strands = share_rows(work.strands(), tables).into();
                row.join = share_row(work.join(), tables).into();
            }
        }
        row
    }

    fn datum(&self) -> Datum<'_> {
        Datum::Object(self)
    }
}
