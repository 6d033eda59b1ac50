"""Step 2, shared diagnosis: findings, who observed them, the themes that gather them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from pcve_desktop.i18n import mark
from pcve_desktop.models import fields as f
from pcve_desktop.models.base import Continues, EntityInfo, InCycle, InNetwork, Record
from pcve_desktop.models.fields import Sensitivity
from pcve_desktop.models.vocabularies import (
    Agreement,
    Family,
    FindingKind,
    Form,
    Grade,
    Level,
    Public,
    SourceKind,
    Trend,
)

_WHAT = mark("What we see")
_CONTEXT = mark("Where and whom it concerns")
_EVIDENCE = mark("How solid it is")


class Theme(Continues, InCycle, Record):
    """A cluster of findings that belong together."""

    __entity__ = EntityInfo(
        "theme", mark("Theme"), mark("Themes"), title="title", parent="cycle_id"
    )

    title: Mapped[str] = f.text(mark("Title"), required=True, table=True, search=True)
    note: Mapped[str | None] = f.long_text(mark("Note"), search=True)
    position: Mapped[str | None] = f.position()


class Finding(Continues, InCycle, Record):
    """Something that partners see in the neighbourhood, about situations, never about people."""

    __entity__ = EntityInfo(
        "finding", mark("Finding"), mark("Findings"), title="statement", parent="cycle_id"
    )

    statement: Mapped[str] = f.text(
        mark("Statement"), required=True, table=True, search=True, max_length=500, section=_WHAT,
        help=mark("Write about situations, never about named people."),
    )  # fmt: skip
    kind: Mapped[FindingKind] = f.choice(
        mark("Kind"), FindingKind, FindingKind.RISK, table=True, section=_WHAT
    )
    level: Mapped[Level | None] = f.choice(mark("Level"), Level, table=True, section=_WHAT)
    theme_id: Mapped[str | None] = f.reference(mark("Theme"), "theme", table=True, section=_WHAT)
    trend: Mapped[Trend] = f.choice(mark("Trend"), Trend, Trend.UNKNOWN, table=True, section=_WHAT)
    family: Mapped[Family | None] = f.choice(mark("Vulnerability family"), Family, section=_CONTEXT)
    form: Mapped[Form] = f.choice(
        mark("Form concerned"), Form, Form.UNSPECIFIED, table=True, section=_CONTEXT,
        help=mark("All forms count; not specified is a good answer."),
    )  # fmt: skip
    public: Mapped[Public | None] = f.choice(mark("Public"), Public, section=_CONTEXT)
    setting: Mapped[str | None] = f.text(mark("Setting"), search=True, section=_CONTEXT)
    grade: Mapped[Grade | None] = f.choice(mark("Evidence"), Grade, table=True, section=_EVIDENCE)
    source_kind: Mapped[SourceKind | None] = f.choice(
        mark("Kind of source"), SourceKind, section=_EVIDENCE
    )
    source: Mapped[str | None] = f.text(mark("Source"), search=True, section=_EVIDENCE)
    source_on: Mapped[dt.date | None] = f.date(mark("Date of the source"), section=_EVIDENCE)
    agreement: Mapped[Agreement] = f.choice(
        mark("Agreement"), Agreement, Agreement.NOT_DISCUSSED, table=True, section=_EVIDENCE
    )
    disagreement: Mapped[str | None] = f.long_text(
        mark("Where views differ"), search=True, sensitivity=Sensitivity.INTERNAL,
        section=_EVIDENCE,
    )  # fmt: skip
    position: Mapped[str | None] = f.position()


class FindingObserver(InNetwork, Record):
    """An organisation that observed a finding."""

    __entity__ = EntityInfo(
        "finding_observer",
        mark("Observed by"),
        mark("Who observed what"),
        parent="finding_id",
        ends=("finding_id", "organisation_id"),
    )

    finding_id: Mapped[str] = f.reference(mark("Finding"), "finding", required=True, table=True)
    organisation_id: Mapped[str] = f.reference(
        mark("Organisation"), "organisation", required=True, table=True
    )


class FindingRating(InNetwork, Record):
    """How a finding was weighed at a date. A new rating never replaces an old one.

    Holds only what changed that day; the finding itself shows the latest of each.
    """

    __entity__ = EntityInfo(
        "finding_rating",
        mark("Rating of a finding"),
        mark("Ratings of findings"),
        parent="finding_id",
    )

    finding_id: Mapped[str] = f.reference(mark("Finding"), "finding", required=True, table=True)
    rated_on: Mapped[dt.date | None] = f.date(mark("Date"), table=True)
    grade: Mapped[Grade | None] = f.choice(mark("Evidence"), Grade, table=True)
    agreement: Mapped[Agreement | None] = f.choice(mark("Agreement"), Agreement, table=True)
    trend: Mapped[Trend | None] = f.choice(mark("Trend"), Trend, table=True)
    reason: Mapped[str | None] = f.text(
        mark("Why"), table=True, search=True, sensitivity=Sensitivity.INTERNAL
    )
