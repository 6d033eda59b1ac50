"""The card of the overview about files of other offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.exchange import waiting
from pcve_desktop.exchange.manifest import SUFFIX
from pcve_desktop.exchange.package import write_package
from pcve_desktop.ui.overview.exchange import ExchangeCard

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.context import Context


@pytest.fixture
def card(context: Context) -> ExchangeCard:
    made = ExchangeCard(context)
    context.window.setCentralWidget(made)  # type: ignore[attr-defined] # a QMainWindow
    context.window.show()
    return made


def test_nothing_is_shown_as_long_as_no_file_came_or_went(card: ExchangeCard) -> None:
    card.show_files()
    assert card.isHidden()


def test_what_waits_leads_to_its_review(
    card: ExchangeCard, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / f"a{SUFFIX}"
    path.write_bytes(b"x")
    kept = waiting.keep(context.ws.workspace_id, path, now=context.now())
    card.show_files()
    assert card._count.text() == "1 file to review"
    assert card._whose.text() == f"a{SUFFIX}, today"
    waiting.describe(kept, office="Rive Est", network="Les Tilleuls")
    card.show_files()
    assert card._whose.text() == "Rive Est, today"
    with qtbot.waitSignal(card.asked) as asked:
        card.review.click()
    assert asked.args == [str(kept.path)]
    waiting.let_go(kept)
    card.show_files()
    assert card.isHidden()


def test_what_was_handed_over_is_told(card: ExchangeCard, context: Context, tmp_path: Path) -> None:
    for _step in write_package(context.ws, tmp_path / f"b{SUFFIX}"):
        pass
    card.show_files()
    assert not card.isHidden()
    assert card.waiting.isHidden()
    assert card._lines[0].accessibleName() == "A file handed over, today"
    assert card._lines[1].isHidden()
