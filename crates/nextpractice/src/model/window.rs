//! A text that is read piece by piece: no more of it is in memory than what is being read.

use std::convert::Infallible;
use std::io::{self, ErrorKind, Read};

use super::malformed::{End, Malformed, Mark, no_text, text, why};
use super::reader::{Reader, Stand, Stop};

/// How many bytes are read at a time: as many as the nearer caches of a processor hold.
pub(super) const SIZE: usize = 64 * 1024;

/// Why reading stopped, and the opening that leads to where it did: see [`why`].
#[derive(Debug)]
pub(super) struct Stopped {
    pub(super) stop: Stop,
    pub(super) context: &'static str,
}

/// The part of a text that is in memory.
pub(super) trait Window {
    /// Why no more of the text can be had.
    type Error;

    /// What is here of the text.
    fn here(&self) -> &[u8];

    /// Whether there is no more after it.
    fn ends(&self) -> bool;

    /// Leaves the first bytes of it behind, and goes on. Where they are less than half of it, the window grows: else the same bytes
    /// would be gone through again and again.
    fn go_on(&mut self, done: usize) -> Result<(), Self::Error>;

    /// Where in the whole text a place in the window is.
    fn mark(&self, at: usize) -> Mark;
}

/// Has a whole text read through a window.
///
/// `read` reads it in parts, each of them wholly or not at all. Where one goes wrong and more of the text may be all that is missing,
/// `read` is called again with more of it, from where that part began. So a part that is longer than the window makes it grow, and
/// nothing else does.
///
/// # Errors
/// The errors of the window; within, [`Malformed`] where the text is not as it should be.
pub(super) fn read_parts<W: Window>(
    mut window: W,
    mut read: impl FnMut(&mut Reader<'_>) -> Result<(), Stopped>,
) -> Result<Result<(), Malformed>, W::Error> {
    let mut stand = Stand::default();
    loop {
        window.go_on(std::mem::take(&mut stand.at))?;
        let (here, end) = text(window.here(), !window.ends());
        let mut reader = Reader::standing(here, stand, end == End::More);
        let Err(Stopped { stop, context }) = read(&mut reader) else {
            return Ok(match end {
                End::NoText => Err(no_text(here).from(&window.mark(0), 0)),
                _ => Ok(()),
            });
        };
        stand = reader.part();
        // What is wrong is asked where no part could be read any more, not at the end of each window.
        if stand.at > 0 && end == End::More && stop != Stop::TooMany {
            continue;
        }
        let at = reader.at() - stand.at;
        let rest = here.get(stand.at..).unwrap_or_default();
        if let Some(malformed) = why(stop, at, context, rest, end) {
            return Ok(Err(malformed.from(&window.mark(stand.at), context.len())));
        }
    }
}

/// A window on what is in memory already.
pub(super) struct Slice<'t> {
    text: &'t [u8],
    /// How much of it was left behind.
    before: usize,
    /// Where in it the window ends.
    end: usize,
    size: usize,
}

impl<'t> Slice<'t> {
    pub(super) const fn new(text: &'t [u8], size: usize) -> Self {
        Self {
            text,
            before: 0,
            end: 0,
            size,
        }
    }
}

impl Window for Slice<'_> {
    type Error = Infallible;

    fn here(&self) -> &[u8] {
        self.text.get(self.before..self.end).unwrap_or_default()
    }

    fn ends(&self) -> bool {
        self.end == self.text.len()
    }

    fn go_on(&mut self, done: usize) -> Result<(), Infallible> {
        self.before += done;
        if self.end - self.before > self.size / 2 {
            self.size *= 2;
        }
        self.end = self.text.len().min(self.before + self.size);
        Ok(())
    }

    fn mark(&self, at: usize) -> Mark {
        let mut mark = Mark::default();
        mark.pass(self.text.get(..self.before + at).unwrap_or_default());
        mark
    }
}

/// A window on what is read from a source.
pub(super) struct Stream<S> {
    source: S,
    bytes: Vec<u8>,
    /// How many of the bytes were read from the source.
    filled: usize,
    /// Whether the source has no more.
    ended: bool,
    /// Where in the whole text they begin.
    mark: Mark,
}

impl<S: Read> Stream<S> {
    pub(super) fn new(source: S, size: usize) -> Self {
        Self {
            source,
            bytes: vec![0; size],
            filled: 0,
            ended: false,
            mark: Mark::default(),
        }
    }
}

impl<S: Read> Window for Stream<S> {
    type Error = io::Error;

    fn here(&self) -> &[u8] {
        self.bytes.get(..self.filled).unwrap_or_default()
    }

    fn ends(&self) -> bool {
        self.ended
    }

    fn go_on(&mut self, done: usize) -> io::Result<()> {
        self.mark.pass(self.bytes.get(..done).unwrap_or_default());
        self.bytes.copy_within(done..self.filled, 0);
        self.filled -= done;
        if self.filled > self.bytes.len() / 2 {
            self.bytes.resize(self.bytes.len() * 2, 0);
        }
        while let Some(room @ [_, ..]) = self.bytes.get_mut(self.filled..)
            && !self.ended
        {
            match self.source.read(room) {
                Ok(read) => {
                    self.filled += read;
                    self.ended = read == 0;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn mark(&self, at: usize) -> Mark {
        let mut mark = self.mark;
        mark.pass(self.bytes.get(..at).unwrap_or_default());
        mark
    }
}
