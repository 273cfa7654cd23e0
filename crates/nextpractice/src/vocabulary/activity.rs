//! What members of a community do together.

use super::word::vocabulary;

vocabulary! {
    /// A kind of activity. (`NLC`)
    ActivityKind, "kind of activity";
    LearningWalk: "learning_walk", "Learning walk",
        meaning "A walk through another school with a purpose set beforehand and a way to give feedback.",
        cite [NLC_COLLABORATION];
    Intervisitation: "intervisitation", "Intervisitation", alias ["inter-visitation"],
        meaning "Visits between schools with a purpose set beforehand and a way to give feedback.",
        cite [NLC_COLLABORATION];
    /// In-service training that schools hold together.
    SharedInset: "shared_inset", "Shared INSET", cite [NLC_COLLABORATION];
    /// An event, or continuing professional development, held together.
    SharedEvent: "shared_event", "Shared event or CPD", alias ["shared CPD"], cite [NLC_COLLABORATION];
    DividedProject: "divided_project", "Divided project",
        meaning "A large project in which each school has its own aspect and answers for it.",
        cite [NLC_COLLABORATION];
    /// Teachers study their own work.
    TeacherResearch: "teacher_research", "Teacher research", cite [NLC_NETWORK_B, NLC_SAMPLES];
    /// The network trains its own people.
    OwnTrainingProgramme: "own_training_programme", "Own training programme", cite [NLC_SAMPLES];
    /// A workshop on one skill.
    SkillsWorkshop: "skills_workshop", "Skills workshop", cite [NLC_NETWORK_B];
    /// Budgets put together to buy what one school could not.
    PooledPurchase: "pooled_purchase", "Pooled purchase", cite [NLC_COLLABORATION];
    CascadeTraining: "cascade_training", "Cascade training",
        meaning "Staff pass training they had on to partner schools, whose staff pass it on again.",
        cite [NLC_SAMPLES, NLC_NETWORK_A];
    /// Materials shared, as in a virtual learning environment.
    ResourceSharing: "resource_sharing", "Resource sharing", alias ["VLE"], cite [NLC_NETWORK_A];
    /// Two people talking.
    OneToOneDiscussion: "one_to_one_discussion", "One-to-one discussion", cite [NLC_COLLABORATION];
    /// A group that steers the work.
    SteeringGroup: "steering_group", "Steering group", cite [NLC_SAMPLES, WB_FINDINGS];
    /// A programmed meeting.
    Meeting: "meeting", "Meeting", cite [NLC_COLLABORATION];
    /// A conference.
    Conference: "conference", "Conference", cite [HIST_PHASE_ONE, LIB];
}

vocabulary! {
    /// How much an activity risks, or how much it asks of those who take part. Communities often begin low. (`NLC`)
    RiskLevel, "level of risk or challenge";
    /// Little: breaks down barriers and builds trust quickly.
    Low: "low", "Low", cite [NLC_COLLABORATION];
    /// Between the two.
    Medium: "medium", "Medium", cite [LIB];
    /// Much: for when there is trust.
    High: "high", "High", cite [NLC_COLLABORATION, LIB];
}
