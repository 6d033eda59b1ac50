"""Whole files or none: an export is written beside its target and takes its place at the end."""

from __future__ import annotations

import secrets
from contextlib import contextmanager, suppress
from pathlib import Path  # noqa: TC003 - a NamedTuple is built from its annotations
from typing import TYPE_CHECKING, NamedTuple

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Iterator


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

    Raise `ExportError` when the folder or the target cannot be written. Leaving early, by an error
    or because a generator was closed, removes the temporary file and leaves the target as it was.
    """
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
        raise ExportError(
            mark(
                "{name} is open in another program or protected. "
                "The earlier file is unchanged; close it, then export again."
            ),
            name=target.name,
        ) from error


def _folder_error(folder: Path) -> ExportError:
    return ExportError(
        mark(
            "Nothing can be written in the folder {folder}. "
            "Nothing was changed; choose another folder, then export again."
        ),
        folder=str(folder),
    )
