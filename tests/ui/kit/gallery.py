"""Every building block of the kit on two pages, to look at and to test as a whole.

`python -m tests.ui.kit.gallery FOLDER` leaves pictures of it in a folder.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QWidget,
)

from pcve_desktop.i18n import Translator
from pcve_desktop.ui.kit.buttons import Button, IconButton, Kind
from pcve_desktop.ui.kit.cards import Card, EmptyState, Foldable, Notice, OptionCard
from pcve_desktop.ui.kit.chips import Avatar, Badge, Chip, DateTile, ThinProgress
from pcve_desktop.ui.kit.dialogs import Dialog, MessageDialog
from pcve_desktop.ui.kit.focus import FocusRing
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel, glyph_names
from pcve_desktop.ui.kit.headers import Legend, PageHeader, SaveState, StepHeader, WizardTabs
from pcve_desktop.ui.kit.icons import icon_names
from pcve_desktop.ui.kit.layout import FlowLayout, GridLayout
from pcve_desktop.ui.kit.rail import Rail
from pcve_desktop.ui.kit.scroll import ScrollPage
from pcve_desktop.ui.kit.switches import Segmented, Switch
from pcve_desktop.ui.kit.text import ElidedText, Text, hairline
from pcve_desktop.ui.kit.theme import ThemeHub
from pcve_desktop.ui.kit.toast import ToastHost

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

STATES = [
    ("not_started", "Not started", "step.not_started"),
    ("under_way", "Under way", "step.under_way"),
    ("done", "Done", "step.done"),
    ("adapted", "Adapted", "step.adapted"),
    ("to_revisit", "To revisit", "step.to_revisit"),
    ("set_aside", "Set aside", "step.set_aside"),
]
ACTIONS = [
    ("action.idea", "Idea"),
    ("action.planned", "Planned"),
    ("action.under_way", "Under way"),
    ("action.done", "Done"),
    ("action.paused", "Paused"),
    ("action.stopped", "Stopped, with lessons"),
]
AGREEMENT = [
    ("agreement.shared", "Shared view"),
    ("agreement.differ", "Views differ"),
    ("agreement.not_discussed", "Not discussed"),
]
SPHERES = [
    ("sphere.social_cohesion", "Social cohesion"),
    ("sphere.prevention", "Prevention"),
    ("sphere.security", "Security"),
]


def flow(*widgets: QWidget) -> QWidget:
    """Put widgets into a flowing line."""
    holder = QWidget()
    line = FlowLayout(holder, gap=10, line_gap=8)
    for widget in widgets:
        line.addWidget(widget)
    return holder


def buttons_card(hub: ThemeHub) -> Card:
    """Show every kind of button and switch."""
    card = Card(hub, "Buttons", name="g.buttons", beside="one primary per screen")
    card.add_link("All actions", name="g.buttons.all")
    off = Button(hub, "Apply 19 changes", name="g.off", hint="Decide the last one first")
    off.setEnabled(False)
    native = QPushButton("Native")
    card.body.addWidget(
        flow(
            Button(hub, "Prepare the meeting", name="g.primary", kind="primary", icon="calendar"),
            Button(hub, "Export", name="g.export", icon="export"),
            Button(hub, "Priorities", name="g.next", kind="default", trailing="chevron-right"),
            Button(hub, "Note a lesson", name="g.lesson", kind="lesson", icon="leaf"),
            off,
            Button(hub, "Review", name="g.review", compact=True),
            Button(hub, "Talk about it", name="g.quiet", kind="quiet", icon="plus"),
            native,
            IconButton(hub, "close", "Close", name="g.close"),
            IconButton(hub, "filter", "Filter", name="g.filter", framed=True, size=34),
        )
    )
    views: list[tuple[str, str, str | None]] = [
        ("table", "Table", "table"),
        ("board", "Board", "board"),
        ("timeline", "Timeline", "timeline"),
    ]
    levels: list[tuple[str, str, str | None]] = [
        ("all", "All levels", None),
        ("family", "Family", "level-family"),
        ("peers", "Peers", "level-peers"),
        ("society", "Society", "level-society"),
    ]
    on = Switch(hub, "On", name="g.on")
    on.setChecked(True)
    card.body.addWidget(
        flow(
            Segmented(hub, views, name="g.views", text="View"),
            Segmented(hub, levels, name="g.levels", text="Levels", compact=True),
            Switch(hub, "Views differ", name="g.switch"),
            on,
        )
    )
    return card


def fields_card() -> QWidget:
    """Show Qt's own fields as the stylesheet draws them."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    text = QLineEdit("Parents in Collège des Tilleuls")
    text.setObjectName("g.field")
    empty = QLineEdit()
    empty.setPlaceholderText("Search actions")
    wrong = QLineEdit("31 February")
    wrong.setProperty("error", True)
    off = QLineEdit("Read elsewhere")
    off.setEnabled(False)
    fixed = QLineEdit("Read only")
    fixed.setReadOnly(True)
    combo = QComboBox()
    combo.addItems(["Support for parents", "A shared vocabulary"])
    area = QPlainTextEdit("Parents of 11 to 14 year olds know at least one person to talk to.")
    area.setFixedHeight(64)
    check, choice = QCheckBox("Book the hall"), QRadioButton("The city")
    check.setChecked(True)
    choice.setChecked(True)
    part = QCheckBox("Some of them")
    part.setTristate(True)
    part.setCheckState(Qt.CheckState.PartiallyChecked)
    date = QDateEdit()
    date.setCalendarPopup(True)
    bar = QProgressBar()
    bar.setValue(60)
    bar.setTextVisible(False)
    rows: list[tuple[QWidget, ...]] = [
        (text, empty, wrong),
        (combo, date, fixed),
        (check, choice, part),
        (QCheckBox("Agree house rules"), QRadioButton("Public"), off),
    ]
    for y, row in enumerate(rows):
        for x, widget in enumerate(row):
            grid.addWidget(widget, y, x)
    grid.addWidget(area, len(rows), 0, 1, 2)
    grid.addWidget(bar, len(rows), 2)
    return holder


def states_card(hub: ThemeHub) -> Card:
    """Show the glyphs, chips and marks of states."""
    card = Card(hub, "States", name="g.states", subtitle="Each has its shape and its word.")
    card.body.addWidget(Legend(hub, [(glyph, label) for _key, label, glyph in STATES]))
    card.body.addWidget(flow(*[Chip(hub, word, glyph=glyph) for glyph, word in ACTIONS]))
    card.body.addWidget(
        flow(
            *[Chip(hub, word, glyph=glyph) for glyph, word in AGREEMENT],
            Chip(hub, "First contact", square=True),
            Chip(hub, "To decide", glyph="differ", tone="attn"),
        )
    )
    card.body.addWidget(Legend(hub, SPHERES))
    card.body.addWidget(
        flow(
            *[GlyphLabel(hub, name, name, size=32) for name in glyph_names()],
            Badge(hub, "1"),
            Badge(hub, "A", size=28, square=True),
            Badge(hub, "T", size=28, square=True, tone="crit"),
            Badge(hub, "12", size=44, tone="soft"),
            Avatar(hub, "FC", "FC Tilleuls"),
            Avatar(hub, "SB", "Samir Brenner", size=40, person=True),
            DateTile(hub, "Dec", "3", "3 December"),
            ThinProgress(hub, 0.7, "70 percent"),
        )
    )
    return card


def frames_card(hub: ThemeHub) -> Card:
    """Show notices, foldable panels and empty states."""
    card = Card(hub, "Messages", name="g.frames")
    button = Button(hub, "Review", name="g.notice.review", compact=True)
    card.body.addWidget(
        Notice(hub, "Rive Est, today", tone="soft", strong="1 file to review", button=button)
    )
    card.body.addWidget(Notice(hub, "Write about situations, never about named people."))
    card.body.addWidget(Notice(hub, "Its reason is still to be written.", tone="attn"))
    card.body.addWidget(Notice(hub, "Choose a date after 3 December 2026.", tone="crit"))
    card.body.addWidget(
        Foldable(hub, "Workshop tip", name="g.tip", text="Start with silent cards.", unfolded=True)
    )
    card.body.addWidget(Foldable(hub, "Example", name="g.example", icon="book", text="..."))
    card.body.addWidget(
        EmptyState(hub, "Nothing yet on family resources", "Ask the group", name="g.empty")
    )
    return card


def options_card(hub: ThemeHub) -> Card:
    """Show option cards to tick and to choose."""
    card = Card(hub, "Options", name="g.options")
    holder = QWidget()
    grid = GridLayout(holder, gap=8)
    for key, title, text in (
        ("summary", "Summary", "Path, balance, next steps"),
        ("plan", "Action plan", "11 actions, with lessons"),
    ):
        option = OptionCard(hub, title, text, name=f"g.what.{key}")
        option.setChecked(key == "summary")
        grid.add(option, 6, 180)
    group = QButtonGroup(holder)
    for key, title, text in (
        ("members", "Network members", "Everything they signed for"),
        ("city", "The city", "Results, no contacts"),
        ("public", "Public", "Validated results"),
    ):
        option = OptionCard(hub, title, text, name=f"g.whom.{key}", kind="radio")
        option.setChecked(key == "city")
        group.addButton(option)
        grid.add(option, 4, 150)
    card.body.addWidget(holder)
    card.body.addStretch(1)
    return card


def text_card(hub: ThemeHub) -> Card:
    """Show every role of text and every icon."""
    card = Card(hub, "Type and icons", name="g.type")
    for role in Role:
        if role is not Role.WELCOME:
            tone = "ink2" if role in {Role.SECONDARY, Role.CAPTION} else "ink"
            card.body.addWidget(Text(f"{role.value}: 14 organisations", role, tone=tone))
    card.body.addWidget(hairline())
    card.body.addWidget(ElidedText("Documents / Networks / les-tilleuls.passerelle", middle=True))
    card.body.addWidget(flow(*[GlyphLabel(hub, icon, icon, size=20) for icon in icon_names()]))
    return card


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


def clipped(root: QWidget) -> list[str]:
    """Return the texts of visible labels and buttons that have less room than they need."""
    found = []
    for label in root.findChildren(QLabel):
        if not label.isVisible() or not label.text() or isinstance(label, ElidedText):
            continue
        if label.wordWrap():
            fits = label.heightForWidth(label.width()) <= label.height() + 1
        else:
            fits = label.sizeHint().width() <= label.width() + 1
        if not fits or label.visibleRegion().isEmpty() is None:
            found.append(label.text())
    for button in root.findChildren(QAbstractButton):
        hint = button.minimumSizeHint()
        if button.isVisible() and button.text() and button.width() + 1 < hint.width():
            found.append(button.text())
    return found


def picture(widget: QWidget, over: QWidget | None = None) -> QPixmap:
    """Return a picture of a window, with a dialog over it where it stands."""
    shot = widget.grab()
    if over is not None:
        spot = widget.mapFromGlobal(over.mapToGlobal(QPoint(0, 0)))
        over.render(shot, spot)
    return shot


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
