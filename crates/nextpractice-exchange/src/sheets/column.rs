//! Columns of a spreadsheet, each a field of the document's format.

use nextpractice::model::{Field, FieldShape, Lenient, Need, Shape, Table};

use super::cell;

/// A row of a sheet: a row of the document, and for one that belongs to another's list, whose.
#[derive(Clone, Debug, Default)]
pub(super) struct Line<R> {
    pub(super) row: R,
    /// The key of the row whose list it belongs to, or the table that it speaks of.
    pub(super) of: String,
}

/// One column.
pub(super) struct Column<R> {
    pub(super) heading: &'static str,
    /// The names of the field and of those around it; empty for the column that says whose the line is.
    pub(super) path: &'static [&'static str],
    pub(super) meaning: String,
    pub(super) shape: Shape,
    pub(super) required: bool,
    /// Whether the field around it may not go without it.
    pub(super) required_within: bool,
    pub(super) set: fn(&mut Line<R>, &str) -> Result<(), String>,
}

impl<R: Lenient> Column<R> {
    /// The column of a field, with its meaning and its need as the format has them.
    pub(super) fn of(
        heading: &'static str,
        path: &'static [&'static str],
        set: fn(&mut Line<R>, &str) -> Result<(), String>,
    ) -> Self {
        let mut around: Vec<&FieldShape> = Vec::new();
        let mut shape = R::SHAPE;
        for name in path {
            let Shape::Row(row) = shape else { break };
            let Some(field) = row.fields.iter().find(|field| field.name == *name) else {
                break;
            };
            shape = field.shape;
            around.push(field);
        }
        // Of the charter's own fields it need not be said whose they are.
        let said = around.iter().filter(|field| field.name != "charter");
        let meaning = said.map(|field| field.meaning.trim());
        let need = around.last().map(|field| field.need);
        let needed = matches!(need, Some(Need::Required | Need::Several));
        Column {
            heading,
            path,
            meaning: meaning.collect::<Vec<_>>().join(" "),
            shape,
            required: needed && path.len() == 1,
            required_within: needed && path.len() > 1,
            set,
        }
    }

    /// The names of the field and of those around it, within the row of the document that the line becomes.
    pub(super) fn within_row(&self) -> &'static [&'static str] {
        match self.path {
            ["charter", path @ ..] => path,
            path => path,
        }
    }

    /// The column that says whose the line is: a key of another table.
    pub(super) fn whose(name: &'static str, meaning: &str, shape: Shape) -> Self {
        Column {
            heading: name,
            path: &[],
            meaning: meaning.to_owned(),
            shape,
            required: true,
            required_within: false,
            set: |line, cell| {
                cell.clone_into(&mut line.of);
                Ok(())
            },
        }
    }

    /// The rows of other tables that a cell names: the table, and the key.
    pub(super) fn references<'c>(&self, cell: &'c str) -> Vec<(Table, &'c str)> {
        let own_key = self.path == ["key"];
        if own_key || cell == cell::NONE {
            return Vec::new();
        }
        match self.shape {
            Shape::Key(kind) => table(kind).map(|table| (table, cell)).into_iter().collect(),
            Shape::List(Shape::Key(kind)) => {
                let named = |item| Some((table(kind)?, item));
                cell::items(cell).filter_map(named).collect()
            }
            Shape::List(Shape::Row(row)) if row.name == "PartyRow" => cell::items(cell)
                .filter_map(|item| {
                    let (kind, key) = cell::party(item);
                    Some((table(kind)?, key))
                })
                .collect(),
            _ => Vec::new(),
        }
    }
}

fn table(kind: &str) -> Option<Table> {
    Table::ALL
        .iter()
        .copied()
        .find(|table| table.row_name() == kind)
}

/// Sets a field inside of another, which begins to be there.
pub(super) fn within<R: Default, T>(
    field: &mut Field<R>,
    set: impl FnOnce(&mut R) -> Result<T, String>,
) -> Result<T, String> {
    let mut row = match std::mem::replace(field, Field::Absent) {
        Field::Value(row) => row,
        _ => R::default(),
    };
    let done = set(&mut row);
    *field = Field::Value(row);
    done
}
