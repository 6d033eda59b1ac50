"""The form of a record: values, problems, saving on leaving a field."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit

from pcve_desktop.i18n import Translator
from pcve_desktop.models import ENTITIES, Kind, fields_of
from pcve_desktop.models.actions import Action
from pcve_desktop.models.diagnosis import Finding
from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.models.sharing import Meeting
from pcve_desktop.models.vocabularies import ActionStatus, Origin, Pillar, Sphere
from pcve_desktop.ui.kit.form import RecordForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub

# Pop-ups raise themselves and grab the keyboard, which the screenless platform cannot.
popups = pytest.mark.qt_log_ignore("This plugin does not support")

ORGANISATIONS = [("o1", "Médiathèque Olympe"), ("o2", "Espace Jeunes"), ("o3", "École du Pont")]
HOSTILE = [
    "x" * 5000,
    "<b>bold</b> & <img src='file:///none'>",
    "\u202eevil\u202c שלום עולם مرحبا",
    "line\nbreak\ttab",
    "a\u0000b",
    "=1+1",
    "👩‍👩‍👧‍👦 ﷽",
]


@pytest.fixture
def make(qtbot: QtBot, hub: ThemeHub, tr: Translator) -> Callable[..., RecordForm]:
    """Return a maker of shown forms."""

    def _make(entity: type = Action, **options: Any) -> RecordForm:
        options.setdefault("tr", tr)
        form = RecordForm(entity, hub=hub, lookups=lambda _key: ORGANISATIONS, **options)
        qtbot.addWidget(form)
        form.resize(700, 900)
        form.show()
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        return form

    return _make


def action(**values: Any) -> Action:
    return Action(**{"network_id": "n", "title": "Debate night", **values})


def line(form: RecordForm, name: str) -> QLineEdit:
    found = form.findChild(QLineEdit, f"form.action.{name}")
    assert found is not None
    return found


def retype(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)


@pytest.mark.parametrize("entity", ENTITIES.values(), ids=ENTITIES)
def test_every_entity_has_a_form_with_names(make: Callable[..., RecordForm], entity: type) -> None:
    form = make(entity)
    for name in form.field_names():
        editor = form.editor(name)
        assert editor.control.objectName() == f"{form.objectName()}.{name}"
        assert editor.control.accessibleName()
    shown = {n for n, f in fields_of(entity).items() if f.form and f.kind is not Kind.TIMESTAMP}
    assert set(form.field_names()) == shown
    assert form.values() == {}
    assert not form.is_dirty()


def test_label_is_buddy_and_help_is_description(make: Callable[..., RecordForm]) -> None:
    form = make(Finding)
    editor = form.editor("statement")
    label = form.findChild(QLabel, "form.finding.statement.label")
    assert label is not None
    assert label.text() == "Statement"
    assert label.buddy() is editor.control
    assert "Write about situations, never about named people." in (
        editor.control.accessibleDescription()
    )
    assert form.findChild(QLabel, "form.finding.statement.hint").isVisible()  # type: ignore[union-attr]  # shown above


def test_shows_a_record_and_keeps_it_clean(make: Callable[..., RecordForm]) -> None:
    record = action(
        lead_id="o1", progress=70, planned_end=dt.date(2026, 11, 27), budget=1250.5,
        status=ActionStatus.UNDER_WAY, spheres=(Sphere.PREVENTION,), no_stigma=True,
    )  # fmt: skip
    form = make(values=record)
    assert line(form, "progress").text() == "70"
    assert line(form, "planned_end").text() == "27 Nov 2026"
    assert line(form, "budget").text() == "1,250.50"
    assert not form.is_dirty()
    for name in form.field_names():
        assert form.all_values()[name] == getattr(record, name) or not form.all_values()[name]


@pytest.mark.parametrize(
    ("language", "budget", "due"),
    [
        ("en", "1,250.50", "27 Nov 2026"),
        ("fr", "1\u202f250,50", "27 nov. 2026"),
        ("de", "1.250,50", "27.11.2026"),
    ],
)
def test_shows_and_reads_in_the_language(
    make: Callable[..., RecordForm], language: str, budget: str, due: str
) -> None:
    record = action(budget=1250.5, planned_end=dt.date(2026, 11, 27))
    form = make(values=record, tr=Translator(language))
    assert line(form, "budget").text() == budget
    assert line(form, "planned_end").text() == due
    assert form.all_values()["budget"] == 1250.5
    assert form.all_values()["planned_end"] == dt.date(2026, 11, 27)


def test_leaving_a_field_tells_its_value_once(
    qtbot: QtBot, make: Callable[..., RecordForm]
) -> None:
    form = make(values=action())
    told: list[tuple[str, object]] = []
    form.edited.connect(lambda name, value: told.append((name, value)))
    retype(qtbot, line(form, "progress"), "40")
    assert told == []
    line(form, "title").setFocus()
    line(form, "progress").setFocus()
    line(form, "title").setFocus()
    assert told == [("progress", 40)]
    assert form.values() == {"progress": 40}
    assert form.is_dirty()


def test_wrong_value_is_said_on_leaving_and_not_told(
    qtbot: QtBot, make: Callable[..., RecordForm]
) -> None:
    form = make(values=action(progress=10))
    field = line(form, "progress")
    retype(qtbot, field, "many")
    assert form.editor("progress").problem() == ""
    with qtbot.assertNotEmitted(form.edited):
        line(form, "title").setFocus()
    assert "Write a number" in form.editor("progress").problem()
    assert field.property("error") is True
    assert field.text() == "many"
    assert "Write a number" in field.accessibleDescription()
    assert "progress" not in form.values()
    assert form.is_dirty()
    retype(qtbot, field, "140")
    line(form, "title").setFocus()
    assert form.editor("progress").problem() == "Write a number from 0 to 100."
    retype(qtbot, field, "90")
    with qtbot.waitSignal(form.edited) as told:
        line(form, "title").setFocus()
    assert told.args == ["progress", 90]
    assert form.editor("progress").problem() == ""
    assert field.property("error") is False


def test_empty_is_none_and_never_zero(qtbot: QtBot, make: Callable[..., RecordForm]) -> None:
    form = make(values=action(progress=10, planned_end=dt.date(2026, 5, 1)))
    retype(qtbot, line(form, "progress"), "")
    retype(qtbot, line(form, "planned_end"), "")
    line(form, "title").setFocus()
    assert form.values() == {"progress": None, "planned_end": None}


def test_date_is_rewritten_as_it_was_understood(
    qtbot: QtBot, make: Callable[..., RecordForm]
) -> None:
    form = make(values=action())
    retype(qtbot, line(form, "planned_end"), "3/12/2026")
    line(form, "title").setFocus()
    assert line(form, "planned_end").text() == "3 Dec 2026"
    assert form.values() == {"planned_end": dt.date(2026, 12, 3)}


@popups
def test_calendar_writes_a_date_and_takes_it_away(
    qtbot: QtBot, make: Callable[..., RecordForm]
) -> None:
    form = make(values=action(planned_end=dt.date(2026, 11, 27)))
    told: list[object] = []
    form.edited.connect(lambda _name, value: told.append(value))
    field = line(form, "planned_end")
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = form.editor("planned_end").open_calendar()  # type: ignore[attr-defined]  # a date editor
    assert popup.isVisible()
    assert popup.calendar.selectedDate().toPython() == dt.date(2026, 11, 27)
    QTest.keyClick(popup.calendar, Qt.Key.Key_Escape)
    popup.calendar.clicked.emit(popup.calendar.selectedDate().addDays(1))
    assert field.text() == "28 Nov 2026"
    assert popup.isHidden()
    popup.open_at(field, None)
    popup.picked.emit(None)
    popup.hide()
    assert field.text() == ""
    assert told == [dt.date(2026, 11, 28), None]


def test_wheel_changes_nothing(make: Callable[..., RecordForm]) -> None:
    form = make(values=action(progress=10, pillar=Pillar.TRAINING, lead_id="o1"))
    kinds = (QLineEdit, QComboBox, QPlainTextEdit, QCheckBox)
    for widget in [w for kind in kinds for w in form.findChildren(kind)]:
        widget.setFocus()
        event = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)
    assert form.values() == {}


def test_choice_typed_with_keys_is_told_on_leaving(
    qtbot: QtBot, make: Callable[..., RecordForm]
) -> None:
    form = make(values=action())
    combo = form.findChild(QComboBox, "form.action.pillar")
    assert combo is not None
    assert combo.itemText(0) == "Not chosen"
    told: list[object] = []
    form.edited.connect(lambda _name, value: told.append(value))
    combo.setFocus()
    QTest.keyClicks(combo, "Tr")
    assert told == []
    line(form, "title").setFocus()
    assert told == [Pillar.TRAINING]
    origin = form.findChild(QComboBox, "form.action.origin")
    assert origin is not None
    assert origin.count() == len(Origin)


def test_check_boxes(qtbot: QtBot, make: Callable[..., RecordForm]) -> None:
    form = make(values=action())
    told: list[tuple[str, object]] = []
    form.edited.connect(lambda name, value: told.append((name, value)))
    form.findChild(QCheckBox, "form.action.spheres.security").click()  # type: ignore[union-attr]  # is there
    form.findChild(QCheckBox, "form.action.spheres.cohesion").click()  # type: ignore[union-attr]  # is there
    label = form.findChild(QLabel, "form.action.safe.label")
    assert label is not None
    QTest.mouseClick(label, Qt.MouseButton.LeftButton)
    assert told == [
        ("spheres", (Sphere.SECURITY,)),
        ("spheres", (Sphere.COHESION, Sphere.SECURITY)),
        ("safe", True),
    ]


@popups
@pytest.mark.parametrize(
    ("typed", "found"),
    [("mediatheque olympe", "o1"), ("ecole", "o3"), ("jeunes", "o2"), ("", None)],
)
def test_reference_by_typing_a_part(
    qtbot: QtBot, make: Callable[..., RecordForm], typed: str, found: str | None
) -> None:
    form = make(values=action(lead_id="o2" if found != "o2" else "o1"))
    field = form.findChild(QLineEdit, "form.action.lead_id.line")
    assert field is not None
    retype(qtbot, field, typed)
    line(form, "title").setFocus()
    assert form.values() == {"lead_id": found}


@popups
def test_reference_that_fits_nothing_or_several_is_said(
    qtbot: QtBot, make: Callable[..., RecordForm]
) -> None:
    form = make(values=action(lead_id="o1"))
    field = form.findChild(QLineEdit, "form.action.lead_id.line")
    assert field is not None
    for typed in ("nobody", "e"):
        retype(qtbot, field, typed)
        popup = field.completer().popup()
        assert popup is not None
        popup.hide()
        line(form, "title").setFocus()
        assert "Choose an entry of the list" in form.editor("lead_id").problem()
    assert field.text() == "e"
    assert form.values() == {}


def test_reference_outside_the_list_is_kept(make: Callable[..., RecordForm]) -> None:
    form = make(values=action(lead_id="elsewhere"))
    assert not form.is_dirty()
    assert form.all_values()["lead_id"] == "elsewhere"


def test_tab_leaves_a_long_text(qtbot: QtBot, make: Callable[..., RecordForm]) -> None:
    form = make(values=action())
    text = form.findChild(QPlainTextEdit, "form.action.description")
    assert text is not None
    small = text.height()
    text.setFocus()
    QTest.keyClicks(text, "One")
    for _line in range(5):
        QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClicks(text, "End")
    assert text.height() > small
    with qtbot.waitSignal(form.edited) as told:
        QTest.keyClick(text, Qt.Key.Key_Tab)
    assert told.args == ["description", "One\n\n\n\n\nEnd"]
    assert not text.hasFocus()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_typed(make: Callable[..., RecordForm], text: str) -> None:
    form = make(values=action(description=text, title=text.replace("\n", " ")))
    assert not form.is_dirty() or "\t" in text
    assert form.all_values()["description"] == text.replace("\u0000", "\u0000")
    form.resize(320, 600)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in form.findChildren(QLabel))


def test_problems_and_focus_on_the_first(qtbot: QtBot, make: Callable[..., RecordForm]) -> None:
    form = make(values=action())
    retype(qtbot, line(form, "progress"), "900")
    retype(qtbot, line(form, "title"), "")
    assert [problem.field for problem in form.problems()] == ["title", "progress"]
    assert form.focus_first_problem()
    assert line(form, "title").hasFocus()
    assert form.editor("progress").problem()


def test_advice_is_shown_but_does_not_hold_back(
    qtbot: QtBot, make: Callable[..., RecordForm]
) -> None:
    form = make(Contact, fixed={"organisation_id": "o1"})
    assert "organisation_id" not in form.field_names()
    assert form.all_values()["organisation_id"] == "o1"
    field = form.findChild(QLineEdit, "form.contact.email")
    assert field is not None
    form.findChild(QLineEdit, "form.contact.function").setText("Coordinator")  # type: ignore[union-attr]  # is there
    retype(qtbot, field, "not an address")
    with qtbot.waitSignal(form.edited) as told:
        form.editor("phone").take_focus()
    assert told.args == ["email", "not an address"]
    assert "e-mail" in form.editor("email").problem()
    assert field.property("error") in {False, None}
    assert not form.focus_first_problem()


def test_reload_keeps_the_field_being_typed_in(
    qtbot: QtBot, make: Callable[..., RecordForm]
) -> None:
    record = action(place="Hall")
    form = make(values=record)
    retype(qtbot, line(form, "title"), "Debate")
    form.set_values(Action(id=record.id, network_id="n", title="Debate night", place="Library"))
    assert line(form, "title").text() == "Debate"
    assert line(form, "place").text() == "Library"
    form.set_values(action(title="Another"))
    assert line(form, "title").text() == "Another"


def test_commit_takes_the_focused_field(qtbot: QtBot, make: Callable[..., RecordForm]) -> None:
    form = make(values=action())
    retype(qtbot, line(form, "place"), "Library")
    with qtbot.waitSignal(form.edited) as told:
        assert form.commit()
    assert told.args == ["place", "Library"]
    retype(qtbot, line(form, "progress"), "x")
    assert not form.commit()


def test_subset_and_order(make: Callable[..., RecordForm]) -> None:
    form = make(Organisation, fields=["city", "name"], headings=False)
    assert form.field_names() == ["city", "name"]
    form.focus_first()
    assert form.editor("city").has_focus()


def test_time_field(qtbot: QtBot, make: Callable[..., RecordForm]) -> None:
    names = [n for n, f in fields_of(Meeting).items() if f.kind is Kind.TIME and f.form]
    assert names
    form = make(Meeting)
    field = form.findChild(QLineEdit, f"form.meeting.{names[0]}")
    assert field is not None
    retype(qtbot, field, "1730")
    form.focus_first()
    assert form.values() == {names[0]: dt.time(17, 30)}
    assert field.text() == "17:30"


def test_problem_from_elsewhere(make: Callable[..., RecordForm]) -> None:
    form = make(values=action())
    form.show_problem("title", "This name is taken.")
    assert form.editor("title").problem() == "This name is taken."
    form.set_values(action())
    assert form.editor("title").problem() == ""


def test_fields_follow_the_theme(make: Callable[..., RecordForm], hub: ThemeHub) -> None:
    form = make(values=action())
    hub.set_text_factor(1.6)
    hub.set_choice("dark")
    assert form.editor("planned_end").control.sizeHint().height() > 36


def test_a_day_and_its_times_stand_in_one_line(
    make: Callable[..., RecordForm], qtbot: QtBot
) -> None:
    form = make(Meeting, fields=("title", "held_on", "starts_at", "ends_at"))
    names = ("held_on", "starts_at", "ends_at")
    qtbot.waitUntil(lambda: form.editor("held_on").y() > 0)
    assert len({form.editor(name).y() for name in names}) == 1
    form.resize(420, 900)
    qtbot.waitUntil(lambda: len({form.editor(name).y() for name in names}) > 1)


def test_a_field_that_would_be_nearly_as_wide_fills_its_column(
    make: Callable[..., RecordForm], qtbot: QtBot
) -> None:
    form = make(Action, fields=("planned_start",))
    box = form.editor("planned_start").control
    form.resize(280, 400)
    qtbot.waitUntil(lambda: form.editor("planned_start").width() == 280)
    qtbot.waitUntil(lambda: box.width() == 280)
    form.resize(600, 400)
    qtbot.waitUntil(lambda: form.editor("planned_start").width() > 280)
    qtbot.waitUntil(lambda: box.width() == 260)
