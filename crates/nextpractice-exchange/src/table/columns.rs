//! Declaring the columns of a table.

/// One list for the columns and their headings, so that the two cannot part.
macro_rules! columns {
    ($($column:ident = $name:literal $([$($alias:literal),*])? $(! $need:ident)? $(=> $item:ident)?;)*) => {
        /// A column that the reader uses; as a number its place among [`HEADINGS`].
        #[derive(Clone, Copy, Debug)]
        pub(crate) enum Column {
            $($column,)*
        }

        impl From<Column> for usize {
            fn from(column: Column) -> usize {
                column as usize
            }
        }

        pub(crate) const HEADINGS: &[$crate::table::Heading] = &[
            $($crate::table::Heading {
                name: $name,
                aliases: &[$($($alias),*)?],
                need: $crate::table::columns!(@need $($need)?),
                list_item: $crate::table::columns!(@item $($item)?),
            },)*
        ];
    };
    (@need) => { $crate::table::Need::Optional };
    (@need expected) => { $crate::table::Need::Expected };
    (@need required) => { $crate::table::Need::Required };
    (@item) => { None };
    (@item $item:ident) => { Some($item) };
}
pub(crate) use columns;
