"""The board of actions by status."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.ui.actions.columns import PILLAR_ICONS, PILLAR_WORDS, days_late
from pcve_desktop.ui.actions.entries import short_date
from pcve_desktop.ui.actions.other_view import OtherView
from pcve_desktop.ui.kit.board import Board, BoardColumn, CardFace, CardMark
from pcve_desktop.ui.kit.table import glyph_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcve_desktop.i18n import Translator
    from pcve_desktop.services.action_list import ActionListing
    from pcve_desktop.services.listing import ListQuery
    from pcve_desktop.ui.actions.editing import ActionVerbs
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.table import LazyTableModel

# Nobody reads more cards than these in one column; the table shows the rest.
_MOST = 60


class BoardView(OtherView):
    """The view "board". `added` wants a new action."""

    added = Signal()

    def __init__(
        self,
        context: Context,
        source: ActionListing,
        model: LazyTableModel,
        verbs: ActionVerbs,
    ) -> None:
        super().__init__(context, name="actions.by_status", text=context.tr.t("Board"))
        self._source, self._model, self._verbs = source, model, verbs
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        board = self.board = make_board(context)
        board.moved.connect(self._moved)
        board.opened.connect(self.opened)
        board.current_changed.connect(self.chosen)
        board.delete_asked.connect(verbs.ask_delete)
        board.empty_acted.connect(lambda _key: self.added.emit())
        board.note_acted.connect(lambda key: self.left.emit("status", key))
        column.addWidget(board)

    def fill(self, query: ListQuery) -> None:
        fill_board(self.context, self.board, query, self._source)

    def ids(self) -> Sequence[str]:
        return [key for status in ActionStatus for key in self.board.ids(status.value)]

    def select(self, action_id: str, *, focus: bool = False) -> None:
        self.board.select_id(action_id, focus=focus)

    def _moved(self, action_id: str, key: str, _after: object, _before: object) -> None:
        action: Any = self._model.known(action_id)
        if action is None or action.status is ActionStatus(key):
            # Inside a column the order is the due date.
            self.fill(self._model.query)
            return
        self._verbs.set_status(action, ActionStatus(key), left=lambda: self.fill(self._model.query))


def make_board(context: Context) -> Board:
    """Return the empty board."""
    t = context.tr.t
    columns = [
        BoardColumn(
            status.value,
            t(status.label),
            icon=glyph_of(status),
            empty=_empty(context.tr, status),
            empty_action=t("Add an action") if status is ActionStatus.IDEA else "",
        )
        for status in ActionStatus
    ]
    return Board(
        columns,
        hub=context.hub,
        tr=context.tr,
        name="actions.board",
        label=t("Actions by status"),
    )


def _empty(tr: Translator, status: ActionStatus) -> str:
    return {
        ActionStatus.IDEA: tr.t("No idea waiting."),
        ActionStatus.PLANNED: tr.t("Nothing planned."),
        ActionStatus.UNDER_WAY: tr.t("Nothing under way."),
        ActionStatus.DONE: tr.t("Nothing done yet."),
        ActionStatus.PAUSED: tr.t("Nothing paused."),
        ActionStatus.STOPPED: tr.t("Stopping with a lesson is a good end, too."),
    }[status]


def fill_board(context: Context, board: Board, asked: ListQuery, source: ActionListing) -> None:
    """Show what the list shows, open ones first; of a long column the first cards only."""
    t, shown = context.tr.t, []
    for status in ActionStatus:
        query = replace(asked, sort="", descending=False, group="")
        chosen = query.filters.get("status")
        fits = chosen is None or status.value in chosen or (status.open and "open" in chosen)
        ids = source.find(query.filtered("status", status.value)).ids if fits else []
        rows = source.rows(ids[:_MOST])
        shown += [rows[key] for key in ids[:_MOST]]
        rest = len(ids) - _MOST
        note = context.tr.n("{count} more.", "{count} more.", rest) if rest > 0 else ""
        board.set_note(status.value, note, t("Show them in the table") if rest > 0 else "")
    board.set_cards(faces(context, shown))


def faces(context: Context, actions: Iterable[Any]) -> dict[str, list[CardFace]]:
    """Return the cards of each column, of rows of the list in the order given."""
    found: dict[str, list[CardFace]] = defaultdict(list)
    for action in actions:
        found[action.status.value].append(_face(context, action))
    return dict(found)


def _face(context: Context, action: Any) -> CardFace:
    t, lead = context.tr.t, action.lead_words
    late = days_late(action, context.today()) > 0
    due = short_date(context, action.planned_end)
    pillar = action.pillar
    return CardFace(
        id=action.id,
        title=action.title,
        left=CardMark(lead or t("Lead to be found"), "partners" if lead else ""),
        foot_left=CardMark(t(PILLAR_WORDS[pillar]), PILLAR_ICONS[pillar]) if pillar else None,
        right=CardMark(
            due, "warning" if late else "calendar", "attn" if late else "ink2", strong=late
        )
        if due
        else None,
        foot_right=CardMark(
            t("{done} of {count}", done=action.milestones_done, count=action.milestones), "check"
        )
        if action.milestones
        else None,
    )
