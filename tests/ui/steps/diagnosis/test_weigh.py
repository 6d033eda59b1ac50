"""Weigh: evidence, observers, agreement with its note, and the warning about perceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from pcve_desktop.models.diagnosis import Finding, FindingObserver
from pcve_desktop.models.priorities import Candidate, CandidateFinding
from pcve_desktop.models.vocabularies import Agreement, Grade
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.table import RecordTableView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

    Find = Callable[[type[Any], str], Any]
    Make = Callable[..., str]


def test_weighing_saves_at_once_and_the_table_follows(
    steps: StepsPage, context: Context, add: Make, partner: Make, find: Find
) -> None:
    organisation = partner("Passages")
    finding = add(Finding, statement="Rumours travel faster than facts")
    steps.arrive(step="diagnosis", page="weigh", record=finding)
    view: Any = steps.frame.view
    assert view.note() == "0 of 1 weighed"
    grade = find(QComboBox, "diagnosis.weigh.form.grade")
    grade.setCurrentIndex(grade.findText("B: several partners agree"))
    grade.activated.emit(grade.currentIndex())
    view.card.observers.set_options([(organisation, "Passages")], [organisation])
    weighed = context.data.get(Finding, finding)
    assert weighed is not None
    assert weighed.grade is Grade.B
    links = context.data.where(FindingObserver, "finding_id", finding)
    assert [link.organisation_id for link in links] == [organisation]
    rows = find(RecordTableView, "diagnosis.weigh.table").filter
    assert rows.index(0, 2).data() == "B: likely"
    assert rows.index(0, 3).data() == "1"
    assert steps.frame.note.text() == "1 of 1 weighed"


def test_a_note_is_kept_when_another_finding_is_chosen(
    steps: StepsPage, context: Context, add: Make, find: Find
) -> None:
    one = add(Finding, statement="One", agreement=Agreement.CONTESTED)
    two = add(Finding, statement="Two")
    steps.arrive(step="diagnosis", page="weigh", record=one)
    note = find(QPlainTextEdit, "diagnosis.weigh.form.disagreement")
    note.setFocus()
    QTest.keyClicks(note, "Nobody has asked the teenagers yet")
    steps.arrive(step="diagnosis", page="weigh", record=two)
    kept = context.data.get(Finding, one)
    assert kept is not None
    assert kept.disagreement == "Nobody has asked the teenagers yet"
    assert note.toPlainText() == ""


def test_a_candidate_on_perceptions_alone_is_named(
    steps: StepsPage, context: Context, add: Make, find: Find
) -> None:
    solid = add(Finding, statement="Solid", grade=Grade.B)
    rumour = add(Finding, statement="Rumour", grade=Grade.D)
    for title, ground in (("Evening boredom", [rumour]), ("Common words", [rumour, solid])):
        candidate = add(Candidate, title=title)
        for finding in ground:
            add(CandidateFinding, candidate_id=candidate, finding_id=finding)
    steps.arrive(step="diagnosis", page="weigh")
    warning = find(Notice, "diagnosis.weigh.warning")
    assert warning.isVisible()
    assert warning.accessibleName().startswith("“Evening boredom”")
    assert "Common words" not in warning.accessibleName()


def test_without_thin_ground_nothing_warns(steps: StepsPage, add: Make, find: Find) -> None:
    add(Finding, statement="Rumour", grade=Grade.D)
    steps.arrive(step="diagnosis", page="weigh")
    assert not find(Notice, "diagnosis.weigh.warning").isVisible()


def test_filters_keep_what_is_open_or_contested(steps: StepsPage, add: Make, find: Find) -> None:
    weighed = add(Finding, statement="One", grade=Grade.A)
    contested = add(Finding, statement="Two", agreement=Agreement.CONTESTED)
    steps.arrive(step="diagnosis", page="weigh")
    view: Any = steps.frame.view
    table = find(RecordTableView, "diagnosis.weigh.table")
    view.open_only.setChecked(True)
    assert table.shown_ids() == [contested]
    view.open_only.setChecked(False)
    steps.arrive(step="diagnosis", page="weigh", differ="yes")
    assert table.shown_ids() == [contested]
    view.differ.setChecked(False)
    view.search.setText("one")
    assert table.shown_ids() == [weighed]
