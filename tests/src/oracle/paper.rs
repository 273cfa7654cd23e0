//! The plain document, read as `docs/format.md` and the readings on dates and on what is not recorded say.

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use super::sure::Sure;

/// What a field says: nothing, that there is none (`null`, or an empty list), or something.
#[derive(Clone, Copy, Debug)]
pub(super) enum Said<'a> {
    Unknown,
    None,
    Is(&'a Value),
}

pub(super) fn said<'a>(row: &'a Value, field: &str) -> Said<'a> {
    match row.get(field) {
        None => Said::Unknown,
        Some(Value::Null) => Said::None,
        Some(Value::Array(list)) if list.is_empty() => Said::None,
        Some(value) => Said::Is(value),
    }
}

impl<'a> Said<'a> {
    pub(super) fn text(self) -> Option<&'a str> {
        match self {
            Self::Is(value) => value.as_str(),
            _ => None,
        }
    }
}

pub(super) fn key(row: &Value) -> &str {
    text(row, "key").unwrap_or_default()
}

pub(super) fn text<'a>(row: &'a Value, field: &str) -> Option<&'a str> {
    row.get(field).and_then(Value::as_str)
}

/// The items of a list, none if it is not given.
pub(super) fn items<'a>(row: &'a Value, field: &str) -> &'a [Value] {
    row.get(field)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// The items of a list of texts.
pub(super) fn texts<'a>(row: &'a Value, field: &str) -> Vec<&'a str> {
    items(row, field).iter().filter_map(Value::as_str).collect()
}

pub(super) fn date(row: &Value, field: &str) -> Option<NaiveDate> {
    text(row, field).and_then(|text| text.parse().ok())
}

/// The calendar year in which the school year of a day begins: on 1 September.
pub(super) fn school_year(day: NaiveDate) -> i32 {
    if day.month() >= 9 {
        day.year()
    } else {
        day.year() - 1
    }
}

/// The first and the last day of a school year.
pub(super) fn school_days(year: i32) -> (NaiveDate, NaiveDate) {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    (day(year, 9, 1), day(year + 1, 8, 31))
}

/// From a day until a day, or without end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) from: NaiveDate,
    pub(super) until: Option<NaiveDate>,
}

impl Span {
    pub(super) fn has(self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    fn meets(self, first: NaiveDate, last: NaiveDate) -> bool {
        self.from <= last && self.until.is_none_or(|until| first <= until)
    }
}

/// A row's own term; its open end is its parent's.
fn own(row: &Value, parent: Option<Span>) -> Option<Span> {
    let term = row.get("term")?;
    Some(Span {
        from: date(term, "from")?,
        until: date(term, "until").or(parent.and_then(|parent| parent.until)),
    })
}

/// A document as of a date.
#[derive(Clone, Copy, Debug)]
pub struct Paper<'a> {
    document: &'a Value,
    /// The date of the audit.
    pub(super) date: NaiveDate,
}

impl<'a> Paper<'a> {
    pub(super) fn new(document: &'a Value, date: NaiveDate) -> Self {
        Self { document, date }
    }

    pub(super) fn charter(&self) -> &'a Value {
        self.document.get("charter").unwrap_or(&Value::Null)
    }

    /// A threshold of the policy, or the default.
    pub(super) fn threshold(&self, name: &str, default: f64) -> f64 {
        let policy = self.charter().get("policy");
        policy
            .and_then(|policy| policy.get(name))
            .and_then(Value::as_f64)
            .unwrap_or(default)
    }

    pub(super) fn rows(&self, table: &str) -> &'a [Value] {
        items(self.document, table)
    }

    pub(super) fn row(&self, table: &str, wanted: &str) -> &'a Value {
        let found = self.rows(table).iter().find(|row| key(row) == wanted);
        found.unwrap_or(&Value::Null)
    }

    // What is recorded.

    /// The day that a table describes; where the document does not say, the day of the audit.
    pub(super) fn stated(&self, table: &str) -> NaiveDate {
        let own = self.document.get("records").and_then(|all| all.get(table));
        own.and_then(|own| date(own, "as_of"))
            .or(date(self.document, "recorded_on"))
            .unwrap_or(self.date)
    }

    /// Whether what is absent from a table did not happen, up to a day. `narrowed` is what a row says of its own part.
    pub(super) fn complete(&self, table: &str, narrowed: Option<&str>, until: NaiveDate) -> bool {
        let own = self.document.get("records").and_then(|all| all.get(table));
        let of_table = match own.and_then(|own| text(own, "completeness")) {
            Some(words) => words,
            None => match said(self.document, table) {
                Said::Unknown => "not_recorded",
                Said::None => "complete",
                Said::Is(_) => "partial",
            },
        };
        narrowed.unwrap_or(of_table) == "complete" && until <= self.stated(table)
    }

    /// Whether all memberships of an arrangement up to a day are there.
    pub(super) fn members_complete(&self, arrangement: &Value, until: NaiveDate) -> bool {
        let narrowed = arrangement.get("records");
        let narrowed = narrowed.and_then(|records| text(records, "memberships"));
        self.complete("memberships", narrowed, until)
    }

    /// Whether all memberships in any arrangement up to a day are there.
    pub(super) fn all_members_complete(&self, until: NaiveDate) -> bool {
        let rows = self.rows("arrangements");
        rows.iter().all(|row| self.members_complete(row, until))
            && (self.complete("memberships", None, until)
                || self.complete("arrangements", None, until))
    }

    /// Whether all plans of a hub up to a day are there.
    pub(super) fn plans_complete(&self, hub: &Value, until: NaiveDate) -> bool {
        let narrowed = hub
            .get("records")
            .and_then(|records| text(records, "plans"));
        self.complete("plans", narrowed, until)
    }

    /// Whether all plans of a hub that were in force in a school year are there: they began before its end, and before
    /// the hub's own. Where the hub's term lies outside the year, there can be none.
    pub(super) fn plans_of_year_complete(&self, hub: &Value, year: i32) -> bool {
        let (first, last) = school_days(year);
        let bounds = self.hub_bounds(hub);
        if bounds.is_some_and(|bounds| !bounds.meets(first, last)) {
            return true;
        }
        let last = last.min(self.date);
        let end = bounds.and_then(|bounds| bounds.until);
        self.plans_complete(hub, end.map_or(last, |end| end.min(last)))
    }

    /// Whether all plans of any hub up to a day are there.
    pub(super) fn all_plans_complete(&self, until: NaiveDate) -> bool {
        let mut hubs = self.rows("hubs").iter();
        hubs.all(|hub| self.plans_complete(hub, until))
            && (self.complete("plans", None, until) || self.complete("hubs", None, until))
    }

    /// Whether all transfers of a practice up to a day are there.
    pub(super) fn transfers_complete(&self, practice: &Value, until: NaiveDate) -> bool {
        let narrowed = practice.get("records");
        let narrowed = narrowed.and_then(|records| text(records, "transfers"));
        self.complete("transfers", narrowed, until)
    }

    /// Whether no practice that is not there can have had a transfer up to a day.
    pub(super) fn no_hidden_transfers(&self, until: NaiveDate) -> bool {
        self.complete("transfers", None, until) || self.complete("practices", None, until)
    }

    /// Whether all transfers of any practice up to a day are there.
    pub(super) fn all_transfers_complete(&self, until: NaiveDate) -> bool {
        let mut practices = self.rows("practices").iter();
        practices.all(|row| self.transfers_complete(row, until)) && self.no_hidden_transfers(until)
    }

    // Terms.

    fn charter_span(&self) -> Option<Span> {
        own(self.charter(), None)
    }

    /// The term of an arrangement, or of its parent if it has none.
    fn arrangement_bounds(&self, arrangement: &Value) -> Option<Span> {
        let parent = self.charter_span();
        own(arrangement, parent).or(parent)
    }

    fn membership_bounds(&self, membership: &Value) -> Option<Span> {
        let arrangement = self.arrangement_of(membership);
        let parent = self.arrangement_bounds(arrangement);
        own(membership, parent).or(parent)
    }

    /// The term of a hub's parent: its network's if that has one, else the charter's.
    fn hub_parent(&self, hub: &Value) -> Option<Span> {
        let networks = self.networks(hub).into_iter();
        let mut terms = networks.filter_map(|network| own(network, self.charter_span()));
        terms.next().or(self.charter_span())
    }

    pub(super) fn hub_bounds(&self, hub: &Value) -> Option<Span> {
        let parent = self.hub_parent(hub);
        own(hub, parent).or(parent)
    }

    fn plan_bounds(&self, plan: &Value) -> Option<Span> {
        let parent = self.hub_bounds(self.hub_of(plan));
        own(plan, parent).or(parent)
    }

    /// Whether a row is in force on a day: within its term; without one, on the day that its table describes.
    fn in_force(&self, table: &str, row: &Value, bounds: Option<Span>, day: NaiveDate) -> Sure {
        if bounds.is_some_and(|bounds| !bounds.has(day)) {
            Sure::No
        } else if own(row, None).is_some() || self.stated(table) == day {
            Sure::Yes
        } else {
            Sure::Unsure
        }
    }

    pub(super) fn arrangement_on(&self, arrangement: &Value, day: NaiveDate) -> Sure {
        let bounds = self.arrangement_bounds(arrangement);
        self.in_force("arrangements", arrangement, bounds, day)
    }

    pub(super) fn membership_on(&self, membership: &Value, day: NaiveDate) -> Sure {
        let bounds = self.membership_bounds(membership);
        self.in_force("memberships", membership, bounds, day)
    }

    pub(super) fn hub_on(&self, hub: &Value, day: NaiveDate) -> Sure {
        self.in_force("hubs", hub, self.hub_bounds(hub), day)
    }

    pub(super) fn plan_on(&self, plan: &Value, day: NaiveDate) -> Sure {
        self.in_force("plans", plan, self.plan_bounds(plan), day)
    }

    /// Whether a row was in force on some day from one to another.
    fn in_force_within(
        &self,
        table: &str,
        row: &Value,
        bounds: Option<Span>,
        (first, last): (NaiveDate, NaiveDate),
    ) -> Sure {
        let meets = |bounds: Span| bounds.meets(first, last);
        if last < first || !bounds.is_none_or(meets) {
            return Sure::No;
        }
        let there = self.stated(table);
        let stands = first <= there && there <= last;
        // Whenever it was in force, it was within its bounds.
        let wholly = bounds.is_some_and(|bounds| {
            first <= bounds.from && bounds.until.is_some_and(|until| until <= last)
        });
        if own(row, None).is_some()
            || wholly
            || (stands && bounds.is_none_or(|bounds| bounds.has(there)))
        {
            Sure::Yes
        } else {
            Sure::Unsure
        }
    }

    /// Whether a plan is in force in a school year.
    pub(super) fn plan_in_year(&self, plan: &Value, year: i32) -> Sure {
        let bounds = self.plan_bounds(plan);
        self.in_force_within("plans", plan, bounds, school_days(year))
    }

    /// Whether a plan has begun by the date. One without a term had begun by the day that its table describes, and by
    /// the day on which it must have ended.
    pub(super) fn plan_begun(&self, plan: &Value) -> Sure {
        let bounds = self.plan_bounds(plan);
        let ended = bounds.and_then(|bounds| bounds.until);
        if bounds.is_some_and(|bounds| bounds.from > self.date) {
            Sure::No
        } else if own(plan, None).is_some()
            || self.stated("plans") <= self.date
            || ended.is_some_and(|ended| ended <= self.date)
        {
            Sure::Yes
        } else {
            Sure::Unsure
        }
    }

    /// The school years of a hub's term begun by the date; without a term, the one of the date.
    pub(super) fn hub_years(&self, hub: &Value) -> Vec<i32> {
        let now = school_year(self.date);
        match own(hub, self.hub_parent(hub)) {
            Some(term) if term.from <= self.date => {
                let last = term.until.map_or(self.date, |until| until.min(self.date));
                (school_year(term.from)..=school_year(last)).collect()
            }
            Some(_) => Vec::new(),
            None if self.hub_on(hub, self.date).no() => Vec::new(),
            None => vec![now],
        }
    }

    /// Whether a hub was a hub in a school year, having begun by the date.
    pub(super) fn hub_in_year(&self, hub: &Value, year: i32) -> Sure {
        let (first, last) = school_days(year);
        let so_far = (first, last.min(self.date));
        self.in_force_within("hubs", hub, self.hub_bounds(hub), so_far)
    }

    // Who belongs to what.

    pub(super) fn hub_of(&self, row: &Value) -> &'a Value {
        self.row("hubs", text(row, "hub").unwrap_or_default())
    }

    pub(super) fn arrangement_of(&self, membership: &Value) -> &'a Value {
        let wanted = text(membership, "arrangement").unwrap_or_default();
        self.row("arrangements", wanted)
    }

    /// The networks of a hub.
    pub(super) fn networks(&self, hub: &Value) -> Vec<&'a Value> {
        let rows = self.rows("arrangements").iter();
        rows.filter(|row| {
            text(row, "kind") == Some("hub_network") && text(row, "hub") == Some(key(hub))
        })
        .collect()
    }

    pub(super) fn members(&self, arrangement: &Value) -> Vec<&'a Value> {
        let rows = self.rows("memberships").iter();
        rows.filter(|row| text(row, "arrangement") == Some(key(arrangement)))
            .collect()
    }

    /// Each institution with a membership in a hub's network on a day.
    pub(super) fn network_members(&self, hub: &Value, day: NaiveDate) -> Vec<(&'a str, Sure)> {
        let networks = self.networks(hub).into_iter();
        let rows = networks.flat_map(|network| self.members(network));
        rows.map(|row| {
            let institution = text(row, "institution").unwrap_or_default();
            (institution, self.membership_on(row, day))
        })
        .collect()
    }

    /// Whether there can be no member of a hub's network on a day beyond those that are there.
    pub(super) fn network_members_complete(&self, hub: &Value, day: NaiveDate) -> bool {
        let networks = self.networks(hub);
        if networks.is_empty() {
            return self.complete("arrangements", None, day)
                || self.complete("memberships", None, day);
        }
        networks.into_iter().all(|network| {
            self.arrangement_on(network, day).no() || self.members_complete(network, day)
        })
    }

    /// Whether hubs that are not there may have had members in their networks on a day: a hub's network is an arrangement
    /// that names it, so that neither is there.
    pub(super) fn hidden_members(&self, day: NaiveDate) -> bool {
        let mut tables = ["hubs", "arrangements", "memberships"].into_iter();
        tables.all(|table| !self.complete(table, None, day))
    }

    /// The focuses in scope; where the charter does not say, those that hubs lead.
    pub(super) fn focuses(&self) -> Vec<&'a str> {
        match said(self.charter(), "focuses") {
            Said::Is(_) => texts(self.charter(), "focuses"),
            Said::None => Vec::new(),
            Said::Unknown => {
                let hubs = self.rows("hubs").iter();
                let mut all: Vec<_> = hubs.filter_map(|hub| text(hub, "focus")).collect();
                all.sort_unstable();
                all.dedup();
                all
            }
        }
    }

    // Priorities.

    /// Whether a priority was agreed by the date, retired since or not.
    pub(super) fn agreed(&self, priority: &Value) -> Sure {
        self.happened(priority, "agreed")
    }

    /// Whether a rule is asked of a priority: it was agreed by the date, or its date is left out.
    pub(super) fn agreed_or_undated(&self, priority: &Value) -> Sure {
        match said(priority, "agreed") {
            Said::Unknown => Sure::Yes,
            _ => self.agreed(priority),
        }
    }

    /// Whether a priority stands on the agenda at the date.
    pub(super) fn on_agenda(&self, priority: &Value) -> Sure {
        let retired = self.happened(priority, "retired");
        let stands = match retired {
            Sure::Yes => Sure::No,
            Sure::No => Sure::Yes,
            Sure::Unsure => Sure::Unsure,
        };
        self.agreed(priority).and(stands)
    }

    fn happened(&self, row: &Value, field: &str) -> Sure {
        match said(row, field) {
            Said::Unknown => Sure::Unsure,
            // So it was on the day that the table is stated for.
            Said::None if self.date > self.stated("priorities") => Sure::Unsure,
            Said::None => Sure::No,
            Said::Is(_) => Sure::from(date(row, field).is_some_and(|day| day <= self.date)),
        }
    }

    /// The priorities of a focus that stand, or may stand, on its agenda.
    pub(super) fn agenda(&self, focus: &str) -> Vec<(&'a Value, Sure)> {
        let rows = self.rows("priorities").iter();
        rows.filter(|row| text(row, "focus") == Some(focus))
            .map(|row| (row, self.on_agenda(row)))
            .filter(|(_, stands)| !stands.no())
            .collect()
    }

    /// Whether an act with a date of its own is asked about: it was done by the date, or has no date.
    pub(super) fn act_asked(&self, row: &Value, field: &str) -> Sure {
        Sure::from(date(row, field).is_none_or(|day| day <= self.date))
    }

    /// Whether a transfer has happened by the date.
    pub(super) fn transferred(&self, transfer: &Value) -> Sure {
        self.done("transfers", transfer)
    }

    /// Whether a practice was made by the date.
    pub(super) fn made(&self, practice: &Value) -> Sure {
        self.done("practices", practice)
    }

    /// Without a date, it was done by the day that the table describes.
    fn done(&self, table: &str, row: &Value) -> Sure {
        match date(row, "date") {
            Some(day) => Sure::from(day <= self.date),
            None if self.stated(table) <= self.date => Sure::Yes,
            None => Sure::Unsure,
        }
    }
}
