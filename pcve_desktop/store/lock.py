"""The lock beside a workspace: it says who has the file open, and where."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import platform
import sys
import uuid
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 4096
# Constants of the Windows API.
_QUERY_LIMITED_INFORMATION = 0x1000
_STILL_ACTIVE = 259


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock."""

    office: str
    computer: str
    process: int
    since: str
    token: str


class FileLock:
    """One lock file; whoever created it owns the workspace."""

    def __init__(self, workspace: Path, office: str) -> None:
        self.path = workspace.with_name(f".{workspace.name}.lock")
        self._mine = Holder(
            office=office,
            computer=computer_name(),
            process=os.getpid(),
            since=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            token=uuid.uuid4().hex,
        )

    def acquire(self, *, take_over: bool = False) -> Holder | None:
        """Take the lock; return None, or the holder when somebody else has the file open.

        A lock left by a program that crashed on this computer is taken without a question; for
        another computer nobody can know, so the person decides (`take_over`).
        """
        if self._create():
            return None
        holder = self.holder()
        if holder is None or take_over or _left_behind(holder):
            with contextlib.suppress(FileNotFoundError):
                self.path.unlink()
            return None if self._create() else self.holder()
        return holder

    def _create(self) -> bool:
        """Make the lock appear with its content at once: an empty one would look abandoned."""
        text = json.dumps(asdict(self._mine))
        draft = self.path.with_name(f"{self.path.name}.{self._mine.token}")
        try:
            draft.write_text(text, encoding="utf-8")
            os.link(draft, self.path)
        except FileExistsError:
            return False
        except OSError:
            # A file system without links (FAT on a USB stick).
            return self._create_plainly(text)
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
        return True

    def _create_plainly(self, text: str) -> bool:
        try:
            handle = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return False
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
        except OSError:
            # A full disk takes the name but not the content.
            self.path.unlink(missing_ok=True)
            raise
        return True

    def holder(self) -> Holder | None:
        """Return who holds the lock; None when there is none or it is unreadable."""
        try:
            data = json.loads(self.path.read_bytes()[:_LARGEST])
            return Holder(
                office=str(data["office"]),
                computer=str(data["computer"]),
                process=int(data["process"]),
                since=str(data["since"]),
                token=str(data["token"]),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def held(self) -> bool:
        """Say whether this program still owns the lock (somebody may have taken over)."""
        holder = self.holder()
        return holder is not None and holder.token == self._mine.token

    def release(self) -> None:
        """Give the lock back, unless somebody took it over."""
        if self.held():
            with contextlib.suppress(OSError):
                self.path.unlink()


def computer_name() -> str:
    """Return the name of this computer; it is only shown, nothing is sent."""
    return platform.node()


def _left_behind(holder: Holder) -> bool:
    if holder.computer != computer_name():
        return False
    return holder.process != os.getpid() and not _running(holder.process)


def _running(process: int) -> bool:
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, process)
        if not handle:
            return False
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == _STILL_ACTIVE
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
