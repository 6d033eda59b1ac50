"""Dialogs that pages wish for, by name; each loads when it is first wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pcve_desktop.ui.context import Context


def grant(context: Context, wish: str) -> None:
    """Open the dialog of a wish: a word, or a word, a colon and what it is about."""
    word, _colon, about = wish.partition(":")
    match word:
        case "search":
            from pcve_desktop.ui.search.dialog import SearchDialog

            SearchDialog(context).open()
        case "export":
            from pcve_desktop.ui.exporting.dialog import ExportDialog

            ExportDialog(context).open()
        case "print":
            from pcve_desktop.ui.exporting.dialog import ExportDialog

            document, _colon, record_id = about.partition(":")
            ExportDialog(context, document, record_id).open()
        case "import":
            from pcve_desktop.ui.importing.dialog import ImportDialog

            ImportDialog(context).open()
        case "return_form":
            from pcve_desktop.ui.returning.sending import SendDialog

            # What came back could not be written.
            if not context.refuse_closed():
                SendDialog(context, [about] if about else []).open()
        case "read_return":
            from pcve_desktop.ui.returning.reading import ReturnReader, ask_return_form

            if about:
                ReturnReader(context, Path(about))
            else:
                ask_return_form(context)
        case _:
            _hand_over(context, word, about)


def _hand_over(context: Context, word: str, about: str) -> None:
    """Grant the wishes about files that offices hand over."""
    match word:
        case "hand_over":
            context.go("exchange", hand_over=True)
        case "receive":
            context.go("exchange", receive=about)
        case "dropped":
            context.go("exchange", receive=about, ask=True)
        case "gather":
            from pcve_desktop.ui.gathering.dialog import GatheringDialog

            # A path holds no line break; several files are a line each.
            GatheringDialog(context, [Path(line) for line in about.splitlines()]).open()
        case "proposals":
            from pcve_desktop.ui.proposing import Proposing

            Proposing(context)
