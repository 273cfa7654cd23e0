//! What the sources state of a phase, and what follows from it, each with its citations.

use nextpractice::model::{Hub, Networks, Programme, View};
use nextpractice::source::{
    APPLICATIONS, ATTESTED_REGION, GRANT_PER_HUB_AND_YEAR, HUBS, LAUNCH, PHASE_ONE_GATEWAYS,
    REGIONS, Series,
};
use nextpractice::value::{Count, Handle, Money, Rate};
use nextpractice::vocabulary::{Citation, Focus, Phase, cite};

/// A fact: what it is of, what it is, and where it stands.
pub(super) struct Line {
    pub(super) what: &'static str,
    pub(super) value: String,
    pub(super) citations: Vec<Citation>,
}

fn line(what: &'static str, value: impl Into<String>, citations: &[Citation]) -> Line {
    Line {
        what,
        value: value.into(),
        citations: citations.to_vec(),
    }
}

/// What the document records, as far as sources state it.
pub(super) fn stated(phase: Phase, view: &View<'_>) -> Vec<Line> {
    let programme = view.programme();
    let charter = programme.charter();
    let roles = [
        ("convenor", &[cite::HIST_PHASE_ONE][..]),
        (
            "and of the conferences",
            &[cite::HIST_PHASE_ONE, cite::PL_CONFERENCES][..],
        ),
    ];
    let convenors = programme.convenors().iter().zip(roles);
    let convenors =
        convenors.map(|((_, row), (what, citations))| line(what, row.name.as_str(), citations));
    let regions = format!(
        "{}, of which one is named: {}",
        charter.regions.named().len(),
        ATTESTED_REGION.value
    );
    let regions = line("regions", regions, REGIONS.citations);
    let term = charter.term.value();
    let term = term.map_or_else(String::new, ToString::to_string);
    let own = match phase {
        Phase::One => phase_one(programme, &term),
        Phase::Two => phase_two(&view.networks(), &term),
    };
    convenors.chain([regions]).chain(own).collect()
}

fn phase_one(programme: &Programme, term: &str) -> Vec<Line> {
    let charter = programme.charter();
    let known = |value: Option<String>| value.unwrap_or_else(|| "not recorded".to_owned());
    let cells = charter
        .coverage
        .value()
        .zip(charter.hubs_per_cell.value())
        .map(|(coverage, hubs)| format!("{}, {hubs} in each", coverage.name().to_lowercase()));
    let in_series = |title| {
        let publications = programme.publications().iter();
        let series = publications.filter_map(|(_, row)| row.series.value());
        series.filter(|series| series.as_str() == title).count()
    };
    let [first, second] = [Series::First, Series::Second].map(|series| in_series(series.title()));
    let reports = programme.publications().len() - first - second;
    vec![
        line(
            "gateways",
            charter.focuses.named().len().to_string(),
            PHASE_ONE_GATEWAYS.citations,
        ),
        line("hubs", programme.hubs().len().to_string(), HUBS.citations),
        line(
            "where hubs are asked for",
            known(cells),
            &[cite::PL_NETWORKS],
        ),
        line("term", term, &[LAUNCH.citations, &[cite::LIB]].concat()),
        line(
            "applications received",
            known(charter.applications_received.value().map(Count::to_string)),
            APPLICATIONS.citations,
        ),
        line(
            "grant, each hub and year",
            known(charter.grant_per_year.value().map(Money::to_string)),
            GRANT_PER_HUB_AND_YEAR.citations,
        ),
        line(
            "conferences",
            programme.events().len().to_string(),
            &[cite::HIST_PHASE_ONE, cite::PL_CONFERENCES],
        ),
        line(
            "pamphlets",
            format!("{first} in the first series, {second} in the second"),
            &[cite::PL_GATEWAYS_FIGURE, cite::PL_DEEPS],
        ),
        line("reports", reports.to_string(), &[cite::WB_REPORTS]),
    ]
}

fn phase_two(networks: &Networks, term: &str) -> Vec<Line> {
    let mut lines = vec![line("term", term, &[cite::HIST_PHASE_TWO, cite::LIB])];
    for focus in Phase::Two.focuses() {
        lines.push(match networks.by_focus.get(focus) {
            Some(hubs) => line(
                focus.name(),
                format!("{} hubs", hubs.len()),
                &[cite::HIST_PHASE_TWO, cite::LIB],
            ),
            None => line(
                focus.name(),
                "hubs are not recorded: the next step",
                &[cite::PL_DEEPS],
            ),
        });
    }
    lines
}

/// What can be worked out from that.
pub(super) fn follows(view: &View<'_>) -> Vec<Line> {
    let programme = view.programme();
    let networks = view.networks();
    let mut lines = Vec::new();
    if let Some(rate) = rate(programme) {
        lines.push(line(
            "hubs among applications",
            rate,
            &[HUBS.citations, APPLICATIONS.citations].concat(),
        ));
    }
    if let Some(sum) = grants(programme) {
        lines.push(line(
            "grants in a year",
            sum.to_string(),
            GRANT_PER_HUB_AND_YEAR.citations,
        ));
    }
    let kinds = [
        ("local", networks.local.len()),
        ("of a focus", networks.by_focus.len()),
        ("regional", networks.by_region.len()),
        ("national", usize::from(networks.national().is_some())),
    ];
    let kinds = kinds
        .map(|(kind, count)| format!("{count} {kind}"))
        .join(", ");
    lines.push(line("networks of hubs", kinds, &[cite::DECK_SLIDES]));
    lines
}

/// The share of the applications that led to a hub, as far as it is known.
fn rate(programme: &Programme) -> Option<String> {
    let received = *programme.charter().applications_received.value()?;
    let hubs = u64::try_from(programme.hubs().len()).ok()?;
    let rate = received.rate_of(hubs)?;
    Some(match (rate, received) {
        (Rate::Exactly(_), _) => format!("{hubs}/{}", received.at_least()),
        (Rate::Below(_), Count::MoreThan(all) | Count::Exactly(all)) => {
            format!("below {hubs}/{all}")
        }
    })
}

fn grants(programme: &Programme) -> Option<Money> {
    let mut amounts = programme
        .grants()
        .iter()
        .filter_map(|(_, grant)| grant.amount.value());
    let first = *amounts.next()?;
    amounts.try_fold(first, |sum, amount| sum.checked_add(*amount))
}

/// How many hubs of a focus serve each region of the charter, in its order.
pub(super) fn row(view: &View<'_>, networks: &Networks, focus: Focus) -> Vec<usize> {
    let programme = view.programme();
    let of_focus = |hub: &&Handle<Hub>| programme[**hub].focus == focus;
    let regions = programme.charter().regions.named().iter();
    regions
        .map(|region| {
            networks
                .by_region
                .get(region)
                .map_or(0, |hubs| hubs.iter().filter(of_focus).count())
        })
        .collect()
}
