"""The board of actions by status."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pcve_desktop.models.actions import Action, Milestone
from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.ui.actions.columns import PILLAR_ICONS, PILLAR_WORDS, days_late, short_name
from pcve_desktop.ui.actions.entries import short_date
from pcve_desktop.ui.kit.board import Board, BoardColumn, CardFace, CardMark
from pcve_desktop.ui.kit.table import glyph_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcve_desktop.i18n import Translator
    from pcve_desktop.ui.context import Context


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


def faces(context: Context, actions: Iterable[Action]) -> dict[str, list[CardFace]]:
    """Return the cards of each column, in the order given."""
    found: dict[str, list[CardFace]] = defaultdict(list)
    for action in actions:
        found[action.status.value].append(_face(context, action))
    return dict(found)


def _face(context: Context, action: Action) -> CardFace:
    t, data = context.tr.t, context.data
    lead = short_name(context, action.lead_id)
    late = days_late(action, context.today()) > 0
    due = short_date(context, action.planned_end)
    milestones = data.where(Milestone, "action_id", action.id)
    done = sum(item.done_on is not None for item in milestones)
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
        foot_right=CardMark(t("{done} of {count}", done=done, count=len(milestones)), "check")
        if milestones
        else None,
    )
