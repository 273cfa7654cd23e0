//! From the register's rows to the rows of a programme's document. (`GIAS`; the readings are `LIB`)

use std::collections::BTreeSet;

use nextpractice::model::{
    Field, Institution, InstitutionRow, LocationRow, Recorded, Region, RegionRow, Rejected,
};
use nextpractice::value::{Key, Kind, Share, Text, Urn};

use super::{Establishment, GridReference, governance, institution_kind, selective};

/// The scheme of the register's regions, as documents name it.
///
/// ```
/// assert_eq!(nextpractice_exchange::gias::REGION_SCHEME, "GIAS regions");
/// ```
pub const REGION_SCHEME: &str = "GIAS regions";

/// The key of the institution with a URN: `urn:` and the six digits. (`LIB`)
///
/// ```
/// use nextpractice::model::Field;
/// use nextpractice::value::Urn;
/// use nextpractice_exchange::gias::institution_key;
///
/// let key = institution_key(Urn::new(136_776)?);
/// assert_eq!(key.value().map(|key| key.as_str()), Some("urn:136776"));
/// # Ok::<(), nextpractice::value::UrnError>(())
/// ```
#[must_use]
pub fn institution_key(urn: Urn) -> Field<Key<Institution>> {
    // Registers have these by the hundred thousand: no formatting, and one allocation.
    let mut text = *b"urn:000000";
    let mut rest = urn.get();
    for digit in text.iter_mut().rev().take(6) {
        *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
    }
    match std::str::from_utf8(&text)
        .ok()
        .and_then(|text| Key::new(text).ok())
    {
        Some(key) => Field::Value(key),
        None => key(format!("urn:{urn}")),
    }
}

/// An establishment as the row of a programme's document.
///
/// What the register does not tell stays absent, and what it records as none stays none. Its region is keyed
/// `gor:` and its name; [`regions`] gives the rows of the regions. Links of succession are not taken.
///
/// ```
/// use nextpractice::model::Field;
/// use nextpractice_exchange::gias::{institution_row, read_establishments};
///
/// let file = b"URN,EstablishmentName,EstablishmentStatus (name),CloseDate,GOR (name)\n\
///     136776,Cuckoo Hall Academy,Open,,Outer London\n";
/// let (schools, _) = read_establishments("schools.csv", file)?;
/// let row = institution_row(&schools[0]);
/// assert_eq!(row.key.value().map(|key| key.as_str()), Some("urn:136776"));
/// assert_eq!(row.closed, Field::Nothing);
/// assert_eq!(row.pupils, Field::Absent);
/// # Ok::<(), nextpractice_exchange::report::RefusedFile>(())
/// ```
#[must_use]
pub fn institution_row(establishment: &Establishment) -> InstitutionRow {
    let mut row = row_of(establishment.clone());
    name_by_urn(&mut row);
    row
}

/// Gives a row that lacks a name, which it must have, one that says what it is.
pub(super) fn name_by_urn(row: &mut InstitutionRow) {
    if let (true, Some(urn)) = (row.name.is_absent(), row.urn.value()) {
        row.name = Text::new(format!("Establishment {urn}")).map_or(Field::Absent, Field::Value);
    }
}

/// The row of an establishment that is needed no more; without a name if no column told it.
pub(super) fn row_of(establishment: Establishment) -> InstitutionRow {
    InstitutionRow {
        key: institution_key(establishment.urn),
        urn: Field::Value(establishment.urn),
        la_estab: establishment.la_estab().map_or(Field::Absent, Field::Value),
        kind: field(institution_kind(&establishment)),
        governance: field(governance(&establishment)),
        selective: field(selective(&establishment)),
        regions: items(&establishment.region, region_key),
        pupils: field(establishment.pupils),
        fsm: field(establishment.free_meals.map(Share::Percent)),
        opened: field(establishment.opened),
        closed: field(establishment.closed),
        name: field(establishment.name),
        specialisms: field(
            establishment
                .specialism
                .map(|name| vec![Field::Value(name)]),
        ),
        authority: field(establishment.authority_name),
        location: location(
            establishment.location,
            LocationRow {
                district: field(establishment.district),
                town: field(establishment.town),
                postcode: field(establishment.postcode),
                setting: field(establishment.urban_rural),
                ..LocationRow::default()
            },
        ),
        ..InstitutionRow::default()
    }
}

/// The regions that establishments lie in, each once, in the order of their names.
///
/// ```
/// use nextpractice_exchange::gias::{read_establishments, regions};
///
/// let file = b"URN,EstablishmentName,GOR (name)\n\
///     100000,A School,South East\n100001,B School,East Midlands\n100002,C School,South East\n";
/// let (schools, _) = read_establishments("schools.csv", file)?;
/// let keys: Vec<_> = regions(&schools).iter().filter_map(|row| row.key.value().cloned()).collect();
/// assert_eq!(keys.iter().map(|key| key.as_str()).collect::<Vec<_>>(), ["gor:East Midlands", "gor:South East"]);
/// # Ok::<(), nextpractice_exchange::report::RefusedFile>(())
/// ```
#[must_use]
pub fn regions(establishments: &[Establishment]) -> Vec<RegionRow> {
    let names: BTreeSet<&Text> = establishments
        .iter()
        .filter_map(|establishment| establishment.region.value())
        .collect();
    names.into_iter().map(region_row).collect()
}

/// The row of a region of the register.
pub(super) fn region_row(name: &Text) -> RegionRow {
    RegionRow {
        key: region_key(name),
        scheme: Text::new(REGION_SCHEME).map_or(Field::Absent, Field::Value),
        name: Field::Value(name.clone()),
        ..RegionRow::default()
    }
}

fn location(point: Recorded<GridReference>, words: LocationRow) -> Field<LocationRow> {
    let location = LocationRow {
        easting: field(point.map(|point| point.easting())),
        northing: field(point.map(|point| point.northing())),
        ..words
    };
    if location == LocationRow::default() {
        Field::Absent
    } else {
        Field::Value(location)
    }
}

fn region_key(name: &Text) -> Field<Key<Region>> {
    let mut text = String::with_capacity(4 + name.as_str().len());
    text.push_str("gor:");
    text.push_str(name.as_str());
    key(text)
}

/// A text that is no key is kept with the reason, so that a check of the document reports it.
pub(super) fn key<K: Kind>(text: String) -> Field<Key<K>> {
    match Key::new(&text) {
        Ok(key) => Field::Value(key),
        Err(error) => Field::Rejected(Box::new(Rejected {
            reason: error.to_string().into(),
            raw: text.into(),
        })),
    }
}

pub(super) fn field<T>(recorded: Recorded<T>) -> Field<T> {
    match recorded {
        Recorded::Unknown => Field::Absent,
        Recorded::Nothing => Field::Nothing,
        Recorded::Value(value) => Field::Value(value),
    }
}

/// A list that the register gives as one item.
fn items<T>(recorded: &Recorded<Text>, item: fn(&Text) -> Field<T>) -> Field<Vec<Field<T>>> {
    field(recorded.as_ref().map(|value| vec![item(value)]))
}

#[cfg(test)]
mod tests {
    use nextpractice::model::{Document, Programme};

    use super::*;
    use crate::gias::read_establishments;

    const HEADINGS: &str = "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),\
        EstablishmentStatus (name),OpenDate,CloseDate,PhaseOfEducation (name),AdmissionsPolicy (name),NumberOfPupils,\
        PercentageFSM,GOR (name),DistrictAdministrative (name),Town,Postcode,Easting,Northing,UrbanRural (name),\
        Specialism (name)\n";

    fn schools(rows: &str) -> Vec<Establishment> {
        read_establishments("schools.csv", format!("{HEADINGS}{rows}").as_bytes())
            .unwrap()
            .0
    }

    /// The row, as the only one of a document.
    fn written(rows: &str) -> String {
        let schools = schools(rows);
        let document = Document {
            institutions: Field::Value(vec![Field::Value(institution_row(&schools[0]))]),
            ..Document::default()
        };
        document.to_json()
    }

    #[test]
    fn a_full_row_is_carried_over_whole() {
        assert_eq!(
            written(
                "136776,308,Enfield,2022,Cuckoo Hall Academy,Academy converter,Open,01-09-2010,,Primary,Non-selective,\
                 770,31.4,Outer London,Enfield,London,N9 8DR,535255,194864,(England/Wales) Urban major conurbation,Music\n"
            ),
            "{\n\"institutions\": [\n{\"key\": \"urn:136776\", \"name\": \"Cuckoo Hall Academy\", \"urn\": 136776, \
             \"la_estab\": \"308/2022\", \"kind\": \"primary\", \"governance\": \"academy\", \"selective\": false, \
             \"specialisms\": [\"Music\"], \"regions\": [\"gor:Outer London\"], \"authority\": \"Enfield\", \
             \"location\": {\"district\": \"Enfield\", \"town\": \"London\", \"postcode\": \"N9 8DR\", \
             \"easting\": 535255, \"northing\": 194864, \"setting\": \"(England/Wales) Urban major conurbation\"}, \
             \"pupils\": 770, \"fsm\": 31.4, \"opened\": \"2010-09-01\", \"closed\": null}\n]\n}\n"
        );
    }

    #[test]
    fn what_is_unknown_is_absent_and_what_is_none_is_null() {
        assert_eq!(
            written("100000,,,,A School,,,,,,,,,,,,,,,,\n"),
            "{\n\"institutions\": [\n{\"key\": \"urn:100000\", \"name\": \"A School\", \"urn\": 100000}\n]\n}\n"
        );
        assert_eq!(
            written(
                "100000,,,,A School,,Open,,,,Not applicable,Not applicable,,Not applicable,,None,,,,,Not applicable\n"
            ),
            "{\n\"institutions\": [\n{\"key\": \"urn:100000\", \"name\": \"A School\", \"urn\": 100000, \
             \"selective\": null, \"specialisms\": null, \"regions\": null, \"location\": {\"town\": null}, \
             \"pupils\": null, \"closed\": null}\n]\n}\n"
        );
    }

    #[test]
    fn rows_and_regions_make_a_programme() {
        let schools = schools(
            "100000,,,,A School,,,,,,,,,South East,,,,,,,\n100001,,,,B School,,,,,,,,,East of England,,,,,,,\n\
             100002,,,,C School,,,,,,,,,South East,,,,,,,\n",
        );
        let mut document =
            Document::from_json(br#"{"format": "nextpractice/1", "charter": {}}"#).unwrap();
        document.regions = regions(&schools)
            .into_iter()
            .map(Field::Value)
            .collect::<Vec<_>>()
            .into();
        document.institutions = schools
            .iter()
            .map(|school| Field::Value(institution_row(school)))
            .collect::<Vec<_>>()
            .into();
        let programme = Programme::new(document).unwrap();
        assert_eq!(
            (programme.institutions().len(), programme.regions().len()),
            (3, 2)
        );
    }

    #[test]
    fn a_region_whose_name_is_no_key_is_kept_with_the_reason() {
        let schools = schools("100000,,,,A School,,,,,,,,,South  East,,,,,,,\n");
        let Field::Rejected(rejected) = &regions(&schools)[0].key else {
            panic!("taken for a key");
        };
        assert_eq!(rejected.raw, "gor:South  East");
        assert!(
            rejected.reason.contains("single spaces"),
            "{}",
            rejected.reason
        );
    }
}
