//! The macros that declare what a document says of a thing together with what a programme knows of it.

/// Declares a row: an object of named fields, read leniently, written without its absent fields.
macro_rules! row {
    (
        $(#[$meta:meta])*
        pub struct $row:ident {
            $( $(#[doc = $doc:literal])* $field:ident : $raw:ty as $need:ident ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $row {
            $( $(#[doc = $doc])* pub $field: $crate::model::Field<$raw>, )*
            /// What the document has here under names that are no fields of the format.
            pub unknown: Vec<$crate::model::Unknown>,
        }

        impl $row {
            /// The names of the fields, in the order in which they are written.
            pub const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];

            /// The same as a text has them before their values.
            pub(crate) const WRITTEN: &'static [$crate::model::written::Written] =
                &[$($crate::model::written::Written::new(concat!("\"", stringify!($field), "\":"))),*];

            /// Reads the value of a name. `next` is the place of the field that was likely to come now; the answer, of that which
            /// is likely to come then.
            #[inline]
            pub(crate) fn member(
                &mut self,
                name: $crate::model::reader::Name<'_>,
                next: usize,
                reader: &mut $crate::model::reader::Reader<'_>,
            ) -> Result<usize, $crate::model::reader::Stop> {
                #[allow(non_camel_case_types, reason = "the names are the fields'")]
                #[derive(Clone, Copy)]
                enum Slot { $($field),* }
                const SLOTS: &[Slot] = &[$(Slot::$field),*];

                let (name, repeated) = match name {
                    $crate::model::reader::Name::Known(place) => match SLOTS.get(place) {
                        $( Some(Slot::$field) if self.$field.is_absent() => {
                            let absent = std::mem::replace(&mut self.$field, $crate::model::field::Lenient::read(reader)?);
                            // There is nothing in it to drop, which is not seen otherwise.
                            std::mem::forget(absent);
                            return Ok(place + 1);
                        } )*
                        _ => (Self::FIELDS.get(place).map_or("", |name| *name).into(), true),
                    },
                    $crate::model::reader::Name::Other(name) => (name.into(), false),
                };
                self.unknown.push($crate::model::Unknown { name, raw: reader.value()?, repeated });
                Ok(next)
            }
        }

        impl $crate::model::field::Lenient for $row {
            const SHAPE: $crate::model::Shape = $crate::model::Shape::Row(&$crate::model::RowShape {
                name: stringify!($row),
                fields: &[$( $crate::model::FieldShape {
                    name: stringify!($field),
                    meaning: concat!($($doc),*),
                    need: $crate::model::record::need!($need),
                    shape: <$raw as $crate::model::field::Lenient>::SHAPE,
                } ),*],
            });
            const EXPECTED: &'static str = concat!("an object with the fields ", $crate::model::record::comma_list!($($field)*));

            fn read(
                reader: &mut $crate::model::reader::Reader<'_>,
            ) -> Result<$crate::model::Field<Self>, $crate::model::reader::Stop> {
                if !reader.enters_object()? {
                    return Ok($crate::model::field::misfit(reader.value()?, Self::EXPECTED));
                }
                let mut row = Self::default();
                let mut next = 0;
                while let Some(name) = reader.field(Self::WRITTEN, next)? {
                    next = row.member(name, next, reader)?;
                }
                Ok($crate::model::Field::Value(row))
            }

            fn write<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $( if !self.$field.is_absent() {
                    map.serialize_entry(stringify!($field), &self.$field)?;
                } )*
                for field in &self.unknown {
                    map.serialize_entry(&field.name, &field.raw)?;
                }
                map.end()
            }
        }
    };
}
pub(crate) use row;

macro_rules! comma_list {
    ($only:ident) => { stringify!($only) };
    ($first:ident $($rest:ident)+) => { concat!(stringify!($first), ", ", $crate::model::record::comma_list!($($rest)+)) };
}
pub(crate) use comma_list;

/// Declares a checked record and its row in one list of fields. Each field says what is asked of it:
///
/// - `required T`: must be given;
/// - `optional T`: unknown, recorded as none, or a value;
/// - `list T`: unknown, recorded as none, or items;
/// - `several T`: a list of at least one item.
///
/// With `keyed`, the row has a key besides; the programme keeps the keys of a table in a column of their own.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident / $row:ident $(keyed $key_doc:literal)? {
            $( $(#[doc = $doc:literal])* $field:ident : $need:ident $ty:ty ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $( $(#[doc = $doc])* pub $field: $crate::model::record::record!(@checked $need $ty), )*
        }

        $crate::model::record::row! {
            #[doc = concat!("What a document says of a [`", stringify!($name), "`], before any check.")]
            pub struct $row {
                $( #[doc = $key_doc] key: $crate::value::Key<$name> as required, )?
                $( $(#[doc = $doc])* $field: $crate::model::record::record!(@raw $need $ty) as $need, )*
            }
        }

        impl $crate::model::part::Part for $name {
            type Raw = $row;

            fn check(
                raw: $row,
                at: $crate::model::Place<'_>,
                checker: &mut $crate::model::part::Checker,
            ) -> Option<Self> {
                checker.unknown(&raw.unknown, $row::FIELDS, at);
                $( let $field = checker.$need::<$ty>(raw.$field, at.field(stringify!($field))); )*
                Some(Self { $( $field: $crate::model::record::record!(@unwrap $need $field), )* })
            }

            fn raw(&self, tables: &$crate::model::rows::Tables) -> $row {
                $row {
                    $( key: $crate::model::record::record!(@no_key $key_doc), )?
                    $( $field: $crate::model::record::record!(@field $need self.$field, tables), )*
                    unknown: Vec::new(),
                }
            }

            fn datum(&self) -> $crate::model::Datum<'_> {
                $crate::model::Datum::Object(self)
            }
        }

        impl $crate::model::Members for $name {
            fn names(&self) -> &'static [&'static str] {
                &[$(stringify!($field)),*]
            }

            fn at(&self, place: usize) -> Option<$crate::model::Datum<'_>> {
                const DATA: &[fn(&$name) -> $crate::model::Datum<'_>] =
                    &[$( |row| $crate::model::record::record!(@datum $need row.$field) ),*];
                DATA.get(place).map(|datum| datum(self))
            }
        }
    };

    (@no_key $key_doc:literal) => { $crate::model::Field::Absent };

    (@checked required $ty:ty) => { $ty };
    (@checked optional $ty:ty) => { $crate::model::Recorded<$ty> };
    (@checked list $ty:ty) => { $crate::model::Listed<$ty> };
    (@checked several $ty:ty) => { Box<[$ty]> };

    (@raw required $ty:ty) => { <$ty as $crate::model::part::Part>::Raw };
    (@raw optional $ty:ty) => { <$ty as $crate::model::part::Part>::Raw };
    (@raw list $ty:ty) => { Vec<$crate::model::Field<<$ty as $crate::model::part::Part>::Raw>> };
    (@raw several $ty:ty) => { Vec<$crate::model::Field<<$ty as $crate::model::part::Part>::Raw>> };

    (@unwrap required $value:ident) => { $value? };
    (@unwrap optional $value:ident) => { $value };
    (@unwrap list $value:ident) => { $value };
    (@unwrap several $value:ident) => { $value? };

    (@datum required $value:expr) => { $crate::model::part::Part::datum(&$value) };
    (@datum optional $value:expr) => { $value.datum() };
    (@datum list $value:expr) => { $value.datum() };
    (@datum several $value:expr) => { $crate::model::Datum::List(&$value) };

    (@field required $value:expr, $tables:ident) => {
        $crate::model::Field::Value($crate::model::part::Part::raw(&$value, $tables))
    };
    (@field optional $value:expr, $tables:ident) => { $crate::model::part::optional_raw(&$value, $tables) };
    (@field list $value:expr, $tables:ident) => { $crate::model::part::list_raw(&$value, $tables) };
    (@field several $value:expr, $tables:ident) => {
        $crate::model::Field::Value($crate::model::part::items_raw(&$value, $tables))
    };
}
pub(crate) use record;

macro_rules! need {
    (required) => {
        $crate::model::Need::Required
    };
    (optional) => {
        $crate::model::Need::Optional
    };
    (list) => {
        $crate::model::Need::Optional
    };
    (several) => {
        $crate::model::Need::Several
    };
}
pub(crate) use need;
