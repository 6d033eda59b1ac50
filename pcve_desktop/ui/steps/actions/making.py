"""Make, change and adapt actions: what the pages of this step do with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.actions import similar
from pcve_desktop.models.actions import Action, ActionObjective, ActionPartner
from pcve_desktop.models.network import Cycle, Network
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.partners import Organisation
from pcve_desktop.models.vocabularies import ActionStatus, Origin
from pcve_desktop.services import actions
from pcve_desktop.ui.kit.record_dialog import LinkChoice
from pcve_desktop.ui.steps.actions.found import Found

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
    "title", "description", "type", "pillar", "spheres", "public", "prevention_level", "place",
)  # fmt: skip
_LIKE = 3


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
    """Open the form of a new action; `then` gets its id once it is saved.

    What looks like the title is named below the form while it is typed.
    """
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
    _hint_while_typing(context, dialog)
    return dialog


def _hint_while_typing(context: Context, dialog: RecordDialog) -> None:
    line = dialog.form.editor("title").control
    if not isinstance(line, QLineEdit):
        raise TypeError(line)

    def show(title: str) -> None:
        dialog.note.set_tone("ink2")
        dialog.note.setText(alike_words(context, alike(context, title)))

    line.textChanged.connect(show)
    show(line.text())


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


# -------------------------------------------------------------------- what exists elsewhere


def is_here(context: Context, action: Action) -> bool:
    """Say whether an action belongs to the cycle at hand."""
    same = action.network_id == context.network_id
    return same and action.cycle_id == (context.cycle_id or None)


def taken_up(context: Context) -> dict[str, str]:
    """Return which action of this cycle goes on from which earlier one: earlier id to id."""
    return {row.continues: row.id for row in context.data.all(Action) if row.continues}


def earlier_actions(context: Context) -> list[Action]:
    """Return the actions of other cycles of this network that no action here goes on from.

    The latest cycle comes first.
    """
    data, done = context.data, taken_up(context)
    found = [
        action
        for action in data.everywhere(Action)
        if action.network_id == context.network_id
        and not is_here(context, action)
        and action.id not in done
    ]
    return sorted(found, key=lambda row: data.title(Cycle, row.cycle_id), reverse=True)


def alike(context: Context, title: str) -> list[Action]:
    """Return what looks like a title, in any cycle and network; the closest first.

    An earlier action that goes on in this cycle is shown by what it became.
    """
    done = taken_up(context)
    known = [row for row in context.data.everywhere(Action) if row.id not in done]
    return similar(title, known, limit=_LIKE)


def alike_words(context: Context, found: list[Action]) -> str:
    """Return look-alikes in a sentence, empty for none."""
    tr = context.tr
    titles = [tr.t("“{title}”", title=item.title) for item in found]
    return tr.t("This looks like what exists: {titles}", titles=tr.list(titles)) if titles else ""


def as_found(context: Context, action: Action) -> Found:
    """Return an action as a search shows it: where it comes from, and what can be done."""
    tr, data = context.tr, context.data
    here = is_here(context, action)
    parts = [tr.t("This cycle") if here else data.title(Cycle, action.cycle_id)]
    if action.network_id != context.network_id:
        parts.insert(0, data.title(Network, action.network_id))
    parts += [data.title(Organisation, action.lead_id), action.place or ""]
    label = tr.t("Open") if here else tr.t("Adapt it")
    if not here and action.id in taken_up(context):
        parts.append(tr.t("taken up in this cycle"))
        label = tr.t("Open")
    line = ", ".join(part for part in parts if part)
    return Found(action.id, action.title, line, action.status, label)


def take(
    context: Context,
    action_id: str,
    *,
    values: Mapping[str, Any] | None = None,
    objectives: Iterable[str] = (),
) -> str:
    """Open what is of this cycle, take up what is not; return the id of what was taken up."""
    action = context.data.get(Action, action_id)
    if action is None:
        return ""
    if is_here(context, action) or action_id in taken_up(context):
        ask_edit(context, taken_up(context).get(action_id, action_id))
        return ""
    changes = context.perform(
        lambda: adapt(context, [action_id], values=values, objectives=objectives),
        done=context.tr.t("Taken up as adapted: {title}", title=action.title),
    )
    return changes.created["action"][-1] if changes else ""


def adapt(
    context: Context,
    action_ids: Iterable[str],
    *,
    values: Mapping[str, Any] | None = None,
    objectives: Iterable[str] = (),
) -> Changes:
    """Take actions of other cycles and networks up again as adapted ones, in one undo.

    Dates are not kept. Objectives that go on in this cycle go with their action; `values` and
    `objectives` are added. Of another network's action the partners that are known here are kept.
    """
    data = context.data
    members = {row.id for row in data.organisations()}
    going_on = {row.continues: row.id for row in data.all(Objective) if row.continues}
    with context.ws.write(mark("Adapt actions of an earlier cycle")) as tx:
        for action_id in action_ids:
            source = data.get(Action, action_id)
            if source is None:
                continue
            ours = source.network_id == context.network_id
            kept = {name: getattr(source, name) for name in _KEPT} | dict(values or {})
            kept |= {
                "lead_id": source.lead_id if ours or source.lead_id in members else None,
                "continues": source.id if ours else None,
                "origin": Origin.ADAPTED,
                "status": ActionStatus.IDEA,
            }
            partners = [
                link.organisation_id
                for link in data.everywhere(ActionPartner)
                if link.action_id == action_id and (ours or link.organisation_id in members)
            ]
            served = [
                going_on[link.objective_id]
                for link in data.everywhere(ActionObjective)
                if link.action_id == action_id and link.objective_id in going_on
            ]
            actions.add_action(
                context.ws,
                network_id=context.network_id,
                cycle_id=context.cycle_id or None,
                values=kept,
                objective_ids=dict.fromkeys([*served, *objectives]),
                partner_ids=partners,
            )
    return tx.changes
