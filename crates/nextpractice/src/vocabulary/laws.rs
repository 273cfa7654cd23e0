//! The laws that every closed set keeps; the macro that declares a set makes a test of them.

use std::collections::BTreeMap;
use std::fmt::{Debug, Display};
use std::str::FromStr;

use serde::{Serialize, de::DeserializeOwned};

use super::word::{folded, spellings};
use super::{UnknownWord, Vocabulary};

pub(crate) fn hold<V>()
where
    V: Vocabulary + Debug + Display + Ord + Serialize + DeserializeOwned,
    V: FromStr<Err = UnknownWord>,
{
    assert!(!V::ALL.is_empty() && V::ALL.is_sorted());
    let mut owner = BTreeMap::new();
    for &word in V::ALL {
        let token = word.token();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        assert!(token.chars().all(plain), "{token} is not in snake case");
        assert!(!word.citations().is_empty(), "{token} rests on nothing");
        assert_eq!(word.to_string(), word.name());
        assert_eq!(serde_json::to_value(word).unwrap(), token);
        for spelling in spellings(word) {
            let other = owner.insert(folded(spelling), word);
            assert!(other.is_none_or(|o| o == word), "{spelling} is taken");
            let hyphened = spelling.to_uppercase().replace([' ', '_'], " -");
            for given in [spelling, &hyphened, &spelling.replace("and", "&")] {
                assert_eq!(given.parse::<V>().as_ref(), Ok(&word), "{given}");
                let read = serde_json::from_value::<V>(given.into());
                assert_eq!(read.unwrap(), word, "{given}");
            }
        }
    }
    for given in ["", " ", "no such word", "0"] {
        let error = given.parse::<V>().unwrap_err();
        assert_eq!(error.set(), V::SET);
        assert_eq!(error.accepted().len(), V::ALL.len());
        let read = serde_json::from_value::<V>(given.into()).unwrap_err();
        assert_eq!(read.to_string(), error.to_string());
    }
    assert!(serde_json::from_str::<V>("1").is_err());
}
