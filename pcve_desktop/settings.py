"""The user's settings: how the window looks and what was open last. Nothing sensitive.

Kept as JSON in the configuration folder, written in one piece. A damaged file never stops the
program: it is put aside as `settings.json.broken` and the defaults are used; a single value that
makes no sense is replaced by its default.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import unicodedata
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import LANGUAGES, mark, preferred_language
from pcve_desktop.paths import settings_file

if TYPE_CHECKING:
    from datetime import date

Theme = Literal["light", "dark", "system"]

THEMES: Final[tuple[Theme, ...]] = ("light", "dark", "system")
SMALLEST_TEXT = 90
LARGEST_TEXT = 160
MOST_RECENT_FILES = 8
MOST_REMINDED = 50

_LARGEST_FILE = 256 * 1024
_LONGEST_PATH = 4096
_LONGEST_OFFICE = 200
_LONGEST_GEOMETRY = 8192


class SettingsNotSavedError(PasserelleError):
    """The settings file could not be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One state of the settings; a change is a new object (`dataclasses.replace`)."""

    language: str = field(default_factory=preferred_language)
    text_size: int = 100
    """Percent of the normal size, 90 to 160."""
    theme: Theme = "system"
    reduced_motion: bool | None = None
    """None follows the system."""
    recent: tuple[str, ...] = ()
    """Absolute paths of the files opened last, newest first, at most 8."""
    office: str = ""
    """Name of the office that works here, written beside its changes."""
    geometry: str = ""
    """Size and place of the window, as Qt's saved geometry in base 64."""
    reminders: bool = True
    """Whether what is due is told when a network is opened."""
    reminded: tuple[str, ...] = ()
    """The networks told about today: the day and a digest of the identifier, no name, no path."""

    def with_recent(self, path: Path) -> Settings:
        """Return these settings with `path` first among the recent files."""
        newest = str(path.absolute())
        others = [known for known in self.recent if known != newest]
        return replace(self, recent=(newest, *others)[:MOST_RECENT_FILES])

    def without_recent(self, path: Path) -> Settings:
        """Return these settings with `path` forgotten."""
        gone = {str(path), str(path.absolute())}
        return replace(self, recent=tuple(known for known in self.recent if known not in gone))

    def was_reminded(self, network_id: str, day: date) -> bool:
        """Say whether what is due in a network was told on a day."""
        return _reminded(network_id, day) in self.reminded

    def with_reminded(self, network_id: str, day: date) -> Settings:
        """Return these settings with a network told about on a day; earlier days are forgotten."""
        known = [entry for entry in self.reminded if entry.startswith(f"{day} ")]
        return replace(self, reminded=(*known, _reminded(network_id, day))[-MOST_REMINDED:])


def _reminded(network_id: str, day: date) -> str:
    return f"{day} {hashlib.sha256(network_id.encode()).hexdigest()[:16]}"


def load_settings(path: Path | None = None) -> Settings:
    """Return the stored settings, defaults where there are none; never raises for bad content."""
    source = settings_file() if path is None else path
    try:
        with source.open("rb") as stream:
            content = stream.read(_LARGEST_FILE + 1)
    except OSError:
        return Settings()
    values = _parse(content)
    if values is None:
        # Kept for whoever wants to look; the next save writes a whole file again.
        with contextlib.suppress(OSError):
            source.replace(source.with_name(source.name + ".broken"))
        return Settings()
    return _settings(values)


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings in one piece; raise `SettingsNotSavedError` when that is not possible."""
    target = settings_file() if path is None else path
    text = json.dumps(asdict(settings), indent=2) + "\n"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(target, text)
    except OSError as error:
        raise SettingsNotSavedError(
            mark(
                "The settings could not be saved in {folder}. Your networks are not affected; "
                "check that this folder can be written to."
            ),
            folder=target.parent,
        ) from error


def _write_whole(target: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".new")
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _parse(content: bytes) -> dict[str, Any] | None:
    """Return the values of a settings file, None when it is damaged."""
    if len(content) > _LARGEST_FILE:
        return None
    try:
        values = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _settings(values: dict[str, Any]) -> Settings:
    """Return settings made of those `values` that make sense."""
    known: dict[str, Any] = {}
    for name, choices in (("language", tuple(LANGUAGES)), ("theme", THEMES)):
        if values.get(name) in choices:
            known[name] = values[name]
    size = values.get("text_size")
    if isinstance(size, int) and not isinstance(size, bool):
        known["text_size"] = min(max(size, SMALLEST_TEXT), LARGEST_TEXT)
    if isinstance(values.get("reduced_motion"), bool):
        known["reduced_motion"] = values["reduced_motion"]
    if isinstance(values.get("reminders"), bool):
        known["reminders"] = values["reminders"]
    told = values.get("reminded")
    if isinstance(told, list):
        known["reminded"] = tuple(entry for entry in told if _is_text(entry, 64))[-MOST_REMINDED:]
    recent = values.get("recent")
    if isinstance(recent, list):
        paths = dict.fromkeys(path for path in recent if _is_text(path, _LONGEST_PATH) and path)
        known["recent"] = tuple(paths)[:MOST_RECENT_FILES]
    for name, longest in (("office", _LONGEST_OFFICE), ("geometry", _LONGEST_GEOMETRY)):
        if _is_text(values.get(name), longest):
            known[name] = values[name]
    return Settings(**known)


def _is_text(value: object, longest: int) -> bool:
    """Whether `value` is one line of well-formed text of at most `longest` characters."""
    if not isinstance(value, str) or len(value) > longest:
        return False
    # Cc are control characters, Cs halves of surrogate pairs: neither can be shown or saved.
    return not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in value)
