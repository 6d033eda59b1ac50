"""The manifest as it stands in a package, and how much of it is believed."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import asdict, dataclass
from typing import Any

from pcve_desktop.exchange import limits
from pcve_desktop.exchange.archive import Tampered
from pcve_desktop.exchange.manifest import FORMAT, Manifest, NamedId
from pcve_desktop.journal.batch import dump

_HASH = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[0-9A-Za-z-]{1,64}")
_LARGEST = 2**63
_FIRST_YEAR, _LAST_YEAR = "1000", "9000"


class Newer(ValueError):
    """A package of a newer format."""


@dataclass(frozen=True, slots=True)
class Member:
    """What the manifest says about another member: its size in bytes and its SHA-256."""

    size: int
    sha256: str


def encode(manifest: Manifest, members: dict[str, Member]) -> bytes:
    """Return the manifest as it is written."""
    data = asdict(manifest)
    data["members"] = {name: asdict(member) for name, member in members.items()}
    return dump(data).encode() + b"\n"


def decode(data: bytes) -> tuple[Manifest, dict[str, Member]]:
    """Read a manifest; unknown keys are left out. Raises Newer, Tampered, BeyondLimit."""
    try:
        text = data.decode()
        limits.check_shape(text)
        found = json.loads(text, parse_constant=_refuse)
        number = found["format"]
        if type(number) is int and number > FORMAT:
            raise Newer(number)
        if _whole(number) != FORMAT:
            raise Tampered("an unknown format")
        return _manifest(found), {
            str(name): Member(_whole(member["size"]), _hash(member["sha256"]))
            for name, member in found["members"].items()
        }
    except (Newer, Tampered, limits.BeyondLimit):
        raise
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise Tampered("no manifest") from error


def _manifest(found: dict[str, Any]) -> Manifest:
    whole = found["whole"]
    if not isinstance(whole, bool):
        raise Tampered("a yes or no is missing")
    network = found["network"]
    networks = tuple(_named(item) for item in _list(found["networks"], limits.NETWORKS))
    return Manifest(
        schema=_whole(found["schema"], 1),
        package=_id(found["package"]),
        workspace=_id(found["workspace"]),
        office=_named(found["office"]),
        device=_id(found["device"]),
        made_at=_moment(found["made_at"]),
        networks=networks,
        heads=_hashes(found["heads"]),
        batches=_within(found["batches"], limits.BATCHES),
        operations=_within(found["operations"], limits.OPERATIONS),
        records=_within(found["records"], limits.RECORDS),
        first=_moment(found["first"]) if found["first"] != "" else "",
        last=_moment(found["last"]) if found["last"] != "" else "",
        network=None if network is None else _id(network),
        whole=whole,
        lacks=_hashes(found["lacks"]),
        elsewhere=_hashes(found["elsewhere"]),
    )


def _refuse(constant: str) -> None:
    raise Tampered(constant)


def _whole(value: Any, least: int = 0) -> int:
    if type(value) is not int or not least <= value < _LARGEST:
        raise Tampered("a number is missing")
    return value


def _within(value: Any, most: int) -> int:
    if _whole(value) > most:
        raise limits.BeyondLimit("a count")
    return int(value)


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > limits.NAME:
        raise Tampered("a text is missing, or is far too long")
    # Half a character cannot be stored or shown anywhere.
    value.encode()
    return value


def _moment(value: Any) -> str:
    text = _text(value)
    if dt.datetime.fromisoformat(text).tzinfo is None or not in_calendar(text):
        raise Tampered("a moment without offset, or at the end of time")
    return text


def in_calendar(moment: str) -> bool:
    """Say whether an ISO moment stays a moment in every time zone."""
    return _FIRST_YEAR <= moment[:4] < _LAST_YEAR


def _id(value: Any) -> str:
    text = _text(value)
    if not _ID.fullmatch(text):
        raise Tampered("no identifier")
    return text


def _hash(value: Any) -> str:
    text = _text(value)
    if not _HASH.fullmatch(text):
        raise Tampered("no hash")
    return text


def _list(value: Any, most: int) -> list[Any]:
    if not isinstance(value, list):
        raise Tampered("a list is missing")
    if len(value) > most:
        raise limits.BeyondLimit("a list")
    return value


def _hashes(value: Any) -> tuple[str, ...]:
    found = tuple(_hash(item) for item in _list(value, limits.BATCHES))
    if len(set(found)) != len(found):
        raise Tampered("a batch is named twice")
    return found


def _named(value: Any) -> NamedId:
    return NamedId(_id(value["id"]), _text(value["name"]))
