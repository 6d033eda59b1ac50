"""Weigh: evidence, observers, agreement with its note, and the warning about perceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from pcve_desktop.methodology.diagnosis import in_order
from pcve_desktop.models.diagnosis import Finding, FindingObserver, FindingRating, Theme
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.priorities import Candidate, CandidateFinding
from pcve_desktop.models.vocabularies import Agreement, Grade, Trend
from pcve_desktop.ui.kit.buttons import Button
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
    view.grounds.observers.set_options([(organisation, "Passages")], [organisation])
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


def choose(find: Find, name: str, words: str) -> None:
    """Choose a word of a list, as with the mouse."""
    combo = find(QComboBox, name)
    combo.setCurrentIndex(combo.findText(words))
    combo.activated.emit(combo.currentIndex())


def ratings(context: Context, finding: str) -> list[tuple[Grade | None, str | None]]:
    rows = in_order(context.data.where(FindingRating, "finding_id", finding))
    return [(row.grade, row.reason) for row in rows]


def test_a_reason_goes_with_the_change_or_comes_after_it(
    steps: StepsPage, context: Context, add: Make, find: Find
) -> None:
    finding = add(Finding, statement="Rumours", grade=Grade.C)
    steps.arrive(step="diagnosis", page="weigh", record=finding)
    view: Any = steps.frame.view
    why = find(QLineEdit, "diagnosis.weigh.why")
    why.setFocus()
    QTest.keyClicks(why, "Three teams say the same")
    find(QComboBox, "diagnosis.weigh.form.grade").setFocus()
    assert why.text() == "Three teams say the same"
    choose(find, "diagnosis.weigh.form.grade", "B: several partners agree")
    assert why.text() == ""
    choose(find, "diagnosis.weigh.form.grade", "A: data or study")
    why.setFocus()
    QTest.keyClicks(why, "The survey bears it out")
    QTest.keyClick(why, Qt.Key.Key_Return)
    assert ratings(context, finding) == [
        (Grade.A, "The survey bears it out"),
        (Grade.B, "Three teams say the same"),
        (Grade.C, None),
    ]
    told = view.ratings.story()
    assert [what for _when, what, _why in told] == [
        "A: data or study",
        "B: several partners agree",
        "C: one professional’s observation",
    ]
    assert told[0][0].endswith(", Espace Jeunes")
    context.undo()
    assert ratings(context, finding)[0] == (Grade.A, None)


def test_a_reason_still_being_typed_is_kept_when_the_page_is_left(
    steps: StepsPage, context: Context, add: Make, find: Find
) -> None:
    finding = add(Finding, statement="Rumours", grade=Grade.C)
    steps.arrive(step="diagnosis", page="weigh", record=finding)
    why = find(QLineEdit, "diagnosis.weigh.why")
    why.setFocus()
    QTest.keyClicks(why, "Heard at one door")
    steps.arrive(step="diagnosis", page="read")
    assert ratings(context, finding) == [(Grade.C, "Heard at one door")]


def test_all_ways_lead_to_the_story_also_from_an_earlier_cycle(
    steps: StepsPage, context: Context, add: Make
) -> None:
    before = add(Cycle, name="2025-2026")
    old = add(Finding, statement="Rumours", grade=Grade.D, cycle_id=before)
    finding = add(Finding, statement="Rumours", continues=old)
    steps.arrive(step="diagnosis", page="weigh", record=finding)
    context.change(Finding, finding, "trend", Trend.FALLING)
    context.change(Finding, finding, "grade", Grade.B)
    context.change(Finding, finding, "grade", None)
    view: Any = steps.frame.view
    assert [what for _when, what, _why in view.ratings.story()] == [
        "Evidence taken back: not weighed",
        "B: several partners agree",
        "Trend: falling",
        "D: perception or rumour",
    ]
    assert view.ratings.story()[-1][0].endswith("cycle 2025-2026")


def test_what_is_weighed_stays_in_the_list_until_another_is_chosen(
    steps: StepsPage, add: Make, find: Find
) -> None:
    one, two = add(Finding, statement="One"), add(Finding, statement="Two")
    steps.arrive(step="diagnosis", page="weigh")
    view: Any = steps.frame.view
    table = find(RecordTableView, "diagnosis.weigh.table")
    view.open_only.setChecked(True)
    table.select_id(one)
    choose(find, "diagnosis.weigh.form.grade", "A: data or study")
    assert table.shown_ids() == [one, two]
    find(Button, "diagnosis.weigh.next").click()
    assert table.current_id() == two
    assert find(QComboBox, "diagnosis.weigh.form.grade").hasFocus()
    find(Button, "diagnosis.weigh.next").click()
    assert table.current_id() == one


def test_a_theme_of_perceptions_is_named_before_it_becomes_a_priority(
    steps: StepsPage, add: Make, find: Find
) -> None:
    theme = add(Theme, title="Evenings")
    add(Finding, statement="Rumour", grade=Grade.D, theme_id=theme)
    steps.arrive(step="diagnosis", page="weigh")
    warning = find(Notice, "diagnosis.weigh.warning")
    assert warning.accessibleName().startswith("“Evenings” Rests on perceptions alone")
    assert find(Notice, "diagnosis.weigh.perception").isVisible()
    add(Finding, statement="Seen", grade=Grade.C, theme_id=theme)
    assert not warning.isVisible()
