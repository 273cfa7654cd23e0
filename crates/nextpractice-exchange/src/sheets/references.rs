//! Which rows name what is not there. A row that is refused for it is no longer there itself.

use std::collections::{HashMap, HashSet};

use nextpractice::model::Table;

/// A row that was read, whatever its sheet.
#[derive(Debug)]
pub(super) struct Entry {
    /// The place of its file among the reports.
    pub(super) report: usize,
    pub(super) row: usize,
    pub(super) line: usize,
    pub(super) table: Option<Table>,
    pub(super) key: Option<String>,
    /// Where its cells begin.
    pub(super) cells: Vec<Cell>,
    /// What it names: the heading, the table, and the key.
    pub(super) names: Vec<(&'static str, Table, String)>,
}

/// Where a cell begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// The names of its field and of those around it, within the row.
    pub(super) path: &'static [&'static str],
    pub(super) line: usize,
    pub(super) column: usize,
}

/// The rows that name what is not there, each with the place of one such name: one pass over all names.
pub(super) fn refused(
    entries: &[Entry],
    known: &HashSet<(Table, String)>,
) -> HashMap<usize, usize> {
    let mut there: HashMap<(Table, &str), usize> = HashMap::new();
    let mut named_by: HashMap<(Table, &str), Vec<(usize, usize)>> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        if let (Some(table), Some(key)) = (entry.table, &entry.key) {
            there.insert((table, key), at);
        }
        for (place, (_, table, key)) in entry.names.iter().enumerate() {
            named_by.entry((*table, key)).or_default().push((at, place));
        }
    }
    let known: HashSet<(Table, &str)> = known
        .iter()
        .map(|(table, key)| (*table, key.as_str()))
        .collect();
    let mut refused = HashMap::new();
    let mut waiting: Vec<(usize, usize)> = named_by
        .iter()
        .filter(|(name, _)| !there.contains_key(*name) && !known.contains(*name))
        .flat_map(|(_, by)| by.iter().copied())
        .collect();
    // The first of a row's names is the one that is told, however the names were met.
    waiting.sort_unstable_by(|one, other| other.cmp(one));
    while let Some((at, place)) = waiting.pop() {
        if refused.contains_key(&at) {
            continue;
        }
        refused.insert(at, place);
        let name = entries
            .get(at)
            .and_then(|entry| Some((entry.table?, entry.key.as_deref()?)));
        if let Some(by) = name
            .filter(|name| !known.contains(name))
            .and_then(|name| named_by.get(&name))
        {
            waiting.extend(by);
        }
    }
    refused
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_of_a_hundred_thousand_falls_with_its_first() {
        let entries: Vec<Entry> = (0..100_000)
            .map(|at| Entry {
                report: 0,
                row: at + 2,
                line: at + 2,
                table: Some(Table::Practices),
                key: Some(format!("p{at}")),
                cells: Vec::new(),
                names: vec![("parent", Table::Practices, format!("p{}", at + 1))],
            })
            .collect();
        assert_eq!(refused(&entries, &HashSet::new()).len(), entries.len());
        let known = HashSet::from([(Table::Practices, "p100000".to_owned())]);
        assert!(refused(&entries, &known).is_empty());
    }
}
