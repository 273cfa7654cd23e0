//! The register as a whole: establishments, with succession, trusts, federations and sponsors, as tables of a document.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use nextpractice::model::{
    AgencyRow, Arrangement, ArrangementRow, Document, Field, InstitutionRow, LinkRow,
    MembershipRow, Recorded, RegionRow, SupportRow, TermRow,
};
use nextpractice::value::{Key, Text, Urn};
use nextpractice::vocabulary::{AgencyKind, ArrangementKind};

use super::institution::{field, institution_key, key, name_by_urn, region_row, row_of};
use super::links::{EstablishmentLink, Succession};
use super::urns::ByUrn;
use super::{Group, GroupKind, GroupLink, groups, links, reader};
use crate::intake::Taken;
use crate::limits::Limits;
use crate::report::{ImportReport, RefusedFile};

/// The register, read file by file: establishments first, then the links between them and the groups they belong to.
///
/// An institution that a link or a group names and the establishments lack becomes a *stub*: its URN, its name if one
/// is given, and nothing else. Rows that need one are counted apart, and so are the stubs.
///
/// ```
/// use nextpractice::model::{Document, Programme};
/// use nextpractice_exchange::gias::Register;
///
/// let schools = b"URN,EstablishmentName\n100001,Alder School\n";
/// let links = b"URN,LinkURN,LinkName,LinkType\n100001,100009,Ash School,Predecessor\n";
/// let groups = b"URN,Linked UID,Group Name,Group Type\n100001,4782,The Trees,Multi-academy trust\n";
///
/// let mut register = Register::new("schools.csv", schools)?;
/// register.add_links("links.csv", links, None)?;
/// register.add_groups("groups.csv", groups)?;
/// assert_eq!((register.establishments(), register.stubs()), (1, 1));
/// assert!(register.reports().iter().all(|report| report.adds_up()));
///
/// let mut document = Document::from_json(br#"{"format": "nextpractice/1", "charter": {}}"#)?;
/// register.into_tables().fill(&mut document);
/// let programme = Programme::new(document)?;
/// assert_eq!((programme.institutions().len(), programme.memberships().len()), (2, 1));
/// assert!(programme.arrangements().find("group:4782").is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Register {
    institutions: Vec<Field<InstitutionRow>>,
    /// Which of them have a name: asked of every link, and the rows are too many to look at for it.
    named: Vec<bool>,
    /// How many of the institutions have a row of their own; the rest are stubs.
    establishments: usize,
    /// The place of each URN among the institutions, counted from 1.
    places: ByUrn,
    regions: BTreeSet<Text>,
    agencies: Vec<Field<AgencyRow>>,
    arrangements: Vec<Field<ArrangementRow>>,
    memberships: Vec<Field<MembershipRow>>,
    reports: Vec<ImportReport>,
}

/// Tables of a document, made of the register.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Tables {
    /// The register's regions.
    pub regions: Vec<Field<RegionRow>>,
    /// Establishments, in the order of their file, then stubs, in the order in which they were met.
    pub institutions: Vec<Field<InstitutionRow>>,
    /// Sponsors.
    pub agencies: Vec<Field<AgencyRow>>,
    /// Trusts and federations, and the schools of each sponsor.
    pub arrangements: Vec<Field<ArrangementRow>>,
    /// Who belongs to which.
    pub memberships: Vec<Field<MembershipRow>>,
}

impl Tables {
    /// Puts the tables into a document, in the place of what it has there.
    pub fn fill(self, document: &mut Document) {
        document.regions = Field::Value(self.regions);
        document.institutions = Field::Value(self.institutions);
        document.agencies = Field::Value(self.agencies);
        document.arrangements = Field::Value(self.arrangements);
        document.memberships = Field::Value(self.memberships);
    }
}

impl Register {
    /// Reads the establishments, as [`read_establishments`](super::read_establishments) does.
    ///
    /// # Errors
    /// [`RefusedFile`] where the bytes are no table of establishments, or exceed a [limit](crate::limits).
    pub fn new(label: &str, bytes: &[u8]) -> Result<Register, RefusedFile> {
        let mut register = Register {
            institutions: Vec::new(),
            named: Vec::new(),
            establishments: 0,
            places: ByUrn::new(),
            regions: BTreeSet::new(),
            agencies: Vec::new(),
            arrangements: Vec::new(),
            memberships: Vec::new(),
            reports: Vec::new(),
        };
        // Schools of a region stand together, mostly.
        let mut last = None;
        let report = reader::read_into(Limits::PUBLISHED, label, bytes, |establishment| {
            if let Some(name) = establishment.region.value()
                && last.as_ref() != Some(name)
            {
                register.regions.insert(name.clone());
                last = Some(name.clone());
            }
            let urn = establishment.urn;
            register.push(urn, row_of(establishment));
        })?;
        register.establishments = register.institutions.len();
        register.reports.push(report);
        Ok(register)
    }

    /// Reads links of succession, as [`read_links`](super::read_links) does, and gives what they say together. Circles,
    /// forks and links that are not returned are in the report. `stated_on` is the day that the file describes.
    ///
    /// Each succession stands once in the tables, among the elder's successors, whichever side names it. (`LIB`)
    ///
    /// # Errors
    /// [`RefusedFile`] where the bytes are no table of links, or exceed a [limit](crate::limits).
    pub fn add_links(
        &mut self,
        label: &str,
        bytes: &[u8],
        stated_on: Option<NaiveDate>,
    ) -> Result<Succession, RefusedFile> {
        let before = self.stubs();
        let mut found: Vec<EstablishmentLink> = Vec::new();
        let mut report = links::read_into(Limits::PUBLISHED, label, bytes, |mut link| {
            let name = std::mem::replace(&mut link.other_name, Recorded::Unknown);
            let own = self.place(link.urn, Recorded::Unknown);
            let other = self.place(link.other, name);
            let stubbed = own.max(other) >= self.establishments;
            found.push(link);
            if stubbed {
                Taken::Stubbed
            } else {
                Taken::Imported
            }
        })?;
        let succession = Succession::new(&found, stated_on);
        links::report_on(&found, &succession, &mut report);
        for (elder, younger, made) in succession.iter() {
            self.succeed(elder, younger, made);
        }
        report.add_stubs(self.stubs() - before);
        self.reports.push(report);
        Ok(succession)
    }

    /// Reads groups and who belongs to them, as [`read_group_links`](super::read_group_links) does.
    ///
    /// A trust is an arrangement of the kind *trust*, a federation one of the kind *federation*, each under the key
    /// `group:` and its UID. A sponsor is an agency, and its schools are an arrangement of the kind *trust* that names
    /// it. A membership runs from the day of joining to the day of leaving or, with the group, of its closing; without a
    /// day of joining its term is unknown. The register does not say when a group was founded, so that no arrangement has
    /// a term. (`LIB`)
    ///
    /// # Errors
    /// [`RefusedFile`] where the bytes are no table of group links, or exceed a [limit](crate::limits).
    pub fn add_groups(&mut self, label: &str, bytes: &[u8]) -> Result<(), RefusedFile> {
        let before = self.stubs();
        let mut found: Vec<(GroupLink, usize)> = Vec::new();
        let (groups, mut report) =
            groups::read_into(Limits::PUBLISHED, label, bytes, |mut link| {
                let name = std::mem::replace(&mut link.member, Recorded::Unknown);
                let institution = self.place(link.urn, name);
                found.push((link, institution));
                if institution >= self.establishments {
                    Taken::Stubbed
                } else {
                    Taken::Imported
                }
            })?;
        report.add_stubs(self.stubs() - before);
        self.reports.push(report);
        self.arrangements.reserve(groups.len());
        for group in &groups {
            self.arrangement(group);
        }
        self.memberships.reserve(found.len());
        for (link, _) in &found {
            if let Some(group) = groups.get(link.group) {
                self.memberships.push(Field::Value(membership(link, group)));
            }
        }
        Ok(())
    }

    /// Establishments with a row of their own.
    #[must_use]
    pub fn establishments(&self) -> usize {
        self.establishments
    }

    /// Institutions that only a link or a group names.
    #[must_use]
    pub fn stubs(&self) -> usize {
        self.institutions.len() - self.establishments
    }

    /// What became of each file, in the order in which they were read.
    #[must_use]
    pub fn reports(&self) -> &[ImportReport] {
        &self.reports
    }

    /// The register as tables of a document.
    #[must_use]
    pub fn into_tables(mut self) -> Tables {
        for institution in &mut self.institutions {
            if let Field::Value(row) = institution {
                name_by_urn(row);
            }
        }
        Tables {
            regions: self
                .regions
                .iter()
                .map(|name| Field::Value(region_row(name)))
                .collect(),
            institutions: self.institutions,
            agencies: self.agencies,
            arrangements: self.arrangements,
            memberships: self.memberships,
        }
    }

    fn push(&mut self, urn: Urn, row: InstitutionRow) -> usize {
        self.named.push(!row.name.is_absent());
        self.institutions.push(Field::Value(row));
        let count = self.institutions.len();
        self.places.set(urn, count);
        count - 1
    }

    /// The place of an institution, which becomes a stub if it has none; one without a name takes the first it is given.
    fn place(&mut self, urn: Urn, name: Recorded<Text>) -> usize {
        let place = match self.places.get(urn) {
            Some(count) => count - 1,
            None => self.push(
                urn,
                InstitutionRow {
                    key: institution_key(urn),
                    urn: Field::Value(urn),
                    ..InstitutionRow::default()
                },
            ),
        };
        if let Recorded::Value(name) = name
            && let Some(named @ false) = self.named.get_mut(place)
            && let Some(Field::Value(row)) = self.institutions.get_mut(place)
        {
            *named = true;
            row.name = Field::Value(name);
        }
        place
    }

    /// Writes a succession into the row of the elder.
    fn succeed(&mut self, elder: Urn, younger: Urn, made: Option<NaiveDate>) {
        let elder = self.place(elder, Recorded::Unknown);
        let Some(Field::Value(row)) = self.institutions.get_mut(elder) else {
            return;
        };
        let link = Field::Value(LinkRow {
            institution: institution_key(younger),
            date: made.map_or(Field::Absent, Field::Value),
            ..LinkRow::default()
        });
        match &mut row.successors {
            Field::Value(links) => links.push(link),
            links => *links = Field::Value(vec![link]),
        }
    }

    fn arrangement(&mut self, group: &Group) {
        let uid = group.uid;
        let note = match group.company.value() {
            Some(number) => format!("{}; number {number} at Companies House", group.kind),
            None => group.kind.to_string(),
        };
        let mut row = ArrangementRow {
            key: group_key(uid),
            kind: Field::Value(match group.kind {
                GroupKind::Federation => ArrangementKind::Federation,
                _ => ArrangementKind::Trust,
            }),
            name: field(group.name.clone()),
            note: Text::new(note).map_or(Field::Absent, Field::Value),
            ..ArrangementRow::default()
        };
        if group.kind == GroupKind::Sponsor {
            let named = || Text::new(format!("Sponsor {uid}")).map_or(Field::Absent, Field::Value);
            row.agencies = Field::Value(vec![Field::Value(SupportRow {
                agency: key(format!("group:{uid}")),
                ..SupportRow::default()
            })]);
            self.agencies.push(Field::Value(AgencyRow {
                key: key(format!("group:{uid}")),
                name: group
                    .name
                    .value()
                    .map_or_else(named, |name| Field::Value(name.clone())),
                kind: Field::Value(AgencyKind::Sponsor),
                ..AgencyRow::default()
            }));
        }
        self.arrangements.push(Field::Value(row));
    }
}

fn group_key(uid: u32) -> Field<Key<Arrangement>> {
    key(format!("group:{uid}"))
}

fn membership(link: &GroupLink, group: &Group) -> MembershipRow {
    let joined = link.joined.value().copied();
    let until = match (link.left.value(), group.closed.value()) {
        (Some(left), Some(closed)) => Some(*left.min(closed)),
        (left, closed) => left.or(closed).copied(),
    };
    let term = match joined {
        // A group that closed before somebody joined is a contradiction, and no term.
        Some(from) if until.is_none_or(|until| from <= until) => Field::Value(TermRow {
            from: Field::Value(from),
            until: until.map_or(Field::Absent, Field::Value),
            ..TermRow::default()
        }),
        _ => Field::Absent,
    };
    let again = match link.day {
        Some(day) if link.again => format!("/{day}"),
        None if link.again => "/again".to_owned(),
        _ => String::new(),
    };
    MembershipRow {
        key: key(format!("group:{}/{}{again}", group.uid, link.urn)),
        institution: institution_key(link.urn),
        arrangement: group_key(group.uid),
        term,
        ..MembershipRow::default()
    }
}
