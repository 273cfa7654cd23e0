//! The files as published, and the days that they describe.

use std::io::Read;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::{Arguments, Failure};
use crate::teaching_school_hubs::data_folder;

/// The establishments, below the data folder.
pub const SCHOOLS: &str = "england-2022/establishments.csv";
/// The links between establishments.
pub const LINKS: &str = "establishment-links-2025/links_edubasealldata20250422.csv";
/// The groups and their establishments.
pub const GROUPS: &str = "group-links-2019/grouplinks_edubaseallacademiesandfree20190601.csv";

/// The day of the release that [`SCHOOLS`] was made from; its name does not say.
const SCHOOLS_ON: Option<NaiveDate> = NaiveDate::from_ymd_opt(2022, 4, 25);

/// A file of the register.
#[derive(Clone, Debug)]
pub(super) struct File {
    path: PathBuf,
    option: &'static str,
    /// What reports call it: its name without its folder.
    pub(super) name: String,
    /// The day that it describes.
    pub(super) date: Option<NaiveDate>,
}

/// The three files.
#[derive(Clone, Debug)]
pub(super) struct Published {
    pub(super) schools: File,
    pub(super) links: File,
    pub(super) groups: File,
}

impl Published {
    /// Finds the files: all of them, before any is read.
    pub(super) fn find(arguments: &Arguments) -> Result<Published, Failure> {
        let named = [&arguments.schools, &arguments.links, &arguments.groups];
        let folder = arguments.data_dir.clone().unwrap_or_else(data_folder);
        if named.iter().any(|path| path.is_none()) && !folder.is_dir() {
            let path = folder.display().to_string();
            return Err(Failure::Folder { path });
        }
        let file = |named: &Option<PathBuf>, usual, option, date: Option<NaiveDate>| {
            let path = named.clone().unwrap_or_else(|| folder.join(usual));
            File::find(path, option, date.filter(|_| named.is_none()))
        };
        Ok(Published {
            schools: file(&arguments.schools, SCHOOLS, "schools", SCHOOLS_ON)?,
            links: file(&arguments.links, LINKS, "links", None)?,
            groups: file(&arguments.groups, GROUPS, "groups", None)?,
        })
    }
}

impl File {
    fn find(path: PathBuf, option: &'static str, date: Option<NaiveDate>) -> Result<File, Failure> {
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = name.to_string_lossy().into_owned();
        let date = date.or_else(|| date_in(&name));
        let file = File {
            path,
            option,
            name,
            date,
        };
        match std::fs::metadata(&file.path) {
            Ok(_) => Ok(file),
            Err(error) => Err(file.failure(error)),
        }
    }

    /// The bytes of the file, read into memory that an earlier one may have had.
    pub(super) fn read<'b>(&self, buffer: &'b mut Vec<u8>) -> Result<&'b [u8], Failure> {
        buffer.clear();
        let read = std::fs::File::open(&self.path).and_then(|mut file| file.read_to_end(buffer));
        read.map_err(|error| self.failure(error))?;
        Ok(buffer)
    }

    fn failure(&self, error: std::io::Error) -> Failure {
        Failure::Input {
            path: self.path.display().to_string(),
            option: self.option,
            error,
        }
    }
}

/// The day in the name of a release, such as `links_edubasealldata20250422.csv`.
fn date_in(name: &str) -> Option<NaiveDate> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let digits = stem.get(stem.len().checked_sub(8)?..)?;
    let number = |range| digits.get(range).and_then(|text: &str| text.parse().ok());
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    let year = digits.get(..4).and_then(|text| text.parse().ok());
    all_digits
        .then(|| NaiveDate::from_ymd_opt(year?, number(4..6)?, number(6..8)?))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_a_release_stands_at_the_end_of_its_name() {
        assert_eq!(
            date_in("links_edubasealldata20250422.csv"),
            NaiveDate::from_ymd_opt(2025, 4, 22)
        );
        for name in [
            "establishments.csv",
            "links20250431.csv",
            "x.csv",
            "",
            "links-2025-04-22.csv",
            "é20250422x",
        ] {
            assert_eq!(date_in(name), None, "{name}");
        }
    }
}
