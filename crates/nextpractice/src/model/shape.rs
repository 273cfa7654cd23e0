//! What a document looks like, as data: the page that describes the format is made from it.

use super::document::Document;
use super::field::Lenient;

/// What a place of a document holds.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// One value: as a message would describe it, and as JSON Schema does; and its sort.
    Leaf(&'static str, &'static str, Sort),
    /// One of the words of a closed set: what the set is of, and the words.
    Words(&'static str, fn() -> Vec<&'static str>),
    /// The key of a row of a kind.
    Key(&'static str),
    /// A list.
    List(&'static Self),
    /// An object with named fields.
    Row(&'static RowShape),
}

/// What sort of [`Datum`](super::Datum) a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// True or false.
    Flag,
    /// A whole number.
    Whole,
    /// A number.
    Real,
    /// A day.
    Date,
    /// Text.
    Text,
    /// A number or text.
    Mixed,
}

/// An object of the format.
#[derive(Debug)]
pub struct RowShape {
    /// The name of its type.
    pub name: &'static str,
    /// Its fields, in the order in which they are written.
    pub fields: &'static [FieldShape],
}

/// A field of an object.
#[derive(Debug)]
pub struct FieldShape {
    /// Its name.
    pub name: &'static str,
    /// What it means, as Markdown.
    pub meaning: &'static str,
    /// What is asked of it.
    pub need: Need,
    /// What it holds.
    pub shape: Shape,
}

/// What is asked of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must be given.
    Required,
    /// A list that must be given, with at least one item.
    Several,
    /// It need not be given: absent is unknown, null or an empty list is recorded as none.
    Optional,
}

impl Document {
    /// The format as a Markdown page, `docs/format.md`: every object with its fields, as the types have them.
    ///
    /// ```
    /// use nextpractice::model::Document;
    /// assert!(Document::format_page().contains("| `recorded_on` |"));
    /// ```
    pub fn format_page() -> String {
        let mut page = String::from(INTRODUCTION);
        let mut waiting = vec![<Self as Lenient>::SHAPE];
        let mut done = Vec::new();
        // Rows in the order in which a reader meets them; the shapes are finite, as no row holds itself.
        while !waiting.is_empty() {
            let mut next = Vec::new();
            for shape in std::mem::take(&mut waiting) {
                if let Some(row) = shape.row().filter(|row| !done.contains(&row.name)) {
                    done.push(row.name);
                    row.describe(&mut page);
                    next.extend(row.fields.iter().map(|field| field.shape));
                }
            }
            waiting = next;
        }
        page
    }
}

const INTRODUCTION: &str = "# The format `nextpractice/1`

Generated from the types themselves; do not edit.

A document is one JSON object, in UTF-8, gzipped or not. What is not known is left out. `null`, or an empty list, records that
there is none. Neither is ever taken for zero or \"no\". A key is text that is unique within its table; other rows refer to a row by its key.
How complete a table is, is said under `records`: *complete* (what is absent did not happen), *partial* (absence says nothing) or *not recorded*. A table of which nothing is said
there is not recorded if it is left out, complete if it is given as none, and partial if it has rows. A statement holds up to its
own date (`as_of`, or `recorded_on`) and no further.

## On many lines

The same document can stand on many lines (NDJSON), so that it is read and written row by row, in memory that does not grow with the
text. The first line is the document without its rows, and its format is `nextpractice/1-ndjson`; `format` comes first there, so
that the form is known by it. Each further line is one row, named by its table:

```json
{\"format\": \"nextpractice/1-ndjson\", \"recorded_on\": \"2006-01-01\", \"charter\": {}, \"rows\": {\"regions\": 1, \"institutions\": 1}}
{\"regions\": {\"key\": \"north\", \"scheme\": \"areas\"}}
{\"institutions\": {\"key\": \"urn:100001\", \"name\": \"Alder School\", \"regions\": [\"north\"]}}
```

The tables may stand in any order; in the order of the list below fewest rows wait for others further down, and what waits is in memory as text. The rows
of a table are counted in the order of their lines, so a JSON pointer such as `/institutions/0/name` means the same in both forms; errors name the line
besides. In the first line `rows` may say how many rows of each table follow: where it does, a file that was cut short is found out. A table without rows
is recorded as none if the first line has it as `[]` or `null`, and left out otherwise. Blank lines say nothing. A line that is no row is reported with all other
errors, and then references are not followed, for it may be what they lead to.
";

impl Shape {
    fn row(self) -> Option<&'static RowShape> {
        match self {
            Self::Row(row) => Some(row),
            Self::List(item) => item.row(),
            Self::Leaf(..) | Self::Words(..) | Self::Key(_) => None,
        }
    }

    fn describe(self) -> String {
        match self {
            Self::Leaf(expected, ..) => expected.replace('|', "\\|"),
            Self::Words(_, words) => format!("one of `{}`", words().join("`, `")),
            Self::Key(kind) => format!("the key of {} {kind}", article(kind)),
            Self::List(item) => format!("list: {}", item.describe()),
            Self::Row(row) => format!("[{}](#{})", row.title(), row.title().to_lowercase()),
        }
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    }
}

impl RowShape {
    fn title(&self) -> &'static str {
        self.name.strip_suffix("Row").unwrap_or(self.name)
    }

    fn describe(&self, page: &mut String) {
        page.push_str(&format!(
            "\n## {}\n\n| field | holds | meaning |\n| --- | --- | --- |\n",
            self.title()
        ));
        for field in self.fields {
            let need = match field.need {
                Need::Required => " (required)",
                Need::Several => " (required, at least one)",
                Need::Optional => "",
            };
            let meaning = field.meaning.trim().replace("[`", "`").replace("`]", "`");
            page.push_str(&format!(
                "| `{}` | {}{need} | {meaning} |\n",
                field.name,
                field.shape.describe()
            ));
        }
    }
}
