//! What a document says, from plain values.

use chrono::NaiveDate;
use nextpractice::model::{Field, TermRow};
use nextpractice::value::{Key, Text};

use super::NotBuilt;

pub(super) fn key<K>(text: &str) -> Result<Field<Key<K>>, NotBuilt> {
    Ok(Field::Value(Key::new(text)?))
}

pub(super) fn text(text: &str) -> Result<Field<Text>, NotBuilt> {
    Ok(Field::Value(Text::new(text)?))
}

pub(super) fn list<R>(items: impl IntoIterator<Item = R>) -> Field<Vec<Field<R>>> {
    Field::Value(items.into_iter().map(Field::Value).collect())
}

pub(super) fn term(from: NaiveDate, until: Option<NaiveDate>) -> Field<TermRow> {
    Field::Value(TermRow {
        from: Field::Value(from),
        until: until.map_or(Field::Absent, Field::Value),
        ..TermRow::default()
    })
}
