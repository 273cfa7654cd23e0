//! What people call the rows of a programme.

use crate::model::{
    Agency, Arrangement, Convenor, Entity, Grant, Hub, Institution, Membership, Party, Plan,
    Practice, Priority, Programme, Region,
};
use crate::value::Handle;

/// A row that people have a name for, besides its key.
pub trait Label: Entity {
    /// The name, if it has one.
    fn label(&self, programme: &Programme) -> Option<String>;
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
        let key = self.rows::<E>().key(handle);
        match self[handle].label(self) {
            Some(name) => format!("{name} ({key})"),
            None => key.to_string(),
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
    fn label(&self, _: &Programme) -> Option<String> {
        Some(self.name.to_string())
    }
}

impl Label for Hub {
    fn label(&self, programme: &Programme) -> Option<String> {
        Some(
            self.name
                .value()
                .unwrap_or(&programme[self.institution].name)
                .to_string(),
        )
    }
}

impl Label for Membership {
    fn label(&self, programme: &Programme) -> Option<String> {
        let institution = &programme[self.institution].name;
        let arrangement = &programme[self.arrangement];
        let within = match arrangement.label(programme) {
            Some(name) => name,
            None => programme.arrangements().key(self.arrangement).to_string(),
        };
        Some(format!("{institution} in {within}"))
    }
}

impl Label for Arrangement {
    fn label(&self, programme: &Programme) -> Option<String> {
        let of_hub = || {
            self.hub
                .value()
                .and_then(|hub| programme[*hub].label(programme))
        };
        self.name
            .value()
            .map(ToString::to_string)
            .or_else(|| of_hub().map(|hub| format!("network of {hub}")))
    }
}

impl Label for Grant {
    fn label(&self, programme: &Programme) -> Option<String> {
        programme[self.hub]
            .label(programme)
            .map(|hub| format!("grant to {hub} for {}", self.year))
    }
}

impl Label for Plan {
    fn label(&self, programme: &Programme) -> Option<String> {
        programme[self.hub]
            .label(programme)
            .map(|hub| format!("plan of {hub}"))
    }
}

/// Rows that are called by one field of theirs.
macro_rules! called_by {
    ($($entity:ident: $field:ident),* $(,)?) => { $(
        impl Label for $entity {
            fn label(&self, _: &Programme) -> Option<String> {
                Some(self.$field.to_string())
            }
        }
    )* };
}
called_by!(Agency: name, Convenor: name, Priority: title, Practice: title);

impl Label for Region {
    fn label(&self, _: &Programme) -> Option<String> {
        self.name.value().map(ToString::to_string)
    }
}
