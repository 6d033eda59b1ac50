"""The top of a wizard page: question, hint, and an example and a workshop tip that unfold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice
from pcve_desktop.ui.kit.headers import PageHeader

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.ui.kit.theme import ThemeHub


class PageIntro(QWidget):
    """Question and hint of a page; the two helps stand beside them, folded until asked for."""

    def __init__(
        self, hub: ThemeHub, tr: Translator, page: PageContent, *, question: str, name: str
    ) -> None:
        super().__init__()
        self._hub = hub
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._header = PageHeader(hub, question, tr.t(page.hint), name=f"{name}.head", detail=True)
        column.addWidget(self._header)
        helps = (
            ("example", tr.t("Example"), "note", tr.t(page.example)),
            ("tip", tr.t("Workshop tip"), "lightbulb", tr.t(page.tip)),
        )
        for key, title, icon, text in helps:
            panel = Notice(hub, text, tone="soft", icon=icon, strong=title, name=f"{name}.{key}")
            panel.hide()
            column.addWidget(panel)
            button = Button(hub, title, name=f"{name}.{key}.head", kind="quiet", icon=icon)
            button.setCheckable(True)
            button.toggled.connect(panel.setVisible)
            self._header.add_action(button)

    def add_action(self, widget: QWidget) -> None:
        """Add a button after the two helps."""
        self._header.add_action(widget)
