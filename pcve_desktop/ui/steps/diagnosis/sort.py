"""Sort: the board of findings by kind or by theme, moved by hand or by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from pcve_desktop.methodology.diagnosis import (
    EvidenceState,
    grid,
    observers,
    themes_on_rumour,
)
from pcve_desktop.models.diagnosis import Finding, FindingObserver, Theme
from pcve_desktop.models.vocabularies import Agreement, FindingKind, Level
from pcve_desktop.services import records
from pcve_desktop.ui.kit.board import BoardColumn
from pcve_desktop.ui.kit.buttons import Button
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.switches import Segmented, Switch
from pcve_desktop.ui.steps.diagnosis.findings import (
    KINDS,
    LEVELS,
    Faces,
    edit_finding,
    observer_choice,
)
from pcve_desktop.ui.steps.diagnosis.menus import fill_level_menu, fill_theme_menu
from pcve_desktop.ui.steps.parts import TallBoard
from pcve_desktop.ui.steps.view import StepView

if TYPE_CHECKING:
    from pcve_desktop.methodology.steps import PageContent
    from pcve_desktop.models.vocabularies import Step
    from pcve_desktop.ui.context import Context

_ALL = "all"
_NONE = "none"
_LOOSE = "loose"
_ENOUGH = 3


class SortView(StepView):
    """Which of these belong together."""

    shows = frozenset({"finding", "finding_observer", "theme"})

    def __init__(self, context: Context, step: Step, page: PageContent) -> None:
        super().__init__(context, step, page)
        tr = self.words
        add = Button(
            self.hub, tr.t("Add a finding"), name=f"{self.name}.add", icon="plus", compact=True
        )
        add.clicked.connect(lambda: self._add(None))
        self.add_action(add)
        self.body.setSpacing(12)
        self.body.addWidget(self._filters())
        self.nothing = self.empty_state(lambda: self.go_page("gather"), icon="board")
        self.body.addWidget(self.nothing)
        self._columns: list[tuple[str, str]] = []
        self.board: TallBoard | None = None
        self._faces = Faces(tr)
        self.body.addStretch(0)

    def _filters(self) -> QWidget:
        tr = self.words
        self.bar = QWidget()
        flow = FlowLayout(self.bar, gap=14)
        self.arrangement = Segmented(
            self.hub,
            [("kind", tr.t("By kind"), "board"), ("theme", tr.t("By theme"), "pin")],
            name=f"{self.name}.arrangement",
            text=tr.t("Arrange the cards"),
            compact=True,
        )
        self.level = Segmented(
            self.hub,
            [(_ALL, tr.t("All levels"), None)]
            + [(level.value, tr.t(word), None) for level, word in LEVELS.items()]
            + [(_NONE, tr.t("No level"), None)],
            name=f"{self.name}.level",
            text=tr.t("Level"),
            compact=True,
            folds=True,
        )
        self.differ = Switch(self.hub, tr.t("Views differ"), name=f"{self.name}.differ")
        self.themes = Button(
            self.hub,
            tr.t("Themes"),
            name=f"{self.name}.themes",
            icon="pin",
            compact=True,
            trailing="chevron-down",
        )
        self.themes.clicked.connect(self._show_themes)
        self.arrangement.chosen.connect(lambda _key: self.reload())
        self.level.chosen.connect(lambda _key: self._fill())
        self.differ.toggled.connect(lambda _on: self._fill())
        for widget in (self.level, self.differ, self.arrangement, self.themes):
            flow.addWidget(widget)
        return self.bar

    # ---------------------------------------------------------------- content

    def note(self) -> str:
        return self.words.t("Space lifts a card, arrows move it")

    @property
    def by_theme(self) -> bool:
        """Whether the columns are themes."""
        return self.arrangement.current() == "theme"

    def reload(self) -> None:
        findings = self.context.data.all(Finding)
        self.nothing.setVisible(not findings)
        self.bar.setVisible(bool(findings))
        self.themes.setVisible(self.by_theme)
        columns = self._wanted_columns()
        if columns == self._columns and self.board is not None:
            self._fill()
            return
        # Another board: the card at hand stays at hand.
        current = self.board.current_id() if self.board is not None else ""
        focused = self.board is not None and self.board.has_focus()
        self._make_board(columns)
        self._fill()
        if self.board is not None and current:
            self.board.select_id(current, focus=focused)

    def _wanted_columns(self) -> list[tuple[str, str]]:
        tr = self.words
        if not self.by_theme:
            return [(kind.value, tr.t(words.plural)) for kind, words in KINDS.items()]
        themes = [(theme.id, theme.title) for theme in self.context.data.all(Theme)]
        return [*themes, (_LOOSE, tr.t("Without a theme"))]

    def _make_board(self, columns: list[tuple[str, str]]) -> None:
        tr = self.words
        self._columns = columns
        if self.board is not None:
            self.board.hide()
            self.board.deleteLater()
        if self.by_theme:
            made = [
                BoardColumn(key, title, icon="pin", empty=tr.t("No card here yet."))
                for key, title in columns
            ]
        else:
            made = [
                BoardColumn(
                    kind.value,
                    tr.t(words.plural),
                    tr.t(words.meaning),
                    words.icon,
                    tr.t("No card here yet."),
                    tr.t("Write one"),
                )
                for kind, words in KINDS.items()
            ]
        board = self.board = TallBoard(
            made, hub=self.hub, tr=tr, name=f"{self.name}.board", label=tr.t("Findings")
        )
        board.moved.connect(self._move)
        board.opened.connect(lambda key: edit_finding(self.context, key))
        board.delete_asked.connect(lambda key: self.context.ask_delete(Finding, key))
        board.empty_acted.connect(self._write)
        board.note_acted.connect(self._follow_note)
        board.menu_filling.connect(self._fill_menu)
        self.body.insertWidget(self.body.indexOf(self.nothing) + 1, board, 1)

    def _fill(self) -> None:
        if self.board is None:
            return
        data, tr = self.context.data, self.words
        findings = data.all(Finding)
        self.board.setVisible(bool(findings))
        level, differ = self.level.current(), self.differ.isChecked()
        seen = observers(data.all(FindingObserver))
        known = {key for key, _title in self._columns}
        cards: dict[str, list[Any]] = {}
        for finding in findings:
            if level not in {_ALL, finding.level.value if finding.level else _NONE}:
                continue
            if differ and finding.agreement is not Agreement.CONTESTED:
                continue
            key = (finding.theme_id or _LOOSE) if self.by_theme else finding.kind.value
            face = self._faces.face(finding, seen.get(finding.id, 0))
            cards.setdefault(key if key in known else _LOOSE, []).append(face)
        self.board.set_cards(cards)
        contested = sum(finding.agreement is Agreement.CONTESTED for finding in findings)
        self.differ.setText(tr.t("Views differ"))
        self.differ.setAccessibleName(tr.t("Views differ {count}", count=contested))
        self.differ.updateGeometry()
        if self.by_theme:
            self._show_thin(findings)
        else:
            self._show_gaps(findings, filtered=level != _ALL or differ)

    def _show_thin(self, findings: list[Finding]) -> None:
        """Say under a theme that it rests on perceptions alone."""
        if self.board is None:
            return
        tr = self.words
        thin = {theme.id for theme in themes_on_rumour(self.context.data.all(Theme), findings)}
        for key, _title in self._columns:
            if key in thin:
                self.board.set_note(key, tr.t(EvidenceState.RUMOUR.label), tr.t("Weigh them"))
            else:
                self.board.set_note(key, "")

    def _show_gaps(self, findings: list[Finding], *, filtered: bool) -> None:
        """Say under the column with the most empty levels which these are."""
        if self.board is None:
            return
        tr, counts = self.words, grid(findings)
        gaps = {
            kind: [level for gap, level in counts.gaps if gap is kind]
            for kind in FindingKind
            if counts.kind_total(kind) >= _ENOUGH
        }
        asked = max(gaps, key=lambda kind: len(gaps[kind]), default=None)
        for kind in FindingKind:
            if kind is asked and gaps[kind] and not filtered:
                levels = tr.list([tr.inside(tr.t(LEVELS[level])) for level in gaps[kind]])
                text = tr.t("Nothing yet on: {levels}", levels=levels)
                self.board.set_note(kind.value, text, tr.t("Ask the group"))
            else:
                self.board.set_note(kind.value, "")

    # ---------------------------------------------------------------- doing

    def _move(self, record_id: str, key: str, after: str | None, before: str | None) -> None:
        values: dict[str, Any] = (
            {"theme_id": None if key == _LOOSE else key}
            if self.by_theme
            else {"kind": FindingKind(key)}
        )
        ws = self.context.ws
        self.context.perform(
            lambda: records.move(ws, Finding, record_id, after=after, before=before, values=values)
        )

    def _follow_note(self, key: str) -> None:
        if self.by_theme:
            self.go_page("weigh")
        else:
            self._write(key)

    def _write(self, key: str) -> None:
        self._add(FindingKind(key) if not self.by_theme else None)

    def new_item(self) -> None:
        if self.by_theme:
            self.add_theme()
        else:
            self._add(None)

    def main_control(self) -> QWidget | None:
        """Return the board once there are cards: sorting them is what people come for."""
        lanes = self.board.lanes if self.board is not None and self.board.isVisible() else []
        filled = [lane.list for lane in lanes if lane.cards.ids()]
        return next((one for one in filled if self.board and one.current_id()), None) or next(
            iter(filled), super().main_control()
        )

    def _add(self, kind: FindingKind | None) -> None:
        level = self.level.current()
        values: dict[str, Any] = {}
        if kind is not None:
            values["kind"] = kind
        if level not in {_ALL, _NONE}:
            values["level"] = Level(level)
        self.add_record(
            Finding,
            title=self.words.t("Add a finding"),
            values=values,
            links=[observer_choice(self.context)],
            then=self._select,
        )

    def _select(self, record_id: str) -> None:
        if self.board is not None:
            self.board.select_id(record_id)

    def _fill_menu(self, menu: QMenu, record_id: str) -> None:
        tr = self.words
        weigh = menu.addAction(tr.t("Weigh it"))
        weigh.triggered.connect(lambda: self.go_page("weigh", record=record_id))
        finding = self.context.data.get(Finding, record_id)
        if finding is not None:
            fill_level_menu(menu.addMenu(tr.t("Level")), self.context, finding)
            themes = menu.addMenu(tr.t("Theme"))
            fill_theme_menu(themes, self.context, finding)
            themes.addSeparator()
            new = themes.addAction(tr.t("New theme with this card"))
            new.triggered.connect(lambda: self.add_theme(record_id))

    # ---------------------------------------------------------------- themes

    def _show_themes(self) -> None:
        self.themes_menu().popup(self.themes.mapToGlobal(self.themes.rect().bottomLeft()))

    def themes_menu(self) -> QMenu:
        """Return the menu of themes: add one, rename or delete those there are."""
        tr = self.words
        menu = QMenu(self)
        menu.setObjectName(f"{self.name}.themes.menu")
        add = QAction(tr.t("Add a theme"), menu)
        add.setObjectName(f"{self.name}.themes.add")
        add.triggered.connect(lambda _checked=False: self.add_theme())
        menu.addAction(add)
        themes = self.context.data.all(Theme)
        if themes:
            menu.addSeparator()
        for theme in themes:
            entry = menu.addMenu(theme.title.replace("&", "&&"))
            entry.addAction(tr.t("Rename")).triggered.connect(
                lambda _checked=False, one=theme: self.context.edit(Theme, one)
            )
            entry.addAction(tr.t("Delete")).triggered.connect(
                lambda _checked=False, key=theme.id: self.context.ask_delete(Theme, key)
            )
        return menu

    def add_theme(self, finding_id: str = "") -> None:
        """Open the form of a new theme, with a card to put into it."""

        def put(theme_id: str) -> None:
            if finding_id:
                self.context.change(Finding, finding_id, "theme_id", theme_id)

        self.add_record(
            Theme, title=self.words.t("Add a theme"), fields=["title", "note"], then=put
        )

    def arrive(self, **where: object) -> None:
        record_id = str(where.get("record") or "")
        if where.get("by") == "theme" or self.context.data.get(Theme, record_id) is not None:
            self.arrangement.set_current("theme")
            return
        self.arrangement.set_current("kind")
        with QSignalBlocker(self.level), QSignalBlocker(self.differ):
            self.level.set_current(str(where.get("level") or _ALL))
            self.differ.setChecked(bool(where.get("differ")))
        self._fill()
        self._select(record_id)
