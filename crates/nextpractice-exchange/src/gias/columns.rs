//! The columns of an establishment file, by the register's own headings.

use crate::table::columns;

columns! {
    Urn = "URN" !required;
    AuthorityCode = "LA (code)" ["Local authority (code)", "LEA"];
    AuthorityName = "LA (name)" ["Local authority", "Local authority (name)"];
    Number = "EstablishmentNumber" ["Estab", "Estab number"];
    Name = "EstablishmentName" ["School name", "SCHNAME", "Name"] !expected;
    Type = "TypeOfEstablishment (name)" ["Type of establishment", "Establishment type"];
    TypeGroup = "EstablishmentTypeGroup (name)" ["Establishment type group"];
    FurtherEducation = "FurtherEducationType (name)" ["Further education type"];
    Status = "EstablishmentStatus (name)" ["Establishment status"];
    ReasonOpened = "ReasonEstablishmentOpened (name)" ["Reason establishment opened"];
    Opened = "OpenDate";
    ReasonClosed = "ReasonEstablishmentClosed (name)" ["Reason establishment closed"];
    Closed = "CloseDate" ["Closed date"];
    Phase = "PhaseOfEducation (name)" ["Phase of education", "Phase"];
    LowestAge = "StatutoryLowAge";
    HighestAge = "StatutoryHighAge";
    Admissions = "AdmissionsPolicy (name)" ["Admissions policy"];
    Capacity = "SchoolCapacity";
    Pupils = "NumberOfPupils";
    FreeMeals = "PercentageFSM";
    TrustFlag = "TrustSchoolFlag (name)" ["Trust school flag"];
    Trust = "Trusts (name)" ["Trusts"];
    FederationFlag = "FederationFlag (name)" ["Federation flag"];
    Federation = "Federations (name)" ["Federations"];
    Town = "Town";
    Postcode = "Postcode";
    Region = "GOR (name)" ["GOR", "Region", "Government office region"];
    District = "DistrictAdministrative (name)" ["District administrative"];
    UrbanRural = "UrbanRural (name)" ["Urban rural"];
    Easting = "Easting";
    Northing = "Northing";
    Specialism = "Specialism (name)" ["Specialism"];
    OfstedRating = "OfstedRating (name)" ["Ofsted rating"];
    Links = "Linked establishments" ["Links"] => is_link;
}

/// Whether a text is one link, such as `115995 Predecessor`.
fn is_link(text: &str) -> bool {
    text.split_once(' ').is_some_and(|(urn, link)| {
        urn.len() == 6 && urn.bytes().all(|byte| byte.is_ascii_digit()) && !link.trim().is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_heading_stands_at_its_column() {
        for (column, name) in [
            (Column::Urn, "URN"),
            (Column::Trust, "Trusts (name)"),
            (Column::Links, "Linked establishments"),
        ] {
            assert_eq!(HEADINGS[column as usize].name, name);
        }
        assert_eq!(Column::Links as usize, HEADINGS.len() - 1);
    }

    #[test]
    fn a_link_begins_with_a_urn_and_says_what_it_is() {
        assert!(is_link("125175 Predecessor - amalgamated"));
        for other in [
            "",
            "308",
            "125175",
            "125175 ",
            "Does not have links",
            "12517 Predecessor",
            "E01023153 x",
        ] {
            assert!(!is_link(other), "{other}");
        }
    }
}
