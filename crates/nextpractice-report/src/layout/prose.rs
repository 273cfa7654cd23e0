//! Running text in several inks.

use super::ink::Ink;
use super::wrap::width_of;

/// Text that may be wrapped wherever it has white space.
#[derive(Clone, Debug, Default)]
pub(crate) struct Prose {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) ink: Ink,
    pub(super) text: String,
}

impl Prose {
    pub(crate) fn new(ink: Ink, text: impl AsRef<str>) -> Self {
        Self::default().and(ink, text)
    }

    pub(crate) fn plain(text: impl AsRef<str>) -> Self {
        Self::new(Ink::Plain, text)
    }

    /// More text, with no space between.
    #[must_use]
    pub(crate) fn and(mut self, ink: Ink, text: impl AsRef<str>) -> Self {
        let text = printable(text.as_ref());
        self.pieces.push(Piece { ink, text });
        self
    }

    /// More text, with no space between.
    #[must_use]
    pub(crate) fn then(self, text: impl AsRef<str>) -> Self {
        self.and(Ink::Plain, text)
    }

    /// More prose, with no space between.
    #[must_use]
    pub(crate) fn followed_by(mut self, other: Self) -> Self {
        self.pieces.extend(other.pieces);
        self
    }

    /// How many columns it takes on one line.
    pub(crate) fn width(&self) -> usize {
        let text: String = self
            .pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect();
        width_of(&text)
    }

    /// Text on end, whose white space stands.
    pub(super) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The words: what stands between white space, each in as many pieces as it has inks.
    pub(super) fn words(&self) -> Vec<Vec<Piece>> {
        let mut words: Vec<Vec<Piece>> = Vec::new();
        let mut within = false;
        for Piece { ink, text } in &self.pieces {
            for (place, part) in text.split(char::is_whitespace).enumerate() {
                within &= place == 0;
                if part.is_empty() {
                    continue;
                }
                let piece = Piece {
                    ink: *ink,
                    text: part.to_owned(),
                };
                match words.last_mut() {
                    Some(word) if within => word.push(piece),
                    _ => words.push(vec![piece]),
                }
                within = true;
            }
        }
        words
    }
}

/// Text that a terminal shows and does not obey: no escape codes, nothing that turns the line around.
pub(crate) fn printable(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' | '\t' => ' ',
        '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.chars().map(shown).collect()
}
