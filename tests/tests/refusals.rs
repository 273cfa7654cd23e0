//! Whole refusals as a person reads them.

use nextpractice_tests::refused::{changed, refusal};
use serde_json::json;

#[test]
fn ten_slips_in_one_document() {
    let text = changed(&[
        ("/tilte", Some(json!("Our networks"))),
        ("/recorded_on", Some(json!("2006-02-30"))),
        ("/charter/coverage", Some(json!("gird"))),
        ("/institutions/0/urn", Some(json!(10001))),
        (
            "/institutions/2",
            Some(json!({"key": "urn:100002", "name": "Birch Academy"})),
        ),
        ("/agencies/0/name", None),
        ("/hubs/0/term", Some(json!({"from": "2005-08-01"}))),
        ("/memberships/0/institution", Some(json!("urn:10002"))),
        (
            "/plans/0/division",
            Some(json!({"kind": "segmented", "parts": [
                {"title": "Design", "lead": "urn:100001"}, {"title": "Trial", "lead": "urn:100001"}
            ]})),
        ),
        ("/grants/0/year", Some(json!("2005-07"))),
    ]);
    insta::assert_snapshot!(refusal(&text), @r#"
    the document is no programme: 10 structural errors
      /tilte: `"Our networks"`: `tilte` is no field of the format; did you mean `title`?
      /recorded_on: `2006-02-30` is not a date: 30 February does not exist in 2006; give a date such as `2005-10-01`
      /charter/coverage: `gird` names no coverage; did you mean `grid`? accepted: `grid`, `regions`, `none`; give a word for what is to be covered
      /institutions/0/urn: `10001` is not a URN: a URN has six digits, from 100000 to 999999; give a URN of six digits
      /grants/0/year: `2005-07` is not a school year: the year after 2005 is `06`, as in `2005-06`; give a school year such as `2005-06`
      /agencies/0/name: must be given; give text
      /institutions/2/key: the key `urn:100002` is taken by /institutions/1; give each row a key of its own
      /memberships/0/institution: no row of institutions has the key `urn:10002`; did you mean `urn:100002`?
      /hubs/0/term: the term `from 2005-08-01` reaches beyond its network's term `2005-09-01 to 2006-08-31`; correct one of the two terms
      /plans/0/division: one institution leads `Design` and all other parts; segmented work is led by at least two; give the parts to different institutions, or leave the division out
    "#);
}

#[test]
fn another_file_altogether() {
    insta::assert_snapshot!(refusal(r#"{"type": "FeatureCollection", "features": []}"#), @r#"
    the document is no programme: 4 structural errors
      /format: does not say which format the document is in; give `"format": "nextpractice/1"`
      /type: `"FeatureCollection"`: `type` is no field of the format; the fields here are format, title, description, synthetic, recorded_on, sources, records, charter, convenors, regions, institutions, agencies, coordinators, applications, hubs, arrangements, memberships, priorities, plans, grants, practices, transfers, events, publications, suppressions
      /features: `[]`: `features` is no field of the format; the fields here are format, title, description, synthetic, recorded_on, sources, records, charter, convenors, regions, institutions, agencies, coordinators, applications, hubs, arrangements, memberships, priorities, plans, grants, practices, transfers, events, publications, suppressions
      /charter: must be given; give an object with the fields name, term, scheme, regions, focuses, phases, coverage, hubs_per_cell, applications_received, grant_per_year, policy, note
    "#);
}
