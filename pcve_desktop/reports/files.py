"""Whole files or none: an export is written beside its target and takes its place at the end."""

from __future__ import annotations

import secrets
import tempfile
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

# What Excel and LibreOffice leave beside a file while somebody has it open.
_OWNER_FILES = ("~${name}", ".~lock.{name}#")
_PRIVATE = "passerelle-"


class ExportError(PasserelleError):
    """An export that could not be written; nothing was changed."""


class Progress(NamedTuple):
    """How far an export is: `done` of `total` steps, and the file being written."""

    done: int
    total: int
    path: Path


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a temporary file beside `target`; it takes the target's place when all went well.

    Raise `ExportError` when the folder or the target cannot be written, before anything is done if
    the target is open elsewhere. Leaving early, by an error or because a generator was closed,
    removes the temporary file and leaves the target as it was.
    """
    refuse_open(target)
    temporary = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        temporary.touch(exist_ok=False)
    except OSError as error:
        raise _folder_error(target.parent) from error
    try:
        try:
            yield temporary
        except OSError as error:
            raise ExportError(
                mark(
                    "{name} could not be written: {problem}. "
                    "Nothing was changed; choose another folder or make room, then export again."
                ),
                name=target.name,
                problem=error.strerror or str(error),
            ) from error
        _take_place(temporary, target)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def written(
    target: Path, password: str | None, write: Callable[[Path], Iterator[Progress]]
) -> Iterator[Progress]:
    """Let `write` make a whole file at the path it is given; with a password, encrypt that.

    The file in the clear then never lies in the folder of the target, which may be shared or
    copied elsewhere: it is made in a folder that only this user can open, and removed in any case.
    Give a password that was `checked`. Raise `ExportError`.
    """
    if password is None:
        yield from write(target)
        return
    from pcve_desktop.reports.protect import encrypt

    total = 0
    with (
        replacing(target) as temporary,
        tempfile.TemporaryDirectory(prefix="passerelle-") as inside,
    ):
        plain = Path(inside, target.name)
        # Closed before the folder goes: some systems remove no open file.
        with closing(cast("Generator[Progress, None, None]", write(plain))) as steps:
            for step in steps:
                total = step.total + 1
                yield Progress(step.done, total, target)
        encrypt(plain, temporary, password)
    yield Progress(total, total, target)


def refuse_open(target: Path) -> None:
    """Raise `ExportError` when an earlier file of that name is open elsewhere or protected."""
    if not target.exists():
        return
    for pattern in _OWNER_FILES:
        owner = target.with_name(pattern.format(name=target.name))
        if owner.exists():
            raise ExportError(
                mark(
                    "{name} is open in another program. The earlier file is unchanged; close it "
                    "there, then export again. If it is open nowhere, delete {owner} beside it."
                ),
                name=target.name,
                owner=owner.name,
            )
    try:
        with target.open("r+b"):
            pass
    except OSError as error:
        raise _open_error(target) from error


def make_folder(folder: Path) -> None:
    """Create a folder if needed; raise `ExportError` when it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _folder_error(folder) from error


def _take_place(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except OSError as error:
        raise _open_error(target) from error


def _open_error(target: Path) -> ExportError:
    return ExportError(
        mark(
            "{name} is open in another program or protected. "
            "The earlier file is unchanged; close it, then export again."
        ),
        name=target.name,
    )


def _folder_error(folder: Path) -> ExportError:
    return ExportError(
        mark(
            "Nothing can be written in the folder {folder}. "
            "Nothing was changed; choose another folder, then export again."
        ),
        folder=str(folder),
    )
