"""The review of a file: what it would change, what both sides changed, what is taken in.

Nothing is written here: the page hears `applied`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pcve_desktop.ui.exchanging.conflicts import ConflictPane
from pcve_desktop.ui.exchanging.deciding import Deciding
from pcve_desktop.ui.exchanging.detail import Detail
from pcve_desktop.ui.exchanging.figures import Figures
from pcve_desktop.ui.exchanging.lines import ReviewModel
from pcve_desktop.ui.exchanging.listing import ReviewList
from pcve_desktop.ui.exchanging.words import Telling
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.cards import Notice, frame
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel
from pcve_desktop.ui.kit.headers import PageHeader
from pcve_desktop.ui.kit.layout import set_beside
from pcve_desktop.ui.kit.scroll import ScrollPage
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pcve_desktop.exchange.review import Choice, Plan, Standing
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.exchanging.deciding import Key
    from pcve_desktop.ui.exchanging.lines import Line

# The list has this share of the width, within limits.
_SHARE, _LEAST, _MOST = 0.29, 288, 400
# Below this width the list stands above what it leads to.
_NARROW = 720
_LONG_PROMISE = 1000
# Walking fast through the list shows only the line at which the person stops.
_PAUSE_MS = 40


class ReviewView(QWidget):
    """A plan with its decisions.

    `applied`, `put_aside` (the whole file, for later), `cancelled`, `contents_asked`.
    """

    applied = Signal()
    put_aside = Signal()
    cancelled = Signal()
    contents_asked = Signal()

    def __init__(
        self,
        context: Context,
        plan: Plan,
        *,
        title: str,
        subtitle: str,
        again: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Take `again` for what was put aside before: there is no file to put aside."""
        super().__init__(parent)
        self.context, self.hub, self.words = context, context.hub, context.tr
        self.deciding = Deciding(plan)
        self._again = again
        self._telling = Telling(context, plan)
        self.setObjectName("exchange.review")
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.sheet = ScrollPage(name="exchange.review.sheet")
        column.addWidget(self.sheet)
        self._add_header(title, subtitle)
        self.figures = Figures(self.hub, self.words, self.deciding, name="exchange.review.figure")
        self.sheet.body.addWidget(self.figures)
        self._add_notices(plan)
        self._add_columns()
        self._add_footer()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show_line)
        apply = QShortcut(QKeySequence("Ctrl+Return"), self)
        apply.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        apply.activated.connect(self._apply)
        self._show_state()
        self.list.select_row(self.lines.first_row())
        self._show_line()

    # What it is made of

    def _add_header(self, title: str, subtitle: str) -> None:
        t = self.words.t
        self.header = PageHeader(
            self.hub, title, subtitle, name="exchange.review.header", back=t("Exchange")
        )
        self.header.went_back.connect(self.cancelled if self._again else self.put_aside)
        if not self._again:
            self.contents = Button(
                self.hub, t("What is in the file"), name="exchange.review.contents", icon="file"
            )
            self.contents.clicked.connect(self.contents_asked)
            self.header.add_action(self.contents)
            later = Button(
                self.hub,
                t("Put aside"),
                name="exchange.review.later",
                hint=t("The whole file waits under Exchange until somebody looks at it again."),
            )
            later.clicked.connect(self.put_aside)
            self.header.add_action(later)
        self.sheet.add_header(self.header)

    def _add_notices(self, plan: Plan) -> None:
        tr = self.words
        self.problem = Notice(self.hub, "", tone="attn", name="exchange.review.problem")
        self.problem.hide()
        self.sheet.body.addWidget(self.problem)
        said = []
        if plan.waiting:
            said.append(
                tr.n(
                    "{count} change builds on an earlier file that is not here: it waits for it.",
                    "{count} changes build on an earlier file that is not here: they wait for it.",
                    plan.waiting,
                )
            )
        if plan.later:
            said.append(
                tr.t(
                    "Some of it was written with a newer version of the program; it is kept and "
                    "shows once this one is up to date."
                )
            )
        if said:
            self.sheet.body.addWidget(
                Notice(self.hub, " ".join(said), icon="clock", name="exchange.review.waiting")
            )

    def _add_columns(self) -> None:
        hub = self.hub
        self.lines = ReviewModel(self._telling, self.deciding)
        self.list = ReviewList(hub, self.words, self.lines, name="exchange.review.list")
        self.conflicts = ConflictPane(
            hub, self._telling, self.deciding, name="exchange.review.conflict"
        )
        self.detail = Detail(hub, self._telling, self.deciding, name="exchange.review.detail")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.conflicts)
        self.stack.addWidget(self.detail)
        self._card = frame("card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 4)
        inside.addWidget(self.list)
        halves = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, halves)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(14)
        self._halves.addWidget(self._card)
        self._halves.addWidget(self.stack, 1)
        self.sheet.body.addWidget(halves, 1)
        self.list.shown.connect(self._moved)
        self.list.chosen.connect(self._chosen_in_list)
        self.list.asked.connect(self._enter)
        self.lines.changed.connect(self._show_state)
        self.lines.changed.connect(self.conflicts.show_decisions)
        self.lines.changed.connect(self._show_detail)
        self.conflicts.chosen.connect(self._chosen_in_card)
        self.conflicts.entered.connect(self._follow)
        self.conflicts.tossed.connect(lambda key: self._toss(key[0]))
        self.conflicts.rest_chosen.connect(self._choose_rest)
        self.detail.tossed.connect(self._toss)
        self.detail.all_ticked.connect(self._tick_all)
        self.figures.wanted.connect(self._filter)

    def _add_footer(self) -> None:
        t = self.words.t
        promise = QWidget()
        row = QHBoxLayout(promise)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(GlyphLabel(self.hub, "undo", size=18, color="accent"))
        row.addWidget(Text(t("You can undo this."), Role.SECONDARY_STRONG))
        told = t("A copy of the network is kept for 30 days before anything is applied.")
        promise.setToolTip(told)
        promise.setAccessibleDescription(told)
        self._copy = Text(told, Role.SECONDARY, tone="ink2", wrap=True)
        row.addWidget(self._copy, 1)
        self.sheet.add_footer(promise, 1, optional=True)
        self.left = QWidget()
        left = QHBoxLayout(self.left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        self._left_icon = GlyphLabel(self.hub, "differ", size=17, color="attn")
        self._left_text = Text("", Role.SECONDARY_STRONG, tone="attn", name="exchange.review.left")
        left.addWidget(self._left_icon)
        left.addWidget(self._left_text)
        self.sheet.add_footer(self.left)
        cancel = Button(self.hub, t("Cancel"), name="exchange.review.cancel")
        cancel.clicked.connect(self.cancelled)
        self.sheet.add_footer(cancel)
        self.apply = Button(self.hub, "", name="exchange.review.apply", kind="primary")
        self.apply.clicked.connect(self._apply)
        self.sheet.add_footer(self.apply)

    # Showing

    def take_focus(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def follow(self, before: Deciding) -> None:
        """Take over what was decided about an earlier plan of the same file."""
        self.deciding.follow(before)
        self.lines.told()
        self.conflicts.show_decisions()
        self.list.select_row(self.lines.first_row())
        self._show_line()

    def tell(self, text: str) -> None:
        """Say what went wrong where the person is; an empty text takes it away."""
        self.problem.set_text(text)
        self.problem.setVisible(bool(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _show_state(self) -> None:
        tr, waiting, count = self.words, self.deciding.waiting(), self.deciding.taken()
        self.figures.show_figures()
        self.left.setVisible(bool(waiting))
        self._left_text.setText(tr.n("{count} left to decide", "{count} left to decide", waiting))
        self.apply.set_label(
            tr.n("Apply {count} change", "Apply {count} changes", count) if count else tr.t("Apply")
        )
        self.apply.setEnabled(not waiting)
        self.apply.setAccessibleDescription(self._left_text.text() if waiting else "")
        self.apply.setToolTip(self._left_text.text() if waiting else "")

    def _moved(self, _line: Line | None) -> None:
        self._pause.start()

    def _show_line(self) -> None:
        self._pause.stop()
        line = self.list.current_line()
        if line is not None and line.key is not None:
            self.conflicts.show_key(line.key)
            self.stack.setCurrentWidget(self.conflicts)
        else:
            self.detail.show_line(line)
            self.stack.setCurrentWidget(self.detail)

    def _show_detail(self) -> None:
        if self.stack.currentWidget() is self.detail:
            self.detail.show_decisions()

    def _filter(self, wanted: frozenset[Standing]) -> None:
        self.lines.show_only(wanted)
        self.list.select_row(self.lines.first_row())
        self.list.scrollToTop()

    # Deciding

    def _chosen_in_list(self, choice: Choice) -> None:
        line = self.list.current_line()
        key = line.key if line is not None else None
        if key is None or choice not in self.deciding.ways(key):
            return
        self._choose(key, choice)
        following = self.deciding.next_open(key)
        if following is not None:
            self.list.select(following)
            self._show_line()

    def _chosen_in_card(self, key: Key, choice: Choice, on: bool) -> None:
        self._choose(key, choice)
        following = self.deciding.next_open(key) if on else None
        if following is not None:
            self._follow(following)
            self.conflicts.take_focus(following)
        elif on:
            self.apply.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, key: Key, choice: Choice) -> None:
        self.deciding.choose(key, choice)
        self._decided()
        if not self.deciding.waiting():
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self, self.words.t("All decided"))
            )

    def _choose_rest(self, choice: Choice) -> None:
        self.deciding.choose_rest(choice)
        self._decided()

    def _toss(self, record: str) -> None:
        if self.deciding.is_aside(record):
            self.deciding.take([record])
        else:
            self.deciding.put_aside([record])
        self._decided()

    def _tick_all(self, standing: Standing, on: bool) -> None:
        self.lines.tick_group(standing, on=on)

    def _decided(self) -> None:
        self.lines.told()

    def _follow(self, key: Key) -> None:
        """Let the list show which card has the keyboard."""
        line = self.list.current_line()
        if line is None or line.key != key:
            self.list.select(key)
        self._show_line()

    def _enter(self) -> None:
        """Take the keyboard from the list to what its line leads to."""
        self._show_line()
        line = self.list.current_line()
        if line is not None and line.key is not None:
            self.conflicts.take_focus(line.key)
        else:
            self.detail.take_focus()

    def _apply(self) -> None:
        if self.apply.isEnabled():
            self.applied.emit()
            return
        following = self.deciding.next_open(None)
        if following is not None:
            self.list.select(following)
            self._show_line()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme, room = self.hub.theme, event.size().width()
        wide = min(max(round(room * _SHARE), theme.px(_LEAST)), theme.px(_MOST))
        # Where it would break into many lines, the promise is short; the rest is its tooltip.
        self._copy.setVisible(room >= theme.px(_LONG_PROMISE))
        set_beside(self._halves, self._card, wide, beside=room >= theme.px(_NARROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)
