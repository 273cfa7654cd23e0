//! What links say together: who took whose place by a day.

use chrono::NaiveDate;
use nextpractice::value::Urn;

use super::circles::circles;
use super::link::{EstablishmentLink, Side};

/// Where following an establishment's successors leads, by a day.
///
/// ```
/// use nextpractice::value::{Urn, parse_date};
/// use nextpractice_exchange::gias::{End, Succession, read_links};
///
/// let file = b"URN,LinkURN,LinkType,LinkEstablishedDate\n\
///     100001,100002,Successor,31-08-2010\n100002,100003,Successor,31-08-2020\n";
/// let (links, _) = read_links("links.csv", file)?;
/// let succession = Succession::new(&links, None);
/// let first = Urn::new(100_001)?;
/// let followed = |day| succession.follow(first, parse_date(day).unwrap());
/// assert_eq!(followed("2005-01-01"), End::Open { urn: first, steps: 0 });
/// assert_eq!(followed("2015-01-01"), End::Open { urn: Urn::new(100_002)?, steps: 1 });
/// assert_eq!(followed("2025-01-01"), End::Open { urn: Urn::new(100_003)?, steps: 2 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// At an establishment that nobody had succeeded.
    Open {
        /// That establishment; the first one itself where it had no successor.
        urn: Urn,
        /// How many successions lie between.
        steps: usize,
    },
    /// At one that several had succeeded.
    Fork {
        /// That establishment.
        urn: Urn,
    },
    /// Round and round.
    Circle {
        /// The establishment of the circle that is met first.
        urn: Urn,
    },
    /// At one of which it cannot be told by whom it had been succeeded: a link has no date.
    Undated {
        /// That establishment.
        urn: Urn,
    },
}

/// An establishment with several successors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fork {
    /// The establishment.
    pub urn: Urn,
    /// Those who took its place, by URN.
    pub successors: Vec<Urn>,
}

/// Successions by establishment, each once, whichever side names it. Where both sides give a date, the earlier counts:
/// one side dates the last day of the elder, the other the first of the younger. (`LIB`)
///
/// Everything here takes time in the number of links, however long the chains are.
#[derive(Clone, Debug)]
pub struct Succession {
    /// The establishments that any link names, in order.
    urns: Vec<Urn>,
    /// Where the successors of each begin in `edges`; one more for the end.
    starts: Vec<usize>,
    edges: Vec<Edge>,
    stated_on: Option<NaiveDate>,
}

/// One succession from an establishment.
#[derive(Clone, Copy, Debug)]
struct Edge {
    younger: usize,
    made: Option<NaiveDate>,
    /// Which sides name it, as places in the links.
    by_elder: Option<usize>,
    by_younger: Option<usize>,
}

impl Edge {
    /// Adds a link to an elder's edges, which begin at `first` and are sorted by the younger.
    fn merge(
        edges: &mut Vec<Edge>,
        first: usize,
        younger: usize,
        place: usize,
        link: &EstablishmentLink,
    ) {
        let same = edges.len() > first && edges.last().is_some_and(|edge| edge.younger == younger);
        if !same {
            edges.push(Edge {
                younger,
                made: None,
                by_elder: None,
                by_younger: None,
            });
        }
        let Some(edge) = edges.last_mut() else { return };
        let made = link.made.value().copied();
        edge.made = match (edge.made, made) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        match link.side {
            Side::Successor => edge.by_elder.get_or_insert(place),
            Side::Predecessor => edge.by_younger.get_or_insert(place),
        };
    }
}

/// A set of URNs, each with its place among them in order: a bit for each that there can be.
struct Urns {
    words: Vec<u64>,
    /// How many are in the words before.
    ranks: Vec<usize>,
    list: Vec<Urn>,
}

impl Urns {
    fn of(urns: impl Iterator<Item = Urn>) -> Urns {
        let range = (Urn::MAX - Urn::MIN + 1) as usize;
        let mut words = vec![0_u64; range.div_ceil(64)];
        for urn in urns {
            let (word, bit) = Self::bit(urn);
            if let Some(word) = words.get_mut(word) {
                *word |= bit;
            }
        }
        let mut ranks = Vec::with_capacity(words.len());
        let mut list = Vec::new();
        for (at, word) in (0_u32..).zip(&words) {
            ranks.push(list.len());
            let mut rest = *word;
            while rest != 0 {
                list.extend(Urn::new(Urn::MIN + at * 64 + rest.trailing_zeros()));
                rest &= rest - 1;
            }
        }
        Urns { words, ranks, list }
    }

    /// The place of a URN that is in the set.
    fn place(&self, urn: Urn) -> usize {
        let (word, bit) = Self::bit(urn);
        let before = self
            .words
            .get(word)
            .map_or(0, |word| (word & (bit - 1)).count_ones());
        self.ranks
            .get(word)
            .map_or(0, |rank| rank + before as usize)
    }

    fn bit(urn: Urn) -> (usize, u64) {
        let at = urn.get() - Urn::MIN;
        ((at / 64) as usize, 1 << (at % 64))
    }
}

/// Who succeeded an establishment by a day.
enum Next {
    Nobody,
    One(usize),
    Several,
    Undated,
}

impl Succession {
    /// Puts links together. Links without a date had been made by the day that their file describes, `stated_on`; on
    /// earlier days, or without such a day, nobody can tell.
    #[must_use]
    pub fn new(links: &[EstablishmentLink], stated_on: Option<NaiveDate>) -> Succession {
        let urns = Urns::of(links.iter().flat_map(|link| [link.urn, link.other]));
        // Sorted by counting, so that the work is in the number of links: first by elder, then each elder's few.
        let mut starts = vec![0; urns.list.len() + 1];
        for link in links {
            if let Some(count) = starts.get_mut(urns.place(link.elder_and_younger().0) + 1) {
                *count += 1;
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut free = starts.clone();
        let mut sorted = vec![(0, 0); links.len()];
        for (place, link) in links.iter().enumerate() {
            let (elder, younger) = link.elder_and_younger();
            if let Some(next) = free.get_mut(urns.place(elder)) {
                if let Some(slot) = sorted.get_mut(*next) {
                    *slot = (urns.place(younger), place);
                }
                *next += 1;
            }
        }
        let mut edges: Vec<Edge> = Vec::with_capacity(links.len());
        let mut merged = Vec::with_capacity(starts.len());
        let ends = starts.iter().skip(1);
        for (start, end) in starts.iter().zip(ends) {
            merged.push(edges.len());
            let own = sorted.get_mut(*start..*end).unwrap_or_default();
            own.sort_unstable();
            let first = edges.len();
            for (younger, place) in own.iter() {
                if let Some(link) = links.get(*place) {
                    Edge::merge(&mut edges, first, *younger, *place, link);
                }
            }
        }
        merged.push(edges.len());
        Succession {
            urns: urns.list,
            starts: merged,
            edges,
            stated_on,
        }
    }

    /// Every succession once: whose place was taken, by whom, and when; by the elder's URN.
    pub fn iter(&self) -> impl Iterator<Item = (Urn, Urn, Option<NaiveDate>)> {
        (0..self.urns.len()).flat_map(move |at| {
            let edges = self.edges_of(at).iter();
            edges.map(move |edge| (self.urn(at), self.urn(edge.younger), edge.made))
        })
    }

    /// How many successions there are, each counted once.
    #[must_use]
    pub fn len(&self) -> usize {
        self.edges.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edges.is_empty()
    }

    /// The establishments that any link names, in order.
    #[must_use]
    pub fn urns(&self) -> &[Urn] {
        &self.urns
    }

    /// Follows an establishment's successors as of a day.
    #[must_use]
    pub fn follow(&self, urn: Urn, on: NaiveDate) -> End {
        let Ok(mut at) = self.urns.binary_search(&urn) else {
            return End::Open { urn, steps: 0 };
        };
        // No chain without a circle is longer than there are establishments.
        for steps in 0..=self.urns.len() {
            match self.next(at, on) {
                Next::One(next) => at = next,
                Next::Nobody => {
                    return End::Open {
                        urn: self.urn(at),
                        steps,
                    };
                }
                Next::Several => return End::Fork { urn: self.urn(at) },
                Next::Undated => return End::Undated { urn: self.urn(at) },
            }
        }
        // All further steps stay in the circle; its first establishment on the way is the first one that is in it.
        let mut circle = vec![at];
        let mut next = at;
        while let Next::One(step) = self.next(next, on)
            && step != at
        {
            circle.push(step);
            next = step;
        }
        circle.sort_unstable();
        let mut first = self.urns.binary_search(&urn).unwrap_or_default();
        while circle.binary_search(&first).is_err()
            && let Next::One(step) = self.next(first, on)
        {
            first = step;
        }
        End::Circle {
            urn: self.urn(first),
        }
    }

    /// Follows the successors of every establishment that a link names, in the order of [`urns`](Self::urns): one pass
    /// for all of them.
    ///
    /// ```
    /// use nextpractice::value::parse_date;
    /// use nextpractice_exchange::gias::{Succession, read_links};
    ///
    /// let file = b"URN,LinkURN,LinkType\n100001,100002,Successor\n100002,100001,Successor\n";
    /// let (links, _) = read_links("links.csv", file)?;
    /// let day = parse_date("2025-01-01")?;
    /// let succession = Succession::new(&links, Some(day));
    /// for (urn, end) in succession.urns().iter().zip(succession.ends(day)) {
    ///     assert_eq!(end, succession.follow(*urn, day));
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn ends(&self, on: NaiveDate) -> Vec<End> {
        /// What is known of an establishment: the walk that met it, or where its own leads.
        #[derive(Clone, Copy)]
        enum Met {
            Never,
            OnWalk(usize),
            Led(End),
        }
        let mut met = vec![Met::Never; self.urns.len()];
        let mut path: Vec<usize> = Vec::new();
        for start in 0..self.urns.len() {
            let mut at = start;
            // Where this walk ends: at an end of its own, at one found before, or at itself.
            let end = loop {
                match met.get(at) {
                    Some(Met::Led(end)) => break *end,
                    Some(Met::OnWalk(place)) => {
                        // What is left of the path from here on is the circle: each of it meets itself first.
                        for member in path.drain(*place..) {
                            if let Some(slot) = met.get_mut(member) {
                                *slot = Met::Led(End::Circle {
                                    urn: self.urn(member),
                                });
                            }
                        }
                        break End::Circle { urn: self.urn(at) };
                    }
                    _ => {}
                }
                let next = self.next(at, on);
                if let Next::One(next) = next {
                    if let Some(slot) = met.get_mut(at) {
                        *slot = Met::OnWalk(path.len());
                    }
                    path.push(at);
                    at = next;
                    continue;
                }
                let urn = self.urn(at);
                let end = match next {
                    Next::Several => End::Fork { urn },
                    Next::Undated => End::Undated { urn },
                    _ => End::Open { urn, steps: 0 },
                };
                if let Some(slot) = met.get_mut(at) {
                    *slot = Met::Led(end);
                }
                break end;
            };
            let mut end = end;
            for member in path.drain(..).rev() {
                if let End::Open { steps, .. } = &mut end {
                    *steps += 1;
                }
                if let Some(slot) = met.get_mut(member) {
                    *slot = Met::Led(end);
                }
            }
        }
        let led = |(at, met): (usize, Met)| match met {
            Met::Led(end) => end,
            _ => End::Open {
                urn: self.urn(at),
                steps: 0,
            },
        };
        met.into_iter().enumerate().map(led).collect()
    }

    /// The establishments with several successors, by URN.
    #[must_use]
    pub fn forks(&self) -> Vec<Fork> {
        (0..self.urns.len())
            .filter(|at| self.edges_of(*at).len() > 1)
            .map(|at| Fork {
                urn: self.urn(at),
                successors: self.successors(at).map(|next| self.urn(next)).collect(),
            })
            .collect()
    }

    /// The circles: establishments each of which, by way of others, took its own place. Each circle is in order of URN,
    /// and so are the circles; circles that share an establishment are one. Dates are not looked at.
    ///
    /// ```
    /// use nextpractice_exchange::gias::{Succession, read_links};
    ///
    /// let file = b"URN,LinkURN,LinkType\n100001,100002,Successor\n100002,100001,Successor\n100002,100003,Successor\n";
    /// let (links, _) = read_links("links.csv", file)?;
    /// let circles = Succession::new(&links, None).circles();
    /// let urns: Vec<u32> = circles[0].iter().map(|urn| urn.get()).collect();
    /// assert_eq!((circles.len(), urns), (1, vec![100_001, 100_002]));
    /// # Ok::<(), nextpractice_exchange::report::RefusedFile>(())
    /// ```
    #[must_use]
    pub fn circles(&self) -> Vec<Vec<Urn>> {
        let next = |at: usize, place: usize| self.edges_of(at).get(place).map(|edge| edge.younger);
        circles(self.urns.len(), next)
            .into_iter()
            .map(|circle| circle.into_iter().map(|at| self.urn(at)).collect())
            .collect()
    }

    /// The places, among the links, of those that the other side does not return.
    #[must_use]
    pub fn missing_reverses(&self) -> Vec<usize> {
        let mut places: Vec<usize> = self
            .edges
            .iter()
            .filter_map(|edge| match (edge.by_elder, edge.by_younger) {
                (Some(place), None) | (None, Some(place)) => Some(place),
                _ => None,
            })
            .collect();
        places.sort_unstable();
        places
    }

    /// The place, among the links, of the one that gives an establishment its first successor.
    pub(super) fn first_link_of(&self, urn: Urn) -> Option<usize> {
        let at = self.urns.binary_search(&urn).ok()?;
        let edges = self.edges_of(at).iter();
        edges
            .filter_map(|edge| edge.by_elder.or(edge.by_younger))
            .min()
    }

    fn edges_of(&self, at: usize) -> &[Edge] {
        let bounds = (self.starts.get(at), self.starts.get(at + 1));
        let (Some(start), Some(end)) = bounds else {
            return &[];
        };
        self.edges.get(*start..*end).unwrap_or_default()
    }

    fn successors(&self, at: usize) -> impl Iterator<Item = usize> {
        self.edges_of(at).iter().map(|edge| edge.younger)
    }

    /// Who had succeeded an establishment by a day.
    fn next(&self, at: usize, on: NaiveDate) -> Next {
        let mut found = Next::Nobody;
        for edge in self.edges_of(at) {
            let made = match edge.made {
                Some(made) => made <= on,
                None if self.stated_on.is_some_and(|day| day <= on) => true,
                None => return Next::Undated,
            };
            found = match found {
                found if !made => found,
                Next::Nobody => Next::One(edge.younger),
                _ => return Next::Several,
            };
        }
        found
    }

    #[expect(clippy::expect_used, reason = "INVARIANT (every end is known)")]
    fn urn(&self, at: usize) -> Urn {
        *self.urns.get(at).expect("a place among the establishments")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nextpractice::model::Recorded;

    fn link(urn: u32, other: u32) -> EstablishmentLink {
        EstablishmentLink {
            urn: Urn::new(urn).unwrap(),
            other: Urn::new(other).unwrap(),
            other_name: Recorded::Unknown,
            side: Side::Successor,
            made: Recorded::Unknown,
            row: 0,
            line: 0,
        }
    }

    #[test]
    fn a_chain_of_all_urns_and_a_circle_of_all_are_followed_from_everywhere() {
        let day = NaiveDate::from_ymd_opt(2025, 4, 22).unwrap();
        let mut links: Vec<_> = (Urn::MIN..Urn::MAX).map(|urn| link(urn, urn + 1)).collect();
        let chain = Succession::new(&links, Some(day));
        let (first, last) = (Urn::new(Urn::MIN).unwrap(), Urn::new(Urn::MAX).unwrap());
        let steps = (Urn::MAX - Urn::MIN) as usize;
        assert_eq!(chain.follow(first, day), End::Open { urn: last, steps });
        assert!(chain.circles().is_empty());
        let ends = chain.ends(day);
        assert_eq!(
            (ends.len(), ends[0]),
            (steps + 1, End::Open { urn: last, steps })
        );
        assert_eq!(
            ends[steps],
            End::Open {
                urn: last,
                steps: 0
            }
        );

        links.push(link(Urn::MAX, Urn::MIN));
        let circle = Succession::new(&links, Some(day));
        assert_eq!(circle.circles().len(), 1);
        assert_eq!(circle.follow(last, day), End::Circle { urn: last });
        let ends = circle.ends(day);
        assert!(
            ends.iter()
                .zip(circle.urns())
                .all(|(end, urn)| *end == End::Circle { urn: *urn })
        );
    }

    #[test]
    fn a_succession_that_both_sides_name_is_one_and_the_earlier_day_counts() {
        let day = |text: &str| Recorded::Value(text.parse().unwrap());
        let mut elder = link(100_001, 100_002);
        elder.made = day("2010-08-31");
        let mut younger = link(100_002, 100_001);
        younger.side = Side::Predecessor;
        younger.made = day("2010-09-01");
        let succession = Succession::new(&[younger.clone(), elder], None);
        let all: Vec<_> = succession
            .iter()
            .map(|(one, other, made)| (one.get(), other.get(), made.unwrap().to_string()))
            .collect();
        assert_eq!(all, [(100_001, 100_002, "2010-08-31".to_owned())]);
        assert!(succession.missing_reverses().is_empty());
        assert_eq!(Succession::new(&[younger], None).missing_reverses(), [0]);
    }
}
