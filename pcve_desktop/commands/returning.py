"""Return forms for the command line: write them, say what one that came back proposes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark
from pcve_desktop.imports.returns import read_return
from pcve_desktop.reports.return_form import form_choices, write_return_forms
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.services.return_columns import encode, value_text
from pcve_desktop.services.returns import Since, apply_proposals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pcve_desktop.i18n import Translator
    from pcve_desktop.services.networks import NetworkSummary
    from pcve_desktop.services.returns import Proposal, ReturnPlan, RowProblem
    from pcve_desktop.store.workspace import Workspace


class NoSuchPartner(PasserelleError):
    """No partner of that name has an action or a milestone."""

    def __init__(self, name: str, names: Sequence[str]) -> None:
        super().__init__(
            mark("“{name}” has no action or milestone. Those who have: {names}."),
            name=name,
            names=", ".join(names) or "–",
        )


def write_forms(
    ws: Workspace,
    network: NetworkSummary,
    partners: Sequence[str],
    *,
    language: str,
    folder: Path,
    password: str | None = None,
) -> Iterator[Path]:
    """Write the forms of some partners (all who have something to update) and yield the files.

    Raises NoSuchPartner, PasswordRefused before anything is written.
    """
    data = Dataset(ws, network_id=network.id, cycle_id=network.cycle_id)
    known = {choice.organisation.name: choice.organisation.id for choice in form_choices(data)}
    folded = {name.casefold(): key for name, key in known.items()}
    for name in partners:
        if name.casefold() not in folded:
            raise NoSuchPartner(name, list(known))
    wanted = [folded[name.casefold()] for name in partners] or list(known.values())
    for step in write_return_forms(
        ws,
        network_id=network.id,
        cycle_id=network.cycle_id,
        organisation_ids=wanted,
        language=language,
        folder=folder,
        password=password,
    ):
        yield step.path


def read_form(
    ws: Workspace, network: NetworkSummary, path: Path, password: str | None
) -> ReturnPlan:
    """Return what a form proposes. Raises PasserelleError."""
    data = Dataset(ws, network_id=network.id, cycle_id=network.cycle_id)
    return read_return(data, path, password=password)


def accept(ws: Workspace, plan: ReturnPlan, which: str) -> int:
    """Write the proposals that ask for no second look (`plain`) or all; return how many."""
    chosen = [each for each in plan.proposals if which == "all" or each.plain]
    if chosen:
        apply_proposals(ws, chosen, organisation=plan.organisation)
    return len(chosen)


def told(plan: ReturnPlan, tr: Translator) -> Iterator[str]:
    """Yield the proposals by action, then what is not taken, line by line."""
    yield tr.t("Return form: {organisation}", organisation=plan.organisation)
    for note in plan.notes:
        yield note.text(tr)
    action = ""
    for proposal in plan.proposals:
        if proposal.action_id != action:
            action = proposal.action_id
            yield proposal.action
        yield f"  {_line(proposal, tr)}"
    if not plan.proposals:
        yield tr.t("The form proposes no change.")
    if plan.problems:
        yield tr.t("Not taken:")
    for problem in plan.problems:
        yield f"  {place_of(problem, tr)}: {problem.said.text(tr)}"


def _line(proposal: Proposal, tr: Translator) -> str:
    what = tr.t(proposal.column.label)
    if proposal.title != proposal.action:
        what = f"{proposal.title}, {what}"
    before = value_text(proposal.column, proposal.now, tr)
    after = value_text(proposal.column, proposal.after, tr)
    text = f"{what}: {before} → {after}" if proposal.note_kind is None else f"{what}: {after}"
    looks = [hint.text(tr) for hint in proposal.hints]
    if proposal.since is Since.CHANGED:
        sent = value_text(proposal.column, proposal.sent, tr)
        looks.insert(0, tr.t("changed here since; when sent: {value}", value=sent))
    return f"{text} ({'; '.join(looks)})" if looks else text


def place_of(problem: RowProblem, tr: Translator) -> str:
    """Return where something that is not taken stands: sheet, row, column, title."""
    parts = [tr.t(problem.sheet)]
    if problem.row:
        parts.append(tr.t("Row {row}", row=problem.row))
    parts += [tr.t(problem.column)] if problem.column else []
    parts += [f"“{problem.title}”"] if problem.title else []
    return ", ".join(parts)


def as_object(plan: ReturnPlan, tr: Translator) -> dict[str, Any]:
    """Return a plan as plain objects, in English keys."""
    return {
        "organisation": plan.organisation,
        "sent_on": plan.sent_on.isoformat() if plan.sent_on else None,
        "notes": [note.text(tr) for note in plan.notes],
        "proposals": [
            {
                "entity": each.entity,
                "id": each.record_id,
                "field": each.column.key,
                "action": each.action,
                "title": each.title,
                "sheet": each.sheet,
                "row": each.row,
                "sent": encode(each.sent),
                "now": encode(each.now),
                "after": encode(each.after),
                "here": each.since.value,
                "kind": each.note_kind.value if each.note_kind else None,
                "hints": [hint.text(tr) for hint in each.hints],
            }
            for each in plan.proposals
        ],
        "problems": [
            {
                "sheet": each.sheet,
                "row": each.row,
                "column": each.column,
                "title": each.title,
                "said": each.said.text(tr),
            }
            for each in plan.problems
        ],
    }
