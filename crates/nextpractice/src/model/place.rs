//! Where in a document something stands.

/// A place in a document, as the path from its root; printed as a JSON pointer (RFC 6901).
///
/// Paths are built while a document is checked and turned into text only where there is something to say.
///
/// ```
/// use nextpractice::model::Place;
///
/// let root = Place::root();
/// let hubs = root.field("hubs");
/// let hub = hubs.item(3);
/// assert_eq!(hub.field("a/b").to_string(), "/hubs/3/a~1b");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    parent: Option<&'a Place<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Root,
    Field(&'a str),
    Item(usize),
}

/// How much of a name that is none of the format's a pointer shows, in characters.
const NAME_CHARS: usize = 200;

impl<'a> Place<'a> {
    /// The whole document.
    pub const fn root() -> Self {
        Self {
            parent: None,
            step: Step::Root,
        }
    }

    /// A member of the object here.
    pub const fn field(&'a self, name: &'a str) -> Self {
        Self {
            parent: Some(self),
            step: Step::Field(name),
        }
    }

    /// An item of the list here, counted from 0.
    pub const fn item(&'a self, index: usize) -> Self {
        Self {
            parent: Some(self),
            step: Step::Item(index),
        }
    }
}

impl std::fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // As deep as the format's own nesting, never as deep as the input's.
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.step {
            Step::Root => Ok(()),
            Step::Field(name) => {
                let (name, cut) = match name.char_indices().nth(NAME_CHARS) {
                    Some((end, _)) => (name.get(..end).unwrap_or_default(), "…"),
                    None => (name, ""),
                };
                write!(f, "/{}{cut}", name.replace('~', "~0").replace('/', "~1"))
            }
            Step::Item(index) => write!(f, "/{index}"),
        }
    }
}
