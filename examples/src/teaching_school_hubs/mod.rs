//! Teaching School Hubs 2025 on the schools of England 2022: from the files as published to a document.
//!
//! What the files leave open is decided in three small tables beside the document, each row with its reason; see
//! `data/teaching-school-hubs/SOURCES.md`. Nothing else is decided by hand, and what does not fit is refused.

mod areas;
mod document;
mod hubs;
mod names;
mod notes;
mod problem;
mod summary;
mod tables;

use std::path::PathBuf;

use nextpractice::model::Programme;
use nextpractice_exchange::gias::read_establishments;
use nextpractice_exchange::report::ImportReport;

pub use problem::{Problem, Refused};
pub use summary::Summary;

use areas::Areas;
use document::Writer;
use notes::Printed;

/// The files as published, below the data folder.
pub const HUBS: &str = "teaching-school-hubs-2025/hubs.csv";
/// The districts of the areas.
pub const AREAS: &str = "teaching-school-hubs-2025/hub_regions.tsv";
/// The schools.
pub const SCHOOLS: &str = "england-2022/establishments.csv";

const LEAD_SCHOOLS: &str = include_str!("../../data/teaching-school-hubs/lead_schools.csv");
const CROSSWALK: &str = include_str!("../../data/teaching-school-hubs/area_crosswalk.csv");
const SCHOOL_AREAS: &str = include_str!("../../data/teaching-school-hubs/school_areas.csv");

/// What was made of the files.
pub struct Import {
    /// The document as JSON.
    pub json: String,
    /// The same, checked.
    pub programme: Programme,
    /// What became of the schools' file.
    pub schools: ImportReport,
    /// The notes, as text for a terminal.
    pub notes: String,
}

/// Makes the document from the bytes of [`HUBS`], [`AREAS`] and [`SCHOOLS`].
///
/// # Errors
/// [`Refused`] with everything that was wrong at the first stage where something was.
pub fn import(hubs: &[u8], areas: &[u8], schools: &[u8]) -> Result<Import, Refused> {
    let mut problems = Vec::new();
    let bodies: Vec<tables::Body> = tables::read(HUBS, b',', hubs, &mut problems);
    let area_rows: Vec<tables::AreaDistrict> = tables::read(AREAS, b'\t', areas, &mut problems);
    let mut decisions = Decisions::default();
    decisions.read(&mut problems);
    let (schools, report) = match read_establishments(SCHOOLS, schools) {
        Ok(read) => read,
        Err(refused) => {
            problems.push(refused.into());
            return Err(Refused(problems));
        }
    };
    Refused::unless((), problems)?;

    let Decisions {
        leads,
        crosswalk,
        school_areas,
    } = &decisions;
    let areas = Areas::new(&area_rows, crosswalk, school_areas, &schools)?;
    let hubs = hubs::hubs(&bodies, leads, &areas, &schools)?;
    let notes = notes::notes(&bodies, crosswalk, &areas, &hubs, &schools);
    let writer = Writer {
        areas: &areas,
        hubs: &hubs,
        schools: &schools,
        notes: &notes,
        problems: Vec::new(),
    };
    let document = writer.document()?;
    let json = document.to_json();
    let programme =
        Programme::new(document).map_err(|refusal| Refused(vec![Problem::NoProgramme(refusal)]))?;
    Ok(Import {
        json,
        programme,
        schools: report,
        notes: Printed(&notes).to_string(),
    })
}

/// What was decided by hand.
#[derive(Default)]
struct Decisions {
    leads: Vec<tables::LeadSchool>,
    crosswalk: Vec<tables::Crosswalk>,
    school_areas: Vec<tables::SchoolArea>,
}

impl Decisions {
    fn read(&mut self, problems: &mut Vec<Problem>) {
        self.leads = tables::read("lead_schools.csv", b',', LEAD_SCHOOLS.as_bytes(), problems);
        self.crosswalk = tables::read("area_crosswalk.csv", b',', CROSSWALK.as_bytes(), problems);
        self.school_areas =
            tables::read("school_areas.csv", b',', SCHOOL_AREAS.as_bytes(), problems);
    }
}

/// The data folder: `NEXTPRACTICE_DATA`, else `../shared/data` beside the workspace.
pub fn data_folder() -> PathBuf {
    std::env::var_os("NEXTPRACTICE_DATA").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data")),
        PathBuf::from,
    )
}

/// The document as committed.
pub fn committed() -> PathBuf {
    PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/data/teaching-school-hubs-2025.json.gz"
    ))
}
