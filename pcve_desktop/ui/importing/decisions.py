"""What the person decides in the preview: which organisation a row is, what each field becomes.

No Qt here: the window shows this, and tests read it. Decisions are kept by name, so that they
outlive a new plan made with other columns.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from pcve_desktop.imports.items import Verdict, going

if TYPE_CHECKING:
    from pcve_desktop.imports.changes import FieldChange, Way
    from pcve_desktop.imports.existing import Proposal
    from pcve_desktop.imports.items import PlanItem
    from pcve_desktop.imports.plan import ImportPlan


class Which(Enum):
    """What an organisation of the file is."""

    SAME = "same"
    """One that the workspace knows."""
    NEW = "new"
    LATER = "later"
    """Not decided: it waits, and is left out."""


class Decisions:
    """The organisations of a plan as they were decided."""

    def __init__(self) -> None:
        self.plan: ImportPlan | None = None
        self._planned: dict[str, PlanItem] = {}
        self._now: dict[str, PlanItem] = {}
        self._which: dict[str, tuple[Which, str]] = {}
        self._ways: dict[tuple[str, int, str], Way] = {}

    def set_plan(self, plan: ImportPlan | None, *, forget: bool = False) -> None:
        """Take a plan; what was decided before holds for it, unless it is another file."""
        self.plan = plan
        if forget:
            self._which, self._ways = {}, {}
        self._planned = {item.name: item for item in plan.items} if plan else {}
        self._now = dict(self._planned)
        for name in [*dict.fromkeys((*self._which, *(key[0] for key in self._ways)))]:
            if name in self._planned:
                self._work_out(name)

    def items(self) -> list[PlanItem]:
        """Return the organisations as decided, in the order of the file."""
        return list(self._now.values())

    def item(self, name: str) -> PlanItem:
        """Return one organisation as decided."""
        return self._now[name]

    def planned(self, name: str) -> PlanItem:
        """Return one organisation as it was before any decision."""
        return self._planned[name]

    def result(self) -> ImportPlan | None:
        """Return the plan as decided."""
        return self.plan.with_items(self._now.values()) if self.plan else None

    # Which organisation it is

    def which(self, name: str) -> tuple[Which, str]:
        """Return what an organisation is now, and the identifier of the known one."""
        item = self._now[name]
        if item.organisation_id is not None:
            return Which.SAME, item.organisation_id
        return (Which.LATER if item.verdict is Verdict.LIKELY else Which.NEW), ""

    def can_wait(self, name: str) -> bool:
        """Say whether the plan proposes something, so that not to decide is an answer."""
        return self._planned[name].verdict is Verdict.LIKELY

    def decide(self, name: str, which: Which, organisation_id: str = "") -> None:
        """Say what an organisation is."""
        self._which[name] = which, organisation_id
        self._work_out(name)

    def undecided(self) -> list[str]:
        """Return the names of what waits for a decision."""
        return [item.name for item in self._now.values() if item.verdict is Verdict.LIKELY]

    def decide_rest(self, which: Which) -> None:
        """Decide all that waits alike: each is its likeliest organisation, or all are new."""
        for name in self.undecided():
            likeliest = self._now[name].proposals[0].organisation_id
            self.decide(name, which, likeliest if which is Which.SAME else "")

    def others(self) -> list[Proposal]:
        """Return all organisations of the workspace, to choose another one."""
        return self.plan.decider.others() if self.plan and self.plan.decider else []

    # Fields

    def go(self, name: str, place: int, field: str, way: Way) -> None:
        """Say what becomes of one field; `place` counts the contacts, see `ORGANISATION`."""
        self._ways[name, place, field] = way
        self._now[name] = going(self._now[name], place, field, way)

    def went(self, name: str, place: int, field: str) -> bool:
        """Say whether somebody decided about a field."""
        return (name, place, field) in self._ways

    def alike(self, change: FieldChange, way: Way) -> list[tuple[str, int]]:
        """Return where the same field differs too and could go that way, but does not."""
        return [
            (item.name, place)
            for item in self._now.values()
            for place, other in item.every_change()
            if (other.entity, other.field) == (change.entity, change.field)
            and other.way is not way
            and way in other.ways()
        ]

    def go_alike(self, change: FieldChange, way: Way) -> None:
        """Decide about the same field everywhere."""
        for name, place in self.alike(change, way):
            self.go(name, place, change.field, way)

    def _work_out(self, name: str) -> None:
        """Work an organisation out anew from the plan and what was decided."""
        item = self._planned[name]
        decider = self.plan.decider if self.plan else None
        which, organisation_id = self._which.get(name, (None, ""))
        if decider is not None:
            if which is Which.NEW:
                item = decider.as_new(item)
            elif which is Which.LATER and item.proposals:
                item = decider.as_likely(item)
            elif which is Which.SAME and organisation_id in decider.existing.organisations:
                item = self._same(item, organisation_id)
        for (owner, place, field), way in self._ways.items():
            if owner == name:
                item = going(item, place, field, way)
        self._now[name] = item

    def _same(self, item: PlanItem, organisation_id: str) -> PlanItem:
        """Return an organisation as the known one; the plan's own match keeps its reason."""
        if item.organisation_id == organisation_id or self.plan is None:
            return item
        decider = self.plan.decider
        return decider.as_same(item, organisation_id) if decider else item
