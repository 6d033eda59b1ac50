"""Every document that an office prints, read back: texts, pages, readers, hostile texts."""

from __future__ import annotations

import datetime as dt

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.models.actions import (
    Action,
    ActionFunding,
    ActionLogEntry,
    ActionPartner,
    Milestone,
    MilestoneOrder,
)
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.models.priorities import PriorityDecision
from pcve_desktop.models.sharing import (
    AgendaItem,
    Meeting,
    MeetingAttendance,
    MeetingDecision,
    Protocol,
    ReferralRoute,
)
from pcve_desktop.models.training import SessionAttendance, TrainingSession
from pcve_desktop.models.vocabularies import (
    Funder,
    Handling,
    LogKind,
    Presence,
    RouteKind,
)
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.documents import (
    DOCUMENTS,
    NoSuchDocument,
    NotForThem,
    NothingToPrint,
    Wanted,
    available,
    document_of,
    subjects,
)
from pcve_desktop.reports.pdf import pdf_bytes
from tests.reports.deep import deep
from tests.reports.samples import SECRET, TODAY, Records, empty, full_of_secrets
from tests.reports.test_pdf import Read

# Those over several networks are made for nobody inside, and have their own tests.
PAGED = [d.key for d in DOCUMENTS if d.format == "pdf" and Audience.NETWORK in d.audiences]


def read(
    data: Records,
    key: str,
    record_id: str = "",
    *,
    audience: Audience = Audience.NETWORK,
    language: str = "en",
) -> Read:
    wanted = Wanted(document_of(key), record_id)
    return Read(pdf_bytes(View(data, audience), wanted, Translator(language), today=TODAY))


def full() -> Records:
    """Return Les Tilleuls with an action, a meeting and a partner of which everything is known."""
    data = deep()
    partners, action = data.all(Organisation), data.all(Action)[0]
    data.make(ActionPartner, action_id=action.id, organisation_id=partners[2].id,
              contribution="the hall")  # fmt: skip
    first = data.all(Milestone)[0]
    later = data.make(Milestone, action_id=action.id, title="Invite", due_on=dt.date(2026, 12, 2))
    data.make(MilestoneOrder, milestone_id=later.id, needs_id=first.id)
    data.make(ActionFunding, action_id=action.id, funder=Funder.CITY, amount=1250.0)
    data.make(ActionLogEntry, action_id=action.id, noted_on=dt.date(2026, 11, 2),
              kind=LogKind.LESSON, text="Nobody read the poster", learned="Ask in person",
              )  # fmt: skip
    meeting = data.all(Meeting)[0]
    data.make(AgendaItem, meeting_id=meeting.id, title="What we heard", minutes=20)
    data.make(MeetingDecision, meeting_id=meeting.id, text="Print the text for parents",
              action_id=action.id, milestone_id=later.id)  # fmt: skip
    data.make(MeetingAttendance, meeting_id=meeting.id, organisation_id=partners[7].id,
              presence=Presence.EXCUSED)  # fmt: skip
    decision = data.all(PriorityDecision)[0]
    decision.meeting_id = meeting.id
    data.make(Contact, organisation_id=partners[0].id, function="Front desk",
              phone="03 99 00 11 22", email="desk@example.example", first=True)  # fmt: skip
    data.make(
        ReferralRoute, title="Immediate danger", kind=RouteKind.DANGER, phone="17 / 112",
        situation="When somebody is in danger now", direct_phone="06 00 00 00 99",
        handling=Handling.CLEAR, validated=True,
    )  # fmt: skip
    return data


# What each document says


def test_the_action_sheet_tells_everything_of_one_action() -> None:
    data = full()
    sheet = read(data, "action-sheet", data.all(Action)[0].id)
    for text in (
        "Action sheet · Les Tilleuls",
        "1. Debate night on the news",
        "Under way · Action",
        "Lead Médiathèque",
        "Partners FC Tilleuls (the hall)",
        "Due Progress 27 Nov 2026 70%",
        "Book the hall",
        "Participants Budget Funder 1 1,234.5 € City 1,250 €",
        "Nobody read the poster",
        "What we learned: Ask in person",
        "For network members only. Please do not pass it on. Handling level: Amber strict.",
        "Page 1 of ",
    ):
        assert text in sheet.text, text
    assert sheet.text.index("Book the hall") < sheet.text.index("Invite")
    assert sheet.meta["Title"] == "Action sheet · Debate night on the news · Les Tilleuls"
    assert (0, "1. Debate night on the news") in sheet.bookmarks


def test_without_a_record_every_action_begins_a_page() -> None:
    data = full()
    sheets = read(data, "action-sheet")
    titles = [f"{number}. " for number in range(1, 10)]
    heads = [page[:400] for page in sheets.pages]
    starts = [
        next(place for place, head in enumerate(heads) if f"\n{title}" in head) for title in titles
    ]
    assert starts == sorted(starts)
    assert len(set(starts)) == len(titles)


def test_the_meeting_record_says_who_was_there_and_where_decisions_went() -> None:
    data = full()
    record = read(data, "meeting-record", data.all(Meeting)[0].id)
    for text in ("Present", "Excused Espace Jeunes", "1 What we heard 20 min", "Decision",
                 "Ask parents again", "1 Dec 2026", "Milestone: Invite",
                 "Debate night on the news"):  # fmt: skip
        assert text in record.text, text


def test_what_was_decided_tonight_is_one_page_to_send() -> None:
    data = full()
    autumn, winter = data.all(Meeting)[:2]
    page = read(data, "tonight", autumn.id)
    for text in ("Decisions", "1 Ask parents again", "1 Dec 2026", "Nobody named yet",
                 "Priorities we keep", "1 Rumours after school", "7 of 8 organisations were there.",
                 "We meet again", "8 December 2026"):  # fmt: skip
        assert text in page.text, text
    # Who was excused is nobody's business on a page that goes round.
    assert "Police municipale" not in page.text
    later = read(data, "tonight", winter.id).text
    assert "No decision is noted." in later
    assert "We meet again" not in later


def test_the_directory_gives_contacts_to_the_network_only() -> None:
    data = full()
    inside = read(data, "directory").text
    assert "Front desk 03 99 00 11 22 desk@example.example" in inside
    assert "8 organisations" in inside
    city = read(data, "directory", audience=Audience.CITY).text
    assert "Médiathèque" in city
    for text in ("Front desk", "03 99", "desk@"):
        assert text not in city


def test_the_attendance_sheet_has_room_to_sign_and_asks_for_no_name() -> None:
    data = full()
    held = data.all(TrainingSession)[0]
    lines = data.where(SessionAttendance, "session_id", held.id)
    paper = read(data, "training-session", held.id)
    place = next(n for n, page in enumerate(paper.pages) if "Attendance sheet" in page)
    assert place > 0
    sheet = " ".join(" ".join(paper.pages[place:]).split())
    assert "Please write a function rather than a name." in sheet
    assert "Signature" in sheet
    name = next(o.name for o in data.all(Organisation) if o.id == lines[0].organisation_id)
    assert name in sheet
    assert "Attendance sheet" not in read(data, "training-session", held.id,
                                          audience=Audience.CITY).text  # fmt: skip


def test_the_charter_can_be_signed_and_says_where_names_belong() -> None:
    data = full()
    paper = read(data, "charter", data.all(Protocol)[0].id)
    for text in ("Trends in the neighbourhood", "Names of people", "We speak of situations.",
                 "About named persons", "CLSPD", "Signed as (function)", "Head of service",
                 "16 Jul 2026"):  # fmt: skip
        assert text in paper.text, text
    city = read(data, "charter", data.all(Protocol)[0].id, audience=Audience.CITY).text
    assert "Head of service" not in city
    assert "Signed by 3 of 8 organisations." in city


def test_the_poster_is_one_page_of_public_lines_for_whoever_prints_it() -> None:
    paper = read(full(), "referral-poster")
    assert len(paper.pages) == 1
    assert "17 / 112" in paper.text
    assert "When somebody is in danger now" in paper.text
    # A route for the network, and the direct line of a public one, hang on no wall.
    for text in ("A doubt", "0 800 00 00 00", "06 00 00 00 99", "network members only"):
        assert text not in paper.text
    assert "Handling level: Clear." in paper.text


@pytest.mark.parametrize("validated", [False, True])
def test_without_a_route_for_everybody_the_poster_says_what_to_do(validated: bool) -> None:
    data = empty()
    # Agreed but not for everybody, or for everybody but not agreed yet.
    level = Handling.AMBER if validated else Handling.CLEAR
    data.make(ReferralRoute, title="Night line", phone="0 800 1", handling=level,
              validated=validated)  # fmt: skip
    for audience in [Audience.PUBLIC] if not validated else list(Audience):
        paper = read(data, "referral-poster", audience=audience)
        assert "Night line" not in paper.text
        assert "No route is meant for everybody yet, so there is nothing to pin up." in paper.text
        assert "Set its handling level to “Clear” and tick “Validated” once" in paper.text
        assert [title for _level, title in paper.bookmarks] == ["Whom to turn to"]


def test_the_poster_stays_one_page_with_many_routes() -> None:
    data = empty()
    for number in range(60):
        data.make(ReferralRoute, title=f"Line {number} " + "long " * 10, phone=f"0 800 {number}",
                  handling=Handling.CLEAR, validated=True,
                  situation="When " + "it happens " * 12)  # fmt: skip
    paper = read(data, "referral-poster")
    assert len(paper.pages) == 1
    assert " more" in paper.text


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_the_step_sheets_are_six_pages_without_any_entry(language: str) -> None:
    paper = read(full(), "step-sheets", language=language)
    assert len(paper.pages) == 6
    assert [title[0] for level, title in paper.bookmarks if level == 0] == list("123456")
    assert "Médiathèque" not in paper.text
    question = {"en": "What does each of us see in Les Tilleuls?",
                "fr": "Les Tilleuls\u00a0: que voit chacun de nous\u00a0?",
                "de": "Was sieht jede und jeder von uns in Les Tilleuls?"}[language]  # fmt: skip
    assert " ".join(question.split()) in paper.text.replace("\u00a0", " ")


def test_the_priorities_say_who_was_there() -> None:
    text = read(full(), "priorities").text
    assert "Decision record" in text
    assert "Who was there" in text
    assert "Médiathèque" in text[text.index("Who was there") :]


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("diagnosis", ("Diagnosis", "2. Shared diagnosis")),
        ("objectives", ("Objectives", "From findings to indicators")),
        ("action-plan", ("Action plan", "Milestones", "Five pillars")),
    ],
)
def test_steps_are_documents_of_their_own(key: str, parts: tuple[str, ...]) -> None:
    paper = read(full(), key)
    for part in parts:
        assert part in paper.text, part
    assert "Partners Organisation" not in paper.text


# Readers


@pytest.mark.parametrize("key", PAGED)
@pytest.mark.parametrize("audience", [Audience.CITY, Audience.PUBLIC])
def test_no_document_tells_a_secret_outside(key: str, audience: Audience) -> None:
    data = full_of_secrets()
    if audience not in document_of(key).audiences:
        with pytest.raises(NotForThem):
            read(data, key, audience=audience)
        return
    assert SECRET not in read(data, key, audience=audience).text


def test_small_numbers_are_masked_outside() -> None:
    data = full()
    session = data.all(TrainingSession)[1]
    inside = read(data, "training-session", session.id).text
    outside = read(data, "training-session", session.id, audience=Audience.CITY).text
    assert "<5" in outside
    assert "<5" not in inside


def test_what_is_kept_from_readers_is_not_printed_for_them() -> None:
    data = full()
    action = data.all(Action)[0]
    action.handling = Handling.AMBER_STRICT
    with pytest.raises(NothingToPrint):
        read(data, "action-sheet", action.id, audience=Audience.CITY)
    view, document = View(data, Audience.CITY), document_of("action-sheet")
    assert action.id not in dict(subjects(view, document, Translator("en")))


def test_what_would_be_empty_is_not_offered() -> None:
    offered = {d.key for d in DOCUMENTS if available(View(empty(), Audience.NETWORK), d)}
    assert offered == {"summary", "workbook", "lists", "step-sheets"}
    assert all(available(View(full(), Audience.NETWORK), document_of(key)) for key in PAGED)


def test_an_unknown_document_is_said() -> None:
    with pytest.raises(NoSuchDocument) as error:
        document_of("letter")
    assert "action-sheet" in error.value.message(Translator("en"))


# Whatever is written


@pytest.mark.parametrize("key", PAGED)
def test_an_empty_network_has_a_page_that_says_so(key: str) -> None:
    paper = read(empty(), key)
    assert "Rive Est" in paper.text
    if key not in {"summary", "step-sheets", "referral-poster"}:
        assert "Nothing has been written down yet." in paper.text


HOSTILE = (
    "<b>bold</b> & <img src='http://x.example/a.png'/>",
    '=HYPERLINK("http://x.example")',
    "evil \u202egnp.exe\u202c \u2066isolated\u2069",
    "x" * 5000,
    "line\x00\x07\nnext\u2028end",
    "{braces} %s %(name)s",
)  # fmt: skip


@pytest.mark.parametrize("key", PAGED)
def test_whatever_people_write_is_text(key: str) -> None:
    data = full()
    for number, text in enumerate(HOSTILE):
        data.make(Action, title=text, number=90 + number, description=text, care_note=text,
                  place=text, evidence=text)  # fmt: skip
        meeting = data.make(Meeting, title=text, held_on=TODAY, summary=text, place=text)
        data.make(MeetingDecision, meeting_id=meeting.id, text=text)
        data.make(Protocol, title=text, purpose=text, permitted=text, retention=text)
        data.make(TrainingSession, title=text, objectives=text, change=text)
        data.make(ReferralRoute, title=text, situation=text, service=text, phone=text[:30],
                  handling=Handling.CLEAR, validated=True)  # fmt: skip
        for organisation in data.all(Organisation)[:1]:
            organisation.offers = text
            data.make(Contact, organisation_id=organisation.id, function=text, email=text)
    paper = read(data, key)
    assert paper.text
    assert "\u202e" not in paper.text
    if key == "action-sheet":
        assert "<b>bold</b> & <img" in paper.text
        assert "{braces} %s %(name)s" in paper.text


def test_every_page_bears_network_document_level_and_number() -> None:
    paper = read(full(), "action-sheet", audience=Audience.CITY, language="fr")
    total = len(paper.pages)
    for number, page in enumerate(paper.pages, 1):
        line = " ".join(page.split())
        assert f"Page {number} sur {total}" in line
        assert "Niveau de diffusion" in line
        assert "Les Tilleuls" in line
