//! Work shared out among threads, where there is enough of it.

#[cfg(feature = "parallel")]
use rayon::prelude::*;

use crate::model::{Programme, Table};

/// A programme of fewer rows is audited before a second thread is awake. (`LIB`)
const ENOUGH_ROWS: usize = 8_192;

/// Whether an audit of a programme is shared out.
pub(super) fn are_worth_it(programme: &Programme) -> bool {
    let rows = |table: &Table| programme.row_count(*table);
    cfg!(feature = "parallel") && Table::ALL.iter().map(rows).sum::<usize>() >= ENOUGH_ROWS
}

/// Does the same work with each item; what comes of it is in the order of the items, whichever thread did it.
pub(super) fn map<T: Send, R: Send>(
    shared: bool,
    items: Vec<T>,
    work: impl Fn(T) -> R + Send + Sync,
) -> Vec<R> {
    #[cfg(feature = "parallel")]
    if shared {
        return items.into_par_iter().map(work).collect();
    }
    debug_assert!(!shared, "without threads nothing is shared");
    items.into_iter().map(work).collect()
}
