//! Dates as registers and spreadsheets write them.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use nextpractice::value::parse_date;

/// Years that a date may have; England's oldest school is of 597.
const YEARS: RangeInclusive<i32> = 500..=2200;

/// Reads `31-08-2022`, `31/08/2022` or `2022-08-31`, with or without a time of midnight.
pub(crate) fn read(cell: &str) -> Result<NaiveDate, String> {
    // Ten bytes are a day alone.
    let timed = (cell.len() > 10)
        .then(|| cell.split_once(['T', ' ']))
        .flatten();
    let day = match timed {
        Some((day, "00:00" | "00:00:00" | "00:00:00Z" | "00:00:00.000")) => day,
        _ => cell,
    };
    let Some((year, month, date)) = parts(day.as_bytes()) else {
        return Err(
            "it is not a date of the form `31-08-2022`, `31/08/2022` or `2022-08-31`".to_owned(),
        );
    };
    let found = i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, date));
    let found = match found {
        Some(found) if year > 0 => found,
        // The core's own words for what the calendar has against it.
        _ => parse_date(&format!("{year:04}-{month:02}-{date:02}"))
            .map_err(|error| error.to_string())?,
    };
    if YEARS.contains(&found.year()) {
        Ok(found)
    } else {
        Err(format!(
            "its year is not from {} to {}",
            YEARS.start(),
            YEARS.end()
        ))
    }
}

/// Year, month and day, where the form is one of those taken.
fn parts(text: &[u8]) -> Option<(u32, u32, u32)> {
    match *text {
        [d, e, a, m, n, b, w, x, y, z] if a == b && (a == b'-' || a == b'/') => {
            Some((number([w, x, y, z])?, number([m, n])?, number([d, e])?))
        }
        [w, x, y, z, b'-', m, n, b'-', d, e] => {
            Some((number([w, x, y, z])?, number([m, n])?, number([d, e])?))
        }
        _ => None,
    }
}

fn number<const N: usize>(digits: [u8; N]) -> Option<u32> {
    digits.into_iter().try_fold(0, |number, digit| {
        digit
            .is_ascii_digit()
            .then(|| number * 10 + u32::from(digit - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_spelling_of_a_day_is_that_day() {
        let day = NaiveDate::from_ymd_opt(2022, 8, 31).unwrap();
        for text in [
            "31-08-2022",
            "31/08/2022",
            "2022-08-31",
            "2022-08-31T00:00:00",
            "31/08/2022 00:00",
        ] {
            assert_eq!(read(text), Ok(day), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_told() {
        for (text, said) in [
            ("29-02-2023", "29 February does not exist in 2023"),
            ("01-13-2020", "there is no month 13"),
            ("00-00-0000", "years run from 0001 to 9999"),
            ("01-01-0042", "its year is not from 500 to 2200"),
            ("31-08/2022", "not a date of the form"),
            ("2022/08/31", "not a date of the form"),
            ("1/8/2022", "not a date of the form"),
            ("31-08-2022 12:00", "not a date of the form"),
            ("", "not a date of the form"),
            ("\u{661}1-08-202", "not a date of the form"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(said), "{text}: {error}");
        }
    }
}
