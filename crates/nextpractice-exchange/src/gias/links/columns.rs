//! The columns of a file of links, by the register's own headings.

use crate::table::columns;

columns! {
    Urn = "URN" ["Establishment URN"] !required;
    Other = "LinkURN" ["Linked URN", "Link URN", "LinkedEstablishment (URN)"] !required;
    OtherName = "LinkName" ["Linked establishment", "LinkEstablishmentName"];
    Type = "LinkType" ["LinkType (name)", "Link type name"] !required;
    Made = "LinkEstablishedDate" ["Link date", "Established date", "LinkDate"];
}
