"""Offices with copies of one small workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from tests.exchange.neighbours import Office
from tests.journal.world import copy_of, make_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class MakeOffice(Protocol):
    """Open another copy of the template for an office."""

    def __call__(self, name: str, *, device: str | None = ..., years: int = ...) -> Office: ...


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small workspace, made once; tests copy it."""
    path = tmp_path_factory.mktemp("template") / "template.passerelle"
    make_template(path)
    return path


@pytest.fixture
def make_office(template: Path, tmp_path: Path) -> Iterator[MakeOffice]:
    """Return a function that opens another copy; all are closed at the end."""
    made: list[Office] = []

    def make(name: str, *, device: str | None = None, years: int = 0) -> Office:
        path = copy_of(template, tmp_path / f"office-{len(made)}.passerelle")
        made.append(Office(path, office=name, device=device or f"device-{len(made)}", years=years))
        return made[-1]

    yield make
    for office in made:
        office.close()


@pytest.fixture
def two(make_office: MakeOffice) -> tuple[Office, Office]:
    """Return Espace Jeunes (us) and Rive Est (them)."""
    return make_office("Espace Jeunes"), make_office("Rive Est")
