//! From the text of a document to a programme in one pass: rows are checked as they are read, and never all there as
//! plain data.

use std::io::{self, Read};

use super::document::{Document, no_object};
use super::field::{Field, LIST, misfit};
use super::malformed::Malformed;
use super::problem::Refusal;
use super::programme::{Header, Programme};
use super::reader::{Name, Reader, Stop};
use super::rows::{self, Table};
use super::structure;
use super::taking::Taking;
use super::waiting::Waiting;
use super::window::{self, Slice, Stopped, Stream, Window};

/// Why a text is no programme.
///
/// ```
/// use nextpractice::model::{LoadError, Programme};
///
/// assert!(matches!(Programme::from_json(b"{"), Err(LoadError::Malformed(_))));
/// assert!(matches!(Programme::from_json(b"{}"), Err(LoadError::Refused(_))));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// It is no JSON object.
    #[error(transparent)]
    Malformed(#[from] Malformed),
    /// It is no sound document.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl Programme {
    /// Reads and checks a document in one: the same as [`Document::from_json`] and [`Programme::new`], in less time and
    /// less than half the memory.
    ///
    /// A row is checked as soon as it is read. One that refers to a row further down, or that has errors, is read once more
    /// when all are known; so it is best to give the tables in the order in which the format lists them.
    ///
    /// ```
    /// use nextpractice::model::Programme;
    ///
    /// let programme = Programme::from_json(br#"{
    ///     "format": "nextpractice/1",
    ///     "charter": {},
    ///     "institutions": [{ "key": "urn:100001", "name": "A school" }]
    /// }"#)?;
    /// assert_eq!(programme.institutions().len(), 1);
    /// # Ok::<(), nextpractice::model::LoadError>(())
    /// ```
    ///
    /// # Errors
    /// [`LoadError`], with every structural error where the text is a JSON object.
    pub fn from_json(bytes: &[u8]) -> Result<Self, LoadError> {
        let Ok(read) = Self::load(Slice::new(bytes, window::SIZE));
        read
    }

    /// Reads and checks a document as it comes from a file or a stream: the same as [`Programme::from_json`], and of the text
    /// no more is in memory than the row that is being read and the rows that are to be read once more.
    ///
    /// ```
    /// use nextpractice::model::Programme;
    ///
    /// let source = br#"{"format": "nextpractice/1", "charter": {}}"#.as_slice();
    /// let programme = Programme::read_json(source)??;
    /// assert!(programme.institutions().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The errors of the source; within, [`LoadError`] as from [`Programme::from_json`].
    pub fn read_json(source: impl Read) -> io::Result<Result<Self, LoadError>> {
        Self::load(Stream::new(source, window::SIZE))
    }

    fn load<W: Window>(window: W) -> Result<Result<Self, LoadError>, W::Error> {
        let mut tables = Tables::default();
        let read = window::read_parts(window, |reader| tables.read(reader))?;
        Ok(read.map_err(LoadError::from).and_then(|()| tables.finish()))
    }
}

/// The tables of a document, taken in row by row as they are read.
#[derive(Default)]
struct Tables {
    stage: Stage,
    /// What the document says besides the rows, with an empty list in the place of each table.
    head: Document,
    /// The place of the field that is likely to come next.
    next: usize,
    taking: Taking,
    waiting: Waiting,
    /// Those that were given; a second one of the same name is not read as one.
    given: Vec<Table>,
}

/// What is to be read next.
#[derive(Clone, Copy, Default)]
enum Stage {
    #[default]
    Document,
    Member,
    Row(Table),
    /// Nothing but white space: after a document, or after something else in its place.
    End {
        document: bool,
    },
}

impl Tables {
    /// Reads on, part by part.
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Stopped> {
        loop {
            reader.begin_part();
            match self.part(reader) {
                Ok(Some(stage)) => self.stage = stage,
                Ok(None) => return Ok(()),
                Err(stop) => {
                    let context = self.stage.context(reader.part().first);
                    return Err(Stopped { stop, context });
                }
            }
        }
    }

    /// Reads what is to be read next, and tells what then is; `None` at the end.
    fn part(&mut self, reader: &mut Reader<'_>) -> Result<Option<Stage>, Stop> {
        Ok(Some(match self.stage {
            Stage::Document if reader.enters_object()? => Stage::Member,
            Stage::Document => {
                reader.value()?;
                Stage::End { document: false }
            }
            Stage::Member => self.member(reader)?,
            Stage::Row(table) => {
                rows::take_all(table, reader, &mut self.taking, &mut self.waiting)?;
                Stage::Member
            }
            Stage::End { .. } => return reader.ends().map(|()| None),
        }))
    }

    fn member(&mut self, reader: &mut Reader<'_>) -> Result<Stage, Stop> {
        let Some(name) = reader.field(Document::WRITTEN, self.next)? else {
            return Ok(Stage::End { document: true });
        };
        let Some(table) = self.table(&name) else {
            self.next = self.head.member(name, self.next, reader)?;
            return Ok(Stage::Member);
        };
        let (rows, stage) = if reader.enters_list()? {
            (Field::Value(()), Stage::Row(table))
        } else {
            (misfit(reader.value()?, LIST), Stage::Member)
        };
        self.given.push(table);
        rows::leave(&mut self.head, table, rows);
        Ok(stage)
    }

    /// The table of a name, unless it was given before.
    fn table(&self, name: &Name<'_>) -> Option<Table> {
        let Name::Known(place) = name else {
            return None;
        };
        let table = Table::named(Document::FIELDS.get(*place)?)?;
        (!self.given.contains(&table)).then_some(table)
    }

    /// Checks what is left to check once all rows are known.
    fn finish(self) -> Result<Programme, LoadError> {
        let Self {
            stage,
            mut head,
            mut taking,
            waiting,
            ..
        } = self;
        if let Stage::End { document: false } = stage {
            return Err(no_object().into());
        }
        let stated = structure::records::stated(&head).with(|table| taking.drafts.len(table));
        let (header, charter) =
            Header::check(&mut head, Document::FORMAT, &stated, &mut taking.checker);
        rows::check_rows(&mut head, &mut taking.checker);
        waiting.give_again(&mut taking);
        let Taking {
            checker, drafts, ..
        } = taking;
        Ok(Programme::assemble(header, charter, drafts, checker)?)
    }
}

impl Stage {
    /// The shortest opening of a text that leads to the same.
    const fn context(self, first: bool) -> &'static str {
        match (self, first) {
            (Self::Document, _) => "",
            (Self::Member, true) => "{",
            (Self::Member, false) => r#"{"":[]"#,
            (Self::Row(_), true) => r#"{"":["#,
            (Self::Row(_), false) => r#"{"":[[]"#,
            (Self::End { .. }, _) => "[]",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Document, LoadError, Programme, Slice, Stream};

    const EXAMPLE: &[u8] = include_bytes!("../doc_example.json");

    /// What is said of a text that is read as a whole: oracle of what is said of it piece by piece.
    fn whole(text: &[u8]) -> Result<Programme, LoadError> {
        Ok(Programme::new(Document::from_json(text)?)?)
    }

    fn same(text: &[u8], windows: &[usize]) {
        let expected = whole(text).map(|programme| programme.to_document());
        for window in windows {
            let Ok(slice) = Programme::load(Slice::new(text, *window));
            let stream = Programme::load(Stream::new(text, *window)).expect("memory is read");
            for read in [slice, stream] {
                let read = read.map(|programme| programme.to_document());
                assert_eq!(read, expected, "{window}: {}", text.escape_ascii());
            }
        }
    }

    #[test]
    fn a_text_of_any_length_is_read_through_a_window_of_any_size() {
        let windows: Vec<usize> = (1..300).collect();
        same(EXAMPLE, &windows);
        for length in 0..EXAMPLE.len() {
            same(EXAMPLE.get(..length).unwrap_or_default(), &[1, 7, 1_000]);
        }
    }

    #[test]
    fn white_space_and_line_feeds_may_stand_anywhere_between() {
        let spaced = b" \n{\r\n\t\"format\" :\n\n\"nextpractice/1\" , \"charter\"\n:{ }\n,\"title\":\"\xc3\xa9l\xc3\xa8ves\",\"hubs\": [\n\n] , \"regions\":[ {\n \"key\":\"r\",\"scheme\":\"s\" } ,\n{\"key\":\"q\",\"scheme\":\"s\"}\n] }\n \n";
        assert!(whole(spaced).is_ok());
        for length in 0..=spaced.len() {
            let windows: Vec<usize> = (1..20).collect();
            same(spaced.get(..length).unwrap_or_default(), &windows);
        }
    }

    #[test]
    fn what_is_no_document_is_told_alike() {
        let texts: &[&[u8]] = &[
            b"",
            b"\n\n",
            b"12",
            b"12 13",
            b"[] []",
            b"1e",
            b"{} {}",
            b"{}\n,",
            b"{,}",
            b"{\"hubs\":[,]}",
            b"{\"hubs\":[\n12",
            b"{\"hubs\":[12,\n  13 14]}",
            b"{\"hubs\":[1]]}",
            b"{\"hubs\":12,\"hubs\":[{}],\"hubs\":[{}]}",
            b"{\"hubs\"[]}",
            b"{\"hubs\":[{\"key\":\"\\ud83d\\ude00\"},{\"key\":\"\\ud83d\"}]}",
            b"{\"title\":\"\xc3\xa9\xff\"}",
            b"{\"title\":1}\n\xff",
            b"{\"title\":true1}",
            b"{\"hubs\":[{}1]}",
            b"{\"hubs\":[1,2,\"a\",3,true]}",
            b"{\"title\":1,\n\"a\":[tru]}",
            b"{\"title\":1,\n\"a\":[true],\"b\":nul",
            b"{\"pupils\":1000000000000000000000000000000000000000e-30,\"x\":1e999}",
        ];
        let windows: Vec<usize> = (1..20).collect();
        for text in texts {
            same(text, &windows);
        }
        // Long before the exponent, the number is larger than any that can be kept.
        let long = format!("{{\"title\":1{}e-400}}", "0".repeat(400));
        same(long.as_bytes(), &windows);
    }

    proptest! {
        #[test]
        fn damage_is_told_alike(
            at in 0..EXAMPLE.len(),
            less in 0..6usize,
            more in prop_oneof![
                "[\\[\\]{}:, \n\"\\\\]{0,4}",
                "\"[a-z]{0,3}\":[0-9e.-]{0,5}",
                "\\PC{0,3}",
            ],
            end in 0..3usize,
            window in 1..200usize,
        ) {
            let mut text = EXAMPLE.to_vec();
            let to = (at + less).min(text.len());
            text.splice(at..to, more.into_bytes());
            text.truncate(text.len() - end * at % text.len());
            same(&text, &[window]);
        }

        #[test]
        fn bytes_that_are_no_text_are_told_alike(at in 0..EXAMPLE.len(), byte: u8, window in 1..200usize) {
            let mut text = EXAMPLE.to_vec();
            if let Some(there) = text.get_mut(at) {
                *there = byte;
            }
            same(&text, &[window]);
        }
    }
}
