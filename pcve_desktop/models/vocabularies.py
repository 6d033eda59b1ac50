"""Vocabularies: the closed lists of words of DOMAIN.md. The stored value is the key."""

from __future__ import annotations

import enum
from typing import Self

from pcve_desktop.i18n import mark


class Vocabulary(str, enum.Enum):  # noqa: UP042 -- a member carries (key, label), StrEnum cannot
    """A list of keys with labels; the label is marked here and translated where it is shown."""

    label: str

    def __new__(cls, key: str, label: str = "") -> Self:
        """Make the member equal to its key."""
        member = str.__new__(cls, key)
        member._value_ = key
        member.label = label
        return member

    def __str__(self) -> str:
        return str(self.value)


class Handling(Vocabulary):
    """Handling levels, Traffic Light Protocol 2.0 names (FIRST). RED is never stored."""

    CLEAR = "clear", mark("Clear")
    GREEN = "green", mark("Green")
    AMBER = "amber", mark("Amber")
    AMBER_STRICT = "amber_strict", mark("Amber strict")

    @property
    def rank(self) -> int:
        """Return the place from most open (0) to most closed (3)."""
        return list(Handling).index(self)


class Step(Vocabulary):
    """The six steps of the methodology."""

    TRAINING = "training", mark("Collective training")
    DIAGNOSIS = "diagnosis", mark("Shared diagnosis")
    PRIORITIES = "priorities", mark("Identification of priorities")
    OBJECTIVES = "objectives", mark("Definition of objectives")
    ACTIONS = "actions", mark("Collective actions")
    SHARING = "sharing", mark("Information sharing")

    @property
    def number(self) -> int:
        """Return the number of the step, 1 to 6."""
        return list(Step).index(self) + 1


class StepState(Vocabulary):
    """The state of a step; all rank equally."""

    NOT_STARTED = "not_started", mark("Not started")
    UNDER_WAY = "under_way", mark("Under way")
    DONE = "done", mark("Done")
    ADAPTED = "adapted", mark("Adapted")
    SKIPPED = "skipped", mark("Set aside")
    REVISIT = "revisit", mark("To revisit")


class Pillar(Vocabulary):
    """The five-part action plan."""

    COMMUNICATION = "communication", mark("Communication")
    TRAINING = "training", mark("Training")
    MOBILISATION = "mobilisation", mark("Mobilisation (local networks)")
    REFERRAL = "referral", mark("Detection and referral")
    ACTION = "action", mark("Action")


class Sphere(Vocabulary):
    """The three spheres to articulate."""

    COHESION = "cohesion", mark("Social cohesion")
    PREVENTION = "prevention", mark("Prevention")
    SECURITY = "security", mark("Security")


class OrganisationKind(Vocabulary):
    """What an organisation is."""

    CITY_SERVICE = "city_service", mark("City service")
    STATE_AGENCY = "state_agency", mark("State agency")
    SCHOOL = "school", mark("School")
    SPORT_CLUB = "sport_club", mark("Sport club")
    FAITH_COMMUNITY = "faith_community", mark("Faith community")
    ASSOCIATION = "association", mark("Association or civil society organisation")
    YOUTH_CENTRE = "youth_centre", mark("Youth or social centre")
    HEALTH = "health", mark("Health")
    JUSTICE = "justice", mark("Justice")
    POLICE = "police", mark("Police")
    HOUSING = "housing", mark("Housing")
    OTHER = "other", mark("Other organisation")


class Sector(Vocabulary):
    """How the directory groups organisations."""

    YOUTH_EDUCATION = "youth_education", mark("Youth and education")
    SPORT_CULTURE = "sport_culture", mark("Sport and culture")
    SOCIAL_HEALTH = "social_health", mark("Social and health")
    FAITH_CIVIL = "faith_civil", mark("Faith and civil society")
    CITY_STATE = "city_state", mark("City and State")
    JUSTICE_SECURITY = "justice_security", mark("Justice and security")
    HOUSING = "housing", mark("Housing and neighbourhood")


class MemberRole(Vocabulary):
    """The role of an organisation in a network."""

    LEAD = "lead", mark("Lead")
    MEMBER = "member", mark("Member")
    RESOURCE = "resource", mark("Resource")
    INVITED = "invited", mark("Invited")
    DECLINED = "declined", mark("Declined")
    LEFT = "left", mark("Left")

    @property
    def active(self) -> bool:
        """Say whether the organisation takes part today."""
        return self in {MemberRole.LEAD, MemberRole.MEMBER, MemberRole.RESOURCE}


class Commitment(Vocabulary):
    """How much an organisation takes part, low to high."""

    KNOWS = "knows", mark("Knows of us")
    COMES = "comes", mark("Comes")
    CONTRIBUTES = "contributes", mark("Contributes")
    CO_LEADS = "co_leads", mark("Co-leads")

    @property
    def rank(self) -> int:
        """Return the place from low (1) to high (4)."""
        return list(Commitment).index(self) + 1


class Barrier(Vocabulary):
    """A good reason not to take part."""

    TIME = "time", mark("Time")
    MANDATE = "mandate", mark("Mandate")
    TRUST = "trust", mark("Trust")
    SENSITIVITY = "sensitivity", mark("Sensitivity of the subject")
    STAFFING = "staffing", mark("Staffing")
    OTHER = "other", mark("Other reason")


class ContactChannel(Vocabulary):
    """How partners were last in touch."""

    CALL = "call", mark("Call")
    MAIL = "mail", mark("Letter or e-mail")
    VISIT = "visit", mark("Visit")
    MEETING = "meeting", mark("At a meeting")


class Public(Vocabulary):
    """Age band or group concerned."""

    CHILDREN = "children", mark("Children under 11")
    EARLY_TEENS = "early_teens", mark("11 to 14 years")
    TEENS = "teens", mark("15 to 17 years")
    YOUNG_ADULTS = "young_adults", mark("18 to 25 years")
    ADULTS = "adults", mark("Adults")
    PARENTS = "parents", mark("Parents and families")
    PROFESSIONALS = "professionals", mark("Professionals and volunteers")
    ALL = "all", mark("Everyone")


class PreventionLevel(Vocabulary):
    """Levels of prevention this tool serves."""

    PRIMARY = "primary", mark("Primary")
    SECONDARY = "secondary", mark("Secondary")


class SessionState(Vocabulary):
    """The state of a training session."""

    PLANNED = "planned", mark("Planned")
    HELD = "held", mark("Held")
    CANCELLED = "cancelled", mark("Cancelled")


class CardKind(Vocabulary):
    """What a Hexagon card speaks of."""

    VULNERABILITY = "vulnerability", mark("Vulnerability")
    TRIGGER = "trigger", mark("Trigger")
    PROTECTION = "protection", mark("Protection")


class FindingKind(Vocabulary):
    """What a finding of the diagnosis is."""

    RISK = "risk", mark("Risk factor")
    PROTECTIVE = "protective", mark("Protective factor")
    NEED = "need", mark("Need")
    RESOURCE = "resource", mark("Resource")


class Level(Vocabulary):
    """The level at which a finding is seen."""

    INDIVIDUAL = "individual", mark("Individual (group trend only)")
    FAMILY = "family", mark("Family")
    PEERS = "peers", mark("Peers")
    SCHOOL = "school", mark("School")
    COMMUNITY = "community", mark("Community")
    SOCIETY = "society", mark("Society")
    ONLINE = "online", mark("Online")


class Family(Vocabulary):
    """Families of vulnerability (City of Strasbourg)."""

    ECONOMIC = "economic", mark("Economic")
    SOCIAL = "social", mark("Social")
    EDUCATIONAL = "educational", mark("Educational")
    IDENTITY = "identity", mark("Identity")


class Form(Vocabulary):
    """Forms of extremism, all of them."""

    ISLAMIST = "islamist", mark("Islamist")
    FAR_RIGHT = "far_right", mark("Far right")
    FAR_LEFT = "far_left", mark("Far left")
    IDENTITARIAN = "identitarian", mark("Identitarian or separatist")
    CONSPIRACIST = "conspiracist", mark("Conspiracist or anti-system")
    MASCULINIST = "masculinist", mark("Masculinist")
    ECO_RADICAL = "eco_radical", mark("Eco-radical")
    SECTARIAN = "sectarian", mark("Sectarian")
    MIXED = "mixed", mark("Mixed")
    UNSPECIFIED = "unspecified", mark("Not specified")


class Trend(Vocabulary):
    """Where a finding is heading."""

    RISING = "rising", mark("Rising")
    STABLE = "stable", mark("Stable")
    FALLING = "falling", mark("Falling")
    UNKNOWN = "unknown", mark("Unknown")


class SourceKind(Vocabulary):
    """Where a finding comes from."""

    STATISTICS = "statistics", mark("Statistics")
    STUDY = "study", mark("Study")
    INTERVIEW = "interview", mark("Interview")
    FOCUS_GROUP = "focus_group", mark("Focus group")
    SURVEY = "survey", mark("Survey")
    EXPLORATORY_WALK = "exploratory_walk", mark("Exploratory walk")
    OBSERVATION = "observation", mark("Observation")


class Grade(Vocabulary):
    """How solid the evidence of a finding is."""

    A = "a", mark("A: data or study")
    B = "b", mark("B: several partners agree")
    C = "c", mark("C: one professional’s observation")
    D = "d", mark("D: perception or rumour")


class Agreement(Vocabulary):
    """Whether partners see a finding the same way."""

    NOT_DISCUSSED = "not_discussed", mark("Not discussed")
    SHARED = "shared", mark("Shared view")
    DISCUSSED = "discussed", mark("Discussed")
    CONTESTED = "contested", mark("Views differ")


class Axis(Vocabulary):
    """The side of the matrix a criterion counts for."""

    IMPORTANCE = "importance", mark("Importance")
    CAPACITY = "capacity", mark("Capacity to act")


class VoteState(Vocabulary):
    """The state of a dot vote."""

    PREPARED = "prepared", mark("Not open yet")
    OPEN = "open", mark("Open, result hidden")
    REVEALED = "revealed", mark("Result shown")


class Outcome(Vocabulary):
    """What was decided about a candidate."""

    RETAINED = "retained", mark("Retained")
    DEFERRED = "deferred", mark("Deferred")
    DROPPED = "dropped", mark("Dropped")


class IndicatorKind(Vocabulary):
    """What an indicator measures."""

    OUTPUT = "output", mark("Output")
    OUTCOME = "outcome", mark("Outcome")
    IMPACT = "impact", mark("Impact")


class Frequency(Vocabulary):
    """How often something happens or is measured."""

    ONCE = "once", mark("Once")
    EACH_TIME = "each_time", mark("Each time")
    MONTHLY = "monthly", mark("Monthly")
    QUARTERLY = "quarterly", mark("Quarterly")
    YEARLY = "yearly", mark("Yearly")
    AS_NEEDED = "as_needed", mark("As needed")


class Origin(Vocabulary):
    """Where an action comes from."""

    EXISTING = "existing", mark("Existing")
    ADAPTED = "adapted", mark("Adapted")
    NEW = "new", mark("New")


class ActionType(Vocabulary):
    """What kind of action it is."""

    DEBATE = "debate", mark("Debate or film debate")
    FORUM_THEATRE = "forum_theatre", mark("Forum theatre")
    MEDIA_LITERACY = "media_literacy", mark("Media literacy")
    CRITICAL_THINKING = "critical_thinking", mark("Critical thinking")
    CITIZENSHIP = "citizenship", mark("Citizenship")
    PARENTING = "parenting", mark("Parenting")
    SPORT = "sport", mark("Sport")
    CULTURE = "culture", mark("Culture")
    MENTORING = "mentoring", mark("Mentoring")
    TRAINING = "training", mark("Training for professionals")
    POSITIVE_COMMUNICATION = "positive_communication", mark("Positive communication")
    SUPPORT = "support", mark("Support after an incident")
    OTHER = "other", mark("Other action")


class ActionStatus(Vocabulary):
    """The state of an action; stopped with lessons is a good end."""

    IDEA = "idea", mark("Idea")
    PLANNED = "planned", mark("Planned")
    UNDER_WAY = "under_way", mark("Under way")
    DONE = "done", mark("Done")
    PAUSED = "paused", mark("Paused")
    STOPPED = "stopped", mark("Stopped, with lessons")

    @property
    def open(self) -> bool:
        """Say whether something is still to be done."""
        return self not in {ActionStatus.DONE, ActionStatus.STOPPED}


class Funder(Vocabulary):
    """Who pays for an action."""

    FIPD = "fipd", mark("FIPD (interministerial prevention fund)")
    CITY_CONTRACT = "city_contract", mark("Contrat de ville")
    CITY = "city", mark("City")
    OTHER = "other", mark("Other funder")


class LogKind(Vocabulary):
    """What an entry of the action log tells."""

    PROGRESS = "progress", mark("Progress")
    SETBACK = "setback", mark("Setback")
    LESSON = "lesson", mark("Lesson")
    DECISION = "decision", mark("Decision")


class Channel(Vocabulary):
    """How information is passed on."""

    MEETING = "meeting", mark("At a meeting")
    PHONE = "phone", mark("By phone")
    MAIL = "mail", mark("By letter or e-mail")
    FILE = "file", mark("Exchange file")
    DISPLAY = "display", mark("Poster or leaflet")


class Presence(Vocabulary):
    """Attendance of an organisation at a meeting."""

    NO_REPLY = "no_reply", mark("No reply yet")
    COMING = "coming", mark("Coming")
    EXCUSED = "excused", mark("Excused")
    PRESENT = "present", mark("Present")
    ABSENT = "absent", mark("Absent")


class RouteKind(Vocabulary):
    """What a referral route is for."""

    DANGER = "danger", mark("Immediate danger")
    ADVICE = "advice", mark("Advice and doubt")
    HELPLINE = "helpline", mark("National helpline")
    AUTHORITY = "authority", mark("State authority")
    CHILD_PROTECTION = "child_protection", mark("Child protection")
    LOCAL = "local", mark("Local support")
