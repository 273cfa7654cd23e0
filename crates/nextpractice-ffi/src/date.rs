//! Days as numbers and as text.

use std::ffi::c_char;

use chrono::{Datelike, NaiveDate};
use nextpractice::value::parse_date;

use crate::error::{Failure, nxp_error};
use crate::guard::guard;
use crate::input::text;
use crate::output::Out;
use crate::status::NXP_E_VALUE;

/// Days since 1 January 1970.
pub(crate) fn days(date: NaiveDate) -> i32 {
    date.num_days_from_ce() - NaiveDate::default().num_days_from_ce()
}

/// A date of the years 1 to 9999 from text.
pub(crate) fn date_from(text: &str) -> Result<NaiveDate, Failure> {
    parse_date(text).map_err(|error| Failure::new(NXP_E_VALUE, error.to_string()))
}

/// Reads a date written YYYY-MM-DD, as the days since 1 January 1970. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_date_parse(
    date: *const c_char,
    date_len: usize,
    days_out: *mut i32,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for text of that length and a place that may be written, or NULL.
        let (date, out) = unsafe {
            (
                text(date, date_len, "date")?,
                Out::new(days_out, "days_out")?,
            )
        };
        out.set(days(date_from(date)?));
        Ok(())
    })
}

/// The year, month and day of a date given as days since 1 January 1970. Since level 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nxp_date_parts(
    days_since_1970: i32,
    year: *mut i32,
    month: *mut i32,
    day: *mut i32,
    error: *mut *mut nxp_error,
) -> i32 {
    guard(error, || {
        // SAFETY: the header asks for places that may be written, or NULL.
        let (year, month, day) = unsafe {
            (
                Out::new(year, "year")?,
                Out::new(month, "month")?,
                Out::new(day, "day")?,
            )
        };
        let date = NaiveDate::default()
            .checked_add_signed(chrono::TimeDelta::days(i64::from(days_since_1970)))
            .filter(|date| (1..=9_999).contains(&date.year()))
            .ok_or_else(|| {
                Failure::new(
                    NXP_E_VALUE,
                    format!(
                        "{days_since_1970} days from 1 January 1970 lie outside the years 1 to 9999"
                    ),
                )
            })?;
        year.set(date.year());
        month.set(date.month() as i32);
        day.set(date.day() as i32);
        Ok(())
    })
}
