//! Text that may be packed with gzip, unpacked as it is read.

use std::io::{self, BufRead, BufReader, ErrorKind, Read};

use flate2::bufread::GzDecoder;

use crate::document::ReadError;
use crate::limits::GZIP_MEMBERS;

/// The byte that opens gzip data and no text.
const OPENS: u8 = 0x1f;

/// Whether bytes are taken for packed.
pub(crate) fn is_packed(bytes: &[u8]) -> bool {
    bytes.first() == Some(&OPENS)
}

/// Text as it is read, unpacked if it is packed. Neither more of it is given than the limit, nor more of the packed data read.
#[derive(Debug)]
pub(crate) struct Text<R> {
    state: State<Counted<R>>,
    /// Bytes that may still be given.
    room: u64,
    limit: u64,
    members: usize,
}

#[derive(Debug)]
enum State<R> {
    Plain(R),
    /// At the end of a member, or before the first.
    Between(R),
    Within(Box<GzDecoder<R>>),
    Done,
}

impl<R: Read> Text<BufReader<R>> {
    /// Looks at the first byte to know whether what follows is packed.
    pub(crate) fn of(source: R, limit: u64) -> io::Result<Self> {
        Text::buffered(BufReader::new(source), limit)
    }
}

impl<R: BufRead> Text<R> {
    /// The same, of what is buffered already.
    pub(crate) fn buffered(source: R, limit: u64) -> io::Result<Self> {
        let mut source = Counted {
            source,
            read: 0,
            limit,
        };
        let packed = is_packed(source.fill_buf()?);
        Ok(Self {
            state: if packed {
                State::Between(source)
            } else {
                State::Plain(source)
            },
            room: limit,
            limit,
            members: 0,
        })
    }

    /// Gives no more than so many bytes, those that were given counted.
    pub(crate) fn lower(&mut self, limit: u64) {
        let given = self.limit - self.room;
        self.limit = self.limit.min(limit);
        self.room = self.limit.saturating_sub(given);
    }

    fn next(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Done => return Ok(0),
                State::Plain(mut source) => {
                    let read = source.read(into)?;
                    self.state = State::Plain(source);
                    return Ok(read);
                }
                State::Between(mut source) => match source.fill_buf()?.first() {
                    None => return Ok(0),
                    Some(&OPENS) if self.members == GZIP_MEMBERS => {
                        return Err(failed(ReadError::TooManyMembers {
                            limit: GZIP_MEMBERS,
                        }));
                    }
                    Some(&OPENS) => {
                        self.members += 1;
                        self.state = State::Within(Box::new(GzDecoder::new(source)));
                    }
                    Some(_) => {
                        return Err(failed(ReadError::TrailingBytes {
                            offset: source.read,
                        }));
                    }
                },
                State::Within(mut member) => {
                    let read = member
                        .read(into)
                        .map_err(|error| damage(error, member.get_ref().read))?;
                    if read > 0 {
                        self.state = State::Within(member);
                        return Ok(read);
                    }
                    self.state = State::Between(member.into_inner());
                }
            }
        }
    }
}

impl<R: BufRead> Read for Text<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        let read = self.next(into)?;
        let room = self.room.checked_sub(read as u64);
        self.room = room.ok_or_else(|| failed(ReadError::TooLarge { limit: self.limit }))?;
        Ok(read)
    }
}

/// Carries an error of ours through [`io::Error`]; [`ReadError::from`] takes it out again.
fn failed(error: ReadError) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, error)
}

fn damage(error: io::Error, offset: u64) -> io::Error {
    match error.kind() {
        _ if error.get_ref().is_some_and(|ours| ours.is::<ReadError>()) => error,
        ErrorKind::UnexpectedEof => failed(ReadError::CutShort),
        ErrorKind::InvalidInput | ErrorKind::InvalidData => failed(ReadError::Damaged {
            offset,
            reason: error.to_string().into(),
        }),
        _ => error,
    }
}

/// How much longer than its text packed data may be: names in headers, and text that cannot be packed any closer.
const OVERHEAD_BYTES: u64 = 64 * 1024;

/// Counts the bytes that are taken from a source, and takes no more than a text at the limit can have been packed into:
/// packed data may go on without an end, and nothing come of them.
#[derive(Debug)]
struct Counted<R> {
    source: R,
    read: u64,
    limit: u64,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(into)?;
        self.read += read as u64;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let most = self.limit.saturating_add(self.limit / 8);
        if self.read > most.saturating_add(OVERHEAD_BYTES) {
            return Err(failed(ReadError::TooLarge { limit: self.limit }));
        }
        self.source.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        self.read += bytes as u64;
        self.source.consume(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{read_document, read_programme, write_gzip};

    fn unpacked(bytes: &[u8], limit: u64) -> Result<usize, ReadError> {
        let mut text = Vec::new();
        let mut reader = Text::of(bytes, limit)?;
        Ok(reader.read_to_end(&mut text)?)
    }

    #[test]
    fn text_up_to_the_limit_is_given_and_no_more() {
        let text = "x".repeat(1_000);
        let packed = write_gzip(&text);
        let halves = [write_gzip(&text[..600]), write_gzip(&text[600..])].concat();
        for bytes in [text.as_bytes(), &packed, &halves] {
            assert_eq!(unpacked(bytes, 1_000), Ok(1_000));
            assert_eq!(
                unpacked(bytes, 999),
                Err(ReadError::TooLarge { limit: 999 })
            );
        }
    }

    #[test]
    fn a_limit_that_is_lowered_counts_what_was_given() {
        let text = "abcdefghij".repeat(100);
        for bytes in [text.as_bytes(), &write_gzip(&text)] {
            for (limit, lower, expected) in [
                (2_000, 1_000, Ok(990)),
                (2_000, 999, Err(ReadError::TooLarge { limit: 999 })),
                (999, 2_000, Err(ReadError::TooLarge { limit: 999 })),
                (2_000, 5, Err(ReadError::TooLarge { limit: 5 })),
            ] {
                let mut reader = Text::of(bytes, limit).unwrap();
                reader.read_exact(&mut [0; 10]).unwrap();
                reader.lower(lower);
                let rest = reader.read_to_end(&mut Vec::new());
                assert_eq!(rest.map_err(ReadError::from), expected, "{limit} {lower}");
            }
        }
    }

    #[test]
    fn packed_data_that_hold_no_text_are_left_at_the_limit_too() {
        // A member of empty blocks: it goes on, and nothing comes of it.
        let mut endless = write_gzip("")[..10].to_vec();
        endless.extend([0, 0, 0, 0xff, 0xff].repeat(20_000));
        assert_eq!(
            unpacked(&endless, 1_000),
            Err(ReadError::TooLarge { limit: 1_000 })
        );
    }

    #[test]
    fn members_are_taken_up_to_the_limit() {
        let most = write_gzip("").repeat(GZIP_MEMBERS);
        assert_eq!(unpacked(&most, 10_000_000), Ok(0));
        let more = [most, write_gzip("")].concat();
        assert_eq!(
            unpacked(&more, 10_000_000),
            Err(ReadError::TooManyMembers {
                limit: GZIP_MEMBERS
            })
        );
    }

    #[test]
    fn what_is_packed_twice_is_unpacked_once() {
        let mut twice = flate2::GzBuilder::new().write(Vec::new(), flate2::Compression::best());
        io::Write::write_all(&mut twice, &write_gzip("{}")).expect("memory");
        let twice = twice.finish().expect("memory");
        assert!(matches!(
            read_document(&twice),
            Err(ReadError::Malformed(_))
        ));
        assert!(matches!(
            read_programme(&twice[..]),
            Err(ReadError::Malformed(_))
        ));
    }

    /// Gives a few bytes, and then fails.
    struct Failing(usize);

    impl Read for Failing {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            if self.0 == 0 {
                return Err(io::Error::other("the line is dead"));
            }
            self.0 -= 1;
            into.fill(b' ');
            Ok(into.len())
        }
    }

    #[test]
    fn a_source_that_fails_is_told_from_one_that_ends() {
        let refused = read_programme(Failing(2)).err();
        assert_eq!(
            refused.map(|error| error.to_string()).as_deref(),
            Some("cannot be read: the line is dead")
        );
    }
}
