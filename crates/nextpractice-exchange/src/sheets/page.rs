//! The page that describes the sheets, and templates to fill in: made of the definition that reading goes by.

use std::fmt::Write;

use nextpractice::model::{self, Lenient, Shape, Sort};

use super::cell::{BETWEEN, NONE};
use super::layout::{self, Place, Sheet, each_sheet};

const INTRODUCTION: &str = "# A programme kept in a spreadsheet

Generated from the columns themselves; do not edit.

Each table is a file of its own, saved as CSV (in Excel: \"CSV UTF-8\"): `hubs.csv` holds the hubs. Files may be left out, and so may
columns that are not required. `cargo run --release --example audit -- FOLDER` audits the files of a folder. Templates with the headings lie in `examples/data/templates`. Columns may stand in any order; case, spaces
and underscores in headings are not compared.

- A blank cell is *unknown*. `none` records that there *is none*. Neither is ever taken for zero or \"no\".
- Where a column holds several, they are set apart by semicolons: `north; south`.
- Dates are written `2005-10-01`, `01/10/2005` or `01-10-2005`; yes and no as `yes` and `no`.
- A column that names rows of another table holds their keys. Those who propose or decide are institutions, unless the word `agency` or
  `convenor` stands before the key: `urn:100001; convenor ssat`.
- A row that cannot be read whole, or that names what is not there, is refused with its file, row, column, value and reason, and the others come
  through. `audit` then audits nothing: without the row, a rule might look broken that is kept, or kept that is broken.

What the columns mean is said at length in [format.md](format.md).
";

macro_rules! sheets_told {
    ($($name:ident: $row:ident,)*) => {
        /// The sheets described, as a Markdown page: `docs/spreadsheets.md`.
        ///
        /// ```
        /// let page = nextpractice_exchange::sheets::layout_page();
        /// assert!(page.contains("## `hubs.csv`"));
        /// ```
        #[must_use]
        pub fn layout_page() -> String {
            let mut page = String::from(INTRODUCTION);
            $(describe::<model::$row>(&layout::$name(), &mut page);)*
            page
        }

        /// The names of the sheets' files.
        ///
        /// ```
        /// assert!(nextpractice_exchange::sheets::template_names().contains(&"hubs.csv"));
        /// ```
        #[must_use]
        pub fn template_names() -> &'static [&'static str] {
            &[$(concat!(stringify!($name), ".csv")),*]
        }

        /// The file of a sheet with its headings and no row; `None` for a name that is none of
        /// [`template_names`].
        ///
        /// ```
        /// use nextpractice_exchange::sheets::template;
        /// assert_eq!(template("convenors.csv").as_deref(), Some("key,name\n"));
        /// assert_eq!(template("convenor.csv"), None);
        /// ```
        #[must_use]
        pub fn template(name: &str) -> Option<String> {
            match name {
                $(concat!(stringify!($name), ".csv") => Some(headings(&layout::$name())),)*
                _ => None,
            }
        }
    };
}
each_sheet!(sheets_told);

fn headings<R>(sheet: &Sheet<R>) -> String {
    let headings: Vec<&str> = sheet.columns.iter().map(|column| column.heading).collect();
    headings.join(",") + "\n"
}

#[expect(
    clippy::expect_used,
    reason = "memory takes every write that is made to it"
)]
fn describe<R: Place + Lenient>(sheet: &Sheet<R>, page: &mut String) {
    let (name, about) = (sheet.name, sheet.about);
    write!(page, "\n## `{name}.csv`\n\n{about}\n\n").expect("memory takes it");
    page.push_str("| column | holds | meaning |\n| --- | --- | --- |\n");
    for column in &sheet.columns {
        let required = column.required && !(R::NAMED && column.path == ["key"]);
        let need = if required { " (required)" } else { "" };
        let (heading, meaning) = (column.heading, &column.meaning);
        writeln!(
            page,
            "| `{heading}` | {}{need} | {meaning} |",
            holds(column.shape)
        )
        .expect("memory takes it");
    }
}

fn holds(shape: Shape) -> String {
    match shape {
        Shape::Leaf(_, _, Sort::Flag) => "`yes` or `no`".to_owned(),
        Shape::Leaf(words, ..) => words.to_owned(),
        Shape::Words(_, words) => format!("one of `{}`", words().join("`, `")),
        Shape::Key(kind) => format!("the key of {} {kind}", article(kind)),
        Shape::List(Shape::Row(_)) => format!(
            "keys of institutions, agencies and convenors, with `{BETWEEN}` between them, or `{NONE}`"
        ),
        Shape::List(item) => format!("{}; several with `{BETWEEN}` between them", holds(*item)),
        Shape::Row(row) => row.name.to_owned(),
    }
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    }
}
