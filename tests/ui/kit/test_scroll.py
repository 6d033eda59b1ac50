"""A page keeps its header and footer while the body scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.headers import PageHeader
from pcve_desktop.ui.kit.scroll import ScrollPage
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pcve_desktop.ui.kit.theme import ThemeHub


def left(widget: QWidget, page: ScrollPage) -> int:
    return widget.mapTo(page, widget.rect().topLeft()).x()


def test_header_and_footer_stay_and_line_up(qtbot: QtBot, hub: ThemeHub) -> None:
    page = ScrollPage(name="page")
    header = PageHeader(hub, "Partners", name="h")
    page.add_header(header)
    lines = [Text(f"Line {n}") for n in range(80)]
    for line in lines:
        page.body.addWidget(line)
    back = Button(hub, "Back", name="back")
    hint = Text("Space lifts a card")
    page.add_footer(back)
    page.add_footer_stretch()
    page.add_footer(hint, optional=True)
    qtbot.addWidget(page)
    page.resize(900, 600)
    with qtbot.waitExposed(page):
        page.show()
    bar = page.area.verticalScrollBar()
    assert bar.maximum() > 0
    before = (header.mapTo(page, header.pos()), back.mapTo(page, back.pos()))
    page.scroll_to(lines[-1])
    assert bar.value() > 0
    assert (header.mapTo(page, header.pos()), back.mapTo(page, back.pos())) == before
    assert left(header, page) == left(lines[0], page) == left(back, page) == 32
    # The scroll bar beside the body does not shift its right edge.
    edge = left(header, page) + header.width()
    qtbot.waitUntil(lambda: left(lines[0], page) + lines[0].width() == edge, timeout=500)


def test_optional_footer_gives_way(qtbot: QtBot, hub: ThemeHub) -> None:
    page = ScrollPage(name="page")
    hint = Text("Space lifts a card")
    page.add_footer(Button(hub, "Back", name="back"))
    page.add_footer(hint, optional=True)
    qtbot.addWidget(page)
    page.resize(900, 400)
    with qtbot.waitExposed(page):
        page.show()
    assert hint.isVisible()
    page.resize(600, 400)
    assert not hint.isVisible()
