//! The tables of a programme by column: one for the key, one for each field; the fields of an object become columns named
//! `object.field`.

use nextpractice::model::{self, Datum, Programme, Shape, Sort};

use super::data::*;
use crate::date::days;
use crate::programme::table_constant;

impl Table {
    /// The columns of a programme's table.
    pub(crate) fn of(programme: &Programme, table: model::Table) -> Self {
        let mut keys = Texts::default();
        // The first field of a row is its key, which a checked row keeps elsewhere.
        let mut fields = match table.shape() {
            Shape::Row(shape) => shape.fields.iter().skip(1).map(Slot::of).collect(),
            _ => Vec::new(),
        };
        let rows = programme.row_count(table);
        for row in 0..rows {
            keys.push(programme.row_key(table, row).unwrap_or_default());
            if let Some(members) = programme.row(table, row) {
                for (place, slot) in fields.iter_mut().enumerate() {
                    slot.push(members.at(place).unwrap_or(Datum::Unknown), programme);
                }
            }
        }
        let mut named = vec![Field::new("key", Column::Texts(keys))];
        for slot in fields {
            slot.flatten(&mut named);
        }
        Self {
            rows,
            fields: named,
        }
    }
}

/// What takes the values of one field: a column, or those of an object's fields.
enum Slot {
    Column(Field),
    Object(String, Vec<Slot>),
}

impl Slot {
    fn of(field: &model::FieldShape) -> Self {
        match field.shape {
            Shape::Row(shape) => Self::Object(
                field.name.to_owned(),
                shape.fields.iter().map(Self::of).collect(),
            ),
            shape => Self::Column(Field::new(field.name, column(shape))),
        }
    }

    fn push(&mut self, datum: Datum<'_>, programme: &Programme) {
        match self {
            Self::Column(field) => push(&mut field.column, datum, programme),
            Self::Object(_, slots) => {
                for (place, slot) in slots.iter_mut().enumerate() {
                    slot.push(member(datum, place), programme);
                }
            }
        }
    }

    fn flatten(self, into: &mut Vec<Field>) {
        match self {
            Self::Column(field) => into.push(field),
            Self::Object(name, slots) => {
                let from = into.len();
                for slot in slots {
                    slot.flatten(into);
                }
                for field in into.iter_mut().skip(from) {
                    field.name = format!("{name}.{}", field.name);
                }
            }
        }
    }
}

/// The field of an object; where there is no object, there is as little of its fields.
fn member(datum: Datum<'_>, place: usize) -> Datum<'_> {
    match datum {
        Datum::Object(members) => members.at(place).unwrap_or(Datum::Unknown),
        Datum::Nothing => Datum::Nothing,
        _ => Datum::Unknown,
    }
}

/// An empty column for what has a shape.
fn column(shape: Shape) -> Column {
    match shape {
        Shape::Leaf(_, _, Sort::Flag) => Column::Flags(Flags::default()),
        Shape::Leaf(_, _, Sort::Whole) => Column::Whole(Numbers::default()),
        Shape::Leaf(_, _, Sort::Real) => Column::Real(Numbers::default()),
        Shape::Leaf(_, _, Sort::Date) => Column::Dates(Numbers::default()),
        Shape::Leaf(_, _, Sort::Text | Sort::Mixed) | Shape::Words(..) => {
            Column::Texts(Texts::default())
        }
        Shape::Key(kind) => {
            let table = model::Table::ALL
                .iter()
                .find(|table| table.row_name() == kind);
            let constant = table.map_or(0, |table| table_constant(*table));
            Column::Rows(Numbers::default(), Texts::default(), constant)
        }
        Shape::List(item) => Column::Lists(Lists::of(column(*item))),
        Shape::Row(shape) => Column::Structs(Structs {
            fields: shape
                .fields
                .iter()
                .map(|field| Field::new(field.name, column(field.shape)))
                .collect(),
            mask: Mask::default(),
        }),
    }
}

/// Puts a datum at the end of a column.
fn push(column: &mut Column, datum: Datum<'_>, programme: &Programme) {
    let state = match datum {
        Datum::Unknown => NXP_STATE_UNKNOWN,
        Datum::Nothing => NXP_STATE_NONE,
        _ => NXP_STATE_VALUE,
    };
    match (column, datum) {
        (Column::Flags(flags), Datum::Flag(flag)) => flags.push(flag, state),
        (Column::Flags(flags), _) => flags.push(false, state),
        (Column::Whole(numbers), Datum::Whole(number)) => numbers.push(number),
        (Column::Whole(numbers), _) => numbers.push_none(state),
        (Column::Index(numbers), _) => numbers.push_none(state),
        (Column::Real(numbers), Datum::Real(number)) => numbers.push(number),
        (Column::Real(numbers), _) => numbers.push_none(state),
        (Column::Dates(numbers), Datum::Date(date)) => numbers.push(days(date)),
        (Column::Dates(numbers), _) => numbers.push_none(state),
        (Column::Texts(texts), datum) => {
            match datum {
                Datum::Text(text) => texts.bytes.push_str(text),
                Datum::Whole(number) => texts.bytes.push_str(&number.to_string()),
                Datum::Real(number) => texts.bytes.push_str(&number.to_string()),
                Datum::MoreThan(number) => texts.bytes.push_str(&format!("more than {number}")),
                _ => {}
            }
            texts.end(state);
        }
        (Column::Words(words), _) => words.numbers.push_none(state),
        (Column::Rows(rows, keys, _), Datum::Row(table, row)) => {
            rows.push(row as u32);
            keys.push(programme.row_key(table, row).unwrap_or_default());
        }
        (Column::Rows(rows, keys, _), _) => {
            rows.push_none(state);
            keys.end(state);
        }
        (Column::Lists(lists), datum) => {
            if let Datum::List(members) = datum {
                for item in (0..members.count()).filter_map(|place| members.at(place)) {
                    push(&mut lists.items, item, programme);
                }
            }
            lists.end(state);
        }
        (Column::Structs(structs), datum) => {
            for (place, field) in structs.fields.iter_mut().enumerate() {
                push(&mut field.column, member(datum, place), programme);
            }
            structs.mask.push(state);
        }
    }
}
