//! Import reports as JSON and as CSV.

use csv::Writer;

use super::ImportReport;

/// The headings of a report as CSV.
const HEADINGS: [&str; 11] = [
    "file", "entry", "name", "severity", "number", "row", "line", "column", "value", "reason",
    "remedy",
];

impl ImportReport {
    /// The report as JSON, on one line with its end.
    ///
    /// ```
    /// use nextpractice_exchange::gias::read_establishments;
    ///
    /// let (_, report) = read_establishments("a.csv", b"URN,EstablishmentName\n100000,A School\n").unwrap();
    /// let data: serde_json::Value = serde_json::from_str(&report.to_json()).unwrap();
    /// assert_eq!((&data["rows"], &data["imported"]), (&1.into(), &1.into()));
    /// ```
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "a report is plain data with text for keys"
    )]
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string(self).expect("plain data");
        json.push('\n');
        json
    }

    /// Reports as one CSV table: of each file its counts (`entry` is `count`), how many issues of each kind it has
    /// (`kind`), and the issues that are listed (`issue`).
    ///
    /// A cell that a spreadsheet would take for a formula is opened by an apostrophe, unless it is a number.
    ///
    /// ```
    /// use nextpractice_exchange::gias::read_establishments;
    /// use nextpractice_exchange::report::ImportReport;
    ///
    /// let (_, report) = read_establishments("a.csv", b"URN,EstablishmentName\nx,A School\n").unwrap();
    /// let csv = ImportReport::to_csv([&report]);
    /// assert!(csv.contains("a.csv,count,rejected,,1,"));
    /// assert!(csv.contains("a.csv,issue,bad-key,rejection,,2,2,URN,x,"));
    /// ```
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "memory takes every write, and text is UTF-8"
    )]
    pub fn to_csv<'r>(reports: impl IntoIterator<Item = &'r ImportReport>) -> String {
        let mut writer = Writer::from_writer(Vec::new());
        writer.write_record(HEADINGS).expect("memory takes it");
        for report in reports {
            let mut line = |cells: [&str; 10]| {
                let cells = [report.file.as_str()]
                    .into_iter()
                    .chain(cells)
                    .map(harmless);
                writer.write_record(cells).expect("memory takes it");
            };
            for (name, number) in report.counts() {
                line([
                    "count",
                    name,
                    "",
                    &number.to_string(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                ]);
            }
            for (kind, listing) in report.listings() {
                let (name, severity) = (token(&kind), token(&kind.severity()));
                let number = listing.total().to_string();
                line([
                    "kind",
                    &name,
                    &severity,
                    &number,
                    "",
                    "",
                    "",
                    "",
                    &kind.to_string(),
                    "",
                ]);
            }
            for (kind, listing) in report.listings() {
                let (name, severity) = (token(&kind), token(&kind.severity()));
                for issue in listing.listed() {
                    let row = issue.row.map_or(String::new(), |row| row.to_string());
                    let number = issue.line.to_string();
                    let (column, value) = (issue.column.as_deref(), issue.value.as_deref());
                    line([
                        "issue",
                        &name,
                        &severity,
                        "",
                        &row,
                        &number,
                        column.unwrap_or_default(),
                        value.unwrap_or_default(),
                        &issue.reason,
                        &issue.remedy,
                    ]);
                }
            }
        }
        String::from_utf8(writer.into_inner().expect("memory takes it")).expect("text is UTF-8")
    }

    /// What became of the rows, by name; and the stubs.
    fn counts(&self) -> [(&'static str, usize); 6] {
        [
            ("rows", self.rows),
            ("imported", self.imported),
            ("stubbed", self.stubbed),
            ("kept", self.kept),
            ("rejected", self.rejected),
            ("stubs", self.stubs),
        ]
    }
}

/// The name that a kind or a severity has in JSON.
fn token(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(token)) => token,
        _ => String::new(),
    }
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@']) && cell.parse::<f64>().is_err();
    if formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gias::read_establishments;
    use crate::report::{IssueKind, Severity};

    #[test]
    fn a_cell_that_is_a_formula_is_made_harmless_and_a_number_is_left() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("@A1", "'@A1"),
            ("-0.1", "-0.1"),
            ("-", "'-"),
            ("a=b", "a=b"),
        ] {
            assert_eq!(harmless(cell), expected);
        }
    }

    #[test]
    fn every_issue_and_every_count_is_a_line_that_reads_back() {
        let text = "URN,EstablishmentName\nx,\"A, \"\"School\"\"\"\n=1,B\n100000,C School\n";
        let (_, report) = read_establishments("a.csv", text.as_bytes()).unwrap();
        let csv = ImportReport::to_csv([&report, &report]);
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let lines: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
        assert_eq!(lines.len(), 2 * (6 + 1 + 2));
        let values: Vec<&str> = lines
            .iter()
            .filter(|line| &line[1] == "issue")
            .map(|line| &line[8])
            .collect();
        assert_eq!(values, ["x", "'=1", "x", "'=1"]);
    }

    #[test]
    fn each_kind_and_severity_has_a_name() {
        for kind in IssueKind::ALL {
            assert!(!token(&kind).is_empty() && !token(&kind.severity()).is_empty());
        }
        assert_eq!(token(&Severity::Later), "later");
    }
}
