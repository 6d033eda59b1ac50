"""Every building block of the kit on two pages, to look at and to test as a whole.

`python -m tests.ui.kit.gallery FOLDER` leaves pictures of it in a folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from pcve_desktop.i18n import Translator
from pcve_desktop.ui.kit.buttons import Button, Kind
from pcve_desktop.ui.kit.cards import Card
from pcve_desktop.ui.kit.dialogs import Dialog, MessageDialog
from pcve_desktop.ui.kit.focus import FocusRing
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.headers import PageHeader, SaveState, StepHeader, WizardTabs
from pcve_desktop.ui.kit.layout import GridLayout
from pcve_desktop.ui.kit.options import OptionCard
from pcve_desktop.ui.kit.rail import Rail
from pcve_desktop.ui.kit.scroll import ScrollPage
from pcve_desktop.ui.kit.text import Text
from pcve_desktop.ui.kit.theme import ThemeHub
from pcve_desktop.ui.kit.toast import ToastHost
from tests.ui.kit.gallery_cards import (
    STATES,
    buttons_card,
    fields_card,
    frames_card,
    options_card,
    states_card,
    text_card,
)
from tests.ui.kit.looking import picture


def make_page(hub: ThemeHub) -> ScrollPage:
    """Return the page with all cards."""
    page = ScrollPage(name="gallery", text="Gallery")
    step = StepHeader(
        hub,
        "2",
        "Shared diagnosis",
        "What do we see in Les Tilleuls, and do we see it the same way?",
        STATES,
        name="g.step",
        state_text="State of the step",
    )
    step.state.set_current("done")
    step.add_action(Button(hub, "Present", name="g.present", icon="present"))
    step.add_action(Button(hub, "Add a finding", name="g.add", icon="plus"))
    page.add_header(step)
    pages = ["Gather", "Sort", "Weigh", "Read together", "Summary"]
    tabs = WizardTabs([(p, p) for p in pages], name="g.tabs", text="Pages of the step")
    tabs.set_current_key("Sort")
    page.add_header(tabs)
    page.body.addWidget(
        PageHeader(
            hub,
            "Debate night on the news",
            "Action 2 of 11",
            name="g.detail",
            back="Actions",
            detail=True,
        )
    )
    holder = QWidget()
    grid = GridLayout(holder)
    grid.add(buttons_card(hub), 7, 420)
    fields = Card(hub, "Fields", name="g.fields")
    fields.body.addWidget(fields_card())
    grid.add(fields, 5, 420)
    grid.add(states_card(hub), 7, 420)
    grid.add(frames_card(hub), 5, 340)
    grid.add(options_card(hub), 7, 420)
    grid.add(text_card(hub), 5, 340)
    page.body.addWidget(holder)
    page.add_footer(Button(hub, "Collective training", name="g.back", icon="chevron-left"))
    page.add_footer(SaveState(hub, "Saved 10:58", name="g.saved"))
    page.add_footer_stretch()
    page.add_footer(
        Text("Space lifts a card, arrows move it", Role.CAPTION, tone="ink2"), optional=True
    )
    page.add_footer(
        Button(hub, "Priorities", name="g.on", kind="primary", trailing="chevron-right")
    )
    return page


def make_rail(hub: ThemeHub) -> Rail:
    """Return a filled rail."""
    rail = Rail(hub, "Passerelle", "Places", name="rail")
    rail.set_network("Les Tilleuls", "Neighbourhood network")
    rail.set_status("Kept on this computer")
    rail.add_item("overview", "Overview", icon="home")
    rail.add_group("Six steps, any order")
    titles = ["Collective training", "Shared diagnosis", "Priorities", "Objectives"]
    titles += ["Collective actions", "Partage d’information"]
    for index, title in enumerate(titles, 1):
        rail.add_item(f"step{index}", title, number=str(index))
        _key, word, glyph = STATES[(index + 2) % 6]
        rail.set_state(f"step{index}", glyph, word)
    rail.add_group("Network")
    rail.add_item("actions", "Actions", icon="sprout")
    rail.add_item("partners", "Partners", icon="partners")
    rail.add_item("meetings", "Meetings", icon="calendar")
    rail.add_item("exchange", "Exchange", icon="exchange")
    rail.add_item("settings", "Settings", icon="sliders", bottom=True)
    rail.set_count("actions", "11")
    rail.set_count("partners", "14")
    rail.set_count("exchange", "1", badge=True)
    rail.set_current("step2")
    return rail


class Gallery(QWidget):
    """A window with the rail and the page."""

    def __init__(self, hub: ThemeHub, tr: Translator) -> None:
        super().__init__()
        self.setObjectName("gallery.window")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = make_rail(hub)
        self.page = make_page(hub)
        row.addWidget(self.rail)
        row.addWidget(self.page, 1)
        self.rail.follow(self)
        self.ring = FocusRing(self, hub)
        self.toasts = ToastHost(self, hub, tr)


def make_dialog(hub: ThemeHub, tr: Translator, parent: QWidget) -> Dialog:
    """Return a dialog with a field and option cards."""
    dialog = Dialog(hub, tr, "Export", name="g.dialog", parent=parent)
    dialog.body.addWidget(Text("What", Role.CARD_TITLE))
    dialog.body.addWidget(OptionCard(hub, "Summary", "Path, balance", name="g.dialog.summary"))
    dialog.body.addWidget(QLineEdit("tilleuls-city"))
    dialog.note.setText("Say it by phone, not in the same message.")
    dialog.add_cancel()
    dialog.add_button("Save the file", name="g.dialog.save", kind="primary")
    return dialog


def shoot(folder: Path, app: QApplication) -> None:
    """Leave pictures of the gallery in a folder."""
    tr = Translator("en")
    hub = ThemeHub(app, "light")
    window = Gallery(hub, tr)
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    window.rail.item("step3").setFocus(Qt.FocusReason.TabFocusReason)
    app.processEvents()
    picture(window).save(str(folder / "kit-window.png"))
    field = window.findChild(QLineEdit, "g.field")
    if field is not None:
        field.setFocus(Qt.FocusReason.TabFocusReason)
    window.toasts.show("Priority moved to the second place", undo=lambda: None)
    for mode in ("light", "dark"):
        hub.set_choice("dark" if mode == "dark" else "light")
        window.resize(1366, 1800)
        app.processEvents()
        picture(window).save(str(folder / f"kit-{mode}.png"))
    hub.set_choice("light")
    window.toasts.clear()
    window.resize(1366, 768)
    dialog = make_dialog(hub, tr, window)
    dialog.open()
    app.processEvents()
    picture(window, dialog).save(str(folder / "kit-dialog.png"))
    dialog.close()
    text = "The copy of 24 November replaces what is in the network now. This can be undone."
    answers: list[tuple[str, str, Kind]] = [
        ("cancel", "Cancel", "default"),
        ("go", "Use the copy", "primary"),
    ]
    question = MessageDialog(
        hub, tr, "Go back to the copy", text, answers, name="g.ask", parent=window
    )
    question.open()
    app.processEvents()
    picture(window, question).save(str(folder / "kit-message.png"))
    question.close()
    hub.set_text_factor(1.6)
    window.resize(QRect(0, 0, 1366, 1800).size())
    app.processEvents()
    picture(window).save(str(folder / "kit-large.png"))
    hub.set_text_factor(1.0)
    window.resize(683, 1800)
    app.processEvents()
    picture(window).save(str(folder / "kit-narrow.png"))
    window.close()


if __name__ == "__main__":
    shoot(Path(sys.argv[1]), QApplication([]))
