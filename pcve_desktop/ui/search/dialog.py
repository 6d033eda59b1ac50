"""Search as you type, in everything the network says and among the pages. Nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLineEdit

from pcve_desktop.i18n import mark
from pcve_desktop.methodology.steps import STEPS
from pcve_desktop.models.base import ENTITIES
from pcve_desktop.services import search
from pcve_desktop.ui.kit.dialogs import Dialog
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.sections import Section, SectionList, SectionRow
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from pcve_desktop.services.search import Hit
    from pcve_desktop.ui.context import Context

_LIMIT = 40
_PLACES = (
    ("overview", mark("Overview"), "home"),
    ("actions", mark("Actions"), "sprout"),
    ("partners", mark("Partners"), "partners"),
    ("meetings", mark("Meetings"), "calendar"),
    ("cycles", mark("Cycles"), "refresh"),
    ("history", mark("What was done"), "history"),
    ("settings", mark("Settings"), "sliders"),
)
# What people look for most comes first; the rest keeps the order of the search.
_FIRST = ("organisation", "action", "meeting", "finding", "objective", "candidate")
_ICONS = {
    "organisation": "partners",
    "contact": "person",
    "action": "sprout",
    "milestone": "flag",
    "meeting": "calendar",
    "agenda_item": "list",
    "meeting_decision": "check",
    "finding": "note",
    "theme": "board",
    "objective": "flag",
    "training_session": "book",
    "training_module": "book",
    "protocol": "file",
    "information_flow": "exchange",
    "referral_route": "compass",
    "action_log_entry": "leaf",
}


@dataclass(frozen=True, slots=True)
class _Goal:
    """Where a page is: its names in words, place and arguments."""

    title: str
    detail: str
    icon: str
    place: str
    where: tuple[tuple[str, str], ...] = ()


class SearchDialog(Dialog):
    """One field and what it finds; arrows choose, Enter opens."""

    def __init__(self, context: Context) -> None:
        t = context.tr.t
        super().__init__(
            context.hub, context.tr, t("Search"), name="dialog.search", width=680,
            parent=context.window,
        )  # fmt: skip
        self.context = context
        self._hits: dict[str, Hit] = {}
        self._goals = {f"page:{number}": goal for number, goal in enumerate(_goals(context))}
        self.field = QLineEdit()
        self.field.setObjectName("dialog.search.field")
        self.field.setAccessibleName(t("Search"))
        self.field.setPlaceholderText(t("Partners, actions, findings, decisions, pages…"))
        self.field.setClearButtonEnabled(False)
        self.body.addWidget(self.field)
        self.results = SectionList(
            self.hub, name="dialog.search.results", text=t("Results"), wanted=360
        )
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.opened.connect(self._open)
        self.results.follow(self.field)
        self.body.addWidget(self.results, 1)
        self.nothing = Text("", Role.SECONDARY, tone="ink2", wrap=True)
        self.nothing.setObjectName("dialog.search.nothing")
        self.body.addWidget(self.nothing)
        self.note.setText(t("Arrows choose, Enter opens, Esc closes. Searches are not kept."))
        self.field.textChanged.connect(self.look_for)
        self.finished.connect(self.deleteLater)
        self.set_first(self.field)
        self.look_for("")

    def look_for(self, text: str) -> None:
        """Show what is found for a text; the pages while nothing is typed."""
        words = text.strip()
        self._hits = {}
        pages = self._pages(words)
        sections = [pages] if pages.rows else []
        sections += self._records(words)
        self.results.set_sections(sections)
        keys = self.results.keys()
        if keys and words:
            self.results.select_key(keys[0])
        self.results.scrollToTop()
        self.nothing.setVisible(not keys)
        self.nothing.setText(
            self.tr_.t("Nothing found for “{words}”. Try the beginning of a word.", words=words)
        )

    def _pages(self, words: str) -> Section:
        wanted = _folded(words)
        rows = tuple(
            SectionRow(key, goal.title, goal.detail, icon=goal.icon)
            for key, goal in self._goals.items()
            if _fits(wanted, goal.title) or (wanted and _fits(wanted, goal.detail))
        )
        # Without a word only the places themselves: the list is a beginning, not a map.
        if not words:
            rows = tuple(row for row in rows if not row.detail)
        return Section(self.tr_.t("Pages"), rows[:8])

    def _records(self, words: str) -> list[Section]:
        if not words:
            return []
        context, groups = self.context, dict[str, list[SectionRow]]()
        for hit in search.search(context.ws, words, network_id=context.network_id, limit=_LIMIT):
            key = f"{hit.entity}:{hit.id}"
            self._hits[key] = hit
            plain = hit.snippet.replace("\x02", "").replace("\x03", "")
            owner = context.title(hit.owner_entity, hit.owner_id)
            title = hit.title or owner or self.tr_.t(ENTITIES[hit.entity].__entity__.singular)
            # A match in the title itself need not be said twice.
            title, detail = (hit.snippet, "") if plain == title else (title, hit.snippet)
            right = _short(owner) if owner != hit.title else ""
            elsewhere = self._other_cycle(hit)
            right = " · ".join(part for part in (right, elsewhere) if part)
            row = SectionRow(key, title, detail, right, _ICONS.get(hit.entity, "note"))
            groups.setdefault(hit.entity, []).append(row)
        return [
            Section(self.tr_.t(ENTITIES[entity].__entity__.plural), tuple(rows))
            for entity, rows in sorted(groups.items(), key=lambda group: _place_of(group[0]))
        ]

    def _other_cycle(self, hit: search.Hit) -> str:
        """Return the name of the cycle of a hit, empty for the one at hand.

        What went on into another cycle is found in both.
        """
        record = self.context.data.get(ENTITIES[hit.owner_entity], hit.owner_id)
        cycle_id = getattr(record, "cycle_id", None)
        if not cycle_id or cycle_id == self.context.cycle_id:
            return ""
        return self.context.title("cycle", cycle_id)

    def _open(self, key: str) -> None:
        self.accept()
        goal = self._goals.get(key)
        if goal is not None:
            self.context.go(goal.place, **dict(goal.where))
            return
        hit = self._hits[key]
        self.context.open_record(hit.owner_entity, hit.owner_id)


def _goals(context: Context) -> list[_Goal]:
    t = context.tr.t
    found = [_Goal(t(label), "", icon, place) for place, label, icon in _PLACES]
    for step in STEPS:
        title = t(step.title)
        where = (("step", str(step.step)),)
        found.append(_Goal(title, "", "chevron-right", "step", where))
        found += [
            _Goal(t(page.title), title, "chevron-right", "step", (*where, ("page", page.key)))
            for page in step.pages
        ]
    return found


def _place_of(entity: str) -> int:
    return _FIRST.index(entity) if entity in _FIRST else len(_FIRST)


def _short(text: str, most: int = 32) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _folded(text: str) -> str:
    """Return a text without case and accents, as the search reads it."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _fits(wanted: str, text: str) -> bool:
    """Say whether every wanted word begins a word of the text."""
    words = _folded(text).split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())
