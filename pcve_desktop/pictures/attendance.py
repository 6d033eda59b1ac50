"""Who comes, as a row of signs: disc, ring, dash. Organisations only, never persons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pcve_desktop.pictures.layout import Measure, block, default_measure, empty_picture, wrap
from pcve_desktop.pictures.scene import ROLES, Circle, Drawn, Line, Picture, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcve_desktop.i18n import Translator

Answer = Literal["present", "no_reply", "excused"]
PITCH = 17.0
LEAST_PITCH = 14.0


def attendance_row(
    answers: Sequence[Answer],
    *,
    width: float,
    tr: Translator,
    coming: bool = False,
    caption: bool = True,
    measure: Measure = default_measure,
) -> Picture:
    """Draw one sign an answer in the order given, on as many lines as the width asks.

    ``coming`` words it for a meeting to come, else for one that was held.
    """
    title = tr.t("Attendance")
    headers = (tr.t("Answer"), tr.t("Count"))
    if not answers:
        text = tr.t("Nobody has been invited yet.")
        return empty_picture(
            title=title, sentence=text, headers=headers, width=width, measure=measure
        )
    present, silent, excused = (answers.count(kind) for kind in ("present", "no_reply", "excused"))
    parts = [
        tr.n("{count} coming", "{count} coming", present)
        if coming
        else tr.n("{count} present", "{count} present", present)
    ]
    if silent:
        parts.append(tr.n("{count} no reply", "{count} no reply", silent))
    if excused:
        parts.append(tr.n("{count} excused", "{count} excused", excused))
    sentence = ", ".join(parts)
    # A little closer where that keeps them on one line.
    pitch = min(PITCH, max(LEAST_PITCH, (width - 2) / len(answers)))
    per_line = max(1, int((width - 1) // pitch))
    shapes: list[Drawn] = []
    for index, answer in enumerate(answers):
        line, place = divmod(index, per_line)
        shapes.append(_sign(answer, 7 + place * pitch, 9 + line * 18))
    height = 18.0 * (-(-len(answers) // per_line))
    if caption:
        lines = wrap(sentence, "caption", width, measure)
        shapes.extend(block(lines, 0, height + 2, "caption", colour="ink2"))
        height += 2 + len(lines) * ROLES["caption"].line
    words = (tr.t("Coming") if coming else tr.t("Present"), tr.t("No reply"), tr.t("Excused"))
    rows = tuple(
        (word, tr.number(count))
        for word, count in zip(words, (present, silent, excused), strict=True)
    )
    return Picture(width, height, tuple(shapes), title, sentence, Table(headers, rows))


def _sign(answer: Answer, x: float, y: float) -> Drawn:
    match answer:
        case "present":
            return Circle(x, y, 5.8, fill="accent")
        case "no_reply":
            return Circle(x, y, 5.2, stroke="ctl", stroke_width=1.5)
        case "excused":
            return Line(x - 5.5, y, x + 5.5, y, stroke="ctl", stroke_width=1.8)
