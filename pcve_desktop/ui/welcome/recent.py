"""The list of recent networks: one row per file, read after the window is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import frame
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel, paint_glyph
from pcve_desktop.ui.kit.pressable import Pressable
from pcve_desktop.ui.kit.text import ElidedText, Text, hairline

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.kit.theme import ThemeHub
    from pcve_desktop.ui.welcome.peeking import RecentFile

_NAMED_NETWORKS = 2
_ROOM_FOR_STEPS = 600


def short_path(path: Path, tr: Translator) -> str:
    """Return a path as people say it: "Documents / Networks / les-tilleuls.passerelle"."""
    places = QStandardPaths.StandardLocation
    known = (
        (places.DocumentsLocation, tr.t("Documents")),
        (places.DesktopLocation, tr.t("Desktop")),
        (places.DownloadLocation, tr.t("Downloads")),
        (places.HomeLocation, tr.t("Home folder")),
    )
    for place, word in known:
        folder = QStandardPaths.writableLocation(place)
        # Where a system has no such folder Qt gives the home folder: its own word comes last.
        if folder and path.is_relative_to(folder):
            return " / ".join([word, *path.relative_to(folder).parts])
    parts = [part.strip("/\\") for part in path.parts]
    return " / ".join(part for part in parts if part)


def when(moment: dt.datetime, now: dt.datetime, tr: Translator) -> str:
    """Return when a file was last changed: "Yesterday, 17:20", "12 Nov" or with the year."""
    day = moment.astimezone(now.tzinfo).date()
    ago = (now.date() - day).days
    if ago == 0:
        return tr.t("Today, {time}", time=tr.time(moment))
    if ago == 1:
        return tr.t("Yesterday, {time}", time=tr.time(moment))
    return tr.date(day, "day_month" if day.year == now.year else "medium")


class StepRow(QWidget):
    """The states of the six steps as small signs joined by a line."""

    def __init__(self, hub: ThemeHub, tr: Translator, steps: Sequence[tuple[str, str]]) -> None:
        """Take (glyph, word of the state) of each step."""
        super().__init__()
        self._hub = hub
        self._glyphs = [glyph for glyph, _word in steps]
        words = [f"{number} {tr.t(word)}" for number, (_glyph, word) in enumerate(steps, start=1)]
        self.setAccessibleName(", ".join(words))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        theme = self._hub.theme
        return QSize(theme.px(26) * (len(self._glyphs) - 1) + theme.px(18), theme.px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._hub.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, pitch, middle = theme.px(18), theme.px(26), self.height() / 2
        for index, glyph in enumerate(self._glyphs):
            left = index * pitch
            if index:
                painter.setPen(QPen(theme.color("mid"), 1))
                painter.drawLine(left - pitch + side + 1, int(middle), left - 1, int(middle))
            box = QRectF(left, middle - side / 2, side, side)
            paint_glyph(painter, box, glyph, self._hub)


class _OpenRow(Pressable):
    """A file that can be opened."""

    def __init__(
        self, hub: ThemeHub, tr: Translator, found: RecentFile, now: dt.datetime, number: int
    ) -> None:
        title, detail = _title(found, tr), _detail(found, tr)
        changed = when(found.changed_at, now, tr) if found.changed_at else ""
        path = short_path(found.path, tr)
        super().__init__(
            hub,
            ", ".join(part for part in (title, path, changed, detail) if part),
            name=f"welcome.recent.{number}",
            radius=9,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 13, 14, 13)
        row.setSpacing(16)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(ElidedText(title, Role.STRONG))
        names.addWidget(ElidedText(path, Role.CAPTION, tone="ink2", middle=True))
        row.addLayout(names, 1)
        self._steps: StepRow | None = None
        if found.steps:
            self._steps = StepRow(hub, tr, found.steps)
            row.addWidget(self._steps)
        side = QVBoxLayout()
        side.setSpacing(2)
        right = Qt.AlignmentFlag.AlignRight
        self._when = Text(changed, Role.SECONDARY, align=right)
        side.addWidget(self._when)
        side.addWidget(Text(detail, Role.CAPTION, tone="ink2", align=right))
        row.addLayout(side)
        row.addWidget(GlyphLabel(hub, "chevron-right", size=18, color="ink2"))
        self._hub = hub
        self._fit()
        hub.changed.connect(self._fit)
        self.pass_clicks()

    def _fit(self) -> None:
        self._when.setMinimumWidth(self._hub.theme.px(112))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._steps is not None:
            self._steps.setVisible(event.size().width() >= self._hub.theme.px(_ROOM_FOR_STEPS))


class _ClosedRow(QWidget):
    """A file that cannot be opened: what happened, and a way to forget it."""

    def __init__(self, hub: ThemeHub, tr: Translator, found: RecentFile, number: int) -> None:
        super().__init__()
        self.setObjectName(f"welcome.recent.{number}")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 13, 14, 13)
        row.setSpacing(16)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(ElidedText(found.path.stem, Role.STRONG, tone="ink2"))
        path = short_path(found.path, tr)
        names.addWidget(ElidedText(path, Role.CAPTION, tone="ink2", middle=True))
        why = (
            tr.t("This file is no longer here. It may be on a USB key or have been renamed.")
            if found.gone or found.problem is None
            else found.problem.message(tr)
        )
        names.addWidget(Text(why, Role.CAPTION, tone="attn", wrap=True))
        row.addLayout(names, 1)
        self.forget = Button(hub, tr.t("Forget"), name=f"welcome.recent.{number}.forget",
                             kind="quiet")  # fmt: skip
        self.forget.setAccessibleName(tr.t("Forget {name}", name=found.path.stem))
        row.addWidget(self.forget)


class RecentList(QWidget):
    """The recent files in a card; `opened(path)` and `forgotten(path)`."""

    opened = Signal(str)
    forgotten = Signal(str)

    def __init__(self, hub: ThemeHub, tr: Translator) -> None:
        super().__init__()
        self._hub, self._translator = hub, tr
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card = frame("card")
        outer.addWidget(card)
        self._rows = QVBoxLayout(card)
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)
        self.setObjectName("welcome.recent")
        self.setAccessibleName(tr.t("Recent networks"))

    def add(self, found: RecentFile, now: dt.datetime) -> QWidget:
        """Add the row of a file and return it."""
        number = self.count()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if number:
            column.addWidget(hairline())
        path = str(found.path)
        row: QWidget
        if found.problem is None:
            row = self._open_row(found, now, number, holder)
        else:
            closed = _ClosedRow(self._hub, self._translator, found, number)
            closed.forget.clicked.connect(lambda: self._forget(holder, path))
            row = closed
        column.addWidget(row)
        self._rows.addWidget(holder)
        return row

    def _open_row(
        self, found: RecentFile, now: dt.datetime, number: int, holder: QWidget
    ) -> Pressable:
        path = str(found.path)
        row = _OpenRow(self._hub, self._translator, found, now, number)
        row.clicked.connect(lambda: self.opened.emit(path))
        row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        row.customContextMenuRequested.connect(lambda at: self._menu(row, at, holder, path))
        return row

    def _menu(self, row: QWidget, at: QPoint, holder: QWidget, path: str) -> None:
        menu = QMenu(row)
        menu.setObjectName("welcome.recent.menu")
        menu.addAction(self._translator.t("Open")).triggered.connect(lambda: self.opened.emit(path))
        forget = menu.addAction(self._translator.t("Forget (the file stays)"))
        forget.triggered.connect(lambda: self._forget(holder, path))
        menu.popup(row.mapToGlobal(at))

    def _forget(self, holder: QWidget, path: str) -> None:
        self._rows.removeWidget(holder)
        holder.hide()
        holder.deleteLater()
        self.forgotten.emit(path)

    def count(self) -> int:
        """Return the number of rows."""
        return self._rows.count()


def _title(found: RecentFile, tr: Translator) -> str:
    """Return the name of the network, or of the first ones of a file that holds many."""
    names = found.names
    if not names:
        return found.path.stem
    if len(names) <= _NAMED_NETWORKS:
        return tr.list(names)
    rest = len(names) - _NAMED_NETWORKS
    first = ", ".join(names[:_NAMED_NETWORKS])
    return tr.n("{names} and {count} more", "{names} and {count} more", rest, names=first)


def _detail(found: RecentFile, tr: Translator) -> str:
    if len(found.names) > 1:
        return tr.n("{count} network", "{count} networks", len(found.names))
    return tr.n("{count} organisation", "{count} organisations", found.organisations)
