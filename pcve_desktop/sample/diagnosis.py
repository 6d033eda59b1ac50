"""Step 2 of the sample: themes, findings of all kinds and forms, who observed them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pcve_desktop.models.diagnosis import Finding, FindingObserver, Theme
from pcve_desktop.models.vocabularies import (
    Agreement,
    Family,
    FindingKind,
    Form,
    Grade,
    Handling,
    Level,
    Public,
    SourceKind,
    Trend,
)
from pcve_desktop.services import diagnosis as service

if TYPE_CHECKING:
    from pcve_desktop.sample.maker import Maker

_THEMES = ("news", "families", "words", "ties", "online")

# Twelve of the fourteen spoke; where a finding starts in this list is spread by its number.
_OBSERVERS = (
    "espace", "college", "parents", "media", "prevention", "fc",
    "social", "passages", "fraternite", "ecole", "parish", "police",
)  # fmt: skip

_SOLID = {SourceKind.STATISTICS, SourceKind.STUDY, SourceKind.SURVEY}


@dataclass(frozen=True, slots=True)
class _Finding:
    """A finding; `seen_by` counts the organisations that observed it."""

    key: str
    kind: FindingKind
    level: Level
    theme: str
    grade: Grade
    agreement: Agreement
    seen_by: int
    source: SourceKind = SourceKind.OBSERVATION
    trend: Trend = Trend.STABLE
    form: Form = Form.UNSPECIFIED
    family: Family | None = None
    public: Public | None = None


_RISK, _GUARD, _NEED, _RESOURCE = FindingKind
_OPEN, _SHARED, _TALKED, _DIFFER = Agreement

_FINDINGS = (
    _Finding(
        "rumours", _RISK, Level.COMMUNITY, "news", Grade.A, _SHARED, 9, SourceKind.SURVEY,
        Trend.RISING, family=Family.SOCIAL, public=Public.ALL,
    ),
    _Finding(
        "newsplaces", _RISK, Level.PEERS, "news", Grade.B, _SHARED, 6, SourceKind.FOCUS_GROUP,
        family=Family.EDUCATIONAL, public=Public.TEENS,
    ),
    _Finding(
        "late", _RISK, Level.INDIVIDUAL, "online", Grade.C, _DIFFER, 3,
        trend=Trend.UNKNOWN, family=Family.SOCIAL, public=Public.TEENS,
    ),
    _Finding("schools", _RISK, Level.SCHOOL, "ties", Grade.B, _OPEN, 5, public=Public.EARLY_TEENS),
    _Finding(
        "tags", _RISK, Level.COMMUNITY, "ties", Grade.B, _SHARED, 7, SourceKind.EXPLORATORY_WALK,
        form=Form.MIXED, family=Family.IDENTITY,
    ),
    _Finding(
        "videos", _RISK, Level.ONLINE, "online", Grade.B, _DIFFER, 4,
        trend=Trend.RISING, form=Form.MASCULINIST, family=Family.IDENTITY,
        public=Public.EARLY_TEENS,
    ),
    _Finding(
        "plots", _RISK, Level.ONLINE, "news", Grade.D, _TALKED, 3, SourceKind.INTERVIEW,
        form=Form.CONSPIRACIST, public=Public.ADULTS,
    ),
    _Finding(
        "demo", _RISK, Level.SOCIETY, "ties", Grade.C, _DIFFER, 4,
        trend=Trend.FALLING, form=Form.FAR_LEFT, public=Public.YOUNG_ADULTS,
    ),
    _Finding(
        "coaches", _GUARD, Level.PEERS, "ties", Grade.A, _SHARED, 8, SourceKind.SURVEY,
        public=Public.TEENS,
    ),
    _Finding("grandparents", _GUARD, Level.FAMILY, "families", Grade.B, _OPEN, 5),
    _Finding(
        "party", _GUARD, Level.COMMUNITY, "ties", Grade.A, _SHARED, 7, SourceKind.STATISTICS,
        Trend.RISING, public=Public.ALL,
    ),
    _Finding(
        "fridays", _GUARD, Level.COMMUNITY, "ties", Grade.A, _SHARED, 6, SourceKind.STATISTICS,
        public=Public.TEENS,
    ),
    _Finding("visits", _GUARD, Level.COMMUNITY, "ties", Grade.B, _SHARED, 4, trend=Trend.RISING),
    _Finding(
        "flags", _GUARD, Level.SCHOOL, "words", Grade.C, _TALKED, 3,
        form=Form.IDENTITARIAN, family=Family.IDENTITY, public=Public.EARLY_TEENS,
    ),
    _Finding(
        "apprentices", _GUARD, Level.INDIVIDUAL, "families", Grade.C, _SHARED, 2,
        SourceKind.INTERVIEW, family=Family.ECONOMIC, public=Public.YOUNG_ADULTS,
    ),
    _Finding(
        "words", _NEED, Level.COMMUNITY, "words", Grade.A, _SHARED, 11, SourceKind.SURVEY,
        public=Public.PROFESSIONALS,
    ),
    _Finding(
        "contact", _NEED, Level.SCHOOL, "families", Grade.B, _SHARED, 7, SourceKind.FOCUS_GROUP,
        public=Public.PARENTS,
    ),
    _Finding(
        "time", _NEED, Level.COMMUNITY, "ties", Grade.B, _DIFFER, 6, public=Public.PROFESSIONALS
    ),
    _Finding("plain", _NEED, Level.SOCIETY, "words", Grade.C, _OPEN, 4, public=Public.ALL),
    _Finding(
        "parents", _NEED, Level.FAMILY, "families", Grade.A, _SHARED, 9, SourceKind.SURVEY,
        Trend.FALLING, family=Family.SOCIAL, public=Public.PARENTS,
    ),
    _Finding(
        "slogans", _NEED, Level.SCHOOL, "words", Grade.B, _TALKED, 5,
        form=Form.FAR_RIGHT, family=Family.IDENTITY, public=Public.PROFESSIONALS,
    ),
    _Finding(
        "propaganda", _NEED, Level.ONLINE, "online", Grade.B, _DIFFER, 4,
        form=Form.ISLAMIST, family=Family.IDENTITY, public=Public.TEENS,
    ),
    _Finding(
        "hall", _RESOURCE, Level.COMMUNITY, "news", Grade.A, _SHARED, 10, SourceKind.STATISTICS
    ),
    _Finding(
        "mediators", _RESOURCE, Level.COMMUNITY, "words", Grade.A, _SHARED, 4,
        SourceKind.STATISTICS,
    ),
    _Finding(
        "street", _RESOURCE, Level.PEERS, "ties", Grade.A, _SHARED, 7, SourceKind.STATISTICS,
        public=Public.TEENS,
    ),
    _Finding(
        "climate", _RESOURCE, Level.PEERS, "words", Grade.C, _TALKED, 2,
        form=Form.ECO_RADICAL, public=Public.YOUNG_ADULTS,
    ),
    _Finding(
        "leaflet", _RESOURCE, Level.SOCIETY, "families", Grade.A, _OPEN, 3, SourceKind.STUDY,
        form=Form.SECTARIAN, public=Public.PARENTS,
    ),
    _Finding(
        "medialab", _RESOURCE, Level.ONLINE, "online", Grade.B, _SHARED, 5,
        trend=Trend.RISING, public=Public.TEENS,
    ),
)  # fmt: skip


# How some findings were seen before: days from today and what was rated then. The reasons are
# "finding.<key>.why.<number>", the last number for the rating that the finding shows now.
_BEFORE: dict[str, tuple[tuple[int, dict[str, Any]], ...]] = {
    "rumours": (
        (-222, {"grade": Grade.C, "agreement": _TALKED}),
        (-150, {"grade": Grade.B, "agreement": _SHARED, "trend": Trend.STABLE}),
    ),
    "plots": ((-222, {"grade": Grade.C}),),
    "videos": (
        (-222, {"grade": Grade.C}),
        (-120, {"grade": Grade.B, "agreement": _SHARED, "trend": Trend.RISING}),
    ),
    "demo": ((-222, {"grade": Grade.C, "agreement": _DIFFER, "trend": Trend.RISING}),),
    "time": ((-222, {"grade": Grade.B, "agreement": _SHARED, "trend": Trend.STABLE}),),
    "parents": (
        (-222, {"grade": Grade.C}),
        (-130, {"grade": Grade.B, "agreement": _SHARED, "trend": Trend.STABLE}),
    ),
}

# What goes on from the cycle before, by the number of the finding there.
_GOES_ON = {"rumours": 6, "words": 1, "hall": 5}


def make(maker: Maker) -> None:
    """Add the themes, then the findings with those who observed them and how they were rated."""
    for key in _THEMES:
        maker.add(Theme, f"theme.{key}", title=maker.text(f"theme.{key}"))
    for number, finding in enumerate(_FINDINGS):
        earlier = _GOES_ON.get(finding.key)
        made = maker.add(
            Finding,
            f"finding.{finding.key}",
            statement=maker.text(f"finding.{finding.key}"),
            kind=finding.kind,
            level=finding.level,
            theme_id=maker.id(f"theme.{finding.theme}"),
            family=finding.family,
            form=finding.form,
            public=finding.public,
            source_kind=finding.source,
            source=maker.maybe(f"finding.{finding.key}.source"),
            source_on=maker.working_day(-225 - 3 * number if finding.source in _SOLID else -222),
            disagreement=maker.maybe(f"finding.{finding.key}.note"),
            validated=finding.agreement is _SHARED,
            handling=Handling.AMBER_STRICT if finding.agreement is _DIFFER else Handling.AMBER,
            continues=maker.id(f"past.finding.{earlier}") if earlier else None,
        )
        _rate(maker, finding, made)
        for place in range(finding.seen_by):
            key = _OBSERVERS[(5 * number + place) % len(_OBSERVERS)]
            maker.add(FindingObserver, finding_id=made, organisation_id=maker.id(f"org.{key}"))


def _rate(maker: Maker, finding: _Finding, made: str) -> None:
    """Rate a finding as often as it was, ending with what it shows now."""
    now = {"grade": finding.grade, "agreement": finding.agreement, "trend": finding.trend}
    for place, (days, values) in enumerate((*_BEFORE.get(finding.key, ()), (-60, now)), start=1):
        service.rate_finding(
            maker.ws,
            made,
            **values,
            reason=maker.maybe(f"finding.{finding.key}.why.{place}") or "",
            rated_on=maker.working_day(days),
        )
