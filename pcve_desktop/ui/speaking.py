"""Another language while a network is open: what of the old window the new one takes up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pcve_desktop.ui.kit.entry_line import EntryLine
from pcve_desktop.ui.projecting.session import Kept as Projection

if TYPE_CHECKING:
    from pcve_desktop.ui.page import Page
    from pcve_desktop.ui.shell import Shell


@dataclass
class Kept:
    """Where the window was: the place, the projection, and what its pages had open.

    `typed` holds the lines that were typed and not entered yet, by place and name.
    """

    place: str
    where: dict[str, Any]
    projection: Projection | None
    pages: dict[str, object] = field(default_factory=dict)
    typed: dict[tuple[str, str], str] = field(default_factory=dict)

    def made(self, place: str, page: Page) -> None:
        """Let a page that was just made take up what the one before it had open."""
        if place in self.pages:
            page.resume(self.pages.pop(place))

    def shown(self, place: str, page: Page) -> None:
        """Put typed lines back, once the part of the page is there in which they stood."""
        for at, name in [key for key in self.typed if key[0] == place]:
            line = page.findChild(EntryLine, name)
            if line is not None:
                line.setText(self.typed.pop((at, name)))


def keep(shell: Shell) -> Kept:
    """Return what goes on in another language; what can be saved is saved by now."""
    place, where = shell.whereabouts()
    kept = Kept(place, where, shell.presenting.keep())
    for key, page in shell.made_pages().items():
        had = page.keep()
        if had is not None:
            kept.pages[key] = had
        for line in page.findChildren(EntryLine):
            if line.objectName() and line.take():
                kept.typed[key, line.objectName()] = line.text()
    return kept


def take_up(shell: Shell, kept: Kept) -> None:
    """Show the same place of a new window, and let its pages go on."""
    shell.kept = kept
    # What is looked through there is open until its page takes it up.
    if "exchange" in kept.pages:
        shell.page("exchange")
    shell.go(kept.place, kept.where)
    shell.presenting.take_up(kept.projection)
