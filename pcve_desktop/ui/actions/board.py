"""The board of actions by status."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.ui.actions.columns import PILLAR_ICONS, PILLAR_WORDS, days_late
from pcve_desktop.ui.actions.entries import short_date
from pcve_desktop.ui.kit.board import Board, BoardColumn, CardFace, CardMark
from pcve_desktop.ui.kit.table import glyph_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcve_desktop.i18n import Translator
    from pcve_desktop.services.action_list import ActionListing
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.table import LazyTableModel

# Nobody reads more cards than these in one column; the table shows the rest.
_MOST = 60


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


def fill_board(
    context: Context, board: Board, model: LazyTableModel, source: ActionListing
) -> None:
    """Show what the list shows, open ones first; of a long column the first cards only."""
    t, shown = context.tr.t, []
    for status in ActionStatus:
        query = replace(model.query, sort="", descending=False, group="")
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
