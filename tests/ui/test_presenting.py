"""F5 in the window: what ends a projection, and what it outlives."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pcve_desktop.app import Application
from pcve_desktop.sample import make_sample
from pcve_desktop.settings import Settings
from pcve_desktop.ui.projecting.wall import Wall

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcve_desktop.ui.presenting import Presenting


@pytest.fixture
def application(
    qapp: QApplication, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Application]:
    path = tmp_path / "sample.passerelle"
    make_sample(path, "en")
    made = Application(qapp, Settings(language="en", theme="light", reduced_motion=True))
    made.window.show()
    assert made.window.open_path(path)
    QTest.qWaitForWindowActive(made.window)
    yield made
    made.window.close()
    made.close()


def presenting(application: Application) -> Presenting:
    assert application.window.shell is not None
    return application.window.shell.presenting


def walls() -> list[QWidget]:
    return [
        one for one in QApplication.topLevelWidgets() if isinstance(one, Wall) and one.isVisible()
    ]


def test_it_begins_where_the_facilitator_is(application: Application) -> None:
    assert application.window.shell is not None
    application.window.shell.go("step", {"step": "sharing", "page": "routes"})
    presenting(application).toggle()

    shown = presenting(application).presenter
    assert shown is not None
    assert shown.session.is_at("sharing", "routes")
    assert len(walls()) == 1


def test_outside_the_steps_it_begins_with_the_first(application: Application) -> None:
    presenting(application).toggle()

    shown = presenting(application).presenter
    assert shown is not None
    assert shown.session.is_at("training", "prepare")


def test_the_menu_of_the_network_presents_too(application: Application) -> None:
    assert application.window.shell is not None
    application.window.shell.context.wished.emit("present")

    assert presenting(application).presenter is not None


def test_it_ends_when_the_network_is_closed(application: Application) -> None:
    presenting(application).toggle()
    application.window._close_workspace()

    assert walls() == []


def test_it_ends_with_the_window(application: Application) -> None:
    presenting(application).toggle()
    application.window.close()

    assert walls() == []


def test_another_language_goes_on_at_the_same_place(application: Application) -> None:
    assert application.window.shell is not None
    application.window.shell.go("step", {"step": "diagnosis", "page": "weigh"})
    presenting(application).toggle()
    before = presenting(application).presenter
    assert before is not None
    before.session.next()
    before.session.set_blank(True)
    before.session.timer.begin(10)
    key = before.session.screen.key if before.session.screen is not None else ""
    application.window.apply_settings(
        dataclasses.replace(application.window.settings, language="de")
    )

    after = presenting(application).presenter
    assert after is not None
    assert after is not before
    assert after.session.screen is not None
    assert after.session.screen.key == key == "diagnosis.weigh.2"
    assert after.wall.hidden
    assert after.session.timer.running
    assert "Kontaktdaten verborgen" in after.wall.texts()
    assert len(walls()) == 1


def test_the_private_window_remembers_its_place(application: Application) -> None:
    presenting(application).toggle()
    first = presenting(application).presenter
    assert first is not None
    first.private.show()
    first.private.resize(600, 500)
    first.private.move(40, 30)
    presenting(application).toggle()
    presenting(application).toggle()

    second = presenting(application).presenter
    assert second is not None
    assert second is not first
    assert (second.private.width(), second.private.height()) == (600, 500)
