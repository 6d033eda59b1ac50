"""What the person decides about a plan, kept with what a list of 10,000 lines asks about it.

No Qt here. `Decisions` says what is taken and how each conflict is settled; this adds who needs
whom and what is open, so that one tick or one choice never looks at everything.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pcve_desktop.exchange.review import Choice, Decisions, Item, Plan, Standing, parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcve_desktop.exchange.review import FieldChange

Key = tuple[str, str]
"""A conflict: the record and the field."""


class Deciding:
    """A plan with its decisions."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.decisions = Decisions()
        self.items: dict[str, Item] = {item.record: item for item in plan.items}
        self.conflicts: dict[Key, tuple[Item, FieldChange]] = {
            (item.record, change.name): (item, change)
            for item in plan.items
            for change in item.conflicts
        }
        # What comes or goes with another record is not shown by itself.
        self._wholes = parts(plan)
        self._parts: dict[str, list[str]] = defaultdict(list)
        for part, whole in self._wholes.items():
            self._parts[whole].append(part)
        self._needed_by: dict[str, list[str]] = defaultdict(list)
        for item in plan.items:
            for other in item.needs:
                self._needed_by[other].append(item.record)
        self._totals: dict[Standing, int] = defaultdict(int)
        for item in self.shown():
            self._totals[item.standing] += 1
        self._aside: dict[Standing, int] = defaultdict(int)
        self._keys = list(self.conflicts)
        self._places = {key: place for place, key in enumerate(self._keys)}
        self._waiting = set(self._keys)
        # What was put aside before stays so until somebody says otherwise.
        self.put_aside(item.record for item in plan.items if item.aside)

    # What stands

    def shown(self) -> list[Item]:
        """Return the items that are shown, in the order of the plan: none that is a part."""
        return [item for item in self.plan.items if item.record not in self._wholes]

    def parts(self, record: str) -> list[Item]:
        """Return what comes or goes with a record."""
        return [self.items[part] for part in self._parts.get(record, ())]

    def is_aside(self, record: str) -> bool:
        """Say whether a record is put aside."""
        return record in self.decisions.aside

    def choice(self, key: Key) -> Choice | None:
        """Return how a conflict is settled, None as long as it is open."""
        return self.decisions.choices.get(key)

    def is_open(self, key: Key) -> bool:
        """Say whether a conflict waits for a decision."""
        return key in self._waiting

    def waiting(self) -> int:
        """Count the conflicts that wait for a decision."""
        return len(self._waiting)

    def next_open(self, after: Key | None) -> Key | None:
        """Return the conflict that waits next, from the beginning again at the end."""
        start = 0 if after is None else self._places[after] + 1
        for keys in (self._keys[start:], self._keys[:start]):
            for key in keys:
                if key in self._waiting:
                    return key
        return None

    def taken(self) -> int:
        """Count the records that would be taken in, their parts not counted."""
        return sum(self._totals.values()) - sum(self._aside.values())

    def counts(self, standing: Standing) -> tuple[int, int]:
        """Return how many records of a standing are taken, and of how many."""
        total = self._totals[standing]
        return total - self._aside[standing], total

    # Deciding

    def choose(self, key: Key, choice: Choice) -> None:
        """Settle a conflict; its record is then taken in."""
        self.take([key[0]])
        self.decisions.choices[key] = choice
        self._waiting.discard(key)

    def choose_rest(self, choice: Choice) -> None:
        """Settle all that waits in one way, as far as it can be."""
        for key in sorted(self._waiting, key=self._places.__getitem__):
            if choice in self.ways(key):
                self.choose(key, choice)

    def ways(self, key: Key) -> tuple[Choice, ...]:
        """Return how a conflict can be settled: who deleted and who kept cannot both be right."""
        if key[1] == "_del":
            return (Choice.OURS, Choice.THEIRS)
        return (Choice.OURS, Choice.THEIRS, Choice.BOTH)

    def put_aside(self, records: Iterable[str]) -> None:
        """Put records aside, with all that cannot be taken in without them."""
        queue = list(records)
        while queue:
            record = queue.pop()
            if record in self.items and record not in self.decisions.aside:
                self.decisions.aside.add(record)
                self._count(record, 1)
                queue += self._parts.get(record, ())
                self._waiting.difference_update(self._of(record))
                queue += self._needed_by.get(record, ())

    def take(self, records: Iterable[str]) -> None:
        """Take records in, with all that they need."""
        queue = list(records)
        while queue:
            record = queue.pop()
            if record in self.decisions.aside:
                self.decisions.aside.discard(record)
                self._count(record, -1)
                queue += self._parts.get(record, ())
                self._waiting |= self._of(record) - self.decisions.choices.keys()
                queue += self.items[record].needs

    def _count(self, record: str, step: int) -> None:
        if record not in self._wholes:
            self._aside[self.items[record].standing] += step

    def _of(self, record: str) -> set[Key]:
        """Return the conflicts of a record."""
        return {(record, change.name) for change in self.items[record].conflicts}

    def follow(self, before: Deciding) -> None:
        """Take over what was decided about an earlier plan of the same file, where it fits."""
        for key, choice in before.decisions.choices.items():
            now, then = self.conflicts.get(key), before.conflicts[key]
            if now is not None and now[1] == then[1]:
                self.choose(key, choice)
        self.put_aside(before.decisions.aside)
