//! The sheets: which files there are, and their columns. The one definition that reading, templates and the page share.

use nextpractice::model::{
    AgencyRow, ArrangementRow, ContributionRow, ConvenorRow, Document, Field, HubRow,
    InstitutionRow, MembershipRow, PlanRow, PracticeRow, PriorityRow, RegionRow, Shape, Sort,
    Table, TableRecordRow, TaskRow, TransferRow,
};

use super::cell;
use super::column::{Column, Line, within};

/// A sheet: its name, which is that of its file without `.csv`, what it is about, and its columns.
pub(super) struct Sheet<R> {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) columns: Vec<Column<R>>,
}

macro_rules! columns {
    ($row:ident; $($path:ident).+ $how:ident) => {
        Column::<$row>::of(columns!(@heading $($path).+), &[$(stringify!($path)),+], |line, cell| columns!(@set line.row, cell, $how, $($path).+))
    };
    // What belongs to the charter needs no word for it.
    (@heading charter . $($path:ident).+) => { columns!(@heading $($path).+) };
    (@heading $first:ident $(. $path:ident)*) => { concat!(stringify!($first) $(, "_", stringify!($path))*) };
    (@set $row:expr, $cell:ident, $how:ident, $field:ident) => {{
        $row.$field = cell::$how($cell)?;
        Ok(())
    }};
    (@set $row:expr, $cell:ident, $how:ident, $outer:ident . $($rest:ident).+) => {
        within(&mut $row.$outer, |row| columns!(@set row, $cell, $how, $($rest).+))
    };
}

macro_rules! sheets {
    ($(
        $(#[doc = $about:literal])+
        $name:ident: $row:ident $(of $whose:literal ($meaning:literal, $shape:expr))? {
            $($($path:ident).+ $how:ident,)*
        }
    )*) => {
        $(
            pub(super) fn $name() -> Sheet<$row> {
                Sheet {
                    name: stringify!($name),
                    about: concat!($($about),+).trim_ascii(),
                    columns: vec![
                        $(Column::whose($whose, $meaning, $shape),)?
                        $(columns!($row; $($path).+ $how),)*
                    ],
                }
            }
        )*

        /// Calls a macro with the names of all sheets, in the order in which they are read.
        macro_rules! each_sheet {
            ($with:ident) => { $with! { $($name: $row,)* } };
        }
        pub(super) use each_sheet;
    };
}

sheets! {
    /// The programme itself: one row.
    programme: Document {
        title one, description one, recorded_on one, synthetic one,
        charter.name one, charter.term.from one, charter.term.until one, charter.scheme one, charter.regions many,
        charter.focuses many, charter.coverage one, charter.hubs_per_cell one, charter.applications_received one,
        charter.grant_per_year one, charter.note one,
    }
    /// How complete each table is. A table that is not named here, and has rows, is partial.
    records: TableRecordRow of "table" ("The table: `hubs`, `memberships` and so on.", Shape::Leaf("the name of a table", "{}", Sort::Text)) {
        completeness one, as_of one, note one,
    }
    /// Those who call the programme together.
    convenors: ConvenorRow { key one, name one, }
    /// Regions, each of a named scheme.
    regions: RegionRow { key one, scheme one, name one, note one, }
    /// Schools and colleges.
    institutions: InstitutionRow {
        key one, name one, urn one, la_estab one, kind one, governance one, selective one, specialisms many, regions many,
        authority one, pupils one, fsm one, sen one, initiatives many, opened one, closed one, note one,
    }
    /// Bodies that are no school or college.
    agencies: AgencyRow { key one, name one, kind one, }
    /// Hubs.
    hubs: HubRow {
        key one, name one, institution one, focus one, regions many, term.from one, term.until one, note one,
    }
    /// Hub networks, learning communities, partnerships, federations and trusts.
    arrangements: ArrangementRow {
        key one, kind one, name one, hub one, focuses many, theme one, term.from one, term.until one, origins many,
        antecedent one, relaunches many, remedies many, records.memberships one, note one,
    }
    /// Who belongs to which arrangement. Without a key, a row is named after its number.
    memberships: MembershipRow {
        key one, institution one, arrangement one, term.from one, term.until one, joined one, directed_by one, readiness one,
    }
    /// The priorities of the agendas.
    priorities: PriorityRow {
        key one, focus one, title one, gateways many, proposers parties, agreed one, retired one,
    }
    /// What was said of a priority in debate, by whom and when: one row a contribution.
    contributions: ContributionRow of "priority" ("The priority that was debated.", Shape::Key("priority")) {
        institution one, date one, said one,
    }
    /// The hubs' plans for innovation.
    plans: PlanRow {
        key one, hub one, term.from one, term.until one, priorities many, purpose one,
        scope.statement one, scope.decided_by parties, timescale.statement one, timescale.decided_by parties,
        means.statement one, means.decided_by parties, success_criteria many,
    }
    /// What is to be done under a plan, and by whom: one row a task.
    tasks: TaskRow of "plan" ("The plan that the task belongs to.", Shape::Key("plan")) {
        title one, holders many, priority one,
    }
    /// Practices, good and next.
    practices: PracticeRow {
        key one, title one, gateways many, kind one, origin one, date one, plan one, parent one, evidence many,
        did_not_work many,
    }
    /// Transfers of practices between institutions. Without a key, a row is named after its number.
    transfers: TransferRow {
        key one, practice one, from one, to one, date one, channel one, outcome one,
    }
}

/// What a sheet's lines become in a document.
pub(super) trait Place: Sized {
    /// The table of the document that the sheet is one of.
    const TABLE: Option<Table> = None;
    /// Whether a line without a key is named after its row.
    const NAMED: bool = false;
    /// Puts the lines into the document, and says where each went: its pointer.
    fn place(lines: Vec<Line<Self>>, document: &mut Document) -> Vec<String>;
    /// What a line holds that no cell by itself can be asked about.
    fn check(_: &Line<Self>) -> Result<(), String> {
        Ok(())
    }
    /// The keys that the document has already.
    fn keys(_: &Document) -> Vec<String> {
        Vec::new()
    }
    /// What no two lines may share: the line's own key, made from the number of its row where it may go without one.
    fn key(_: &mut Line<Self>, _: usize) -> Option<String> {
        None
    }
}

macro_rules! tables {
    (@named) => { false };
    (@named $prefix:literal) => { true };
    ($($table:ident: $row:ident = $variant:ident $(named $prefix:literal)?,)*) => {
        $(impl Place for $row {
            const TABLE: Option<Table> = Some(Table::$variant);
            const NAMED: bool = tables!(@named $($prefix)?);

            fn place(lines: Vec<Line<Self>>, document: &mut Document) -> Vec<String> {
                if lines.is_empty() {
                    return Vec::new();
                }
                let mut rows = match std::mem::replace(&mut document.$table, Field::Absent) {
                    Field::Value(rows) => rows,
                    _ => Vec::new(),
                };
                let first = rows.len();
                let places = (first..first + lines.len()).map(|at| format!("/{}/{at}", stringify!($table)));
                let places = places.collect();
                rows.extend(lines.into_iter().map(|line| Field::Value(line.row)));
                document.$table = Field::Value(rows);
                places
            }

            fn keys(document: &Document) -> Vec<String> {
                let rows = document.$table.value().map_or(&[][..], Vec::as_slice);
                let keys = rows.iter().filter_map(|row| row.value()?.key.value());
                keys.map(|key| key.as_str().to_owned()).collect()
            }

            fn key(line: &mut Line<Self>, _row: usize) -> Option<String> {
                $(if line.row.key.is_absent() {
                    line.row.key = cell::one(&format!("{}:{_row}", $prefix)).unwrap_or(Field::Absent);
                })?
                line.row.key.value().map(|key| key.as_str().to_owned())
            }
        })*
    };
}

tables! {
    convenors: ConvenorRow = Convenors,
    regions: RegionRow = Regions,
    institutions: InstitutionRow = Institutions,
    agencies: AgencyRow = Agencies,
    hubs: HubRow = Hubs,
    arrangements: ArrangementRow = Arrangements,
    memberships: MembershipRow = Memberships named "membership",
    priorities: PriorityRow = Priorities,
    plans: PlanRow = Plans,
    practices: PracticeRow = Practices,
    transfers: TransferRow = Transfers named "transfer",
}

macro_rules! children {
    ($($row:ident: $table:ident . $list:ident,)*) => {
        $(impl Place for $row {
            fn place(lines: Vec<Line<Self>>, document: &mut Document) -> Vec<String> {
                let Field::Value(rows) = &mut document.$table else {
                    return Vec::new();
                };
                let places: std::collections::HashMap<String, usize> = rows
                    .iter()
                    .enumerate()
                    .filter_map(|(at, row)| Some((row.value()?.key.value()?.as_str().to_owned(), at)))
                    .collect();
                let put = |line: Line<Self>| {
                    let at = places.get(&line.of).copied()?;
                    let Some(Field::Value(row)) = rows.get_mut(at) else {
                        return None;
                    };
                    let mut list = match std::mem::replace(&mut row.$list, Field::Absent) {
                        Field::Value(list) => list,
                        _ => Vec::new(),
                    };
                    let pointer = format!("/{}/{at}/{}/{}", stringify!($table), stringify!($list), list.len());
                    list.push(Field::Value(line.row));
                    row.$list = Field::Value(list);
                    Some(pointer)
                };
                lines.into_iter().map(put).map(Option::unwrap_or_default).collect()
            }
        })*
    };
}

children! {
    ContributionRow: priorities.contributions,
    TaskRow: plans.tasks,
}

impl Place for Document {
    fn key(_: &mut Line<Self>, _: usize) -> Option<String> {
        Some("programme".to_owned())
    }

    fn place(lines: Vec<Line<Self>>, document: &mut Document) -> Vec<String> {
        let mut places = Vec::new();
        for line in lines {
            let said = line.row;
            for (whole, said) in [
                (&mut document.title, said.title),
                (&mut document.description, said.description),
            ] {
                if !said.is_absent() {
                    *whole = said;
                }
            }
            if !said.recorded_on.is_absent() {
                document.recorded_on = said.recorded_on;
            }
            if !said.synthetic.is_absent() {
                document.synthetic = said.synthetic;
            }
            document.charter = said.charter;
            places.push("/charter".to_owned());
        }
        places
    }
}

impl Place for TableRecordRow {
    fn key(line: &mut Line<Self>, _: usize) -> Option<String> {
        Some(line.of.clone())
    }

    fn check(line: &Line<Self>) -> Result<(), String> {
        let names = Table::NAMES;
        if names.contains(&line.of.as_str()) {
            return Ok(());
        }
        Err(format!("it is none of the tables: {}", names.join(", ")))
    }

    fn place(lines: Vec<Line<Self>>, document: &mut Document) -> Vec<String> {
        let mut places = Vec::new();
        let done = within(&mut document.records, |records| {
            macro_rules! put {
                ($line:ident; $($table:ident)*) => {
                    match $line.of.as_str() {
                        $(stringify!($table) => records.$table = Field::Value($line.row),)*
                        _ => {}
                    }
                };
            }
            for line in lines {
                places.push(format!("/records/{}", line.of));
                put!(line; convenors regions institutions agencies coordinators applications hubs arrangements
                    memberships priorities plans grants practices transfers events publications suppressions);
            }
            Ok(())
        });
        debug_assert!(done.is_ok());
        places
    }
}
