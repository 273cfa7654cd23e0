//! The columns of a file of group links, by the register's own headings of several years.

use crate::table::columns;

columns! {
    Urn = "URN" ["Establishment URN"] !required;
    Uid = "Linked UID" ["Group UID", "UID", "LinkedUID (code)"] !required;
    Name = "Group Name" ["Linked group name", "Group Name (name)"];
    Company = "Companies House Number" ["Company number"];
    Type = "Group Type" ["Group Type (name)", "Linked group type"] !required;
    Closed = "Closed Date" ["Group Closed Date", "Group close date"];
    Joined = "Joined date" ["Date joined group", "Joined on"];
    Left = "Date left group" ["Left date", "Leaving date"];
    Member = "EstablishmentName" ["Establishment Name (name)", "School name"];
}
