"""Fictional data for every builder, and a translator whose words are a third longer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pcve_desktop.i18n import Translator
from pcve_desktop.pictures import (
    attendance,
    bars,
    chain,
    dumbbell,
    hexagon,
    lines,
    matrix,
    mix,
    path,
    radar,
    timeline,
    trends,
)
from pcve_desktop.pictures.layout import default_measure
from pcve_desktop.pictures.timeline_rows import Link, Milestone, TimelineRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcve_desktop.pictures.glyphs import StepState
    from pcve_desktop.pictures.layout import Measure
    from pcve_desktop.pictures.scene import Picture

    Builder = Callable[[float], Picture]


def longer(text: str) -> str:
    """Make every word a third longer, as German does."""
    return " ".join(
        word + ("nenungen" * 4)[: round(len(word) * 0.35)] if word.isalpha() else word
        for word in text.split(" ")
    )


class LongTranslator(Translator):
    """Says everything in words that are 35 % longer."""

    def t(self, msgid: str, /, **values: object) -> str:
        return longer(super().t(msgid, **values))

    def n(self, singular: str, plural: str, /, count: int, **values: object) -> str:
        return longer(super().n(singular, plural, count, **values))


ANSWERS: tuple[tuple[attendance.Answer, int], ...] = (
    ("present", 9),
    ("no_reply", 3),
    ("excused", 2),
)
STEPS: tuple[tuple[str, str, StepState, str], ...] = (
    ("training", "1 Collective training", "adapted", "Three evenings, not two days"),
    ("diagnosis", "2 Shared diagnosis", "done", "28 findings, 12 partners"),
    ("priorities", "3 Priorities", "under_way", "Vote open, 11 of 14"),
    ("objectives", "4 Objectives", "not_started", "3 of 4 objectives ready"),
    ("actions", "5 Collective actions", "set_aside", "11 actions, 2 done"),
    ("sharing", "6 Information sharing", "to_revisit", "Charter renewal in January"),
)
RETURNS = (path.PathReturn(2, 1, "Oct"), path.PathReturn(4, 3, "Nov"), path.PathReturn(5, 1, "Jan"))


def builders(tr: Translator, measure: Measure = default_measure) -> dict[str, tuple[int, Builder]]:
    """Give, for each kind of picture, its usual width in px and its builder."""
    say = longer if isinstance(tr, LongTranslator) else str
    steps = [path.PathStep(k, say(t), s, say(n)) for k, t, s, n in STEPS]
    rows = [
        bars.Bar(say(label), value)
        for label, value in (("School and education", 8), ("Youth work", 7), ("Police", 2))
    ]
    rows.append(bars.Bar(say("Health"), None, "health", say("Invite for 10 Dec")))
    balance = [
        bars.Balance(say("Partners"), 8, 4, 2),
        bars.Balance(say("Attendance, 8 meetings"), 48, 17, 7),
    ]
    heading = [
        trends.TrendRow(say("Risk factors"), 3, 2, 1, 4),
        trends.TrendRow(say("Resources"), 0, 0, 0, 0),
        trends.TrendRow(say("What partners say they miss"), 0, 12, 0, 1),
    ]
    pillars = [
        bars.Pillar("communication", say("Communication"), ("under_way", "to_come")),
        bars.Pillar("referral", say("Detection and referral"), ()),
        bars.Pillar("action", say("Action"), ("done", "under_way", "to_come", "stopped")),
    ]
    moments = [
        lines.Moment(label, value)
        for label, value in (
            ("Mar", 6), ("Apr", 8), ("May", 7), ("Jun", 9),
            ("Jul", 11), ("Sep", 10), ("Oct", 9), ("Nov", 12),
        )
    ]  # fmt: skip
    history = [
        lines.Commitment(date(2026, 3, 1), 0),
        lines.Commitment(date(2026, 4, 1), 1),
        lines.Commitment(date(2026, 6, 1), 0),
        lines.Commitment(date(2026, 10, 1), 2),
    ]
    marks = [lines.CommitmentMark(date(2026, 6, 1), 1)]
    levels = [say(name) for name in ("Knows of us", "Comes", "Contributes", "Co-leads")]
    facets = [
        radar.Facet(say(label), after, before)
        for label, after, before in (
            ("A · Social", 3.8, 2.2),
            ("B · Political", 3.2, 1.8),
            ("C · Ideological or religious", 4.2, 2.6),
            ("D · Cultural, identity", 2.6, 1.5),
            ("E · Recruitment", 3.9, 2.4),
            ("F · Group dynamics", 3.4, 2.0),
        )
    ]
    confidence = [
        dumbbell.ConfidenceRow(say("I know whom to turn to"), 2.1, 3.9),
        dumbbell.ConfidenceRow(say("I understand my partners’ roles"), 1.9, 4.0),
        dumbbell.ConfidenceRow(say("I can tell unease from facts"), None, 3.2),
    ]
    items = [
        matrix.MatrixItem("A", say("Talking about the news"), 4.1, 3.5),
        matrix.MatrixItem("B", say("Support for parents"), 4.1, 3.5),
        matrix.MatrixItem("C", say("A shared vocabulary"), 2.3, 4.4),
        matrix.MatrixItem("D", say("Welcome visits"), None, None),
    ]
    kinds = [say(name) for name in ("Risk factor", "Protective factor", "Need", "Resource")]
    places = [
        say(name)
        for name in (
            "Individual", "Family", "Peers", "School", "Community", "Society", "Online",
        )
    ]  # fmt: skip
    cells = [
        [matrix.GridCell(f"{row}-{column}", (row * 3 + column * 2) % 7) for column in range(7)]
        for row in range(4)
    ]
    answers: list[attendance.Answer] = []
    for answer, count in ANSWERS:
        answers += [answer] * count
    return {
        "path": (
            1022,
            lambda w: path.path_picture(steps, RETURNS, width=w, tr=tr, measure=measure),
        ),
        "path_row": (147, lambda _: path.path_row(steps, tr=tr)),
        "bars": (
            576,
            lambda w: bars.bar_chart(
                rows, title=tr.t("Who attended"), width=w, tr=tr, measure=measure
            ),
        ),
        "balance": (276, lambda w: bars.balance_chart(balance, width=w, tr=tr, measure=measure)),
        "trends": (340, lambda w: trends.trend_chart(heading, width=w, tr=tr, measure=measure)),
        "pillars": (370, lambda w: bars.pillars_chart(pillars, width=w, tr=tr, measure=measure)),
        "participation": (
            270,
            lambda w: lines.participation_chart(moments, 14, width=w, tr=tr, measure=measure),
        ),
        "sparkline": (
            112,
            lambda w: lines.sparkline(
                moments, 20, title="Informal meet-ups", width=w, tr=tr, measure=measure
            ),
        ),
        "commitment": (
            321,
            lambda w: lines.commitment_chart(
                levels, history, marks, until=date(2026, 11, 24), width=w, tr=tr, measure=measure
            ),
        ),
        "radar": (
            394,
            lambda w: radar.radar_chart(facets, title="Hexagon", width=w, tr=tr, measure=measure),
        ),
        "dumbbell": (
            394,
            lambda w: dumbbell.dumbbell_chart(
                confidence, title="Confidence", width=w, tr=tr, measure=measure
            ),
        ),
        "matrix": (420, lambda w: matrix.priority_matrix(items, width=w, tr=tr, measure=measure)),
        "grid": (
            760,
            lambda w: matrix.factor_grid(kinds, places, cells, width=w, tr=tr, measure=measure),
        ),
        "chain": (960, lambda w: _chain(tr, say, w, measure)),
        "timeline": (760, lambda w: _timeline(tr, say, w, measure)),
        "mix": (620, lambda w: _mix(tr, say, w, measure)),
        "hexagon": (620, lambda w: _hexagon(say, tr, w, measure)),
        "attendance": (
            236,
            lambda w: attendance.attendance_row(answers, width=w, tr=tr, measure=measure),
        ),
    }


def _chain(tr: Translator, say: Callable[[str], str], width: float, measure: Measure) -> Picture:
    items = [
        chain.ChainItem("f1", "finding", say("Parents do not know whom to ask")),
        chain.ChainItem("f2", "finding", say("News debates turn into quarrels")),
        chain.ChainItem("p1", "priority", say("Support for parents")),
        chain.ChainItem("p2", "priority", say("Talking about the news")),
        chain.ChainItem("p3", "priority", say("Sports clubs as allies")),
        chain.ChainItem("o1", "objective", say("Parents know whom they can talk to")),
        chain.ChainItem("o2", "objective", say("Young people host three debates")),
        chain.ChainItem("a1", "action", say("Text for parents")),
        chain.ChainItem("i1", "indicator", say("Parents who know a contact")),
        chain.ChainItem("i2", "indicator", say("Debates held")),
    ]
    pairs = ("f1 p1", "f2 p2", "f2 p1", "p1 o1", "p2 o2", "o1 a1", "a1 i1", "o2 i2")
    links = [chain.ChainLink(*pair.split()) for pair in pairs]
    return chain.chain_picture(items, links, width=width, tr=tr, measure=measure)


def _timeline(tr: Translator, say: Callable[[str], str], width: float, measure: Measure) -> Picture:
    reached = Milestone("m1", date(2026, 11, 2), "Ask for topics", "done")
    waited = Milestone("m2", date(2026, 11, 20), "Book the hall", "late", 4)
    coming = Milestone("m3", date(2026, 12, 18), "Debate", "due")
    early = Milestone("m4", date(2026, 12, 11), "House rules", "due")
    rows = [
        TimelineRow(
            "1", say("Debate night on the news"), "under_way",
            date(2026, 10, 12), date(2026, 11, 20), (reached, waited, early, coming),
            (Link("m1", "m2"), Link("m3", "m4", early=True)),
            who="Médiathèque Olympe", began=date(2026, 10, 20), now=date(2026, 11, 24),
            days_late=4,
        ),
        TimelineRow(
            "2", say("Text for parents"), "planned", date(2026, 11, 26), date(2026, 12, 4)
        ),
        TimelineRow("3", say("Youth radio corner"), "idea", None, None),
        TimelineRow(
            "4", say("Sports and words day"), "stopped", date(2026, 9, 10), date(2026, 11, 6)
        ),
        TimelineRow("5", say("Welcome visits"), "done", None, date(2026, 10, 30)),
        TimelineRow("6", say("Breakfast"), "paused", date(2026, 10, 1), None),
    ]  # fmt: skip
    return timeline.timeline_chart(
        rows, today=date(2026, 11, 24), width=width, tr=tr, measure=measure
    )


def _mix(tr: Translator, say: Callable[[str], str], width: float, measure: Measure) -> Picture:
    sectors = [say(name) for name in ("Youth and education", "Sport and culture", "Housing")]
    turns = [
        mix.TableTurn("s1", "10 Sept", say("Who does what"), (7, 2, 0)),
        mix.TableTurn("s2", "24 Sept", say("Hexagon"), (5, 3, 1)),
        mix.TableTurn("s3", "8 Oct", say("Talking without labelling"), (0, 4, 0)),
    ]
    return mix.mix_picture(sectors, turns, width=width, tr=tr, measure=measure)


def _hexagon(say: Callable[[str], str], tr: Translator, width: float, measure: Measure) -> Picture:
    kinds: tuple[hexagon.CardKind, ...] = ("vulnerability", "trigger", "protection")
    facets = [
        hexagon.HexFacet(
            say(name),
            tuple(
                hexagon.HexCard(f"{place}-{card}", f"Card {card}", kinds[card % 3])
                for card in range(count)
            ),
        )
        for place, (name, count) in enumerate(
            (
                ("Social factors", 3),
                ("Political factors", 1),
                ("Ideological and religious factors", 9),
                ("Cultural and identity factors", 2),
                ("Recruitment", 0),
                ("Group dynamics", 4),
            )
        )
    ]
    links = [("0-0", "2-4"), ("0-0", "0-1"), ("3-1", "5-0"), ("2-1", "2-5")]
    return hexagon.hexagon_picture(facets, links, width=width, tr=tr, measure=measure, chosen="0-0")
