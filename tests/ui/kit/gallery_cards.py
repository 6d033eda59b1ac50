"""The cards of the gallery: each shows one family of building blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QWidget,
)

from pcve_desktop.ui.kit.buttons import Button, IconButton
from pcve_desktop.ui.kit.cards import Card, EmptyState, Foldable, Notice
from pcve_desktop.ui.kit.chips import Avatar, Badge, Chip, DateTile, ThinProgress
from pcve_desktop.ui.kit.fonts import Role
from pcve_desktop.ui.kit.glyphs import GlyphLabel, glyph_names
from pcve_desktop.ui.kit.headers import Legend
from pcve_desktop.ui.kit.icons import icon_names
from pcve_desktop.ui.kit.layout import FlowLayout, GridLayout
from pcve_desktop.ui.kit.options import OptionCard
from pcve_desktop.ui.kit.switches import Segmented, Switch
from pcve_desktop.ui.kit.text import ElidedText, Text, hairline

if TYPE_CHECKING:
    from pcve_desktop.ui.kit.theme import ThemeHub

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
