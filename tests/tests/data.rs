//! What a row says without its types is what its document says.

use nextpractice::model::{Datum, Document, Members, Programme, Table};
use nextpractice::value::Money;
use nextpractice_tests::fixture;
use serde_json::{Map, Value};

/// A datum as a document has it, as far as that can be told from it: other spellings of one value are one.
fn json(datum: Datum<'_>, programme: &Programme) -> Option<Value> {
    Some(match datum {
        Datum::Unknown => return None,
        Datum::Nothing => Value::Null,
        Datum::Flag(flag) => flag.into(),
        Datum::Whole(number) => number.into(),
        Datum::MoreThan(number) => format!("more than {number}").into(),
        Datum::Real(number) => number.into(),
        Datum::Date(date) => date.to_string().into(),
        Datum::Text(text) => text.into(),
        Datum::Row(table, row) => programme.row_key(table, row)?.into(),
        Datum::List(members) => (0..members.count())
            .filter_map(|place| json(members.at(place)?, programme))
            .collect(),
        Datum::Object(members) => object(members, programme),
        _ => panic!("another sort of datum"),
    })
}

fn object(members: &dyn Members, programme: &Programme) -> Value {
    let fields = members
        .names()
        .iter()
        .enumerate()
        .filter_map(|(place, name)| {
            assert_eq!(
                format!("{:?}", members.named(name)),
                format!("{:?}", members.at(place)),
                "{name}"
            );
            Some(((*name).to_owned(), json(members.at(place)?, programme)?))
        });
    Value::Object(fields.collect::<Map<_, _>>())
}

/// The document's own form, with what a datum says in another form brought to that.
fn plain(value: Value, name: &str) -> Value {
    match value {
        Value::Object(fields) => {
            let open_end = name == "term" && !fields.contains_key("until");
            let fields = fields.into_iter().map(|(name, value)| {
                let plain = plain(value, &name);
                (name, plain)
            });
            let mut fields: Map<String, Value> = fields.collect();
            if open_end {
                fields.insert("until".to_owned(), Value::Null);
            }
            Value::Object(fields)
        }
        Value::Array(items) if items.is_empty() => Value::Null,
        Value::Array(items) => items.into_iter().map(|item| plain(item, name)).collect(),
        Value::String(text) => match name {
            "amount" => text
                .parse::<Money>()
                .map_or(text.into(), |money| money.pence().into()),
            "year" => text
                .get(..4)
                .and_then(|start| start.parse::<i64>().ok())
                .into(),
            "la_estab" => text.replace('/', "").parse::<i64>().ok().into(),
            _ => text.into(),
        },
        Value::Number(number) if matches!(name, "fsm" | "sen") => number.as_f64().into(),
        other => other,
    }
}

#[test]
fn rows_without_types_say_what_the_document_says() {
    let mut rows = 0;
    let examples = ["synthetic.json", "phase-one.json", "phase-two.json"].map(|name| {
        let path = fixture::root().join("../../examples/data").join(name);
        (name.to_owned(), std::fs::read(path).unwrap())
    });
    for (name, bytes) in fixture::documents().chain(examples) {
        let programme = Programme::new(Document::from_json(&bytes).unwrap()).unwrap();
        let document = serde_json::to_value(programme.to_document()).unwrap();
        for table in Table::ALL {
            for row in 0..programme.row_count(*table) {
                let Some(Value::Object(mut expected)) = document
                    .get(table.name())
                    .and_then(|rows| rows.get(row))
                    .cloned()
                else {
                    panic!("{name}: {table} has no row {row}");
                };
                let key = expected.remove("key");
                assert_eq!(
                    programme.row_key(*table, row),
                    key.as_ref().and_then(Value::as_str)
                );
                let key = key.as_ref().and_then(Value::as_str).unwrap();
                assert_eq!(
                    programme.find_row(*table, key),
                    Some(row),
                    "{name}: {table} {key}"
                );
                let said = object(programme.row(*table, row).unwrap(), &programme);
                assert_eq!(said, plain(expected.into(), ""), "{name}: {table} {key}");
                rows += 1;
            }
        }
    }
    assert!(rows > 1_000, "{rows}");
}
