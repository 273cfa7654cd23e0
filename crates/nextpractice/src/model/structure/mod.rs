//! Structural errors that lie between rows: each row is sound, but together they cannot be a programme.

mod dates;
mod institutions;
mod networks;
pub(crate) mod records;
mod regions;
pub(crate) mod terms;

use super::entity::Charter;
use super::part::Checker;
use super::rows::Drafts;
use terms::Terms;

/// Checks what lies between rows, and gives the terms that follow from them. Rows that could not be checked themselves are passed over: they are reported.
pub(crate) fn check(charter: Option<&Charter>, drafts: &Drafts, checker: &mut Checker) -> Terms {
    regions::check(charter, drafts, checker);
    institutions::check(drafts, checker);
    dates::check(drafts, checker);
    networks::check(drafts, checker);
    terms::check(charter, drafts, checker)
}
