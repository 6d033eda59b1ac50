"""No contact and nothing internal is in any widget of the wall, on all pages of the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from pcve_desktop.app import Application
from pcve_desktop.i18n import LANGUAGES
from pcve_desktop.methodology.steps import STEPS
from pcve_desktop.sample import make_sample
from pcve_desktop.settings import Settings
from tests.screens.test_redaction import secrets_of
from tests.ui.projecting.conftest import settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from pcve_desktop.ui.projecting.wall import Wall
    from tests.ui.projecting.conftest import Notes


@pytest.fixture(params=LANGUAGES)
def application(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path
) -> Iterator[Application]:
    path = tmp_path / "sample.passerelle"
    make_sample(path, request.param)
    made = Application(
        qapp, Settings(language=request.param, theme="light", reduced_motion=True, office="Office")
    )
    made.window.show()
    assert made.window.open_path(path)
    yield made
    made.window.close()
    made.close()


def said_by(wall: Wall, notes: Notes) -> str:
    """Return all that can be read, heard or pointed at on the wall."""
    said = [one.text for one in notes.texts] + wall.texts()
    for widget in [wall, *wall.findChildren(QWidget)]:
        said += [
            widget.windowTitle(), widget.accessibleName(), widget.accessibleDescription(),
            widget.toolTip(), widget.statusTip(), widget.whatsThis(),
        ]  # fmt: skip
        text = getattr(widget, "text", None)
        if callable(text):
            said.append(str(text()))
        heard = QAccessible.queryAccessibleInterface(widget)
        if heard is not None:
            said += [heard.text(kind) for kind in QAccessible.Text if kind.value >= 0]
    return "\n".join(said)


def test_nothing_secret_is_projected_on_any_page(application: Application, notes: Notes) -> None:
    shell = application.window.shell
    assert shell is not None
    secrets = secrets_of(shell.context.data)
    assert len(secrets) > 20
    shell.presenting.toggle()
    presenter = shell.presenting.presenter
    assert presenter is not None
    pages = 0
    for content in STEPS:
        for page in content.keys:
            shell.go("step", {"step": str(content.step), "page": page})
            settle()
            assert presenter.session.is_at(str(content.step), page)
            pages += 1
            # Every screen of the page, as somebody walks through them.
            while presenter.session.page == page:
                notes.clear()
                presenter.wall.grab()
                said = said_by(presenter.wall, notes)
                seen = {where: value for value, where in secrets.items() if value in said}
                assert seen == {}, presenter.session.screen
                if presenter.session.following is None:
                    break
                presenter.session.next()
    for page in ("attendance", "decided", "tonight"):
        presenter.session.show_evening(page)
        notes.clear()
        presenter.wall.grab()
        said = said_by(presenter.wall, notes)
        assert not [value for value in secrets if value in said]
    assert pages == 30
