//! From a cell of a spreadsheet to a field of a document.

use nextpractice::model::{Field, Lenient, PartyRow, Shape};
use nextpractice::value::{Key, Kind};
use serde::Deserialize;
use serde_json::Value;

use crate::day;

/// The word for what is recorded as none.
pub(super) const NONE: &str = "none";

/// What stands between the items of a list.
pub(super) const BETWEEN: char = ';';

/// A cell that holds one value.
pub(super) fn one<R: Lenient>(cell: &str) -> Result<Field<R>, String> {
    let own_word = matches!(R::SHAPE, Shape::Words(_, words) if words().contains(&NONE));
    if cell == NONE && !own_word {
        return Ok(Field::Nothing);
    }
    let value = written(cell, R::SHAPE)?;
    match Field::<R>::deserialize(value) {
        Ok(Field::Rejected(rejected)) => Err(match &*rejected.reason {
            reason if reason.starts_with("is not") => format!("it {reason}"),
            reason => reason.to_owned(),
        }),
        Ok(field) => Ok(field),
        Err(error) => Err(error.to_string()),
    }
}

/// A cell that holds several values.
pub(super) fn many<R: Lenient>(cell: &str) -> Result<Field<Vec<Field<R>>>, String> {
    if cell == NONE {
        return Ok(Field::Nothing);
    }
    items(cell)
        .map(one)
        .collect::<Result<_, _>>()
        .map(Field::Value)
}

/// A cell that names institutions, agencies (`agency la:1`) and convenors (`convenor ssat`).
pub(super) fn parties(cell: &str) -> Result<Field<Vec<Field<PartyRow>>>, String> {
    if cell == NONE {
        return Ok(Field::Nothing);
    }
    let party = |item| {
        let mut row = PartyRow::default();
        match party(item) {
            ("agency", key) => row.agency = named(key)?,
            ("convenor", key) => row.convenor = named(key)?,
            (_, key) => row.institution = named(key)?,
        }
        Ok(Field::Value(row))
    };
    items(cell)
        .map(party)
        .collect::<Result<_, _>>()
        .map(Field::Value)
}

/// What a party is, and its key.
pub(super) fn party(item: &str) -> (&'static str, &str) {
    ["agency", "convenor", "institution"]
        .into_iter()
        .find_map(|kind| Some((kind, item.strip_prefix(kind)?.strip_prefix(' ')?)))
        .unwrap_or(("institution", item))
}

/// The items of a list.
pub(super) fn items(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(BETWEEN)
        .map(str::trim)
        .filter(|item| !item.is_empty())
}

fn named<K: Kind>(key: &str) -> Result<Field<Key<K>>, String> {
    Key::new(key)
        .map(Field::Value)
        .map_err(|error| error.to_string())
}

/// The cell as JSON would have it, where its place asks for more than text.
fn written(cell: &str, shape: Shape) -> Result<Value, String> {
    let Shape::Leaf(_, schema, _) = shape else {
        return Ok(Value::from(cell));
    };
    if schema.contains("\"format\": \"date\"") {
        return day::read(cell).map(|day| Value::from(day.to_string()));
    }
    if schema.contains("\"boolean\"") {
        return match cell.to_ascii_lowercase().as_str() {
            "yes" | "true" => Ok(Value::from(true)),
            "no" | "false" => Ok(Value::from(false)),
            _ => Err("it is neither `yes` nor `no`".to_owned()),
        };
    }
    let number = schema.contains("\"integer\"") || schema.contains("\"number\"");
    let parsed = number.then(|| serde_json::from_str::<serde_json::Number>(cell).ok());
    Ok(parsed
        .flatten()
        .map_or_else(|| Value::from(cell), Value::Number))
}
