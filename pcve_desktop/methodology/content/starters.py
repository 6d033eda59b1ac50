"""What a new cycle may start from: criteria, indicators, facets, charter, questions of care.

Everything here is a proposal, free to edit once it is in a network. Texts are message ids: they are
translated when a record is made from them.
"""

from __future__ import annotations

from dataclasses import dataclass

from pcve_desktop.i18n import mark
from pcve_desktop.models.vocabularies import (
    Axis,
    Channel,
    Frequency,
    Handling,
    IndicatorKind,
)

DOTS = 3
"""Dots for each organisation in a dot vote."""


@dataclass(frozen=True, slots=True)
class CriterionStarter:
    """A criterion of the weighted scoring; an inverse one speaks against a candidate."""

    name: str
    question: str
    weight: int
    axis: Axis
    inverse: bool = False


CRITERIA: tuple[CriterionStarter, ...] = (
    CriterionStarter(
        mark("Severity"),
        mark("How much does it weigh on people’s lives here?"),
        2,
        Axis.IMPORTANCE,
    ),
    CriterionStarter(
        mark("Extent"),
        mark("How many people or places does it touch?"),
        2,
        Axis.IMPORTANCE,
    ),
    CriterionStarter(
        mark("Capacity to act"),
        mark("Can we change something with the means we have?"),
        2,
        Axis.CAPACITY,
    ),
    CriterionStarter(
        mark("Commitment of partners"),
        mark("How many of us would really work on it?"),
        2,
        Axis.CAPACITY,
    ),
    CriterionStarter(
        mark("Risk of stigmatisation"),
        mark("Could working on it label a group or a street?"),
        1,
        Axis.CAPACITY,
        inverse=True,
    ),
)
"""Few and agreed, after NACCHO and County Health Rankings."""


@dataclass(frozen=True, slots=True)
class IndicatorStarter:
    """A sign that many networks can count without new forms."""

    name: str
    kind: IndicatorKind
    unit: str
    source: str
    frequency: Frequency


INDICATORS: tuple[IndicatorStarter, ...] = (
    IndicatorStarter(
        mark("Training sessions held"),
        IndicatorKind.OUTPUT,
        mark("sessions"),
        mark("List of sessions"),
        Frequency.QUARTERLY,
    ),
    IndicatorStarter(
        mark("Professionals and volunteers trained"),
        IndicatorKind.OUTPUT,
        mark("people"),
        mark("Headcounts of sessions"),
        Frequency.QUARTERLY,
    ),
    IndicatorStarter(
        mark("Confidence after training"),
        IndicatorKind.OUTCOME,
        mark("average, 1 to 5"),
        mark("Statements before and after"),
        Frequency.EACH_TIME,
    ),
    IndicatorStarter(
        mark("Partners active at meetings"),
        IndicatorKind.OUTPUT,
        mark("organisations"),
        mark("Attendance of meetings"),
        Frequency.EACH_TIME,
    ),
    IndicatorStarter(
        mark("Actions led by two partners or more"),
        IndicatorKind.OUTPUT,
        mark("actions"),
        mark("Action plan"),
        Frequency.QUARTERLY,
    ),
    IndicatorStarter(
        mark("Young people reached"),
        IndicatorKind.OUTPUT,
        mark("people, a count only"),
        mark("Counts of the partners"),
        Frequency.EACH_TIME,
    ),
    IndicatorStarter(
        mark("Partners who know the referral route"),
        IndicatorKind.OUTCOME,
        mark("percent of partners"),
        mark("Show of hands at a meeting"),
        Frequency.YEARLY,
    ),
    IndicatorStarter(
        mark("Trust between partners, as they see it"),
        IndicatorKind.OUTCOME,
        mark("average, 1 to 5"),
        mark("Short survey without names"),
        Frequency.YEARLY,
    ),
    IndicatorStarter(
        mark("People who know whom to turn to"),
        IndicatorKind.OUTCOME,
        "%",
        mark("Show of hands at an event"),
        Frequency.YEARLY,
    ),
    # Here the number should fall: the way covered is read from start to target.
    IndicatorStarter(
        mark("Partners without a role in an action"),
        IndicatorKind.OUTPUT,
        mark("organisations"),
        mark("Action plan"),
        Frequency.QUARTERLY,
    ),
)

HEXAGON_FACETS: tuple[str, ...] = (
    mark("Social factors"),
    mark("Political factors"),
    mark("Ideological and religious factors"),
    mark("Cultural and identity factors"),
    mark("Recruitment"),
    mark("Group dynamics"),
)
"""The six factor families of the public RAN "kaleidoscope": a start, not anybody's own set."""

FACET_SOURCE = mark("RAN public factor families, replace by your own material")

CONFIDENCE_STATEMENTS: tuple[str, ...] = (
    mark("I know whom to turn to"),
    mark("I can talk without labelling"),
    mark("I understand my partners’ roles"),
    mark("I can tell unease from facts"),
)


@dataclass(frozen=True, slots=True)
class CareQuestion:
    """A question of the do-no-harm check; `field` is the yes/no of the action that answers it."""

    field: str
    question: str
    hint: str


CARE_QUESTIONS: tuple[CareQuestion, ...] = (
    CareQuestion(
        "no_stigma",
        mark("Could someone feel singled out by taking part, or by the wording?"),
        mark("Read the invitation as a neighbour would. Open it to everyone if you can."),
    ),
    CareQuestion(
        "safe",
        mark("Is everyone safe: participants, professionals, volunteers?"),
        mark("Think of the way home, of photos and of what may be said online afterwards."),
    ),
    CareQuestion(
        "gender_aware",
        mark("Does it work for women and men, girls and boys?"),
        mark("Look at hours, places, who speaks and who is asked to help."),
    ),
    CareQuestion(
        "accessible",
        mark("Can everyone come?"),
        mark("Price, hours, language, disability, transport, someone to look after children."),
    ),
)

CONFIDENTIAL_EXCHANGE = mark(
    "Exchange about named persons is not for this tool: it belongs to the confidential group of "
    "the CLSPD or CISPD (article L.132-5 of the French code of internal security) or to the "
    "prefecture."
)
"""The fixed sentence of the safeguards; the program never offers another place for names."""


@dataclass(frozen=True, slots=True)
class CharterStarter:
    """A first draft of a charter; lists hold one promise or category a line."""

    title: str
    purpose: str
    principles: tuple[str, ...]
    permitted: tuple[str, ...]
    forbidden: tuple[str, ...]
    legal_basis: str
    retention: str


CHARTER = CharterStarter(
    title=mark("Charter of the network"),
    purpose=mark(
        "To understand together what makes life together harder or easier in the neighbourhood, "
        "and to act early, each with their own job."
    ),
    principles=(
        mark("We speak of situations, never of named people."),
        mark("Everyone keeps their job and their professional secrecy."),
        mark("What is said here leaves only with everyone’s agreement."),
        mark("We may be wrong; we say so and we learn."),
        mark("Anyone may ask to stop, to read the charter again or to change it."),
    ),
    permitted=(
        mark("Trends and moods in the neighbourhood, without names"),
        mark("Counts of groups, never under five for the outside"),
        mark("What partners offer, need and plan"),
        mark("Functions, work phones and work e-mails of professionals"),
        mark("Results, setbacks and lessons of actions"),
    ),
    forbidden=(
        mark("Names, initials, nicknames, addresses or plates of anyone who is not a professional"),
        mark("Religion, origin, opinions, health or offences of a person"),
        mark("Details by which someone could be recognised"),
        mark("Documents from individual files"),
        CONFIDENTIAL_EXCHANGE,
    ),
    legal_basis=mark(
        "Agreement of the members; professional secrecy and data protection law apply."
    ),
    retention=mark("Until one year after the end of the cycle, then removed."),
)


@dataclass(frozen=True, slots=True)
class FlowStarter:
    """A line of the information matrix to start from."""

    what: str
    sender: str
    recipient: str
    frequency: Frequency
    channel: Channel
    level: Handling


FLOWS: tuple[FlowStarter, ...] = (
    FlowStarter(
        mark("Moods and trends in the neighbourhood"),
        mark("Any partner"),
        mark("All partners"),
        Frequency.QUARTERLY,
        Channel.MEETING,
        Handling.AMBER,
    ),
    FlowStarter(
        mark("Meeting record"),
        mark("Lead of the network"),
        mark("All partners"),
        Frequency.EACH_TIME,
        Channel.MAIL,
        Handling.AMBER,
    ),
    FlowStarter(
        mark("Directory of functions and work contacts"),
        mark("Lead of the network"),
        mark("All partners"),
        Frequency.QUARTERLY,
        Channel.FILE,
        Handling.AMBER_STRICT,
    ),
    FlowStarter(
        mark("Summary of the year, without contacts"),
        mark("Lead of the network"),
        mark("City"),
        Frequency.YEARLY,
        Channel.FILE,
        Handling.GREEN,
    ),
    FlowStarter(
        mark("Whom to turn to"),
        mark("City"),
        mark("Everyone"),
        Frequency.YEARLY,
        Channel.DISPLAY,
        Handling.CLEAR,
    ),
)
