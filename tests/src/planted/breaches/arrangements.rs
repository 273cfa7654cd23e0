//! Breaches of the rules on arrangements.

use serde_json::{Value, json};

use super::Breach;

pub(super) fn breaches() -> Vec<Breach> {
    vec![
        Breach::of("AR001", "community:valley", |edit| {
            edit.remove("memberships", |row| row["key"] == "member:brook");
        }),
        // One school twice is one.
        Breach::of("AR001", "partnership:locks", |edit| {
            edit.set(
                "memberships",
                "member:weir",
                "institution",
                json!("school:mill"),
            );
        }),
        Breach::of("AR001", "partnership:locks", |edit| {
            let term = json!({"from": "2005-09-01", "until": "2006-07-31"});
            edit.set("memberships", "member:mill", "term", term);
        }),
        Breach::of("AR002", "member:weir", |edit| {
            edit.set("institutions", "school:weir", "closed", json!("2006-08-31"));
        }),
        // Who succeeded it has closed as well.
        Breach::of("AR002", "member:ford", |edit| {
            let successors = json!([{"institution": "school:heirs", "date": "2006-08-31"}]);
            edit.set("institutions", "school:ford", "closed", json!("2006-08-31"))
                .set("institutions", "school:ford", "successors", successors)
                .rows("institutions")
                .push(json!({
                    "key": "school:heirs",
                    "name": "Heirs of the ford",
                    "opened": "2006-09-01",
                    "closed": "2006-12-31",
                    "successors": [],
                }));
        }),
        Breach::of("AR003", "partnership:locks", |edit| {
            edit.set("arrangements", "partnership:locks", "focuses", json!([]));
        }),
        Breach::of("AR003", "community:valley", |edit| {
            edit.set("arrangements", "community:valley", "focuses", Value::Null)
                .set("arrangements", "community:valley", "theme", Value::Null);
        }),
    ]
}
