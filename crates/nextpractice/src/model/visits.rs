//! How often an audit looks at a row: counted where rows are reached, for the bench of growth alone (feature `visits`).

#[cfg(feature = "visits")]
static VISITS: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);

/// Counts rows as looked at; without the feature, nothing.
#[inline(always)]
pub(crate) fn visited(rows: usize) {
    #[cfg(feature = "visits")]
    VISITS.fetch_add(rows as u64, std::sync::atomic::Ordering::Relaxed);
    #[cfg(not(feature = "visits"))]
    let _ = rows;
}

/// Rows looked at so far, on all threads: a row that is looked at twice counts twice.
#[cfg(feature = "visits")]
pub fn visits() -> u64 {
    VISITS.load(std::sync::atomic::Ordering::Relaxed)
}
