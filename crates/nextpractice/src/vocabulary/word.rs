//! What every closed set offers, the one way its words are read, and the macro that declares a set.

use crate::value::{Quoted, did_you_mean};

use super::Citation;

/// A closed set of words. The order of the words is that of [`ALL`](Self::ALL).
///
/// ```
/// use nextpractice::vocabulary::{Gateway, Vocabulary};
/// fn tokens<V: Vocabulary>() -> Vec<&'static str> {
///     V::ALL.iter().map(|word| word.token()).collect()
/// }
/// assert_eq!(tokens::<Gateway>().len(), 9);
/// ```
pub trait Vocabulary: Copy + Eq + 'static {
    /// What one member of the set is called: lower case, singular.
    const SET: &'static str;
    /// Every word, in canonical order.
    const ALL: &'static [Self];

    /// The word in JSON: lower case, words joined by underscores.
    fn token(self) -> &'static str;
    /// The word for people.
    fn name(self) -> &'static str;
    /// A short code, where the set has them.
    fn code(self) -> Option<&'static str>;
    /// Other spellings that are read.
    fn aliases(self) -> &'static [&'static str];
    /// What a source says it means, in this library's words.
    fn meaning(self) -> Option<&'static str>;
    /// What the word rests on; never empty.
    fn citations(self) -> &'static [Citation];
}

/// Why a text names no word of a set.
///
/// ```
/// use nextpractice::vocabulary::Deep;
/// let error = "deep suport".parse::<Deep>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "`deep suport` names no Deep; did you mean `deep_support`? \
///      accepted: `deep_learning`, `deep_experience`, `deep_support`, `deep_leadership`",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given} names no {set};{} accepted: {}", hint(*.suggestion), listed(.accepted))]
pub struct UnknownWord {
    set: &'static str,
    given: Quoted,
    suggestion: Option<&'static str>,
    accepted: Vec<&'static str>,
}

impl UnknownWord {
    /// What the text should have named, as in `gateway`.
    #[must_use]
    pub const fn set(&self) -> &'static str {
        self.set
    }

    /// The token most like what was given, when one is near.
    #[must_use]
    pub const fn suggestion(&self) -> Option<&'static str> {
        self.suggestion
    }

    /// Every token of the set.
    #[must_use]
    pub fn accepted(&self) -> &[&'static str] {
        &self.accepted
    }
}

fn hint(suggestion: Option<&str>) -> String {
    suggestion.map_or_else(String::new, |token| format!(" did you mean `{token}`?"))
}

fn listed(tokens: &[&str]) -> String {
    let quoted: Vec<_> = tokens.iter().map(|token| format!("`{token}`")).collect();
    quoted.join(", ")
}

/// Every spelling of a word that is read.
pub(super) fn spellings<V: Vocabulary>(word: V) -> impl Iterator<Item = &'static str> {
    [word.token(), word.name()]
        .into_iter()
        .chain(word.code())
        .chain(word.aliases().iter().copied())
}

/// The form in which spellings are compared: lower case, `&` as "and", one space for any run of spaces, hyphens and
/// underscores.
pub(super) fn folded(text: &str) -> String {
    let spaced = text.replace('&', " and ").to_lowercase();
    let words = spaced.split(|c: char| c.is_whitespace() || c == '-' || c == '_');
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The word that a text names.
#[expect(
    clippy::expect_used,
    reason = "there are as many words as lists of spellings"
)]
pub(super) fn parse<V: Vocabulary>(text: &str) -> Result<V, UnknownWord> {
    // Documents hold tokens: those are found without folding anything.
    if let Some(&word) = V::ALL.iter().find(|word| word.token() == text) {
        return Ok(word);
    }
    let words: Vec<Vec<_>> = V::ALL
        .iter()
        .map(|&word| spellings(word).collect())
        .collect();
    find(text, V::SET, &words).map(|place| {
        let word = V::ALL.get(place);
        *word.expect("the place of one of the words")
    })
}

/// The place of the word that a text names by one of its spellings, of which the first is its token. Once for all sets.
fn find(text: &str, set: &'static str, words: &[Vec<&'static str>]) -> Result<usize, UnknownWord> {
    let given = folded(text);
    let known: Vec<(String, usize)> = words
        .iter()
        .enumerate()
        .flat_map(|(place, spellings)| spellings.iter().map(move |one| (folded(one), place)))
        .collect();
    let at = |wanted: &str| known.iter().find(|(spelling, _)| spelling == wanted);
    if let Some((_, place)) = at(&given) {
        return Ok(*place);
    }
    let token = |spellings: &Vec<&'static str>| spellings.first().copied();
    let near = did_you_mean(&given, known.iter().map(|(spelling, _)| spelling.as_str()));
    let near = near.and_then(at);
    Err(UnknownWord {
        set,
        given: Quoted::new(text),
        suggestion: near.and_then(|(_, place)| words.get(*place).and_then(token)),
        accepted: words.iter().filter_map(token).collect(),
    })
}

/// Text in and out for a type that is a [`Vocabulary`]: `Display` is the name, JSON the token.
macro_rules! word_text {
    ($name:ident, $set:literal) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad($crate::vocabulary::Vocabulary::name(*self))
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::vocabulary::UnknownWord;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::vocabulary::word::parse(text)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
                into.serialize_str($crate::vocabulary::Vocabulary::token(*self))
            }
        }

        impl $crate::value::scalar::FromScalar for $name {
            const EXPECTED: &'static str = concat!("text that names one ", $set);

            fn from_scalar(
                scalar: $crate::value::scalar::Scalar<'_>,
            ) -> Result<Self, $crate::value::scalar::Refused> {
                match scalar {
                    $crate::value::scalar::Scalar::Text(text) => Ok(text.parse()?),
                    _ => Err($crate::value::scalar::Refused::Sort),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::value::scalar::read_text(from)
            }
        }

        #[cfg(any(test, feature = "proptest"))]
        impl proptest::arbitrary::Arbitrary for $name {
            type Parameters = ();
            type Strategy = proptest::sample::Select<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                proptest::sample::select(<Self as $crate::vocabulary::Vocabulary>::ALL)
            }
        }

        #[cfg(test)]
        #[test]
        #[expect(
            non_snake_case,
            reason = "the test is named after the set whose laws it checks"
        )]
        fn $name() {
            $crate::vocabulary::laws::hold::<$name>();
        }
    };
}
pub(super) use word_text;

macro_rules! optional {
    () => {
        None
    };
    ($value:literal) => {
        Some($value)
    };
}
pub(super) use optional;

/// Declares a closed set. A word without a `meaning` from a source needs a doc comment instead.
///
/// The inherent items are those of [`Vocabulary`], as `const fn` and without an import; the trait is for code that
/// takes any set.
macro_rules! vocabulary {
    (
        $(#[$about:meta])*
        $name:ident, $set:literal;
        $(
            $(#[$doc:meta])*
            $word:ident: $token:literal, $human:literal
                $(, code $code:literal)?
                $(, alias [$($alias:literal),+])?
                $(, meaning $meaning:literal)?
                , cite [$($cite:ident),+];
        )+
    ) => {
        $(#[$about])*
        ///
        /// ```
        #[doc = concat!("use nextpractice::vocabulary::", stringify!($name), ";")]
        #[doc = concat!("for word in ", stringify!($name), "::ALL {")]
        /// assert_eq!(word.token().parse(), Ok(word));
        /// assert_eq!(word.name().parse(), Ok(word));
        /// }
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(
                $(#[$doc])*
                $(#[doc = $meaning])?
                $word,
            )+
        }

        impl $name {
            /// Every word, in canonical order.
            pub const ALL: [Self; [$(Self::$word),+].len()] = [$(Self::$word),+];

            /// The word in JSON.
            #[must_use]
            pub const fn token(self) -> &'static str {
                match self {
                    $(Self::$word => $token,)+
                }
            }

            /// The word for people.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$word => $human,)+
                }
            }

            /// What a source says it means, in this library's words; `None` where no source says.
            #[must_use]
            pub const fn meaning(self) -> Option<&'static str> {
                match self {
                    $(Self::$word => $crate::vocabulary::word::optional!($($meaning)?),)+
                }
            }

            /// What the word rests on.
            #[must_use]
            pub const fn citations(self) -> &'static [$crate::vocabulary::Citation] {
                match self {
                    $(Self::$word => &[$($crate::vocabulary::cite::$cite),+],)+
                }
            }
        }

        impl $crate::vocabulary::Vocabulary for $name {
            const SET: &'static str = $set;
            const ALL: &'static [Self] = &Self::ALL;

            fn token(self) -> &'static str {
                self.token()
            }

            fn name(self) -> &'static str {
                self.name()
            }

            fn code(self) -> Option<&'static str> {
                match self {
                    $(Self::$word => $crate::vocabulary::word::optional!($($code)?),)+
                }
            }

            fn aliases(self) -> &'static [&'static str] {
                match self {
                    $(Self::$word => &[$($($alias),+)?],)+
                }
            }

            fn meaning(self) -> Option<&'static str> {
                self.meaning()
            }

            fn citations(self) -> &'static [$crate::vocabulary::Citation] {
                self.citations()
            }
        }

        $crate::vocabulary::word::word_text!($name, $set);
    };
}
pub(super) use vocabulary;
