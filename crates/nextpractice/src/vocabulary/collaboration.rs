//! What learning communities are like, and how they work.

use super::word::vocabulary;

vocabulary! {
    /// A characteristic of a partnership that succeeds. No community has all in equal strength, and which is strong
    /// shifts with its stage. (`NLC`)
    Characteristic, "characteristic";
    /// Goals, and agreement on the nature of the activity.
    PurposeAndFocus: "purpose_and_focus", "Purpose and focus", cite [NLC_SUCCESSFUL, NLC_PURPOSE];
    /// Trust and openness within and between schools.
    Relationships: "relationships", "Relationships", cite [NLC_SUCCESSFUL, NLC_KEY_POINTS];
    /// Work done together.
    Collaboration: "collaboration", "Collaboration", cite [NLC_SUCCESSFUL, NLC_COLLABORATION];
    /// Research by the members themselves.
    Enquiry: "enquiry", "Enquiry", alias ["inquiry"], cite [NLC_SUCCESSFUL];
    /// Leading that is not kept to those with the title.
    Leadership: "leadership", "Leadership", cite [NLC_SUCCESSFUL, NLC_LEADERSHIP];
    /// Answering for what was promised.
    Accountability: "accountability", "Accountability", cite [NLC_SUCCESSFUL];
    /// Growing what members are able to do.
    CapacityBuilding: "capacity_building", "Capacity-building", cite [NLC_SUCCESSFUL, NLC_LEADERSHIP];
}

vocabulary! {
    /// A process by which a community collaborates. The four depend on one another. (`NLC`)
    Process, "process";
    /// People feel safe enough to work openly.
    SupportiveConditions: "supportive_conditions", "Supportive social and emotional conditions",
        alias ["supportive social and emotional conditions", "providing supportive social and emotional conditions"],
        cite [NLC_FRAMEWORK];
    /// The work is arranged and timed.
    CoordinationAndPlanning: "coordination_and_planning", "Coordination and planning", cite [NLC_FRAMEWORK];
    /// People and ways of working are built up.
    DevelopingPeopleAndProcesses: "developing_people_and_processes", "Developing people and processes",
        cite [NLC_FRAMEWORK];
    /// Classrooms go by what has been found to work.
    EvidenceLedClassrooms: "evidence_led_classrooms", "Fostering evidence-led classrooms",
        alias ["evidence-led classrooms"], cite [NLC_FRAMEWORK];
}

vocabulary! {
    /// What a community sets out to change. (`NLC`)
    Aspect, "aspect of change";
    /// What is done in classrooms.
    ChangingPractice: "changing_practice", "Changing practice", alias ["practice"], cite [NLC_COLLABORATION];
    /// Attitudes and expectations in the schools.
    ChangingClimate: "changing_climate", "Changing climate", alias ["climate", "changing school climates"],
        cite [NLC_COLLABORATION];
}

vocabulary! {
    /// A kind of learning that any contact between members may give. (`NLC`)
    LearningKind, "kind of learning";
    Formal: "formal", "Formal learning",
        meaning "Information, ideas and good practice are passed on and exchanged.",
        cite [NLC_COLLABORATION];
    Informal: "informal", "Informal learning",
        meaning "Knowledge is picked up in casual talk.",
        cite [NLC_COLLABORATION];
    Subjective: "subjective", "Subjective learning",
        meaning "Reflection brings understanding.",
        cite [NLC_COLLABORATION];
}
