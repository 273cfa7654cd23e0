//! Who leads, in which role, with what support.

use super::word::vocabulary;

vocabulary! {
    /// What co-leaders do, as they themselves told it. (`NLC`)
    CoLeaderActivity, "activity of a co-leader";
    Support: "support", "Support",
        meaning "Intellectual leadership, as in how capacity is built or a curriculum developed.",
        cite [NLC_CO_LEADERS];
    EngagedReflection: "engaged_reflection", "Engaged reflection",
        meaning "A feeling for the circumstances of people and schools, and for what presses on them from outside.",
        cite [NLC_CO_LEADERS];
    DetachedReflection: "detached_reflection", "Detached reflection",
        meaning "A view of the whole, with the differences inside it understood.",
        cite [NLC_CO_LEADERS];
    Pacemaker: "pacemaker", "Pacemaker",
        meaning "Driving forward at one time (active), letting others lead at another (passive).",
        cite [NLC_CO_LEADERS];
}

vocabulary! {
    /// A role in a community, open to staff at every level whatever their job title. (`NLC`)
    Role, "role";
    /// Leads the community or a part of its work.
    Leader: "leader", "Leader", cite [NLC_COLLABORATION, NLC_LEADERSHIP];
    /// One of at least two, from different institutions, who lead together.
    CoLeader: "co_leader", "Co-leader", alias ["coleader"], cite [NLC_LEADERSHIP];
    /// Goes ahead in learning within one school.
    LeadLearner: "lead_learner", "Lead learner", cite [NLC_LEADERSHIP];
    /// Teaches, and studies the teaching.
    TeacherResearcher: "teacher_researcher", "Teacher-researcher", alias ["researcher"],
        cite [NLC_COLLABORATION, NLC_NETWORK_B];
    /// Guides someone less experienced.
    Mentor: "mentor", "Mentor", cite [NLC_COLLABORATION, NLC_LEADERSHIP];
    /// Helps someone to improve in a particular skill.
    Coach: "coach", "Coach", cite [NLC_COLLABORATION, NLC_LEADERSHIP];
    /// Tries what is new.
    Innovator: "innovator", "Innovator", cite [NLC_COLLABORATION];
    /// Makes it easier for others to work and to lead.
    Facilitator: "facilitator", "Facilitator", cite [NLC_LEADERSHIP, NLC_KEY_POINTS];
    /// Sees to the running of the network.
    Manager: "manager", "Manager", cite [NLC_LEADERSHIP, LIB];
}

vocabulary! {
    /// What support a role needs, which decides how roles change and combine. (`NLC`)
    SupportNeed, "need for support";
    /// How to enquire.
    EnquirySkills: "enquiry_skills", "Enquiry skills", cite [NLC_LEADERSHIP];
    /// How to lead.
    LeadershipLearning: "leadership_learning", "Leadership learning", cite [NLC_LEADERSHIP];
    /// How to develop new practices.
    NewPractices: "new_practices", "New practices", alias ["the development of new practices"],
        cite [NLC_LEADERSHIP];
    /// Help with an activity.
    Activity: "activity", "Support for activity", cite [NLC_LEADERSHIP];
    /// The practical side of running a network.
    NetworkManagement: "network_management", "Network management", cite [NLC_LEADERSHIP];
}
