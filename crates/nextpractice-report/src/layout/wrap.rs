//! Breaking text into lines.

use unicode_width::UnicodeWidthStr;

use super::prose::{Piece, Prose};

/// A line: text in several inks, and its width.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    text: String,
}

impl Line {
    /// How many columns it takes.
    pub(super) fn width(&self) -> usize {
        width_of(&self.text)
    }

    /// Text on end, as it stands.
    pub(super) fn of(prose: &Prose) -> Self {
        let mut line = Self::default();
        for piece in prose.pieces() {
            line.push(piece.clone());
        }
        line
    }

    fn push(&mut self, piece: Piece) {
        self.text.push_str(&piece.text);
        match self.pieces.last_mut() {
            Some(last) if last.ink == piece.ink => last.text.push_str(&piece.text),
            _ => self.pieces.push(piece),
        }
    }

    /// Adds a word if there is room for it, after a space if it is not the first.
    fn takes(&mut self, word: &[Piece], room: usize) -> bool {
        let mut longer = self.text.clone();
        if !longer.is_empty() {
            longer.push(' ');
        }
        longer.extend(word.iter().map(|piece| piece.text.as_str()));
        if width_of(&longer) > room {
            return false;
        }
        if let Some(last) = self.pieces.last_mut() {
            // Within an ink a space is of that ink: a title is one run, not a run a word.
            last.text.push(' ');
            self.text.push(' ');
        }
        for piece in word {
            self.push(piece.clone());
        }
        true
    }
}

/// How many columns a text takes.
pub(crate) fn width_of(text: &str) -> usize {
    text.width()
}

/// Breaks prose into lines of at most `room` columns. A word that is wider than a line is broken too.
pub(super) fn wrap(prose: &Prose, room: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut line = Line::default();
    for word in prose.words() {
        if line.takes(&word, room) {
            continue;
        }
        if !line.text.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        if line.takes(&word, room) {
            continue;
        }
        for piece in word {
            for c in piece.text.chars() {
                let mut longer = line.text.clone();
                longer.push(c);
                if width_of(&longer) > room && !line.text.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(Piece {
                    ink: piece.ink,
                    text: c.to_string(),
                });
            }
        }
    }
    if !line.text.is_empty() {
        lines.push(line);
    }
    lines
}

/// A text cut to `room` columns, with a mark where it was cut.
pub(crate) fn shortened(text: &str, room: usize) -> String {
    if width_of(text) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        short.push(c);
        if width_of(&short) + 1 > room {
            short.pop();
            break;
        }
    }
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{shortened, width_of, wrap};
    use crate::layout::{Ink, Prose};

    fn wrapped(text: &str, room: usize) -> Vec<String> {
        let lines = wrap(&Prose::plain(text), room);
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn words_and_inks_stay_together() {
        assert_eq!(wrapped("one two  three", 7), ["one two", "three"]);
        assert_eq!(wrapped("incomprehensible", 6), ["incomp", "rehens", "ible"]);
        let glued = Prose::new(Ink::Strong, "DT001").then(", warning");
        let lines = wrap(&glued, 8);
        assert_eq!(lines.first().map(|line| line.text.as_str()), Some("DT001,"));
    }

    #[test]
    fn a_terminal_gets_nothing_to_obey() {
        assert_eq!(
            wrapped("a\u{1b}[2Jb\u{202e}c", 40),
            ["a\u{fffd}[2Jb\u{fffd}c"]
        );
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_nothing_is_lost(text in "(\\PC| |学校|é){0,80}", room in 3_usize..30) {
            let lines = wrapped(&text, room);
            for line in &lines {
                prop_assert!(width_of(line) <= room, "{line:?} in {room}");
            }
            let bare = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
            prop_assert_eq!(bare(&lines.concat()), bare(&wrapped(&text, usize::MAX).concat()));
        }

        #[test]
        fn a_shortened_text_fits(text in "(\\PC|学校){0,40}", room in 1_usize..30) {
            prop_assert!(width_of(&shortened(&text, room)) <= room);
        }
    }
}
