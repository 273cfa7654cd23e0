//! What makes a learning focus work.

use super::word::vocabulary;

vocabulary! {
    /// A mark of a learning focus that drew members in. (`NLC`)
    FocusCriterion, "criterion of a learning focus";
    ClearlyArticulated: "clearly_articulated", "Clearly articulated",
        meaning "It is put so clearly that activity and resources can be aimed at it.",
        cite [NLC_LEARNING_FOCI];
    SpecificAndExplicit: "specific_and_explicit", "Specific and explicit",
        meaning "It says exactly what it is about.",
        cite [NLC_LEARNING_FOCI];
    InvolvesEveryone: "involves_everyone", "Able to involve all students and teachers",
        meaning "Every student and teacher could take part.",
        cite [NLC_LEARNING_FOCI];
    BenefitToStudents: "benefit_to_students", "Goals stated as benefit to students",
        meaning "Its goals are told as what students gain.",
        cite [NLC_LEARNING_FOCI];
    VisibleWhenAchieved: "visible_when_achieved", "Clear what will be visible when achieved",
        meaning "It says what could be seen once the goals are met.",
        cite [NLC_LEARNING_FOCI];
    LinksAdultAndPupilLearning: "links_adult_and_pupil_learning", "Links adult and pupil learning",
        meaning "What adults learn is tied, explicitly, to what pupils learn.",
        cite [NLC_LEARNING_FOCI];
}
