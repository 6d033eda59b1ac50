"""The list of recent files: how paths and moments are said, opening and forgetting."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QLabel, QPushButton

from pcve_desktop.store.errors import WorkspaceMissing
from pcve_desktop.ui.kit.pressable import Pressable
from pcve_desktop.ui.welcome.peeking import RecentFile
from pcve_desktop.ui.welcome.recent import RecentList, StepRow, short_path, when

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

ZONE = dt.timezone(dt.timedelta(hours=1))
NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)
TO_COME = ("step.not_started", "Not started")
STEPS = (("step.adapted", "Adapted"), ("step.done", "Done"), *[TO_COME] * 4)


def found(path: str = "/nowhere/les-tilleuls.passerelle", **changes: object) -> RecentFile:
    values: dict[str, object] = {
        "names": ("Les Tilleuls",),
        "organisations": 14,
        "steps": STEPS,
        "changed_at": NOW - dt.timedelta(days=1),
    }
    return RecentFile(Path(path), **(values | changes))  # type: ignore[arg-type] # test values


@pytest.fixture
def listed(qtbot: QtBot, hub: ThemeHub, tr: Translator) -> RecentList:
    made = RecentList(hub, tr)
    made.resize(820, 300)
    qtbot.addWidget(made)
    return made


def texts(widget: object) -> list[str]:
    assert hasattr(widget, "findChildren")
    return [label.text() for label in widget.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (NOW - dt.timedelta(hours=2), "Today, 07:00"),
        (NOW - dt.timedelta(hours=10), "Yesterday, 23:00"),
        (NOW - dt.timedelta(days=12), "12 Nov"),
        (NOW - dt.timedelta(days=400), "20 Oct 2025"),
    ],
)
def test_moments_are_said_as_people_say_them(
    moment: dt.datetime, said: str, tr: Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Times are said in the zone of the computer, here that of the moment itself.
    monkeypatch.setattr(type(tr), "time", lambda _self, value: f"{value:%H:%M}")
    assert when(moment, NOW, tr) == said


def test_a_path_below_documents_begins_there(
    tr: Translator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    documents = tmp_path / "home" / "Documents"
    folders = {
        QStandardPaths.StandardLocation.DocumentsLocation: str(documents),
        QStandardPaths.StandardLocation.HomeLocation: str(tmp_path / "home"),
    }
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", staticmethod(lambda place: folders.get(place, ""))
    )
    inside = documents / "Networks" / "les-tilleuls.passerelle"
    assert short_path(inside, tr) == "Documents / Networks / les-tilleuls.passerelle"
    assert short_path(tmp_path / "home" / "a.passerelle", tr) == "Home folder / a.passerelle"
    stick = Path("/media/key/pont-neuf.passerelle")
    assert short_path(stick, tr) == "media / key / pont-neuf.passerelle"


def test_a_row_opens_its_file(listed: RecentList, qtbot: QtBot) -> None:
    row = listed.add(found(), NOW)
    assert isinstance(row, Pressable)
    with qtbot.waitSignal(listed.opened) as opened:
        row.click()
    assert opened.args == [str(Path("/nowhere/les-tilleuls.passerelle"))]
    assert "14 organisations" in texts(row)
    assert "Les Tilleuls" in row.accessibleName()


def test_the_steps_are_said_in_words(listed: RecentList) -> None:
    row = listed.add(found(), NOW)
    signs = row.findChild(StepRow)
    assert signs is not None
    assert signs.accessibleName().startswith("1 Adapted, 2 Done, 3 Not started")


def test_the_signs_of_the_steps_give_way_when_narrow(listed: RecentList, qtbot: QtBot) -> None:
    row = listed.add(found(), NOW)
    listed.show()
    signs = row.findChild(StepRow)
    assert signs is not None
    assert signs.isVisible()
    listed.resize(420, 300)
    qtbot.waitUntil(lambda: not signs.isVisible())


@pytest.mark.parametrize(
    ("names", "title", "detail"),
    [
        (("A", "B"), "A and B", "2 networks"),
        (("A", "B", "C", "D"), "A, B and 2 more", "4 networks"),
        ((), "les-tilleuls", "14 organisations"),
    ],
)
def test_a_file_of_several_networks_names_the_first(
    listed: RecentList, names: tuple[str, ...], title: str, detail: str
) -> None:
    row = listed.add(found(names=names, steps=()), NOW)
    assert row.accessibleName().startswith(title)
    assert detail in texts(row)


def test_a_file_that_is_gone_says_so_and_can_be_forgotten(listed: RecentList, qtbot: QtBot) -> None:
    gone = RecentFile(Path("/media/key/gone.passerelle"), problem=WorkspaceMissing("gone"))
    row = listed.add(gone, NOW)
    listed.add(found(), NOW)
    assert any("no longer here" in text for text in texts(row))
    forget = row.findChild(QPushButton, "welcome.recent.0.forget")
    assert forget is not None
    with qtbot.waitSignal(listed.forgotten) as forgotten:
        forget.click()
    assert forgotten.args == [str(Path("/media/key/gone.passerelle"))]
    assert listed.count() == 1
