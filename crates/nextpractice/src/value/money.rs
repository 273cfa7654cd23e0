//! Sums of money.

use std::fmt;
use std::str::FromStr;

use super::Quoted;

/// A sum in pounds sterling, kept in whole pence, never below zero.
///
/// Written `£6,000`, or `£6,000.50` where there are pence; read with or without the sign, the commas and the pence. In
/// JSON it is that text: a bare number would not say whether it counts pounds or pence.
///
/// ```
/// use nextpractice::value::Money;
/// let grant: Money = "6000.00".parse()?;
/// let year = grant.checked_mul(55).unwrap();
/// assert_eq!((year.to_string(), year.pence()), ("£330,000".into(), 33_000_000));
/// assert!("£60,00".parse::<Money>().is_err());
/// # Ok::<(), nextpractice::value::MoneyError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    pence: i64,
}

impl Money {
    /// Nothing: what a sum over no rows comes to.
    pub const ZERO: Self = Self { pence: 0 };
    /// The largest sum, `£92,233,720,368,547,758.07`.
    pub const MAX: Self = Self { pence: i64::MAX };

    /// Checks the sign.
    ///
    /// # Errors
    /// [`MoneyError`] below zero.
    pub fn new(pence: i64) -> Result<Self, MoneyError> {
        if pence >= 0 {
            Ok(Self { pence })
        } else {
            Err(MoneyError::of(&format!("{pence}p"), Fault::Negative))
        }
    }

    /// So many whole pounds: every `u32` of them is in range.
    #[must_use]
    pub const fn from_pounds(pounds: u32) -> Self {
        Self {
            pence: pounds as i64 * 100,
        }
    }

    /// The whole sum in pence.
    #[must_use]
    pub const fn pence(self) -> i64 {
        self.pence
    }

    /// The two together; `None` above [`MAX`](Self::MAX).
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let pence = self.pence.checked_add(other.pence)?;
        Some(Self { pence })
    }

    /// What is left; `None` below zero.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        let pence = self.pence.checked_sub(other.pence)?;
        Self::new(pence).ok()
    }

    /// The sum so many times; `None` above [`MAX`](Self::MAX).
    #[must_use]
    pub fn checked_mul(self, times: u64) -> Option<Self> {
        let pence = self.pence.checked_mul(i64::try_from(times).ok()?)?;
        Some(Self { pence })
    }
}

/// Why a text or a number of pence is no sum of money.
///
/// ```
/// let error = "-£5".parse::<nextpractice::value::Money>().unwrap_err();
/// assert_eq!(error.to_string(), "`-£5` is not a sum of money: it is below zero");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given} is not a sum of money: {fault}")]
pub struct MoneyError {
    given: Quoted,
    fault: Fault,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("write pounds and at most two digits of pence, as `£6,000` or `6000.50`")]
    Form,
    #[error("it is below zero")]
    Negative,
    #[error("the commas do not stand between groups of three digits, as in `£6,000`")]
    Commas,
    #[error("it is more than {}", Money::MAX)]
    TooMuch,
}

impl MoneyError {
    fn of(given: &str, fault: Fault) -> Self {
        Self {
            given: Quoted::new(given),
            fault,
        }
    }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// One to three digits, then any number of groups of exactly three.
fn well_grouped(pounds: &str) -> bool {
    let mut groups = pounds.split(',');
    groups.next().is_some_and(|first| first.len() <= 3) && groups.all(|group| group.len() == 3)
}

fn read(text: &str) -> Result<i64, Fault> {
    if text.starts_with('-') || text.starts_with("£-") {
        return Err(Fault::Negative);
    }
    let amount = text.strip_prefix('£').unwrap_or(text);
    let (pounds, pence) = amount.split_once('.').unwrap_or((amount, "00"));
    if !pounds.split(',').all(all_digits) {
        let odd_commas = pounds.contains(',') && all_digits(&pounds.replace(',', ""));
        return Err(if odd_commas {
            Fault::Commas
        } else {
            Fault::Form
        });
    }
    if pounds.contains(',') && !well_grouped(pounds) {
        return Err(Fault::Commas);
    }
    if !all_digits(pence) || pence.len() > 2 {
        return Err(Fault::Form);
    }
    // Digits only from here on, so a failure to parse is a number that is too large.
    let whole: i64 = pounds
        .replace(',', "")
        .parse()
        .map_err(|_| Fault::TooMuch)?;
    let pence: i64 = format!("{pence:0<2}").parse().map_err(|_| Fault::Form)?;
    whole
        .checked_mul(100)
        .and_then(|hundreds| hundreds.checked_add(pence))
        .ok_or(Fault::TooMuch)
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (pounds, pence) = (self.pence / 100, self.pence % 100);
        f.write_str("£")?;
        let digits = pounds.to_string();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        if pence > 0 {
            write!(f, ".{pence:02}")?;
        }
        Ok(())
    }
}

impl FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        read(text)
            .map(|pence| Self { pence })
            .map_err(|fault| MoneyError::of(text, fault))
    }
}

super::scalar::serde_as_text!(Money; "a sum of money as text, such as \"£6,000\"");

#[cfg(any(test, feature = "proptest"))]
impl proptest::arbitrary::Arbitrary for Money {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::strategy::Strategy as _;
        proptest::prop_oneof![
            0..=i64::MAX,
            (0..=1_000_000_i64).prop_map(|pounds| pounds * 100)
        ]
        .prop_filter_map("not below zero", |pence| Self::new(pence).ok())
        .boxed()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Money;
    use crate::value::laws;

    #[test]
    fn neighbours_are_refused() {
        for given in [
            "",
            "£",
            "£-1",
            "-1",
            "£6,00",
            "£60,00",
            "6,0000",
            ",600",
            "6,,000",
            "6000,",
            "£6.",
            "£6.000",
            "£.50",
            "6.5.0",
            "$6",
            "6 000",
            "six",
            "92233720368547758.08",
            "99999999999999999999999",
            "£6,000.+1",
        ] {
            laws::refused_everywhere::<Money>(given);
        }
        assert!(serde_json::from_str::<Money>("6000").is_err());
        assert!(Money::new(-1).is_err());
        assert_eq!(Money::from_pounds(6_000), "£6,000".parse().unwrap());
    }

    #[test]
    fn the_forms_that_are_read() {
        for (given, pence) in [
            ("6000", 600_000),
            ("£6,000", 600_000),
            ("£6000.50", 600_050),
            ("6.5", 650),
            ("£0", 0),
            ("92,233,720,368,547,758.07", i64::MAX),
        ] {
            assert_eq!(given.parse::<Money>().unwrap().pence(), pence, "{given}");
        }
    }

    proptest! {
        #[test]
        fn round_trips(sum: Money) {
            laws::text_round_trip(&sum);
            laws::json_round_trip(&sum);
        }

        #[test]
        fn arithmetic_agrees_with_wider_integers(a: Money, b: Money, times in 0..1_000_u64) {
            let wide = |m: Money| i128::from(m.pence());
            let narrow = |p: i128| i64::try_from(p).ok().and_then(|p| Money::new(p).ok());
            prop_assert_eq!(a.checked_add(b), narrow(wide(a) + wide(b)));
            prop_assert_eq!(a.checked_sub(b), narrow(wide(a) - wide(b)));
            prop_assert_eq!(a.checked_mul(times), narrow(wide(a) * i128::from(times)));
        }
    }
}
