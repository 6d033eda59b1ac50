"""Look for what exists: the search, taking up, making new, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from pcve_desktop.models.actions import Action, ActionObjective, ActionPartner
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.vocabularies import ActionStatus, Origin, Pillar
from pcve_desktop.services import actions, networks, records
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import EmptyState
from pcve_desktop.ui.kit.form.choice_editors import StillCombo
from pcve_desktop.ui.kit.record_dialog import RecordDialog
from pcve_desktop.ui.steps.actions.look import LookView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

W = TypeVar("W", bound=QWidget)


def find(inside: QWidget, kind: type[W], name: str) -> W:
    found = inside.findChild(kind, name)
    assert found is not None, name
    return found


def found_titles(view: LookView) -> list[str]:
    return [row.title.text() for row in view.existing.rows.rows()]


def here(context: Context) -> list[Action]:
    return context.data.all(Action)


@pytest.fixture
def view(steps: StepsPage, earlier: str, make_action: Callable[..., str]) -> LookView:
    make_action("Debate night on the news", place="Library hall")
    make_action("Welcome visits", origin=Origin.EXISTING)
    steps.arrive(step="actions", page="look")
    assert isinstance(steps.frame.view, LookView)
    return steps.frame.view


def test_at_first_it_shows_what_runs_and_what_ran(view: LookView) -> None:
    assert found_titles(view) == ["Open training on Fridays", "Welcome visits"]
    offers = [(row.title.text(), row.line.text()) for row in view.offers.rows.rows()]
    assert offers == [
        ("Reading club on Thursdays", "Médiathèque Olympe"),
        ("A hall for eighty people", "Médiathèque Olympe"),
    ]
    assert not view.make.isVisible()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("debate", ["Debate night on the news"]),
        ("library hall", ["Debate night on the news"]),
        ("mediatheque", ["Open training on Fridays"]),
        ("training open", ["Open training on Fridays"]),
        ("debates nights news", ["Debate night on the news"]),
        ("cooking", []),
    ],
)
def test_it_finds_words_in_any_order_and_look_alikes(
    view: LookView, words: str, expected: list[str]
) -> None:
    view.search.setText(words)

    assert found_titles(view) == expected
    assert view.make.isVisible()


def test_offers_of_partners_are_searched_too(view: LookView, context: Context) -> None:
    view.search.setText("hall eighty")
    assert len(view.offers.rows.rows()) == 1
    view.offers.rows.rows()[0].act.click()
    title = find(context.window, QLineEdit, "form.action.title")
    assert title.text() == "A hall for eighty people"
    find(context.window, Button, "dialog.action.save").click()

    made = next(row for row in here(context) if row.title == "A hall for eighty people")
    assert made.origin is Origin.EXISTING
    assert context.title("organisation", made.lead_id or "") == "Médiathèque Olympe"


def test_an_action_of_an_earlier_cycle_is_taken_up(
    view: LookView, context: Context, partners: dict[str, str], earlier: str
) -> None:
    view.search.setText("fridays")
    find(view, Button, "actions.look.found.0").click()

    made = next(row for row in here(context) if row.title == "Open training on Fridays")
    assert made.id != earlier
    assert (made.origin, made.status) == (Origin.ADAPTED, ActionStatus.IDEA)
    assert (made.pillar, made.lead_id) == (Pillar.ACTION, partners["Médiathèque Olympe"])
    assert (made.planned_end, made.progress) == (None, None)
    links = context.data.where(ActionPartner, "action_id", made.id)
    assert [link.organisation_id for link in links] == [partners["Passages"]]
    assert context.data.get(Action, earlier) is not None
    assert made.continues == earlier
    # It is here now: the earlier one is not offered a second time.
    assert found_titles(view) == ["Open training on Fridays"]
    assert view.existing.rows.rows()[0].act.label() == "Open"


def test_objectives_that_go_on_go_with_the_action(
    view: LookView, context: Context, earlier: str, objective: str
) -> None:
    cycle = context.data.get(Action, earlier)
    assert cycle is not None
    scope = {"network_id": context.network_id, "cycle_id": cycle.cycle_id}
    old = records.create(context.ws, Objective, values={**scope, "title": "Hosts"}).first_id
    records.set_links(
        context.ws, ActionObjective, owner=("action_id", earlier), other="objective_id",
        ids=[old], network_id=context.network_id,
    )  # fmt: skip
    context.announce(records.update(context.ws, Objective, objective, values={"continues": old}))
    context.data = type(context.data)(
        context.ws, network_id=context.network_id, cycle_id=context.cycle_id
    )
    view.take(earlier)

    made = next(row for row in here(context) if row.continues == earlier)
    links = context.data.where(ActionObjective, "action_id", made.id)
    assert [link.objective_id for link in links] == [objective]


def test_another_network_of_the_file_is_searched_too(
    view: LookView, context: Context, partners: dict[str, str]
) -> None:
    made = networks.create_network(context.ws, name="Rive Est", tr=context.tr, lead="Halte Est")
    context.announce(made)
    other = made.created["network"][0]
    lead = made.created["organisation"][0]
    context.announce(
        actions.add_action(
            context.ws,
            network_id=other,
            cycle_id=made.created["cycle"][0],
            values={"title": "Soirée jeux", "lead_id": lead},
            partner_ids=[lead, partners["Passages"]],
        )
    )
    assert "Soirée jeux" not in found_titles(view)
    view.search.setText("soiree")
    assert found_titles(view) == ["Soirée jeux"]
    assert view.existing.rows.rows()[0].line.text().startswith("Rive Est, ")
    view.existing.rows.rows()[0].act.click()

    taken = next(row for row in here(context) if row.title == "Soirée jeux")
    assert (taken.origin, taken.continues, taken.lead_id) == (Origin.ADAPTED, None, None)
    links = context.data.where(ActionPartner, "action_id", taken.id)
    assert [link.organisation_id for link in links] == [partners["Passages"]]


def test_enter_makes_a_new_one_where_nothing_is_found(view: LookView, context: Context) -> None:
    view.search.setFocus()
    QTest.keyClicks(view.search, "Cooking together")
    QTest.keyClick(view.search, Qt.Key.Key_Return)
    assert find(context.window, QLineEdit, "form.action.title").text() == "Cooking together"
    find(context.window, Button, "dialog.action.save").click()

    made = next(row for row in here(context) if row.title == "Cooking together")
    assert made.number == 4
    assert view.search.text() == ""


def test_what_is_missing_leads_to_where_it_is_closed(
    view: LookView, context: Context, objective: str, qtbot: QtBot
) -> None:
    view.reload()
    with qtbot.waitSignal(context.going) as went:
        find(view, Button, "actions.look.gaps.objective.0").click()
    assert went.args[1] == {"step": "actions", "page": "propose", "record": objective}
    with qtbot.waitSignal(context.going) as went:
        find(view, Button, "actions.look.gaps.pillar.0").click()
    assert went.args[1]["record"] == "pillar:communication"
    with qtbot.waitSignal(context.going) as went:
        find(view, Button, "actions.look.gaps.lead.0").click()
    assert went.args[1]["page"] == "plan"
    with qtbot.waitSignal(context.going) as went:
        find(view, Button, "actions.look.gaps.partner.0").click()
    assert went.args[1]["page"] == "plan"
    assert went.args[1]["record"].startswith("partner:")
    with qtbot.waitSignal(context.going) as went:
        find(view, Button, "actions.look.gaps.sphere.0").click()
    assert went.args[1] == {"step": "actions", "page": "propose", "record": "sphere:cohesion"}


def test_ctrl_n_asks_for_an_existing_action(view: LookView, context: Context) -> None:
    view.new_item()

    combo = find(context.window, StillCombo, "form.action.origin")
    assert combo.currentText() == "Existing"


def test_the_form_of_a_new_action_names_what_looks_like_it(
    view: LookView, context: Context
) -> None:
    view.new_item()
    dialog = context.window.findChild(RecordDialog)
    assert dialog is not None
    assert dialog.note.text() == ""
    find(context.window, QLineEdit, "form.action.title").setText("A debate night")
    assert dialog.note.text() == "This looks like what exists: “Debate night on the news”"
    find(context.window, QLineEdit, "form.action.title").setText("Cooking")
    assert dialog.note.text() == ""


def test_with_nothing_yet_each_list_says_how_to_begin(
    steps: StepsPage, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps.arrive(step="actions", page="look")
    view = steps.frame.view
    assert isinstance(view, LookView)
    assert find(view, EmptyState, f"{view.name}.found.begin").accessibleName() == (
        "Nothing noted yet that runs already."
    )
    asked: list[str] = []
    monkeypatch.setattr(context, "go", asked.append)
    find(view, Button, f"{view.name}.offer.begin.action").click()
    assert asked == ["partners"]
    find(view, QLineEdit, f"{view.name}.search").setText("debate")
    assert find(view, QLabel, f"{view.name}.found.none").text() == (
        "No action like this, in any cycle."
    )
    assert not find(view, EmptyState, f"{view.name}.offer.begin").isVisibleTo(view)
