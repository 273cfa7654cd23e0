//! Rows of a text that has been read before, found again without reading the rest.

use std::borrow::Cow;

use super::rows::Table;

/// The texts of rows, by table and place. The text of the document is known to be well-formed JSON, and the rows to be there: of any
/// other, some are not found.
///
/// `wanted` is in order, each row once; so is what is found, in whatever order the document has its tables.
pub(super) fn rows_again<'t>(
    text: &'t [u8],
    wanted: &[(Table, usize)],
) -> Vec<(Table, usize, &'t [u8])> {
    let mut skim = Skim { text, at: 0 };
    let (mut seen, mut found) = (Vec::new(), Vec::new());
    if !skim.enters(b'{') {
        return found;
    }
    while !skim.leaves() {
        let name: Cow<'_, str> = serde_json::from_slice(skim.value()).unwrap_or_default();
        // A second table of the same name is not read as one.
        let table = Table::ALL
            .iter()
            .copied()
            .find(|table| table.name() == name);
        let Some(table) = table.filter(|table| !seen.contains(table)) else {
            skim.value();
            continue;
        };
        seen.push(table);
        if !skim.enters(b'[') {
            skim.value();
            continue;
        }
        let first = wanted.partition_point(|(of, _)| *of < table);
        let of_table = wanted.iter().skip(first);
        let mut of_table = of_table.take_while(|(of, _)| *of == table).peekable();
        let mut index = 0;
        while !skim.leaves() {
            let row = skim.value();
            if of_table.next_if(|(_, wanted)| *wanted == index).is_some() {
                found.push((table, index, row));
            }
            index += 1;
        }
    }
    found.sort_unstable_by_key(|(table, index, _)| (*table, *index));
    found
}

/// A place in well-formed JSON. What it does on other text has an end, and no meaning.
struct Skim<'t> {
    text: &'t [u8],
    at: usize,
}

impl<'t> Skim<'t> {
    /// The next byte that is no space. What stands between values goes for space: it is known to be where it belongs.
    fn next(&mut self) -> Option<u8> {
        let rest = self.text.get(self.at..)?;
        let space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',' | b':');
        self.at += rest.iter().take_while(|byte| space(byte)).count();
        self.text.get(self.at).copied()
    }

    /// Goes into an object or a list, if one begins here.
    fn enters(&mut self, open: u8) -> bool {
        let enters = self.next() == Some(open);
        self.at += usize::from(enters);
        enters
    }

    /// Goes out of an object or a list, if it ends here.
    fn leaves(&mut self) -> bool {
        match self.next() {
            Some(b'}' | b']') => {
                self.at += 1;
                true
            }
            next => next.is_none(),
        }
    }

    /// Goes past a value, and gives its text.
    fn value(&mut self) -> &'t [u8] {
        let first = self.next();
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = match first {
            Some(b'"') => 1 + string(rest.get(1..).unwrap_or_default()),
            Some(b'{' | b'[') => nested(rest),
            _ => rest
                .iter()
                .position(|byte| matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\n' | b'\r'))
                .unwrap_or(rest.len()),
        };
        let (value, _) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        self.at += value.len();
        value
    }
}

/// How long an object or a list is.
fn nested(text: &[u8]) -> usize {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = text.get(at) {
        at += 1;
        match byte {
            b'"' => at += string(text.get(at..).unwrap_or_default()),
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth <= 1 => break,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
    }
    at
}

/// How long a text is, its closing quotation mark included.
fn string(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        at += 1;
        match byte {
            b'"' => break,
            b'\\' => at += 1,
            _ => {}
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::{Skim, rows_again};
    use crate::model::rows::Table;

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            r#"[a"\\\[\]{},:é ]{0,6}"#.prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec((r#"[a"\\]{0,3}"#, inner), 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn values_are_those_that_a_parser_finds(items in prop::collection::vec(any_json(), 0..6), pretty in any::<bool>()) {
            let list = Value::from(items.clone());
            let text = if pretty { format!("{list:#}") } else { list.to_string() };
            let mut skim = Skim { text: text.as_bytes(), at: 0 };
            prop_assert!(skim.enters(b'['));
            for item in items {
                prop_assert!(!skim.leaves());
                prop_assert_eq!(serde_json::from_slice::<Value>(skim.value()).unwrap(), item);
            }
            prop_assert!(skim.leaves());
            prop_assert_eq!(skim.at, text.len());
        }

        #[test]
        fn text_that_is_no_json_has_an_end(text in any::<Vec<u8>>()) {
            rows_again(&text, &[(Table::Hubs, 0)]);
        }
    }

    #[test]
    fn rows_are_found_by_table_and_place() {
        let rows = |table: &str| json!([{ "key": format!("{table}:0") }, 7, { "key": format!("{table}:2") }]);
        // A name in other letters, a table that is no list, one that stands twice.
        let text = format!(
            r#"{{"title": "hubs", "\u0068ubs": {}, "plans": {{"hubs": [1]}}, "plans": [1, 2], "regions": {}, "hubs": [3]}}"#,
            rows("hub"),
            rows("region"),
        );
        let wanted = [
            (Table::Regions, 2),
            (Table::Hubs, 0),
            (Table::Hubs, 1),
            (Table::Plans, 0),
        ];
        let found: Vec<(Table, usize, Value)> = rows_again(text.as_bytes(), &wanted)
            .into_iter()
            .map(|(table, index, row)| (table, index, serde_json::from_slice(row).unwrap()))
            .collect();
        assert_eq!(
            found,
            [
                (Table::Regions, 2, json!({ "key": "region:2" })),
                (Table::Hubs, 0, json!({ "key": "hub:0" })),
                (Table::Hubs, 1, json!(7)),
            ]
        );
    }
}
