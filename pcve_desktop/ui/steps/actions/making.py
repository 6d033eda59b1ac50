"""Make, change and adapt actions: what the pages of this step do with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.i18n import mark
from pcve_desktop.models.actions import Action, ActionObjective, ActionPartner
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.vocabularies import ActionStatus, Origin
from pcve_desktop.services import actions
from pcve_desktop.ui.kit.record_dialog import LinkChoice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pcve_desktop.journal.changes import Changes
    from pcve_desktop.ui.context import Context
    from pcve_desktop.ui.kit.record_dialog import RecordDialog

_FIRST_FIELDS = (
    "title", "origin", "type", "pillar", "description", "lead_id", "public", "place", "spheres",
    "planned_start", "planned_end",
)  # fmt: skip
# What an action keeps when it is taken up again in another cycle.
_KEPT = (
    "title", "description", "type", "pillar", "lead_id", "spheres", "public", "prevention_level",
    "place",
)  # fmt: skip


def link_choices(
    context: Context, *, objectives: Iterable[str] = (), partners: Iterable[str] = ()
) -> list[LinkChoice]:
    """Return the lists to tick in the form of an action."""
    tr = context.tr
    return [
        LinkChoice(
            ActionObjective,
            "objective_id",
            tr.t("Objectives served"),
            options=context.choices("objective"),
            chosen=objectives,
        ),
        LinkChoice(
            ActionPartner,
            "organisation_id",
            tr.t("Partners"),
            options=context.choices("organisation"),
            chosen=partners,
        ),
    ]


def objectives_of(context: Context, action_id: str) -> list[str]:
    """Return the objectives that an action serves."""
    links = context.data.where(ActionObjective, "action_id", action_id)
    return [link.objective_id for link in links]


def partners_of(context: Context, action_id: str) -> list[str]:
    """Return the partners of an action."""
    links = context.data.where(ActionPartner, "action_id", action_id)
    return [link.organisation_id for link in links]


def ask_new(
    context: Context,
    values: Mapping[str, Any] | None = None,
    *,
    objectives: Iterable[str] = (),
    then: Callable[[str], object] | None = None,
) -> RecordDialog:
    """Open the form of a new action; `then` gets its id once it is saved."""
    tr = context.tr

    def create(entered: dict[str, Any], chosen: dict[str, list[str]]) -> Changes:
        for name in ("network_id", "cycle_id"):
            entered.pop(name, None)
        changes = actions.add_action(
            context.ws,
            network_id=context.network_id,
            cycle_id=context.cycle_id or None,
            values=entered,
            objective_ids=chosen.get("action_objective.objective_id", ()),
            partner_ids=chosen.get("action_partner.organisation_id", ()),
        )
        made.append(changes.created["action"][-1])
        return changes

    made: list[str] = []
    dialog = context.edit(
        Action,
        values=values or {},
        fields=_FIRST_FIELDS,
        links=link_choices(context, objectives=objectives),
        title=tr.t("Propose an action"),
        done=tr.t("Action added"),
        create=create,
    )
    if then is not None:
        dialog.accepted.connect(lambda: then(made[-1]))
    return dialog


def ask_edit(context: Context, action_id: str) -> None:
    """Open the form of an action with its objectives and partners."""
    action = context.data.get(Action, action_id)
    if action is not None:
        context.edit(
            Action,
            action,
            links=link_choices(
                context,
                objectives=objectives_of(context, action_id),
                partners=partners_of(context, action_id),
            ),
        )


def in_order(context: Context, *, open_first: bool = False) -> list[Action]:
    """Return the actions of this cycle by number, those without one last."""

    def place(action: Action) -> tuple[bool, bool, int]:
        number = action.number
        return open_first and not action.status.open, number is None, number or 0

    return sorted(context.data.all(Action), key=place)


def earlier_actions(context: Context) -> list[Action]:
    """Return the actions of the other cycles of this network, the latest cycle first."""
    data = context.data
    found = [
        action
        for action in data.everywhere(Action)
        if action.network_id == context.network_id and action.cycle_id != (context.cycle_id or None)
    ]
    return sorted(found, key=lambda row: data.title(Cycle, row.cycle_id), reverse=True)


def adapt(context: Context, action_ids: Iterable[str]) -> Changes:
    """Take actions of other cycles up again as adapted ones, in one undo. Dates are not kept."""
    data = context.data
    with context.ws.write(mark("Adapt actions of an earlier cycle")) as tx:
        for action_id in action_ids:
            source = data.get(Action, action_id)
            if source is None:
                continue
            values = {name: getattr(source, name) for name in _KEPT}
            links = [
                link.organisation_id
                for link in data.everywhere(ActionPartner)
                if link.action_id == action_id
            ]
            actions.add_action(
                context.ws,
                network_id=context.network_id,
                cycle_id=context.cycle_id or None,
                values=values | {"origin": Origin.ADAPTED, "status": ActionStatus.IDEA},
                partner_ids=links,
            )
    return tx.changes
