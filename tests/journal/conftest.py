"""Copies of one small workspace, as offices have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from tests.journal.world import Replica, copy_of, make_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class MakeReplica(Protocol):
    """Open another copy of the template."""

    def __call__(
        self, *, office: str = ..., device: str | None = ..., years: int = ...
    ) -> Replica: ...


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small workspace, made once; tests copy it."""
    path = tmp_path_factory.mktemp("template") / "template.passerelle"
    make_template(path)
    return path


@pytest.fixture
def make_replica(template: Path, tmp_path: Path) -> Iterator[MakeReplica]:
    """Return a function that opens another copy; all are closed at the end."""
    made: list[Replica] = []

    def make(
        *, office: str = "Ville de Valmont", device: str | None = None, years: int = 0
    ) -> Replica:
        path = copy_of(template, tmp_path / f"copy-{len(made)}.passerelle")
        made.append(Replica(path, office=office, device=device, years=years))
        return made[-1]

    yield make
    for replica in made:
        replica.close()


@pytest.fixture
def replica(make_replica: MakeReplica) -> Replica:
    """Return one copy."""
    return make_replica()
