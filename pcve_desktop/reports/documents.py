"""What an office prints and sends: every document by name, for whom it is, what it is about.

One registry for the export dialog, the command line and the pages that print what they show.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, cast

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.models import Record
from pcve_desktop.models.actions import Action
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.priorities import Candidate
from pcve_desktop.models.sharing import Meeting, Protocol, ReferralRoute
from pcve_desktop.models.training import TrainingSession
from pcve_desktop.reports.audiences import Audience
from pcve_desktop.reports.city.gathering import views_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.platypus import Flowable

    from pcve_desktop.i18n import Translator
    from pcve_desktop.reports.audiences import View
    from pcve_desktop.reports.pdf_sections.report import Report

Format = Literal["pdf", "xlsx", "ics", "zip"]


class Group(Enum):
    """Where a document stands in a list; the value is a message id."""

    NETWORK = mark("The whole network")
    CITY = mark("Several networks")
    STEPS = mark("Step by step")
    SHEETS = mark("To fill in, sign or pin up")


_ALL = frozenset(Audience)
_INSIDE = frozenset({Audience.NETWORK, Audience.CITY})
# The members of one network do not read what others keep among themselves.
_OVER_NETWORKS = frozenset({Audience.CITY, Audience.PUBLIC})


@dataclass(frozen=True, slots=True)
class Document:
    """A document: name, what it holds, for whom; `about` is the entity of which it shows one.

    `shows` are the entities without which there is nothing to print; `made_by` is the module and
    the function that make a PDF, `pages` the words for one of several.
    """

    key: str
    title: str
    hint: str
    group: Group
    format: Format = "pdf"
    audiences: frozenset[Audience] = _ALL
    about: type[Record] | None = None
    every: str = ""
    shows: tuple[type[Record], ...] = ()
    made_by: str = ""
    # Holds nothing that is not for everybody, whoever prints it.
    open: bool = False
    # Shows the networks of a file side by side; there is none where there is only one.
    several: bool = False

    def maker(self) -> Callable[[Report, Any], list[Flowable]]:
        """Return the function that makes the parts of the pages, for one record if about one."""
        module, _dot, name = self.made_by.rpartition(".")
        made = getattr(import_module(f"pcve_desktop.reports.pdf_documents.{module}"), name)
        return cast("Callable[[Report, Any], list[Flowable]]", made)


DOCUMENTS: tuple[Document, ...] = (
    Document(
        "summary", mark("Summary (PDF)"),
        mark("Path, balance, priorities, lessons"), Group.NETWORK,
    ),
    Document(
        "workbook", mark("Workbook (Excel)"),
        mark("One sheet for each kind of entry"), Group.NETWORK, "xlsx",
    ),
    Document(
        "directory", mark("Partner directory"),
        mark("Who does what, how to reach them"), Group.NETWORK,
        shows=(Organisation,), made_by="directory.directory",
    ),
    Document(
        "calendar", mark("Calendar"),
        mark("Meetings, deadlines and reviews (.ics)"), Group.NETWORK, "ics",
        shows=(Meeting, Action, Protocol),
    ),
    Document(
        "lists", mark("Lists (CSV)"),
        mark("For other programs, in one zip"), Group.NETWORK, "zip",
    ),
    Document(
        "city", mark("City report"),
        mark("All networks side by side"), Group.CITY,
        audiences=_OVER_NETWORKS, several=True,
    ),
    Document(
        "city-workbook", mark("City workbook"),
        mark("All networks, with charts"), Group.CITY, "xlsx",
        audiences=_OVER_NETWORKS, several=True,
    ),
    Document(
        "diagnosis", mark("Diagnosis"),
        mark("Grid, forms, themes with their findings"), Group.STEPS,
        shows=(Finding,), made_by="steps.diagnosis_document",
    ),
    Document(
        "priorities", mark("Priorities"),
        mark("Matrix, votes shown, decision record"), Group.STEPS,
        shows=(Candidate,), made_by="steps.priorities_document",
    ),
    Document(
        "objectives", mark("Objectives"),
        mark("Indicators and logic chain"), Group.STEPS,
        shows=(Objective,), made_by="steps.objectives_document",
    ),
    Document(
        "action-plan", mark("Action plan"),
        mark("Dates, pillars and balance"), Group.STEPS,
        shows=(Action,), made_by="steps.action_plan",
    ),
    Document(
        "action-sheet", mark("Action sheet"),
        mark("One action with milestones and log"), Group.SHEETS,
        about=Action, every=mark("All actions, one after the other"),
        shows=(Action,), made_by="action_sheet.action_sheet",
    ),
    Document(
        "meeting-record", mark("Meeting record"),
        mark("Who was there, what was decided"), Group.SHEETS, audiences=_INSIDE,
        about=Meeting, every=mark("All meetings, one after the other"),
        shows=(Meeting,), made_by="meeting_record.meeting_record",
    ),
    Document(
        "tonight", mark("What we decided tonight"),
        mark("One page to send the same evening"), Group.SHEETS, audiences=_INSIDE,
        about=Meeting, every=mark("All meetings, one after the other"),
        shows=(Meeting,), made_by="tonight.tonight",
    ),
    Document(
        "training-session", mark("Training session"),
        mark("Report, and attendance sheet to sign"), Group.SHEETS, audiences=_INSIDE,
        about=TrainingSession, every=mark("All sessions, one after the other"),
        shows=(TrainingSession,), made_by="training_session.training_session",
    ),
    Document(
        "charter", mark("Charter"),
        mark("Information sharing, with room to sign"), Group.SHEETS,
        about=Protocol, every=mark("All charters, one after the other"),
        shows=(Protocol,), made_by="charter.charter",
    ),
    Document(
        "referral-poster", mark("Referral poster"),
        mark("One page to pin up: whom to turn to"), Group.SHEETS,
        shows=(ReferralRoute,), made_by="poster.poster", open=True,
    ),
    Document(
        "step-sheets", mark("Blank step sheets"),
        mark("Six pages to meet without a computer"), Group.SHEETS,
        made_by="step_sheets.step_sheets", open=True,
    ),
)  # fmt: skip

_BY_KEY = {document.key: document for document in DOCUMENTS}


class NoSuchDocument(PasserelleError):
    """There is no document of that name."""

    def __init__(self, key: str) -> None:
        super().__init__(
            mark("There is no document “{key}”. Choose one of: {names}."),
            key=key,
            names=", ".join(_BY_KEY),
        )


class NothingToPrint(PasserelleError):
    """The record of a document is not there, or is kept from these readers."""

    def __init__(self) -> None:
        super().__init__(
            mark("This entry is not there, or these readers may not see it. Nothing was written.")
        )


class NotForThem(PasserelleError):
    """A document that is not made for some readers."""

    def __init__(self, document: Document) -> None:
        inside = mark("“{document}” stays within the network and the city. Nothing was written.")
        over = mark("“{document}” is made for the city or for everybody. Nothing was written.")
        super().__init__(over if document.several else inside, document=document.key)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that is asked for; without a record, that of every record.

    `networks` are the ones that a document of several networks shows, all when there are none.
    """

    document: Document
    record_id: str = ""
    networks: tuple[str, ...] = ()


def document_of(key: str) -> Document:
    """Return a document by its name. Raises NoSuchDocument."""
    try:
        return _BY_KEY[key]
    except KeyError:
        raise NoSuchDocument(key) from None


def available(view: View, document: Document) -> bool:
    """Say whether a document is for these readers and has anything to show them."""
    if view.audience not in document.audiences:
        return False
    if document.several:
        return len(views_of(view)) > 1
    return not document.shows or any(view.records(entity) for entity in document.shows)


def subjects(view: View, document: Document, tr: Translator) -> list[tuple[str, str]]:
    """Return id and name of each record that a document can be about, latest first when dated.

    Of a document of several networks it is the networks, in alphabetical order.
    """
    if view.audience in document.audiences and document.several:
        networks = [one.data.network for one in views_of(view)]
        return [(network.id, network.name) for network in networks]
    if document.about is None or view.audience not in document.audiences:
        return []
    found = view.records(document.about)
    return [(record.id, _named(view, record, tr)) for record in in_order(found)]


def in_order(records: Sequence[Record]) -> list[Any]:
    """Return records as people look for them: by number, or by date with the latest first."""
    first = records[0] if records else None
    if isinstance(first, Action):
        return sorted(records, key=lambda action: cast("Action", action).number or 10**9)
    for name in ("held_on", "adopted_on"):
        if hasattr(first, name):
            dated = sorted(
                (record for record in records if getattr(record, name) is not None),
                key=lambda record: (getattr(record, name), record.id),
                reverse=True,
            )
            return dated + [record for record in records if getattr(record, name) is None]
    return list(records)


def _named(view: View, record: Record, tr: Translator) -> str:
    title = view.title(type(record), record.id)
    if isinstance(record, Action):
        number = view.value(record, "number")
        return f"{number} · {title}" if number else title
    day = getattr(record, "held_on", None)
    return f"{title} · {tr.date(day)}" if day is not None else title


def chosen(view: View, wanted: Wanted) -> list[Any]:
    """Return the records of which a document is wanted; one empty place when it is about none.

    A document of several networks is about the view of each. Raises NotForThem, NothingToPrint.
    """
    document = wanted.document
    if view.audience not in document.audiences:
        raise NotForThem(document)
    if document.several:
        found_networks = views_of(view, wanted.networks)
        if not found_networks:
            raise NothingToPrint
        return found_networks
    if document.about is None:
        return [None]
    found = in_order(view.records(document.about))
    if wanted.record_id:
        found = [record for record in found if record.id == wanted.record_id]
        if not found:
            raise NothingToPrint
    return found
