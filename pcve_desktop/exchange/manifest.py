"""What a package says about itself."""

from __future__ import annotations

from dataclasses import dataclass

# The layout of the package itself; a program refuses a greater one than it knows.
FORMAT = 1
SUFFIX = ".passerelle-exchange"


@dataclass(frozen=True, slots=True)
class NamedId:
    """An identifier with the name that it had when the package was made."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Who made a package, when, from what, and what is in it.

    `made_at` is an ISO moment with its offset, by a clock that may be wrong. `networks` are those
    told of; `network` is the one that the package is limited to (None: the whole workspace).
    `whole` says that nothing was left out because the receiver was thought to have it. `heads` are
    the batches that nothing followed where it was made; `lacks` what was missing there below them,
    `elsewhere` those that were left out on purpose: nothing waits for them. `batches`, `operations`
    and `records` are counts; `first` and `last` ISO moments of the oldest and newest batch.
    """

    schema: int
    package: str
    workspace: str
    office: NamedId
    device: str
    made_at: str
    networks: tuple[NamedId, ...]
    heads: tuple[str, ...]
    batches: int
    operations: int
    records: int
    first: str = ""
    last: str = ""
    network: str | None = None
    whole: bool = True
    lacks: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    format: int = FORMAT
