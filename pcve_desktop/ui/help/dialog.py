"""Help: short pages shipped with the program, in the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextTable
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QTextBrowser, QWidget

from pcve_desktop.languages import SOURCE
from pcve_desktop.paths import resources_dir
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.sections import Section, SectionList, SectionRow

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QShowEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub

TOPICS = (
    "first-steps",
    "six-steps",
    "glossary",
    "training",
    "diagnosis",
    "priorities",
    "objectives",
    "partners",
    "finding",
    "directory",
    "import",
    "actions",
    "views",
    "table",
    "meetings",
    "projection",
    "evening",
    "cycles",
    "sharing",
    "privacy",
    "export",
    "documents",
    "city-report",
    "return-form",
    "exchange",
    "exchange-review",
    "gathering",
    "keyboard",
    "settings",
    "undo",
    "files",
)
_NARROW = 760
_HEADINGS = {1: Role.DETAIL_TITLE, 2: Role.CARD_TITLE}


def page_text(language: str, topic: str) -> str:
    """Return the Markdown text of a help page, in English where it is not translated yet."""
    folder = resources_dir() / "help"
    path = folder / language / f"{topic}.md"
    if not path.exists():
        path = folder / SOURCE / f"{topic}.md"
    return path.read_text(encoding="utf-8")


def page_title(text: str) -> str:
    """Return the title of a help page: its first line."""
    return text.splitlines()[0].removeprefix("#").strip()


class HelpDialog(Dialog):
    """Topics at the left, the page at the right; a narrow window has the topics in a menu."""

    def __init__(
        self,
        *,
        hub: ThemeHub,
        tr: Translator,
        parent: QWidget,
        topic: str = "",
        around: QWidget | None = None,
    ) -> None:
        """Take the window that has the room for it, where it comes over another dialog."""
        super().__init__(hub, tr, tr.t("Help"), name="dialog.help", width=900, parent=parent)
        self._around = around or parent
        self._texts = {key: page_text(tr.language, key) for key in TOPICS}
        self._topic = ""
        self.list = SectionList(hub, name="dialog.help.topics", text=tr.t("Topics"), wanted=440)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        rows = tuple(SectionRow(key, page_title(text)) for key, text in self._texts.items())
        self.list.set_sections([Section("", rows)])
        self.menu = QComboBox()
        self.menu.setObjectName("dialog.help.menu")
        self.menu.setAccessibleName(tr.t("Topics"))
        for key, text in self._texts.items():
            self.menu.addItem(page_title(text), key)
        self.page = QTextBrowser()
        self.page.setObjectName("dialog.help.page")
        self.page.setAccessibleName(tr.t("Help"))
        self.page.setOpenLinks(False)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setMinimumHeight(96)
        self.body.addWidget(self.menu)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.list)
        row.addWidget(self.page, 1)
        self.body.addLayout(row, 1)
        self.note.setText(tr.t("Works without internet."))
        close = self.add_button(tr.t("Close"), name="dialog.help.done", kind="primary")
        close.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        self.list.current_changed.connect(self.show_topic)
        self.menu.activated.connect(lambda _at: self.show_topic(self.menu.currentData()))
        self.page.anchorClicked.connect(self._follow)
        hub.changed.connect(self._restyle)
        self._restyle()
        self.show_topic(topic if topic in TOPICS else TOPICS[0])

    def show_topic(self, topic: str) -> None:
        """Show a page."""
        if topic == self._topic or topic not in self._texts:
            return
        self._topic = topic
        self.list.select_key(topic)
        self.menu.setCurrentIndex(self.menu.findData(topic))
        self._fill()

    def topic(self) -> str:
        """Return the topic shown."""
        return self._topic

    def _restyle(self) -> None:
        self.list.setFixedWidth(self.hub.theme.px(210))
        # Text stands on the dialog itself, not in a field.
        self.page.setStyleSheet("QTextBrowser { border: none; padding: 0; }")
        if self._topic:
            self._fill()

    def _fill(self) -> None:
        document, theme = self.page.document(), self.hub.theme
        document.setDefaultFont(theme.font(Role.BODY))
        self.page.setMarkdown(self._texts[self._topic])
        document.setDocumentMargin(4)
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            cursor.setPosition(block.position())
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            level = block.blockFormat().headingLevel()
            spacing = QTextBlockFormat()
            if level in _HEADINGS:
                look = QTextCharFormat()
                look.setFont(theme.font(_HEADINGS[level]))
                # Set whole, not merged: Markdown enlarges headings by itself.
                cursor.setCharFormat(look)
                spacing.setTopMargin(theme.px(14) if level > 1 else 0)
            in_table = isinstance(cursor.currentTable(), QTextTable)
            spacing.setBottomMargin(0 if in_table else theme.px(7))
            cursor.mergeBlockFormat(spacing)
            block = block.next()
        self._frame_tables()
        self._colour_links()
        self.page.moveCursor(QTextCursor.MoveOperation.Start)

    def _frame_tables(self) -> None:
        """Rule tables with the hairline of the theme and give their cells room."""
        theme = self.hub.theme
        for inner in self.page.document().rootFrame().childFrames():
            if isinstance(inner, QTextTable):
                look = inner.format()
                look.setBorderBrush(theme.color("line"))
                look.setCellPadding(theme.px(5))
                look.setTopMargin(theme.px(4))
                look.setBottomMargin(theme.px(10))
                inner.setFormat(look)

    def _colour_links(self) -> None:
        """Give links the accent of the theme: Markdown brings the palette's own colour."""
        document = self.page.document()
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            walk = block.begin()
            while not walk.atEnd():
                piece = walk.fragment()
                if piece.isValid() and piece.charFormat().isAnchor():
                    cursor.setPosition(piece.position())
                    cursor.setPosition(
                        piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor
                    )
                    look = QTextCharFormat()
                    look.setForeground(self.hub.theme.color("accent"))
                    cursor.mergeCharFormat(look)
                walk += 1
            block = block.next()

    def _follow(self, link: QUrl) -> None:
        # Pages link to each other; nothing outside the program is ever opened.
        self.show_topic(link.toString())

    def ask_help(self) -> None:
        """Show the keys: F1 in the help is about the help."""
        self.show_topic("keyboard")

    def _fit(self, window: QWidget) -> None:
        del window
        super()._fit(self._around)

    def showEvent(self, event: QShowEvent) -> None:
        # The dialog takes its size from the window: what it has now says nothing.
        narrow = self._around.width() < self.hub.theme.px(_NARROW)
        self.list.setVisible(not narrow)
        self.menu.setVisible(narrow)
        self.set_first(self.menu if narrow else self.list)
        super().showEvent(event)
