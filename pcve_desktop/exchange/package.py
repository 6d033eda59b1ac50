"""Packages: what offices hand to each other by message, stick or shared folder.

The format is described in docs/exchange-format.md.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pcve_desktop.exchange.copying import last_office, open_workspace_copy
from pcve_desktop.exchange.manifest import SUFFIX
from pcve_desktop.exchange.reading import Package, needs_password, open_package
from pcve_desktop.exchange.telling import describe
from pcve_desktop.exchange.writing import Contents, Progress, contents_of, write_package

if TYPE_CHECKING:
    import datetime as dt

__all__ = [
    "Contents",
    "Package",
    "Progress",
    "contents_of",
    "describe",
    "last_office",
    "needs_password",
    "open_package",
    "open_workspace_copy",
    "package_name",
    "write_package",
]

_ARTICLE = re.compile(r"^(?:les?|la|the|der|die|das)[ -]+(?=.)|^l['’](?=.)", re.IGNORECASE)
_LONGEST_PART = 60


def package_name(network: str, office: str, day: dt.date) -> str:
    """Return a file name such as `tilleuls-rive-est-2026-11-24.passerelle-exchange`.

    Either name may be empty.
    """
    parts = [*filter(None, (_slug(network), _slug(office))), day.isoformat()]
    return "-".join(parts) + SUFFIX


def _slug(name: str) -> str:
    """Return a name as part of a file name that every system takes."""
    bare = _ARTICLE.sub("", " ".join(name.split()))
    lower = bare.casefold().replace("œ", "oe").replace("æ", "ae")
    letters = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST_PART].rstrip("-")
