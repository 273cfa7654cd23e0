//! The format as JSON Schema (feature `schemars`).

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::document::Document;
use super::field::Lenient;
use super::shape::{Need, RowShape, Shape};

/// The schema says what a document may look like; that references resolve, that terms lie in their parents' and that keys
/// are unique is beyond it, and is checked by [`super::Programme::new`].
///
/// ```
/// use nextpractice::model::Document;
///
/// let schema = schemars::schema_for!(Document);
/// assert_eq!(schema.get("title").unwrap(), "A programme, nextpractice/1");
/// ```
impl JsonSchema for Document {
    fn schema_name() -> Cow<'static, str> {
        "A programme, nextpractice/1".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        // The document itself stands at the root, not among the definitions.
        match <Self as Lenient>::SHAPE {
            Shape::Row(row) => object(row, generator),
            _ => Schema::default(),
        }
    }
}

fn object(row: &RowShape, generator: &mut SchemaGenerator) -> Schema {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in row.fields {
        let given = describe(field.shape, field.need == Need::Several, generator);
        let allowed = match field.need {
            Need::Optional => json!({ "anyOf": [given, { "type": "null" }] }),
            Need::Required | Need::Several => {
                required.push(field.name);
                given
            }
        };
        let mut allowed = allowed;
        if let Value::Object(members) = &mut allowed {
            members.insert("description".to_owned(), field.meaning.trim().into());
        }
        properties.insert(field.name.to_owned(), allowed);
    }
    let schema = json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    Schema::try_from(schema).unwrap_or_default()
}

fn describe(shape: Shape, several: bool, generator: &mut SchemaGenerator) -> Value {
    match shape {
        Shape::Leaf(_, schema, _) => serde_json::from_str(schema).unwrap_or_default(),
        Shape::Words(_, words) => json!({ "type": "string", "examples": words() }),
        Shape::Key(_) => json!({ "type": "string", "minLength": 1, "maxLength": 128 }),
        Shape::List(item) => {
            let items = describe(*item, false, generator);
            if several {
                json!({ "type": "array", "items": items, "minItems": 1 })
            } else {
                json!({ "type": "array", "items": items })
            }
        }
        Shape::Row(row) => {
            let name = row.name.strip_suffix("Row").unwrap_or(row.name);
            if !generator.definitions().contains_key(name) {
                let schema = object(row, generator);
                generator
                    .definitions_mut()
                    .insert(name.to_owned(), schema.into());
            }
            json!({ "$ref": format!("#/$defs/{name}") })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Document, Shape, Value};
    use crate::model::field::Lenient;

    /// Every leaf's schema is JSON: `describe` would else say nothing of it.
    fn check(shape: Shape) {
        match shape {
            Shape::Leaf(expected, schema, _) => {
                assert!(serde_json::from_str::<Value>(schema).is_ok(), "{expected}");
            }
            Shape::List(item) => check(*item),
            Shape::Row(row) => row.fields.iter().for_each(|field| check(field.shape)),
            Shape::Words(..) | Shape::Key(_) => {}
        }
    }

    #[test]
    fn every_leaf_has_a_schema() {
        check(<Document as Lenient>::SHAPE);
    }
}
