//! What a program may know of the terminal that it runs in.

use std::io::IsTerminal;

/// The terminal, as a program finds it. Programs are handed one, so that their tests need none.
///
/// ```
/// let none = nextpractice_examples::terminal::Terminal::default();
/// assert!(!none.takes_colour);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terminal {
    /// Whether standard output is a terminal that is to be coloured.
    pub takes_colour: bool,
    /// Whether standard error is a terminal.
    pub shows_progress: bool,
    /// How many columns standard output has, if it is a terminal.
    pub columns: Option<usize>,
}

impl Terminal {
    /// The terminal of this process. Colours are off where `NO_COLOR` is set to anything, or the terminal is dumb.
    pub fn of_process() -> Self {
        let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        let dumb = set("TERM").is_some_and(|term| term == "dumb");
        let stdout = std::io::stdout();
        let is_terminal = stdout.is_terminal();
        let size = terminal_size::terminal_size_of(stdout);
        Self {
            takes_colour: is_terminal && !dumb && set("NO_COLOR").is_none(),
            shows_progress: std::io::stderr().is_terminal() && !dumb,
            columns: size.map(|(width, _)| usize::from(width.0)),
        }
    }
}
