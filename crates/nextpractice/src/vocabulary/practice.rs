//! Practices, and what becomes of them elsewhere.

use super::word::vocabulary;

vocabulary! {
    /// What sort of practice it is. (`HIST`)
    PracticeKind, "kind of practice";
    Good: "good", "Good practice", alias ["existing good practice"],
        meaning "What works now, and is handed on.",
        cite [HIST_PHASE_ONE];
    Next: "next", "Next practice",
        meaning "New and better than what is now good: the core purpose of the networks.",
        cite [HIST_PHASE_ONE];
}

vocabulary! {
    /// How far a practice got in the institution it was handed to. Networks share, trial and adapt; the scale itself is
    /// this library's. (`HIST`, `NLC`, `LIB`)
    TransferOutcome, "outcome of a transfer";
    /// Told of, no more.
    Shared: "shared", "Shared", cite [HIST_PHASE_ONE, LIB];
    /// Tried out.
    Trialled: "trialled", "Trialled", alias ["trialed"], cite [NLC_NETWORK_A, LIB];
    /// Changed to suit, and in use.
    Adapted: "adapted", "Adapted", cite [NLC_COLLABORATION, LIB];
    /// In use as it came.
    Adopted: "adopted", "Adopted", cite [NLC_COLLABORATION, LIB];
    /// Not taken up, and why is recorded: a mistake that others can learn from.
    RejectedWithLesson: "rejected_with_lesson", "Rejected with lesson", alias ["rejected"],
        cite [HIST_PHASE_ONE, LIB];
}

impl TransferOutcome {
    /// Whether the practice itself arrived. A rejected one carries its lesson, not the practice. (`LIB`)
    ///
    /// ```
    /// use nextpractice::vocabulary::TransferOutcome;
    /// assert!(TransferOutcome::Shared.carries_practice());
    /// assert!(!TransferOutcome::RejectedWithLesson.carries_practice());
    /// ```
    #[must_use]
    pub const fn carries_practice(self) -> bool {
        !matches!(self, Self::RejectedWithLesson)
    }
}
