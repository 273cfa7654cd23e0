//! The document: the register's tables, with what is said of them.

use chrono::NaiveDate;
use nextpractice::model::{CharterRow, DataSourceRow, Document, Field, RecordsRow, TableRecordRow};
use nextpractice::value::Text;
use nextpractice::vocabulary::{Completeness, Coverage};
use nextpractice_exchange::gias::Tables;

use super::files::{File, Published};
use crate::records::nothing_recorded;

const DESCRIPTION: &str = "England's open mainstream schools, the trusts, federations and sponsors that they and other \
    establishments belong to, and links of succession, each from a release of the register of its own. Establishments that \
    only a link or a group names are stubs: their URN, their name, and nothing else. No programme is described: there are no \
    hubs, plans or transfers. That a sponsor's schools are an arrangement of the kind trust is this library's own reading \
    (LIB).";
const PUBLISHER: &str = "Department for Education";
const LICENCE: &str = "Open Government Licence v3.0";
const ATTRIBUTION: &str =
    "Contains public sector information licensed under the Open Government Licence v3.0";

pub(super) fn document(tables: Tables, published: &Published, date: NaiveDate) -> Document {
    let recorded_on = published.schools.date.unwrap_or(date);
    let mut document = Document {
        format: text(Document::FORMAT),
        title: text("England: schools, trusts and succession"),
        description: text(DESCRIPTION),
        synthetic: Field::Value(false),
        recorded_on: Field::Value(recorded_on),
        sources: Field::Value(
            [
                (
                    "Get Information About Schools: establishments",
                    &published.schools,
                ),
                ("Get Information About Schools: links", &published.links),
                (
                    "Get Information About Schools: group links",
                    &published.groups,
                ),
            ]
            .into_iter()
            .map(|(title, file)| Field::Value(source(title, file)))
            .collect(),
        ),
        records: Field::Value(records(published)),
        // No term: trusts are older than any programme, and a charter's term would have to hold theirs.
        charter: Field::Value(CharterRow {
            name: text("England"),
            coverage: Field::Value(Coverage::None),
            ..CharterRow::default()
        }),
        ..Document::default()
    };
    tables.fill(&mut document);
    document
}

fn source(title: &str, file: &File) -> DataSourceRow {
    DataSourceRow {
        title: text(title),
        publisher: text(PUBLISHER),
        date: file.date.map_or(Field::Absent, Field::Value),
        licence: text(LICENCE),
        attribution: text(ATTRIBUTION),
        note: text(&file.name),
        ..DataSourceRow::default()
    }
}

fn records(published: &Published) -> RecordsRow {
    let schools = published.schools.date;
    let groups = published.groups.date;
    RecordsRow {
        regions: table(Completeness::Complete, schools, ""),
        institutions: table(
            Completeness::Partial,
            schools,
            "Those of the establishments' file, and stubs of those that links and groups name besides.",
        ),
        agencies: table(Completeness::Partial, groups, "Sponsors."),
        arrangements: table(
            Completeness::Partial,
            groups,
            "Trusts, federations, and the schools of each sponsor.",
        ),
        memberships: table(
            Completeness::Partial,
            groups,
            "Those of the groups' own release; who left or joined since is not recorded.",
        ),
        ..nothing_recorded()
    }
}

fn table(
    completeness: Completeness,
    as_of: Option<NaiveDate>,
    note: &str,
) -> Field<TableRecordRow> {
    Field::Value(TableRecordRow {
        completeness: Field::Value(completeness),
        as_of: as_of.map_or(Field::Absent, Field::Value),
        note: if note.is_empty() {
            Field::Absent
        } else {
            text(note)
        },
        ..TableRecordRow::default()
    })
}

/// Words of this program, and names of files: a name that is no text is left out.
fn text(words: &str) -> Field<Text> {
    Text::new(words).map_or(Field::Absent, Field::Value)
}
