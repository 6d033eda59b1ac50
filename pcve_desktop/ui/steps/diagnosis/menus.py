"""Entries of a card's menu: its level and its theme, without opening the form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from pcve_desktop.models.diagnosis import Finding, Theme
from pcve_desktop.ui.steps.diagnosis.findings import LEVELS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from pcve_desktop.ui.context import Context


def fill_level_menu(menu: QMenu, context: Context, finding: Finding) -> None:
    """Offer all levels and none; the present one is ticked."""
    tr = context.tr
    for level, word in LEVELS.items():
        _entry(menu, tr.t(word), context, finding, "level", level)
    menu.addSeparator()
    _entry(menu, tr.t("No level"), context, finding, "level", None)


def fill_theme_menu(menu: QMenu, context: Context, finding: Finding) -> None:
    """Offer all themes and none; the present one is ticked."""
    for theme in context.data.all(Theme):
        words = theme.title.replace("&", "&&")
        _entry(menu, words, context, finding, "theme_id", theme.id)
    menu.addSeparator()
    _entry(menu, context.tr.t("Without a theme"), context, finding, "theme_id", None)


def _entry(
    menu: QMenu, words: str, context: Context, finding: Finding, field: str, value: Any
) -> None:
    entry = menu.addAction(words)
    entry.setCheckable(True)
    entry.setChecked(getattr(finding, field) == value)
    entry.triggered.connect(partial(_put, context, finding.id, field, value))


def _put(context: Context, finding_id: str, field: str, value: Any, _on: bool = False) -> None:
    context.change(Finding, finding_id, field, value)
