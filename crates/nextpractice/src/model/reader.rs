//! JSON text, read value by value into what rows are made of, with nothing in between.
//!
//! Loading is most of the way from a file to a report, and looking for the names of fields was most of loading. This reader
//! looks for them where the format has them. It knows plain text and how values nest; numbers and escaped text it gives to
//! `serde_json`, and where it stops, `serde_json` says why (see [`super::malformed::read_text`]).

use std::borrow::Cow;

use serde_json::{Map, Number, Value};

use super::written::Written;
use crate::value::PlainKey;

/// Why reading stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The text is no JSON, or nested deeper than [`MAX_DEPTH`].
    Malformed,
    /// A list is longer than [`TABLE_ROWS`](crate::limits::TABLE_ROWS).
    TooMany,
    /// What was read ends where the text does, of which there is more, and that may change it.
    Short,
}

/// How deep lists and objects may be nested: as deep as `serde_json` has them.
const MAX_DEPTH: u8 = 127;

/// A place in a text.
#[derive(Debug)]
pub struct Reader<'t> {
    text: &'t str,
    stand: Stand,
    /// Where the part that is being read begins.
    part: Stand,
    /// Whether there is more of the text than is here.
    more: bool,
}

/// Where a reader stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stand {
    /// How many bytes were read.
    pub(super) at: usize,
    /// How many lists and objects were entered, and not left.
    depth: u8,
    /// Whether the last of them has just been entered.
    pub(super) first: bool,
}

/// The name of a value.
#[derive(Debug, PartialEq)]
pub(crate) enum Name<'t> {
    /// The place of one of the names that may come.
    Known(usize),
    /// Any other.
    Other(Cow<'t, str>),
}

/// What comes next in an object: as few words as a processor hands back at once.
enum Coming {
    /// The value of the name at a place among those that may come.
    Known(usize),
    /// A name that was not found.
    Other,
    End,
    Malformed,
}

/// A value of one piece as the text has it.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece<'t> {
    Nothing,
    Truth(bool),
    Number(Number),
    Text(Cow<'t, str>),
    /// A list or an object.
    Several(Value),
}

impl<'t> Reader<'t> {
    /// Begins with a text.
    pub(crate) fn new(text: &'t str) -> Self {
        Self::standing(text, Stand::default(), false)
    }

    /// Goes on with a text, of which there may be more than is here.
    pub(super) const fn standing(text: &'t str, stand: Stand, more: bool) -> Self {
        Self {
            text,
            stand,
            part: stand,
            more,
        }
    }

    /// Begins to read something that is read wholly or not at all.
    pub(super) const fn begin_part(&mut self) {
        self.part = self.stand;
    }

    /// Begins with the next item of a list, once the last one was read as a part.
    #[inline]
    pub(super) const fn next_part(&mut self) {
        self.part.at = self.stand.at;
        self.part.first = false;
    }

    /// Where that begins.
    pub(super) const fn part(&self) -> Stand {
        self.part
    }

    /// The bytes before the next value.
    pub(crate) fn at(&mut self) -> usize {
        self.next();
        self.stand.at
    }

    /// What was read from a place on.
    pub(super) fn since(&self, at: usize) -> &'t str {
        self.text.get(at..self.stand.at).unwrap_or_default()
    }

    /// The next byte that is no white space.
    #[inline]
    fn next(&mut self) -> Option<u8> {
        match self.text.as_bytes().get(self.stand.at) {
            Some(byte) if *byte > b' ' => Some(*byte),
            _ => self.after_space(),
        }
    }

    fn after_space(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.stand.at) {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.stand.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// Goes past a byte, if it comes next.
    #[inline]
    fn passes(&mut self, byte: u8) -> bool {
        let passes = self.next() == Some(byte);
        self.stand.at += usize::from(passes);
        passes
    }

    fn enters(&mut self, open: u8) -> Result<bool, Stop> {
        if !self.passes(open) {
            return Ok(false);
        }
        if self.stand.depth == MAX_DEPTH {
            return Err(Stop::Malformed);
        }
        self.stand.depth += 1;
        self.stand.first = true;
        Ok(true)
    }

    /// Enters an object, if one begins here.
    pub(crate) fn enters_object(&mut self) -> Result<bool, Stop> {
        self.enters(b'{')
    }

    /// Enters a list, if one begins here.
    pub(crate) fn enters_list(&mut self) -> Result<bool, Stop> {
        self.enters(b'[')
    }

    /// Goes to what follows in the list or object that was entered last; false where it ends, and is left.
    #[inline]
    fn goes_on(&mut self, close: u8) -> Result<bool, Stop> {
        let first = std::mem::take(&mut self.stand.first);
        match self.next() {
            Some(byte) if byte == close => {
                self.stand.at += 1;
                self.stand.depth -= 1;
                Ok(false)
            }
            _ if first => Ok(true),
            Some(b',') => {
                self.stand.at += 1;
                Ok(true)
            }
            _ => Err(Stop::Malformed),
        }
    }

    /// Goes to the next item of the list that was entered last; false where it ends, and is left.
    pub(crate) fn item(&mut self) -> Result<bool, Stop> {
        self.goes_on(b']')
    }

    /// Goes to the next value of the object that was entered last, and gives its name; `None` where it ends, and is left.
    pub(crate) fn name(&mut self) -> Result<Option<Cow<'t, str>>, Stop> {
        if !self.goes_on(b'}')? {
            return Ok(None);
        }
        self.named().map(Some)
    }

    /// The same, where the names that may come are known. Documents give their fields mostly in the format's own order, so those
    /// from the place `next` on are looked for first.
    #[inline]
    pub(crate) fn field(
        &mut self,
        written: &[Written],
        next: usize,
    ) -> Result<Option<Name<'t>>, Stop> {
        match self.coming(written, next) {
            Coming::Known(place) => Ok(Some(Name::Known(place))),
            Coming::Other => self.other_field(written).map(Some),
            Coming::End => Ok(None),
            Coming::Malformed => Err(Stop::Malformed),
        }
    }

    /// Goes past a name that is written as it was looked for.
    fn coming(&mut self, written: &[Written], next: usize) -> Coming {
        match self.goes_on(b'}') {
            Ok(true) => {}
            Ok(false) => return Coming::End,
            Err(_) => return Coming::Malformed,
        }
        let rest = self.rest();
        let Some(first) = rest.first_chunk() else {
            return Coming::Other;
        };
        for (place, name) in (next..).zip(written.get(next..).unwrap_or_default()) {
            if name.begins(rest, *first) {
                self.stand.at += name.len();
                return Coming::Known(place);
            }
        }
        Coming::Other
    }

    /// The name of a field that is not where it was looked for, or not written as it was.
    #[inline(never)]
    fn other_field(&mut self, written: &[Written]) -> Result<Name<'t>, Stop> {
        let given = self.named()?;
        let known = written.iter().position(|name| name.name() == given);
        Ok(known.map_or(Name::Other(given), Name::Known))
    }

    /// A name, and what stands between it and its value.
    fn named(&mut self) -> Result<Cow<'t, str>, Stop> {
        let name = self.text()?;
        match self.passes(b':') {
            true => Ok(name),
            false => Err(Stop::Malformed),
        }
    }

    /// What follows, from the next value on.
    #[inline]
    fn rest(&mut self) -> &'t [u8] {
        self.next();
        self.text
            .as_bytes()
            .get(self.stand.at..)
            .unwrap_or_default()
    }

    /// The next value, if it is a text without escapes.
    #[inline]
    pub(crate) fn plain_text(&mut self) -> Option<&'t str> {
        let (b'"', rest) = self.rest().split_first()? else {
            return None;
        };
        let length = plain(rest);
        if rest.get(length) != Some(&b'"') {
            return None;
        }
        let start = self.stand.at + 1;
        self.stand.at = start + length + 1;
        self.text.get(start..start + length)
    }

    /// The next value, if it is a plain key.
    #[inline]
    pub(crate) fn plain_key(&mut self) -> Option<PlainKey<'t>> {
        self.next();
        let text = self.text.get(self.stand.at..)?.strip_prefix('"')?;
        let key = PlainKey::before_quote(text)?;
        self.stand.at += key.as_str().len() + 2;
        Some(key)
    }

    /// The next value, which must be a text.
    fn text(&mut self) -> Result<Cow<'t, str>, Stop> {
        match self.plain_text() {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => self.escaped().map(Cow::Owned),
        }
    }

    /// The same, where it has escapes.
    #[cold]
    fn escaped(&mut self) -> Result<String, Stop> {
        let [b'"', rest @ ..] = self.rest() else {
            return Err(Stop::Malformed);
        };
        let mut end = self.stand.at + 1 + plain(rest);
        while self.text.as_bytes().get(end) == Some(&b'\\') {
            end += 2;
            end += plain(self.text.as_bytes().get(end..).unwrap_or_default());
        }
        let text = self.text.get(self.stand.at..=end).ok_or(Stop::Malformed)?;
        self.stand.at = end + 1;
        serde_json::from_str(text).map_err(|_| Stop::Malformed)
    }

    /// The next value, its items and members where it has several.
    pub(crate) fn piece(&mut self) -> Result<Piece<'t>, Stop> {
        match self.next() {
            Some(b'"') => self.text().map(Piece::Text),
            Some(b'-' | b'0'..=b'9') => self.number().map(Piece::Number),
            Some(b't') => self.word("true", Piece::Truth(true)),
            Some(b'f') => self.word("false", Piece::Truth(false)),
            Some(b'n') => self.word("null", Piece::Nothing),
            Some(b'[') => self.items().map(Piece::Several),
            Some(b'{') => self.members().map(Piece::Several),
            _ => Err(Stop::Malformed),
        }
    }

    /// The same as a value.
    pub(crate) fn value(&mut self) -> Result<Value, Stop> {
        self.piece().map(Value::from)
    }

    fn word(&mut self, word: &str, piece: Piece<'t>) -> Result<Piece<'t>, Stop> {
        let rest = self.text.get(self.stand.at..).unwrap_or_default();
        if !rest.starts_with(word) {
            return Err(Stop::Malformed);
        }
        self.stand.at += word.len();
        Ok(piece)
    }

    fn number(&mut self) -> Result<Number, Stop> {
        let rest = self.text.get(self.stand.at..).unwrap_or_default();
        let of_number = |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        let length = rest.bytes().take_while(of_number).count();
        let number = rest.get(..length).unwrap_or_default();
        self.stand.at += length;
        if self.more && self.stand.at == self.text.len() {
            return Err(Stop::Short);
        }
        serde_json::from_str(number).map_err(|_| Stop::Malformed)
    }

    /// A list as a value. It calls itself no deeper than [`MAX_DEPTH`].
    fn items(&mut self) -> Result<Value, Stop> {
        let mut items = Vec::new();
        if self.enters_list()? {
            while self.item()? {
                items.push(self.value()?);
            }
        }
        Ok(Value::Array(items))
    }

    /// An object as a value.
    fn members(&mut self) -> Result<Value, Stop> {
        let mut members = Map::new();
        if self.enters_object()? {
            while let Some(name) = self.name()? {
                members.insert(name.into_owned(), self.value()?);
            }
        }
        Ok(Value::Object(members))
    }

    /// Makes sure that nothing follows.
    pub(crate) fn ends(&mut self) -> Result<(), Stop> {
        match self.next() {
            None if self.more => Err(Stop::Short),
            None => Ok(()),
            Some(_) => Err(Stop::Malformed),
        }
    }
}

impl From<Piece<'_>> for Value {
    fn from(piece: Piece<'_>) -> Self {
        match piece {
            Piece::Nothing => Self::Null,
            Piece::Truth(truth) => truth.into(),
            Piece::Number(number) => number.into(),
            Piece::Text(text) => text.into(),
            Piece::Several(value) => value,
        }
    }
}

/// How many bytes there are before one that a text cannot have as it is: a quotation mark, a backslash, a control character.
#[inline]
fn plain(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((eight, after)) = rest.split_first_chunk() {
        let special = special(u64::from_le_bytes(*eight));
        if special != 0 {
            return bytes.len() - rest.len() + special.trailing_zeros() as usize / 8;
        }
        rest = after;
    }
    bytes.len() - rest.len() + plain_one_by_one(rest)
}

/// The same for the few bytes at the end of a window.
#[cold]
fn plain_one_by_one(bytes: &[u8]) -> usize {
    let plain = |byte: &&u8| !matches!(byte, b'"' | b'\\' | 0..0x20);
    bytes.iter().take_while(plain).count()
}

/// The highest bit of each of eight bytes that a text cannot have as it is; those after the first such byte may be wrong.
const fn special(eight: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    // A byte that is less than what is taken from it borrows from its highest bit. With one bit flipped, a quotation mark
    // comes right after the control characters, and the space behind it.
    let below = eight ^ (ONES * 0x02);
    let slash = eight ^ (ONES * b'\\' as u64);
    let found = (below.wrapping_sub(ONES * 0x21) & !below) | (slash.wrapping_sub(ONES) & !slash);
    found & (ONES << 7)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::{MAX_DEPTH, Reader, Stop, plain};

    fn read(text: &str) -> Result<Value, Stop> {
        let mut reader = Reader::new(text);
        let value = reader.value()?;
        reader.ends().map(|()| value)
    }

    /// Texts that are JSON in nearly all their parts.
    fn nearly_json() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            r#"[\[\]{}:, \n]"#,
            r#""[a-zé"\\/]{0,10}""#,
            r#""(\\u[0-9a-fD]{4}|\\[nt"\\/bx]|[a-z]|\x01){0,4}""#,
            "-?[0-9]{1,22}",
            "-?[0-9]{0,3}(\\.[0-9]{0,3})?([eE][+-]?[0-9]{0,3})?",
            "true|false|null|nul|t",
            Just(r#"{"a":1,"b":[null,{}],"a":2}"#.to_owned()),
            Just("[[],[1,2]]".to_owned()),
        ];
        prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn it_reads_what_serde_json_reads_and_nothing_else(text in nearly_json()) {
            for text in [text.clone(), format!("[{text}]"), format!("{{\"a\":{text}}}"), format!("[{},1]", text.replace("}", "},"))] {
                prop_assert_eq!(read(&text).ok(), serde_json::from_str(&text).ok(), "{}", text);
            }
        }

        #[test]
        fn any_text_is_answered(text in any::<String>()) {
            prop_assert_eq!(read(&text).ok(), serde_json::from_str(&text).ok());
        }

        #[test]
        fn plain_ends_where_a_look_at_each_byte_does(bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(b'a'), Just(0x7f), Just(0xa2)], 0..40)) {
            let each = bytes.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20));
            prop_assert_eq!(plain(&bytes), each.unwrap_or(bytes.len()));
        }
    }

    #[test]
    fn it_goes_as_deep_as_serde_json_and_no_deeper() {
        for depth in [
            usize::from(MAX_DEPTH),
            usize::from(MAX_DEPTH) + 1,
            1_000_000,
        ] {
            for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
                let text = format!("{}0{}", open.repeat(depth), close.repeat(depth));
                let theirs = serde_json::from_str::<Value>(&text).is_ok();
                assert_eq!(read(&text).is_ok(), theirs, "{open} {depth}");
                assert_eq!(theirs, depth == usize::from(MAX_DEPTH));
            }
        }
    }
}
