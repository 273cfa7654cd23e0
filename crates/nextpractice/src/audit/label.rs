//! What people call the rows of a programme.

use std::borrow::Cow;
use std::fmt;

use super::unit::text_of;
use crate::model::{
    Agency, Arrangement, Convenor, Entity, Grant, Hub, Institution, Membership, Party, Plan,
    Practice, Priority, Programme, Region,
};
use crate::value::Handle;

/// A row that people have a name for, besides its key.
pub trait Label: Entity {
    /// The name, if it has one.
    fn label<'p>(&'p self, programme: &'p Programme) -> Option<Cow<'p, str>>;
}

impl Programme {
    /// What a person would call a row: its name with its key, or its key alone.
    ///
    /// ```
    /// # let programme = nextpractice::doc_example();
    /// let school = programme.institutions().find("urn:100001").ok_or("no such school")?;
    /// assert_eq!(programme.label(school), "Alder School (urn:100001)");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn label<E: Label>(&self, handle: Handle<E>) -> String {
        text_of(|into| self.write_label(handle, into))
    }

    /// Writes what a person would call a row behind other text.
    pub(super) fn write_label<E: Label>(
        &self,
        handle: Handle<E>,
        into: &mut dyn fmt::Write,
    ) -> fmt::Result {
        let key = self.rows::<E>().key(handle).as_str();
        match self[handle].label(self) {
            Some(name) => {
                into.write_str(&name)?;
                into.write_str(" (")?;
                into.write_str(key)?;
                into.write_str(")")
            }
            None => into.write_str(key),
        }
    }

    /// What a person would call a party.
    pub fn party_label(&self, party: Party) -> String {
        match party {
            Party::Institution(institution) => self.label(institution),
            Party::Agency(agency) => self.label(agency),
            Party::Convenor(convenor) => self.label(convenor),
        }
    }
}

impl Label for Institution {
    fn label<'p>(&'p self, _: &'p Programme) -> Option<Cow<'p, str>> {
        Some(self.name.as_str().into())
    }
}

impl Label for Hub {
    fn label<'p>(&'p self, programme: &'p Programme) -> Option<Cow<'p, str>> {
        Some(
            self.name
                .value()
                .unwrap_or(&programme[self.institution].name)
                .as_str()
                .into(),
        )
    }
}

impl Label for Membership {
    fn label<'p>(&'p self, programme: &'p Programme) -> Option<Cow<'p, str>> {
        let institution = &programme[self.institution].name;
        let arrangement = &programme[self.arrangement];
        let within = match arrangement.label(programme) {
            Some(name) => name,
            None => programme
                .arrangements()
                .key(self.arrangement)
                .as_str()
                .into(),
        };
        Some(format!("{institution} in {within}").into())
    }
}

impl Label for Arrangement {
    fn label<'p>(&'p self, programme: &'p Programme) -> Option<Cow<'p, str>> {
        let of_hub = || {
            self.hub
                .value()
                .and_then(|hub| programme[*hub].label(programme))
        };
        self.name
            .value()
            .map(|name| name.as_str().into())
            .or_else(|| of_hub().map(|hub| format!("the network of {hub}").into()))
    }
}

impl Label for Grant {
    fn label<'p>(&'p self, programme: &'p Programme) -> Option<Cow<'p, str>> {
        programme[self.hub]
            .label(programme)
            .map(|hub| format!("the grant to {hub} for {}", self.year).into())
    }
}

impl Label for Plan {
    fn label<'p>(&'p self, programme: &'p Programme) -> Option<Cow<'p, str>> {
        programme[self.hub]
            .label(programme)
            .map(|hub| format!("the plan of {hub}").into())
    }
}

/// Rows that are called by one field of theirs.
macro_rules! called_by {
    ($($entity:ident: $field:ident),* $(,)?) => { $(
        impl Label for $entity {
            fn label<'p>(&'p self, _: &'p Programme) -> Option<Cow<'p, str>> {
                Some(self.$field.as_str().into())
            }
        }
    )* };
}
called_by!(Agency: name, Convenor: name, Priority: title, Practice: title);

impl Label for Region {
    fn label<'p>(&'p self, _: &'p Programme) -> Option<Cow<'p, str>> {
        self.name.value().map(|name| name.as_str().into())
    }
}
