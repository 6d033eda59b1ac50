"""Step 1, collective training: modules, sessions, headcounts, confidence, Hexagon exercises."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from pcve_desktop.i18n import mark
from pcve_desktop.models import fields as f
from pcve_desktop.models.base import EntityInfo, InCycle, InNetwork, Record
from pcve_desktop.models.vocabularies import CardKind, Handling, SessionState


class TrainingModule(InNetwork, Record):
    """A module that a session may use."""

    __entity__ = EntityInfo(
        "training_module", mark("Training module"), mark("Training modules"), title="title"
    )
    __handling__ = Handling.GREEN

    title: Mapped[str] = f.text(mark("Title"), required=True, table=True, search=True)
    provider: Mapped[str | None] = f.text(
        mark("Provider"), table=True, search=True, names_allowed=True
    )
    purpose: Mapped[str | None] = f.long_text(mark("Purpose"), search=True)
    hours: Mapped[float | None] = f.decimal(
        mark("Duration"), minimum=0, maximum=200, unit="h", table=True
    )
    material: Mapped[str | None] = f.long_text(mark("Material"))
    hexagon: Mapped[bool] = f.flag(
        mark("Uses the Hexagon"), help=mark("A group explores the facets of a fictional case.")
    )


class TrainingSession(InCycle, Record):
    """A session, with headcounts only: nobody is named."""

    __entity__ = EntityInfo(
        "training_session",
        mark("Training session"),
        mark("Training sessions"),
        title="title",
        parent="cycle_id",
    )

    title: Mapped[str] = f.text(mark("Theme"), required=True, table=True, search=True)
    state: Mapped[SessionState] = f.choice(
        mark("State"), SessionState, SessionState.PLANNED, table=True
    )
    held_on: Mapped[dt.date | None] = f.date(mark("Date"), table=True)
    place: Mapped[str | None] = f.text(mark("Place"), table=True, names_allowed=True)
    led_by_id: Mapped[str | None] = f.reference(mark("Led by"), "organisation", table=True)
    trainer: Mapped[str | None] = f.text(
        mark("Trainer"),
        help=mark("A function or an organisation rather than a name."),
        names_allowed=True,
    )
    hours: Mapped[float | None] = f.decimal(mark("Duration"), minimum=0, maximum=200, unit="h")
    objectives: Mapped[str | None] = f.long_text(mark("What we want to learn"), search=True)
    satisfaction: Mapped[float | None] = f.rating(
        mark("Satisfaction"), help=mark("Average of the group, 1 low to 5 high.")
    )
    answers: Mapped[int | None] = f.integer(mark("Answers"), counted=True)
    change: Mapped[str | None] = f.long_text(mark("What to change next time"), search=True)


class SessionModule(InNetwork, Record):
    """A module used in a session."""

    __entity__ = EntityInfo(
        "session_module",
        mark("Module of a session"),
        mark("Modules of sessions"),
        parent="session_id",
        ends=("session_id", "module_id"),
    )

    session_id: Mapped[str] = f.reference(
        mark("Training session"), "training_session", required=True, table=True
    )
    module_id: Mapped[str] = f.reference(
        mark("Training module"), "training_module", required=True, table=True
    )


class SessionAttendance(InNetwork, Record):
    """How many people of an organisation took part in a session."""

    __entity__ = EntityInfo(
        "session_attendance",
        mark("Attendance at a session"),
        mark("Attendance at sessions"),
        parent="session_id",
        ends=("session_id", "organisation_id"),
    )

    session_id: Mapped[str] = f.reference(
        mark("Training session"), "training_session", required=True, table=True
    )
    organisation_id: Mapped[str] = f.reference(
        mark("Organisation"), "organisation", required=True, table=True
    )
    people: Mapped[int | None] = f.integer(
        mark("People"), maximum=1000, counted=True, table=True,
        help=mark("A number only, no names."),
    )  # fmt: skip


class ConfidenceRating(InNetwork, Record):
    """A statement rated by the group before and after a session (averages, 1 to 5)."""

    __entity__ = EntityInfo(
        "confidence_rating",
        mark("Confidence before and after"),
        mark("Confidence before and after"),
        title="statement",
        parent="session_id",
    )

    session_id: Mapped[str] = f.reference(
        mark("Training session"), "training_session", required=True, table=True
    )
    statement: Mapped[str] = f.text(
        mark("Statement"), required=True, table=True,
        help=mark("Such as: I know whom to turn to."),
    )  # fmt: skip
    before: Mapped[float | None] = f.rating(mark("Before"), table=True)
    after: Mapped[float | None] = f.rating(mark("After"), table=True)
    answers: Mapped[int | None] = f.integer(mark("Answers"), counted=True, table=True)
    position: Mapped[str | None] = f.position()


class HexagonExercise(InCycle, Record):
    """A group exercise on a fictional case."""

    __entity__ = EntityInfo(
        "hexagon_exercise",
        mark("Hexagon exercise"),
        mark("Hexagon exercises"),
        title="title",
        parent="cycle_id",
    )

    title: Mapped[str] = f.text(mark("Title"), required=True, table=True, search=True)
    session_id: Mapped[str | None] = f.reference(
        mark("Training session"), "training_session", table=True
    )
    held_on: Mapped[dt.date | None] = f.date(mark("Date"), table=True)
    fictional: Mapped[bool] = f.flag(
        mark("This case is fictional"), table=True,
        help=mark("Nothing in it describes a real person or family."),
    )  # fmt: skip
    case_text: Mapped[str | None] = f.long_text(
        mark("Fictional case"), help=mark("Invented from start to end, never about a real person.")
    )
    conclusion: Mapped[str | None] = f.long_text(mark("What the group concludes"), search=True)


class HexagonFacet(InNetwork, Record):
    """A facet under which the group places its cards; the set is free to edit."""

    __entity__ = EntityInfo(
        "hexagon_facet",
        mark("Hexagon facet"),
        mark("Hexagon facets"),
        title="name",
        parent="exercise_id",
    )

    exercise_id: Mapped[str] = f.reference(
        mark("Hexagon exercise"), "hexagon_exercise", required=True
    )
    name: Mapped[str] = f.text(mark("Facet"), required=True, table=True)
    source: Mapped[str | None] = f.text(mark("Source"), table=True)
    position: Mapped[str | None] = f.position()


class HexagonCard(InNetwork, Record):
    """A card of the exercise."""

    __entity__ = EntityInfo(
        "hexagon_card",
        mark("Hexagon card"),
        mark("Hexagon cards"),
        title="text",
        parent="exercise_id",
    )

    exercise_id: Mapped[str] = f.reference(
        mark("Hexagon exercise"), "hexagon_exercise", required=True
    )
    facet_id: Mapped[str | None] = f.reference(mark("Facet"), "hexagon_facet", table=True)
    kind: Mapped[CardKind] = f.choice(mark("Kind"), CardKind, CardKind.VULNERABILITY, table=True)
    text: Mapped[str] = f.text(mark("Card"), required=True, table=True, max_length=300)
    position: Mapped[str | None] = f.position()


class HexagonLink(InNetwork, Record):
    """Two cards that the group sees as connected."""

    __entity__ = EntityInfo(
        "hexagon_link",
        mark("Link between cards"),
        mark("Links between cards"),
        parent="first_id",
        ends=("first_id", "second_id"),
    )

    first_id: Mapped[str] = f.reference(
        mark("First card"), "hexagon_card", required=True, table=True
    )
    second_id: Mapped[str] = f.reference(
        mark("Second card"), "hexagon_card", required=True, table=True
    )


class HexagonResponse(InNetwork, Record):
    """An idea of what a profession could do."""

    __entity__ = EntityInfo(
        "hexagon_response",
        mark("Response idea"),
        mark("Response ideas"),
        title="idea",
        parent="exercise_id",
    )

    exercise_id: Mapped[str] = f.reference(
        mark("Hexagon exercise"), "hexagon_exercise", required=True
    )
    profession: Mapped[str | None] = f.text(mark("Profession"), table=True)
    idea: Mapped[str] = f.text(mark("Idea"), required=True, table=True, max_length=500)
    position: Mapped[str | None] = f.position()
