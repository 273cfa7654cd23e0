//! What a piece of text is, which decides its colour.

use anstyle::{AnsiColor, Color, Style};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Running text.
    Plain,
    /// What a line is about.
    Strong,
    /// A word that the text stresses.
    Stressed,
    /// The title of a section.
    Heading,
    /// What few readers need.
    Dim,
    /// What holds.
    Good,
    /// A breach at error level.
    Bad,
    /// A breach at warning level, or something a reader must not miss.
    Warn,
    /// What cannot be told, and advice.
    Unsure,
}

impl Ink {
    pub(super) const fn style(self) -> Style {
        let plain = Style::new();
        match self {
            Self::Plain => plain,
            Self::Strong => plain.bold(),
            Self::Stressed => plain.italic(),
            Self::Heading => plain.bold().fg_color(colour(AnsiColor::Cyan)),
            Self::Dim => plain.dimmed(),
            Self::Good => plain.fg_color(colour(AnsiColor::Green)),
            Self::Bad => plain.bold().fg_color(colour(AnsiColor::Red)),
            Self::Warn => plain.bold().fg_color(colour(AnsiColor::Yellow)),
            Self::Unsure => plain.fg_color(colour(AnsiColor::Magenta)),
        }
    }
}

const fn colour(colour: AnsiColor) -> Option<Color> {
    Some(Color::Ansi(colour))
}
