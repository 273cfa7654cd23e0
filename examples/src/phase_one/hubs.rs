//! Hubs, their networks and their grants.

use nextpractice::model::{ArrangementRow, Field, GrantRow, HubRow};
use nextpractice::source::{GRANT_PER_HUB_AND_YEAR, LAUNCH};
use nextpractice::value::SchoolYear;
use nextpractice::vocabulary::{ArrangementKind, Phase};

use super::posts::Post;
use super::raw::{key, list, term, text};
use super::{NotBuilt, focus};

pub(super) fn hubs(phase: Phase, posts: &[Post]) -> Result<Field<Vec<Field<HubRow>>>, NotBuilt> {
    let from = match phase {
        Phase::One => LAUNCH.value.from(),
        Phase::Two => phase.term().from(),
    };
    let rows = posts.iter().map(|post| {
        Ok(HubRow {
            key: key(&format!("hub:{}", post.code()))?,
            institution: key(&format!("placeholder:{}", post.code()))?,
            focus: Field::Value(focus(phase, *post)),
            regions: list([post.place.key()?]),
            term: term(from, None),
            note: note(phase, *post)?,
            ..HubRow::default()
        })
    });
    rows.collect::<Result<Vec<_>, NotBuilt>>().map(list)
}

fn note(phase: Phase, post: Post) -> Result<Field<nextpractice::value::Text>, NotBuilt> {
    match (phase, post.is_attested()) {
        (Phase::One, true) => text("A curriculum hub in this region is attested (DECK)."),
        (Phase::One, false) => Ok(Field::Absent),
        (Phase::Two, _) => text(&format!(
            "A hub for {} in phase one; that it went on is this library's reading (LIB).",
            post.gateway.name()
        )),
    }
}

/// Each hub established a network of schools around it (`HIST`, `PL`). When, and which schools, is not recorded.
pub(super) fn networks(posts: &[Post]) -> Result<Field<Vec<Field<ArrangementRow>>>, NotBuilt> {
    let rows = posts.iter().map(|post| {
        Ok(ArrangementRow {
            key: key(&format!("network:{}", post.code()))?,
            kind: Field::Value(ArrangementKind::HubNetwork),
            hub: key(&format!("hub:{}", post.code()))?,
            ..ArrangementRow::default()
        })
    });
    rows.collect::<Result<Vec<_>, NotBuilt>>().map(list)
}

/// Each hub school received the same sum per annum (`HIST`): one grant for the school year of the launch. The plan that
/// it rested on is not recorded.
pub(super) fn grants(posts: &[Post]) -> Result<Field<Vec<Field<GrantRow>>>, NotBuilt> {
    let year = SchoolYear::containing(LAUNCH.value.from());
    let rows = posts.iter().flat_map(|post| year.map(|year| (post, year)));
    let rows = rows.map(|(post, year)| {
        Ok(GrantRow {
            key: key(&format!("grant:{}/{year}", post.code()))?,
            hub: key(&format!("hub:{}", post.code()))?,
            year: Field::Value(year),
            amount: Field::Value(GRANT_PER_HUB_AND_YEAR.value),
            ..GrantRow::default()
        })
    });
    rows.collect::<Result<Vec<_>, NotBuilt>>().map(list)
}
