//! The three ways of dividing a piece of innovation.

use super::word::vocabulary;

vocabulary! {
    /// How a piece of innovation is divided among institutions. The history names the three; what they ask for is this
    /// library's reading. (`HIST`, `LIB`)
    DivisionKind, "division of innovation";
    /// Parts side by side, none waiting on another.
    Segmented: "segmented", "Segmented", cite [HIST_PHASE_ONE, LIB];
    /// Stages one after another, each handed on to the next.
    Sequenced: "sequenced", "Sequenced", cite [HIST_PHASE_ONE, LIB];
    /// Separate strands, then one join that needs them all.
    Spliced: "spliced", "Spliced", cite [HIST_PHASE_ONE, LIB];
}
