"""The wall on two screens, on one, and on one that is unplugged and plugged in again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from pcve_desktop.models.priorities import Candidate
from pcve_desktop.models.vocabularies import VoteState
from pcve_desktop.sample import make_sample
from pcve_desktop.services import priorities
from pcve_desktop.ui.projecting.presenter import Presenter
from tests.ui.projecting.conftest import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pcve_desktop.ui.context import Context

K = Qt.Key
AT = ("step", {"step": "priorities", "page": "propose"})


@dataclass
class Projector:
    """A second screen: the off-screen platform has one, so the wall is only told of it."""

    rect: QRect

    def geometry(self) -> QRect:
        return self.rect


class Room:
    """The screens there are, and one projection on them."""

    def __init__(self, context: Context) -> None:
        self.screens: list[object] = [QGuiApplication.primaryScreen()]
        self.presenter = Presenter(context, screens=lambda: self.screens)  # type: ignore[arg-type,return-value]
        self.laid: list[object] = []
        self.presenter.wall.setScreen = self.laid.append  # type: ignore[method-assign]
        self.ended = False
        self.presenter.ended.connect(self._end)

    def _end(self) -> None:
        self.ended = True

    def plug(self, width: int = 1024, height: int = 768) -> None:
        self.screens.append(Projector(QRect(800, 0, width, height)))
        self.presenter.arrange()
        settle()

    def unplug(self) -> None:
        self.screens.pop()
        self.presenter.arrange()
        settle()


@pytest.fixture
def room(context: Context) -> Iterator[Room]:
    context.window.show()
    made = Room(context)
    yield made
    if not made.ended:
        made.presenter.session.end()
    settle()


def test_with_two_screens_the_wall_takes_the_other_one(room: Room) -> None:
    room.screens.append(Projector(QRect(800, 0, 1024, 768)))
    room.presenter.begin(*AT)
    settle()

    assert room.laid == [room.screens[1]]
    assert room.presenter.wall.isVisible()
    assert room.presenter.private.isVisible()
    assert "Nobody but you" in room.presenter.private.state.text()
    assert not room.presenter.alone


def test_with_one_screen_nothing_private_is_shown_unasked(room: Room) -> None:
    room.presenter.begin(*AT)
    settle()

    assert room.presenter.alone
    assert room.presenter.wall.isVisible()
    assert not room.presenter.private.isVisible()
    QTest.keyClick(room.presenter.wall, K.Key_P)
    assert room.presenter.private.isVisible()
    assert "everybody sees" in room.presenter.private.state.text()
    QTest.keyClick(room.presenter.private, K.Key_P)
    assert not room.presenter.private.isVisible()
    assert room.presenter.wall.isVisible()


def test_a_projector_that_shows_the_same_is_no_second_screen(room: Room) -> None:
    own = QGuiApplication.primaryScreen().geometry()
    room.screens.append(Projector(own))
    room.presenter.begin(*AT)
    settle()

    # Everybody would see the private window, so it must not promise the contrary.
    assert room.presenter.alone
    assert room.laid == []
    assert not room.presenter.private.isVisible()
    assert "everybody sees" in room.presenter.private.state.text()


def test_a_screen_that_is_unplugged_takes_the_wall_away_and_keeps_the_place(room: Room) -> None:
    room.screens.append(Projector(QRect(800, 0, 1024, 768)))
    room.presenter.begin(*AT)
    room.presenter.session.next()
    room.presenter.session.timer.begin(10)
    where = room.presenter.session.page

    room.unplug()
    assert not room.presenter.wall.isVisible()
    assert room.presenter.private.isVisible()
    assert "goes on here" in room.presenter.private.state.text()
    room.presenter.session.next()
    assert not room.presenter.wall.isVisible()
    room.presenter.session.back()

    room.plug()
    assert room.presenter.wall.isVisible()
    assert room.presenter.session.page == where
    assert room.presenter.session.timer.running


def test_unplugging_twice_never_covers_the_work(room: Room) -> None:
    room.screens.append(Projector(QRect(800, 0, 1024, 768)))
    room.presenter.begin(*AT)
    room.unplug()
    room.presenter.private.close()
    room.presenter.arrange()

    assert not room.presenter.wall.isVisible()
    assert room.presenter.private.isVisible()


def test_a_projector_that_comes_later_gets_the_wall(room: Room) -> None:
    room.presenter.begin(*AT)
    room.plug()

    assert room.laid
    assert room.presenter.wall.isVisible()
    assert "Nobody but you" in room.presenter.private.state.text()
    room.unplug()
    assert not room.presenter.wall.isVisible()


@pytest.mark.parametrize("source", ["wall", "private"])
@pytest.mark.parametrize(
    ("on", "back"),
    [(K.Key_Right, K.Key_Left), (K.Key_PageDown, K.Key_PageUp), (K.Key_Space, K.Key_Up)],
)
def test_keys_and_remotes_go_on_and_back(room: Room, source: str, on: Qt.Key, back: Qt.Key) -> None:
    room.presenter.begin(*AT)
    target = getattr(room.presenter, source)
    target.show()

    QTest.keyClick(target, on)
    assert room.presenter.session.page == "vote"
    QTest.keyClick(target, back)
    assert room.presenter.session.page == "propose"


@pytest.mark.parametrize("key", [K.Key_H, K.Key_B, K.Key_Period])
def test_a_key_makes_the_wall_blank_and_shows_it_again(room: Room, key: Qt.Key) -> None:
    room.presenter.begin(*AT)
    seen = []
    for _ in range(2):
        QTest.keyClick(room.presenter.wall, key)
        seen.append((room.presenter.wall.hidden, room.presenter.private.small.hidden))
    assert seen == [(True, True), (False, False)]


def test_the_timer_is_on_the_wall(room: Room) -> None:
    room.presenter.begin(*AT)
    timer, pause = room.presenter.session.timer, room.presenter.wall.pause
    running = []
    QTest.keyClick(room.presenter.wall, K.Key_T)
    assert pause.isVisible()
    running.append(timer.running)
    pause.click()
    running.append(timer.running)
    QTest.keyClick(room.presenter.wall, K.Key_T)
    running.append(timer.running)
    assert running == [True, False, True]


def test_keys_with_control_are_for_others(room: Room) -> None:
    room.presenter.begin(*AT)
    QTest.keyClick(room.presenter.wall, K.Key_Right, Qt.KeyboardModifier.ControlModifier)

    assert room.presenter.session.page == "propose"


@pytest.mark.parametrize("key", [K.Key_Escape, K.Key_F5])
def test_a_key_ends_it(room: Room, key: Qt.Key) -> None:
    room.presenter.begin(*AT)
    QTest.keyClick(room.presenter.wall, key)
    settle()

    assert room.ended


def test_closing_the_wall_ends_it(room: Room) -> None:
    room.presenter.begin(*AT)
    room.presenter.wall.close()
    settle()

    assert room.ended


def test_closing_the_private_window_does_not(room: Room) -> None:
    room.screens.append(Projector(QRect(800, 0, 1024, 768)))
    room.presenter.begin(*AT)
    room.presenter.private.close()
    settle()

    assert not room.ended
    QTest.keyClick(room.presenter.wall, K.Key_P)
    assert room.presenter.private.isVisible()


def test_digits_on_the_wall_add_a_vote_that_the_wall_does_not_tell(
    room: Room, context: Context, add: Callable[..., str], partner: Callable[[str], str]
) -> None:
    partner("Coach")
    for title in ("Alpha", "Beta"):
        add(Candidate, title=title)
    context.perform(
        lambda: priorities.set_vote_state(
            context.ws, network_id=context.network_id, cycle_id=context.cycle_id,
            state=VoteState.OPEN,
        )
    )  # fmt: skip
    room.screens.append(Projector(QRect(800, 0, 1024, 768)))
    room.presenter.begin("step", {"step": "priorities", "page": "vote"})
    settle()
    before = room.presenter.wall.texts()
    QTest.keyClicks(room.presenter.wall, "22")

    assert room.presenter.private.vote.ballot.dots.text() == "B ●●"
    assert room.presenter.wall.texts() == before


def test_the_order_of_the_tab_key_is_that_of_the_window(room: Room) -> None:
    room.presenter.begin(*AT)
    private = room.presenter.private
    private.show()
    private.activateWindow()
    QTest.qWaitForWindowActive(private)
    private.next.setFocus()
    settle()

    walked = []
    for _ in range(6):
        walked.append(QGuiApplication.focusObject().objectName())
        QTest.keyClick(QGuiApplication.focusWindow(), K.Key_Tab)
    assert walked == [
        "private.next", "private.blank", "private.minutes.5", "private.minutes.10",
        "private.minutes.15", "private.more",
    ]  # fmt: skip


@pytest.mark.parametrize("wide", [False, True])
def test_the_private_window_has_two_columns_where_there_is_room(room: Room, wide: bool) -> None:
    room.presenter.begin(*AT)
    private = room.presenter.private
    private.show()
    private.resize(1200 if wide else 560, 700)
    settle()

    beside = private.end.mapTo(private, private.end.rect().topLeft()).x() > 400
    assert beside is wide
    assert private.area.horizontalScrollBar().maximum() == 0
    ratio = private.small.width() / private.small.height()
    assert ratio == pytest.approx(16 / 9, abs=0.05)


_SCRIPT = """
import shutil, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
from pcve_desktop.app import Application
from pcve_desktop.settings import Settings
from pcve_desktop.ui.kit.theme import STYLE

qt = QApplication(["x", *STYLE])
application = Application(qt, Settings(language="en", theme="light", reduced_motion=True))
window = application.window
window.show()
assert window.open_path(Path(sys.argv[1]))
QTest.qWaitForWindowActive(window)
window.shell.go("step", {"step": "diagnosis", "page": "sort"})
QTest.keyClick(window.shell, Qt.Key.Key_F5)
qt.processEvents()
presenter = window.shell.presenting.presenter
own, other = window.screen(), presenter.wall.screen()
assert own is not other, "the wall is where somebody works"
assert presenter.wall.geometry() == other.geometry()
assert presenter.private.screen() is own
window.activateWindow()
QTest.qWaitForWindowActive(window)
# A remote sends its keys to whatever is in front.
QTest.keyClick(window.shell, Qt.Key.Key_PageDown)
assert presenter.session.screen.key == "diagnosis.sort.2", presenter.session.screen.key
application.window.apply_settings(Settings(language="fr", theme="light", reduced_motion=True))
qt.processEvents()
again = window.shell.presenting.presenter
assert again is not presenter
assert again.session.screen.key == "diagnosis.sort.2"
assert again.wall.screen() is other
assert "Coordonn" in "".join(again.wall.texts())
window.close()
application.close()
print("done")
"""


def test_on_two_real_screens(tmp_path: Path) -> None:
    def screen(name: str, x: int, width: int, height: int) -> dict[str, object]:
        return {"name": name, "x": x, "y": 0, "width": width, "height": height,
                "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}  # fmt: skip

    config = tmp_path / "screens.json"
    screens = [screen("laptop", 0, 1366, 768), screen("projector", 1366, 1024, 768)]
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    sample = tmp_path / "sample.passerelle"
    make_sample(sample, "en")
    environment = {
        **os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        "XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_DATA_HOME": str(tmp_path / "data"),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(sample)], env=environment, capture_output=True,
        text=True, check=False, timeout=120,
    )  # fmt: skip

    assert done.stdout.strip().endswith("done"), done.stderr[-2000:]
