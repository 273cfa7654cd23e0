//! An import report as text for a terminal or a log.

use std::fmt;

use super::{ImportReport, Listing, Severity};

/// Issues of one kind that are written out; the rest are counted.
const EXAMPLES: usize = 3;
/// Headings that are written out; the rest are counted.
const HEADINGS: usize = 6;

impl fmt::Display for ImportReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}: {} rows read, {} imported{}{}, {} rejected",
            self.file,
            self.rows,
            self.imported,
            Unless0(self.stubbed, "imported by way of a stub"),
            Unless0(self.kept, "kept for later"),
            self.rejected
        )?;
        if self.stubs > 0 {
            writeln!(
                f,
                "{} institutions that no register at hand has became stubs",
                self.stubs
            )?;
        }
        writeln!(
            f,
            "encoding {}, line endings {}",
            self.encoding, self.line_endings
        )?;
        writeln!(
            f,
            "headings: {} used, {} not used, {} not in the file{}",
            self.headings.bound.len(),
            self.headings.unknown.len(),
            self.headings.missing.len(),
            Names(&self.headings.missing)
        )?;
        for (severity, title) in [
            (Severity::Rejection, "rejected"),
            (Severity::Later, "kept for later"),
            (Severity::Warning, "warnings"),
            (Severity::Note, "notes"),
        ] {
            let count = self.count(severity);
            if count == 0 {
                continue;
            }
            writeln!(f, "{title}: {count}")?;
            for (kind, listing) in self
                .listings()
                .filter(|(kind, _)| kind.severity() == severity)
            {
                writeln!(f, "  {} x {kind}", listing.total())?;
                write_examples(f, listing)?;
            }
        }
        Ok(())
    }
}

fn write_examples(f: &mut fmt::Formatter<'_>, listing: &Listing) -> fmt::Result {
    for issue in listing.listed().iter().take(EXAMPLES) {
        writeln!(f, "    {issue}")?;
    }
    match listing.total().saturating_sub(EXAMPLES) {
        0 => Ok(()),
        more => writeln!(f, "    and {more} more"),
    }
}

/// A count that is left out where it is nothing.
struct Unless0(usize, &'static str);

impl fmt::Display for Unless0 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => Ok(()),
            count => write!(f, ", {count} {}", self.1),
        }
    }
}

struct Names<'n>(&'n [String]);

impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, name) in self.0.iter().take(HEADINGS).enumerate() {
            let before = if place == 0 { " (" } else { ", " };
            write!(f, "{before}`{name}`")?;
        }
        match (self.0.len(), self.0.len().saturating_sub(HEADINGS)) {
            (0, _) => Ok(()),
            (_, 0) => f.write_str(")"),
            (_, more) => write!(f, " and {more} more)"),
        }
    }
}
