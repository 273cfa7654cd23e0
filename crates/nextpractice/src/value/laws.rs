//! The laws that every value keeps, written once.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use serde::{Serialize, de::DeserializeOwned};

/// `Display` and `FromStr` are inverse.
pub(crate) fn text_round_trip<T>(value: &T)
where
    T: Display + FromStr + PartialEq + Debug,
    T::Err: Debug,
{
    assert_eq!(&value.to_string().parse::<T>().unwrap(), value);
}

/// What is written as JSON is read back the same.
pub(crate) fn json_round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(
        &serde_json::from_str::<T>(&json).unwrap(),
        value,
        "through {json}"
    );
}

/// Text that `FromStr` refuses, serde refuses with the same message, and the message repeats the text.
pub(crate) fn refused_everywhere<T>(given: &str)
where
    T: FromStr + DeserializeOwned + Debug,
    T::Err: Display + Debug,
{
    let parsed = given.parse::<T>().unwrap_err().to_string();
    let read = serde_json::from_value::<T>(given.into())
        .unwrap_err()
        .to_string();
    assert_eq!(parsed, read);
    assert!(
        parsed.contains(&super::Quoted::new(given).to_string()),
        "{parsed} hides {given:?}"
    );
}
