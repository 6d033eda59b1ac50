"""The timer counts down, pauses, takes more minutes, and ends with words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.ui.projecting.timer import Countdown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timer(qtbot: QtBot, clock: Clock) -> Countdown:
    return Countdown(Translator("en"), clock=clock)


def test_it_counts_down(timer: Countdown, clock: Clock) -> None:
    assert timer.text() == ""
    timer.begin(10)
    clock.now += 200
    timer.tick()
    assert timer.text() == "6:40"


def test_it_ends_with_words_and_stands_still(timer: Countdown, clock: Clock) -> None:
    timer.begin(1)
    clock.now += 500
    timer.tick()
    assert (timer.text(), timer.running, timer.seconds()) == ("Time to conclude", False, 0)
    said: list[str] = []
    timer.changed.connect(lambda: said.append(timer.text()))
    clock.now += 60
    timer.tick()
    assert said == []


def test_the_words_are_those_of_the_room(qtbot: QtBot, clock: Clock) -> None:
    for language, words in (("fr", "Il est temps de conclure"), ("de", "Zeit für den Abschluss")):
        timer = Countdown(Translator(language), clock=clock)
        timer.begin(1)
        clock.now += 61
        assert timer.text() == words


def test_a_pause_costs_no_time(timer: Countdown, clock: Clock) -> None:
    timer.begin(5)
    clock.now += 60
    timer.toggle()
    clock.now += 1000
    assert (timer.text(), timer.running) == ("4:00", False)
    timer.toggle()
    clock.now += 30
    assert (timer.text(), timer.running) == ("3:30", True)


def test_more_minutes_begin_or_lengthen_it(timer: Countdown, clock: Clock) -> None:
    timer.add(1)
    assert (timer.text(), timer.running) == ("1:00", True)
    clock.now += 30
    timer.add(1)
    assert timer.text() == "1:30"
    timer.begin(0)
    assert (timer.text(), timer.set_up) == ("", False)


def test_more_time_after_the_end_waits_to_be_started(timer: Countdown, clock: Clock) -> None:
    timer.begin(1)
    clock.now += 61
    timer.tick()
    timer.add(2)
    assert (timer.text(), timer.running) == ("2:00", False)
    timer.toggle()
    assert timer.running


def test_another_one_goes_on_with_what_was_left(timer: Countdown, clock: Clock) -> None:
    timer.take_up(95, running=True)
    clock.now += 5
    assert (timer.text(), timer.running) == ("1:30", True)
    timer.take_up(95, running=False)
    clock.now += 5
    assert (timer.text(), timer.running) == ("1:35", False)


def test_it_says_that_it_changed_once_a_second(timer: Countdown, clock: Clock) -> None:
    timer.begin(1)
    said: list[str] = []
    timer.changed.connect(lambda: said.append(timer.text()))
    for _ in range(8):
        clock.now += 0.25
        timer.tick()
    assert said == ["0:59", "0:58"]
