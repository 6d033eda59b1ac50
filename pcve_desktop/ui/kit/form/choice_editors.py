"""Editors that choose: check box, list of words, several words, another record."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from pcve_desktop.i18n import mark
from pcve_desktop.ui.kit.form.editor import Editor
from pcve_desktop.ui.kit.form.parsing import TypingError, fold
from pcve_desktop.ui.kit.layout import FlowLayout
from pcve_desktop.ui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

    from pcve_desktop.i18n import Translator
    from pcve_desktop.models import Field
    from pcve_desktop.ui.kit.theme import ThemeHub

Index = QModelIndex | QPersistentModelIndex

_BOX_GAP = 8
_FOLDED = Qt.ItemDataRole.UserRole + 1


class StillCombo(QComboBox):
    """A list of choices that the wheel does not change.

    `settled` comes when a choice was picked in the list, or was changed by key and then left: a
    person who walks through the choices with the arrows has not decided yet.
    """

    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._by_key = self._pending = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._chosen)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_key = True
        super().keyPressEvent(event)
        self._by_key = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._pending and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._pending = False
            self.settled.emit()

    def showPopup(self) -> None:
        # Long words stay readable: the list may be wider than the field.
        width = self.view().sizeHintForColumn(0) + 40
        self.view().setMinimumWidth(max(self.width(), width))
        super().showPopup()

    def _chosen(self) -> None:
        if self._by_key:
            self._pending = True
        else:
            self._pending = False
            self.settled.emit()


class ChoiceEditor(Editor):
    """One word of a vocabulary; an empty entry when the field may stay empty."""

    def __init__(
        self, field: Field, *, name: str, tr: Translator, hub: ThemeHub, empty: bool = True
    ) -> None:
        self.combo = StillCombo()
        super().__init__(field, self.combo, name=name, tr=tr, hub=hub)
        if empty:
            self.combo.addItem(tr.t("Not chosen"), None)
        for word in field.vocabulary or ():
            self.combo.addItem(tr.t(word.label), word)
        self.combo.settled.connect(self.finished)

    def read(self) -> Any:
        index = self.combo.currentIndex()
        words = [*(self.field.vocabulary or ())]
        skipped = self.combo.count() - len(words)
        return words[index - skipped] if index >= skipped else None

    def write(self, value: Any) -> None:
        words = [*(self.field.vocabulary or ())]
        skipped = self.combo.count() - len(words)
        self.combo.setCurrentIndex(words.index(value) + skipped if value in words else skipped - 1)


class FlagEditor(Editor):
    """A yes/no: a check box whose words may take several lines."""

    def __init__(self, field: Field, *, name: str, tr: Translator, hub: ThemeHub) -> None:
        self.box = QCheckBox()
        super().__init__(field, self.box, name=name, tr=tr, hub=hub)
        self.box.clicked.connect(self.finished)

    def _add_head(self, _name: str) -> None:
        # The words stand beside the box.
        return

    def _indent(self) -> int:
        return self._hub.theme.px(18) + _BOX_GAP

    def _add_control(self, name: str) -> None:
        self.box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = _ClickText(self.label(), self.box, name=f"{name}.label")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BOX_GAP)
        self.box.setFixedWidth(self._hub.theme.px(18) + 2)
        row.addWidget(self.box)
        row.addWidget(words, 1)
        self._column.addLayout(row)

    def read(self) -> Any:
        return self.box.isChecked()

    def write(self, value: Any) -> None:
        self.box.setChecked(bool(value))


class _ClickText(Text):
    """The words beside a check box: a click on them ticks it."""

    def __init__(self, text: str, box: QCheckBox, *, name: str) -> None:
        super().__init__(text, wrap=True, name=name)
        self._box = box

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._box.click()


class ChoicesEditor(Editor):
    """Any number of words of a vocabulary, as check boxes that flow."""

    def __init__(self, field: Field, *, name: str, tr: Translator, hub: ThemeHub) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, gap=20, line_gap=0)
        self.boxes: dict[Any, QCheckBox] = {}
        super().__init__(field, holder, name=name, tr=tr, hub=hub)
        for word in field.vocabulary or ():
            box = QCheckBox(tr.t(word.label).replace("&", "&&"))
            box.setObjectName(f"{name}.{word.value}")
            box.setAccessibleName(tr.t(word.label))
            box.clicked.connect(self.finished)
            self.boxes[word] = box
            flow.addWidget(box)
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            holder.setFocusProxy(first)

    def read(self) -> Any:
        return tuple(word for word, box in self.boxes.items() if box.isChecked())

    def write(self, value: Any) -> None:
        chosen = value or ()
        for word, box in self.boxes.items():
            box.setChecked(word in chosen)


class _TitleCompleter(QCompleter):
    """Completion that finds what is inside a title, without regard to accents and case."""

    def splitPath(self, path: str) -> list[str]:
        return [fold(path)]

    def pathFromIndex(self, index: Index) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")


class _OptionDelegate(QStyledItemDelegate):
    """Rows as tall as elsewhere; the entry without a title says that nothing is chosen."""

    def __init__(self, parent: QWidget, *, tr: Translator, hub: ThemeHub) -> None:
        super().__init__(parent)
        self._tr, self._hub = tr, hub

    def displayText(self, value: Any, _locale: object) -> str:
        return str(value or "") or self._tr.t("Not chosen")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._hub.theme.px(32))


class RecordCombo(StillCombo):
    """Choose a record by typing a part of its title."""

    def __init__(self, tr: Translator, hub: ThemeHub, *, empty: bool = True) -> None:
        super().__init__()
        self._tr, self._hub, self._empty = tr, hub, empty
        self._ids: list[str | None] = []
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(tr.t("Type to search"))
            line.editingFinished.connect(self._typed)
        completer = _TitleCompleter(self.model(), self)
        completer.setCompletionRole(_FOLDED)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseSensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(10)
        self.setCompleter(completer)
        self._found = QListView()
        completer.setPopup(self._found)
        for view in (self.view(), self._found):
            view.setItemDelegate(_OptionDelegate(self, tr=tr, hub=hub))
        hub.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        # The pop-up of a completer is no child of the combo box, so that no rule reaches it.
        theme = self._hub.theme
        self._found.setStyleSheet(f"QListView {{ border: 1px solid {theme.hex('ctl')}; }}")

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer records by (id, title); the chosen one stays chosen."""
        kept = self.current_id()
        self.clear()
        self._ids = []
        if self._empty:
            self._add(None, "")
        for key, title in options:
            self._add(key, title)
        self.set_current_id(kept)

    def _add(self, key: str | None, title: str) -> None:
        self.addItem(title)
        self.setItemData(self.count() - 1, fold(title), _FOLDED)
        self._ids.append(key)

    def current_id(self) -> str | None:
        """Return the id last chosen, None for none."""
        index = self.currentIndex()
        return self._ids[index] if 0 <= index < len(self._ids) else None

    def set_current_id(self, key: str | None) -> None:
        """Choose a record; one that is not offered (of another network) stays as it is."""
        if key is not None and key not in self._ids:
            self._add(key, self._tr.t("Not in this list"))
        self.setCurrentIndex(self._ids.index(key) if key in self._ids else -1)

    def resolve(self) -> str | None:
        """Return the id that the typed words stand for; raise `TypingError` for none."""
        typed = self.currentText()
        index = self.currentIndex()
        if 0 <= index < self.count() and self.itemText(index) == typed:
            return self._ids[index]
        wanted = fold(typed)
        if not wanted:
            return None
        titles = [fold(self.itemText(row)) for row in range(self.count())]
        for matches in (
            [row for row, title in enumerate(titles) if title == wanted],
            [row for row, title in enumerate(titles) if wanted in title],
        ):
            if len(matches) == 1:
                return self._ids[matches[0]]
        raise TypingError(mark("Choose an entry of the list, or leave this empty."))

    def _typed(self) -> None:
        self._pending = False
        self.settled.emit()


class ReferenceEditor(Editor):
    """Another record, chosen by its title."""

    def __init__(self, field: Field, *, name: str, tr: Translator, hub: ThemeHub) -> None:
        self.combo = RecordCombo(tr, hub, empty=not field.required)
        super().__init__(field, self.combo, name=name, tr=tr, hub=hub)
        line = self.combo.lineEdit()
        if line is not None:
            line.setObjectName(f"{name}.line")
            line.setAccessibleName(self.label())
        self.combo.settled.connect(self._settle)

    def _settle(self) -> None:
        # What cannot be resolved stays as typed; the form shows the problem.
        with contextlib.suppress(TypingError):
            self.combo.set_current_id(self.combo.resolve())
        self.finished.emit()

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer records by (id, title)."""
        self.combo.set_options(options)

    def read(self) -> Any:
        return self.combo.resolve()

    def write(self, value: Any) -> None:
        self.combo.set_current_id(value)
        if value is None:
            self.combo.setEditText("")
