"""The charter: begun from the draft, changed, signed and unsigned, read again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from pcve_desktop.i18n import Translator
from pcve_desktop.methodology.content.routes import ROUTE_PACKS
from pcve_desktop.methodology.content.starters import CONFIDENTIAL_EXCHANGE
from pcve_desktop.models.sharing import Protocol, ProtocolMember, ReferralRoute
from pcve_desktop.services import records, sharing
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.chips import Chip
from pcve_desktop.ui.kit.row_menu import RowMenu
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.steps.sharing.charter import CharterView, lines_of, review_words

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.steps import StepsPage

W = TypeVar("W", bound=QWidget)
TODAY = dt.date(2026, 11, 24)


def find(inside: QWidget, kind: type[W], name: str) -> W:
    found = inside.findChild(kind, name)
    assert found is not None, name
    return found


def signed(context: Context) -> dict[str, ProtocolMember]:
    return {r.organisation_id: r for r in context.data.all(ProtocolMember) if r.signed_on}


@pytest.fixture
def view(steps: StepsPage) -> CharterView:
    steps.arrive(step="sharing", page="charter")
    assert isinstance(steps.frame.view, CharterView)
    return steps.frame.view


@pytest.fixture
def begun(view: CharterView) -> CharterView:
    find(view, Button, "sharing.charter.empty.action").click()
    return view


def test_it_begins_from_the_draft(view: CharterView, context: Context) -> None:
    assert view.empty.isVisible()
    assert not view.columns.isVisible()
    find(view, Button, "sharing.charter.empty.action").click()

    assert not view.empty.isVisible()
    assert len(context.data.all(Protocol)) == 1
    promises = [row.words.text() for row in view.principles.rows.rows()]
    assert promises[0] == "We speak of situations, never of named people."
    assert find(view, Text, "sharing.charter.sign.count").text() == "0 of 3 signed"
    assert find(view, Chip, "sharing.charter.review").text() == "Draft"


def test_the_sentence_about_named_persons_is_fixed(view: CharterView) -> None:
    notice = find(view, Notice, "sharing.charter.confidential")

    assert notice.isVisible()
    assert notice.accessibleName() == CONFIDENTIAL_EXCHANGE


def test_a_partner_signs_with_date_and_function(
    begun: CharterView, context: Context, partners: dict[str, str]
) -> None:
    # By name: Espace Jeunes, Médiathèque Olympe, Passages.
    find(begun, Button, "sharing.charter.sign.1").click()
    find(context.window, QLineEdit, "form.protocol_member.signatory").setText("Head of library")
    find(context.window, Button, "dialog.protocol_member.save").click()

    line = signed(context)[partners["Médiathèque Olympe"]]
    assert (line.signed_on, line.signatory) == (context.today(), "Head of library")
    assert find(begun, Text, "sharing.charter.sign.count").text() == "1 of 3 signed"
    # Those who have not signed yet stand first.
    rows = begun.signatures.rows.rows()
    assert [row.title.full_text() for row in rows] == [
        "Espace Jeunes",
        "Passages",
        "Médiathèque Olympe",
    ]
    assert rows[2].line.text().endswith("Head of library")


def test_a_signature_is_taken_back_and_undone(
    begun: CharterView, context: Context, partners: dict[str, str]
) -> None:
    find(begun, Button, "sharing.charter.sign.0").click()
    find(context.window, Button, "dialog.protocol_member.save").click()
    menu = find(begun, RowMenu, "sharing.charter.sign.2.menu").menu()
    next(a for a in menu.actions() if a.objectName().endswith(".unsign")).trigger()
    assert signed(context) == {}

    context.undo()
    assert set(signed(context)) == {partners["Espace Jeunes"]}


def test_lists_change_with_the_charter(begun: CharterView, context: Context) -> None:
    charter = context.data.all(Protocol)[0]
    context.perform(
        lambda: records.update(
            context.ws,
            Protocol,
            charter.id,
            values={"permitted": "Moods\n\n  Plans ", "review_on": dt.date(2020, 1, 5)},
        )
    )

    assert [row.words.text() for row in begun.permitted.rows.rows()] == ["Moods", "Plans"]
    assert find(begun, Chip, "sharing.charter.review").text() == "Time to read it again"


def test_the_form_opens_with_all_of_it(begun: CharterView, context: Context) -> None:
    find(begun, Button, "sharing.charter.edit").click()
    find(context.window, QLineEdit, "form.protocol.title").setText("Our charter")
    find(context.window, Button, "dialog.protocol.save").click()

    assert context.data.all(Protocol)[0].title == "Our charter"


def test_a_line_is_typed_below_its_list(begun: CharterView, context: Context) -> None:
    for field, text in (
        ("permitted", "Dates of events"), ("forbidden", "Photos"), ("principles", "We are on time"),
    ):  # fmt: skip
        line = find(begun, QLineEdit, f"sharing.charter.{field}.new")
        line.setText(text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert line.text() == ""

    charter = context.data.all(Protocol)[0]
    assert lines_of(charter.permitted)[-1] == "Dates of events"
    assert lines_of(charter.principles)[-1] == "We are on time"
    # The fixed sentence stays the last word of what is never shared.
    assert lines_of(charter.forbidden)[-2:] == ["Photos", CONFIDENTIAL_EXCHANGE]
    assert begun.forbidden.rows.rows()[-1].words.text() == "Photos"
    context.undo()
    assert "We are on time" not in (context.data.all(Protocol)[0].principles or "")


def test_it_is_adopted_in_one_press_and_read_again_in_a_year(
    begun: CharterView, context: Context
) -> None:
    read = find(begun, Button, "sharing.charter.adopt")
    assert (read.label(), read.isVisible()) == ("Adopt it today", True)
    read.click()

    charter = context.data.all(Protocol)[0]
    assert charter.adopted_on == context.today()
    assert charter.review_on == context.today() + dt.timedelta(days=365)
    assert not read.isVisible()
    context.change(Protocol, charter.id, "review_on", context.today())
    assert (read.label(), read.isVisible()) == ("Read again today", True)


def test_partners_that_came_later_are_invited(
    begun: CharterView, context: Context, partners: dict[str, str]
) -> None:
    others = find(begun, Text, "sharing.charter.sign.others")
    assert not others.isVisible()
    menu = find(begun, RowMenu, "sharing.charter.sign.2.menu").menu()
    entries = {a.objectName().rpartition(".")[2]: a for a in menu.actions()}
    assert not entries["unsign"].isEnabled()
    entries["leave"].trigger()
    assert others.text() == "Not members of the charter: Passages"
    assert find(begun, Text, "sharing.charter.sign.count").text() == "0 of 2 signed"
    find(begun, Button, "sharing.charter.sign.invite").click()
    assert find(begun, Text, "sharing.charter.sign.count").text() == "0 of 3 signed"


def test_the_fixed_sentence_is_that_of_the_country(begun: CharterView, context: Context) -> None:
    french = [route.id for route in context.data.all(ReferralRoute)]
    german = ROUTE_PACKS["DE"]
    context.perform(
        lambda: sharing.add_routes(
            context.ws, context.tr, network_id=context.network_id, lines=german.routes,
            instead_of=french,
        )
    )  # fmt: skip
    assert begun.confidential.accessibleName() == german.confidential


@pytest.mark.parametrize(
    ("review", "words"),
    [
        (dt.date(2027, 1, 12), "To renew in January"),
        (dt.date(2027, 6, 1), "To be read again on 1 Jun 2027"),
        (dt.date(2026, 11, 1), "Time to read it again"),
        (None, "Adopted"),
    ],
)
def test_the_chip_says_when_it_is_read_again(review: dt.date | None, words: str) -> None:
    charter = Protocol(title="Charter", network_id="n", adopted_on=TODAY, review_on=review)

    assert review_words(charter, Translator("en"), today=TODAY)[0] == words


def test_empty_lines_are_no_promise() -> None:
    assert lines_of("One\n \n Two ") == ["One", "Two"]
    assert lines_of(None) == []
