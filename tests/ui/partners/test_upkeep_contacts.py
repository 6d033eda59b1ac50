"""Export contacts: whose, in which form, and what happens when it cannot be written."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
import vobject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from pcve_desktop.models.vocabularies import MemberRole
from pcve_desktop.services import partners
from pcve_desktop.ui.partners.upkeep_contacts import ContactsDialog
from tests.ui.kit.looking import clipped
from tests.ui.partners.upkeep_driving import add, add_contact, opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pcve_desktop.ui.context import Context


@pytest.fixture
def club(context: Context) -> str:
    club, gone = add(context, "FC Tilleuls"), add(context, "Gone")
    add_contact(context, club, "Office", email="office@fc.example")
    add_contact(context, club, "Coach", email="coach@fc.example", first=True)
    add_contact(context, gone, "Office", email="office@gone.example")
    left = partners.set_role(
        context.ws, network_id=context.network_id, organisation_id=gone, role=MemberRole.LEFT
    )
    context.data.invalidate(left)
    return club


@pytest.fixture
def dialog(context: Context, club: str) -> ContactsDialog:
    made = ContactsDialog(context, shown=[item.id for item in context.data.organisations()])
    opened(context, made)
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """Return what answers the question for a file."""

    def answer(path: Path | None) -> None:
        said = (str(path or ""), "")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: said)

    return answer


def test_the_promise_and_the_count_are_said(dialog: ContactsDialog) -> None:
    assert list(dialog.scopes) == ["all"]
    assert dialog.scopes["all"].accessibleDescription() == "2 partners"
    assert dialog.note.text() == "2 e-mail addresses in it"
    dialog.first_only.click()
    assert dialog.note.text() == "1 e-mail address in it"
    assert clipped(dialog) == []


def test_an_address_book_is_written(
    dialog: ContactsDialog, tmp_path: Path, asked: Callable[[Path | None], None]
) -> None:
    # Without an ending it gets the right one.
    asked(tmp_path / "network")
    dialog.save.click()
    cards = list(vobject.readComponents((tmp_path / "network.vcf").read_text("utf-8")))
    assert [card.fn.value for card in cards] == [
        "Espace Jeunes", "Coach, FC Tilleuls", "Office, FC Tilleuls",
    ]  # fmt: skip
    assert not dialog.isVisible()


def test_a_mailing_list_of_those_listed(
    context: Context, club: str, tmp_path: Path, asked: Callable[[Path | None], None]
) -> None:
    dialog = ContactsDialog(context, shown=[club])
    opened(context, dialog)
    assert list(dialog.scopes) == ["all", "shown"]
    assert dialog.organisations() == {club}
    dialog.formats["csv"].click()
    asked(tmp_path / "list.csv")
    dialog.save.click()
    text = (tmp_path / "list.csv").read_text("utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert [row[1] for row in rows] == ["Function", "Coach", "Office"]


def test_who_is_chosen_is_meant_though_it_left(context: Context, club: str) -> None:
    gone = next(item.id for item in context.data.organisations() if item.name == "Gone")
    dialog = ContactsDialog(context, shown=[], chosen=[club, gone])
    opened(context, dialog)
    assert dialog.organisations() == {club, gone}
    assert dialog.note.text() == "3 e-mail addresses in it"


def test_addresses_go_to_the_clipboard(dialog: ContactsDialog) -> None:
    dialog.formats["copy"].click()
    assert dialog.save.label() == "Copy"
    dialog.save.click()
    assert QGuiApplication.clipboard().text() == "coach@fc.example; office@fc.example"


def test_no_answer_writes_nothing(
    dialog: ContactsDialog, tmp_path: Path, asked: Callable[[Path | None], None]
) -> None:
    asked(None)
    dialog.save.click()
    assert dialog.isVisible()
    assert list(tmp_path.glob("*.vcf")) == []


def test_what_cannot_be_written_is_one_sentence(
    dialog: ContactsDialog, tmp_path: Path, asked: Callable[[Path | None], None]
) -> None:
    asked(tmp_path / "none" / "network.vcf")
    dialog.save.click()
    assert dialog.isVisible()
    assert "Nothing was changed" in dialog.note.text()
