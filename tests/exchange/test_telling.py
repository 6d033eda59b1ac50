"""The lines that say what is in a package."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

from pcve_desktop.exchange.manifest import Manifest, NamedId
from pcve_desktop.exchange.telling import as_object, describe, left_out
from pcve_desktop.i18n import LANGUAGES, Translator

if TYPE_CHECKING:
    from pcve_desktop.exchange.package import Package

SAID = Manifest(
    schema=3, package="p", workspace="w", office=NamedId("o", "Rive Est"), device="d",
    made_at="2026-11-24T12:00:00+00:00", networks=(NamedId("n", "Les Tilleuls"),), heads=(),
    batches=12, operations=90, records=1, first="2026-09-01T12:00:00+00:00",
    last="2026-11-23T12:00:00+00:00",
)  # fmt: skip


@dataclasses.dataclass
class Stand:
    """What the lines look at of a package."""

    manifest: Manifest
    sealed: bool = False
    path: str = "tilleuls.passerelle-exchange"


def _package(*, sealed: bool = False, **changes: Any) -> Package:
    return Stand(dataclasses.replace(SAID, **changes), sealed)  # type: ignore[return-value] # enough


def test_a_whole_file(tr: Translator) -> None:
    lines = describe(_package(), tr)

    assert lines[0].startswith("From Rive Est, 24 Nov 2026, ")
    assert lines[1:] == [
        "All that is in the file: Les Tilleuls",
        "12 changes in 1 record, 1 Sept 2026 to 23 Nov 2026",
    ]


def test_all_that_can_be_said(tr: Translator) -> None:
    package = _package(
        network="n", whole=False, elsewhere=("a", "b", "c"), lacks=("c",), schema=99, sealed=True,
        first=SAID.last,
    )  # fmt: skip

    assert describe(package, tr)[1:] == [
        "Only the network Les Tilleuls",
        "12 changes in 1 record, 23 Nov 2026",
        "Only what the other office did not have, as far as was known.",
        "2 changes stay out: they are not about this network alone.",
        "Made by a newer version: what this one does not know waits for an update.",
        "It opens with its password only.",
    ]


def test_nothing_in_it(tr: Translator) -> None:
    package = _package(batches=0, records=0, first="", last="", networks=(), elsewhere=("a",))

    assert describe(package, tr)[1:] == [
        "All that is in the file: –",
        "No change: it only tells what was seen.",
        "1 change stays out: it was put aside there.",
    ]


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_in_other_languages(language: str) -> None:
    package = _package(network="n", whole=False, elsewhere=("a",), schema=99, sealed=True)
    english = describe(package, Translator("en"))

    translated = describe(package, Translator(language))

    assert len(translated) == len(english)
    assert not set(translated) & set(english)


def test_for_programs() -> None:
    found = as_object(_package(elsewhere=("a", "b"), lacks=("b",)))

    assert found["batches"] == 12
    assert found["left_out"] == left_out(dataclasses.replace(SAID, elsewhere=("a",))) == 1
    assert found["office"] == {"id": "o", "name": "Rive Est"}
    assert found["password"] is False
