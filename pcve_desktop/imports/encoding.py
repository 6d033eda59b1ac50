"""Bytes to text: which encoding a text file is in, and what to do when it is in two.

UTF-8 is tried first and strictly: text that decodes as UTF-8 and is not plain ASCII is UTF-8. What
is not is judged by how the accents would read, since Windows, old Macintosh and DOS exports differ
only there; `charset-normalizer` is asked when none of the three reads well.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

from pcve_desktop.i18n import mark
from pcve_desktop.imports.table import Note, TableError

_WESTERN: Final = ("cp1252", "mac_roman", "cp850")
_NAMES: Final = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
    "cp850": "DOS (CP850)",
}
_LETTERS: Final = frozenset("àâäáãåæçèéêëìíîïñòóôöõøœùúûüÿß")
_CAPITALS: Final = frozenset("ÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜŸ")
_PUNCTUATION: Final = frozenset("’‘“”„«»–—…€°•·\u00a0§²")
_HIGH_BYTES: Final = re.compile(rb"[\x80-\xff]+")
_HIGH_CHARS: Final = re.compile("[\u0080-\uffff]{2,}")
_MOJIBAKE: Final = re.compile("Ã[\u0080-\u00bf]|Â[\u0080-\u00bf]|â€")
_SAMPLE: Final = 64 * 1024
_NUL_SHARE: Final = 0.3
_GOOD_ENOUGH: Final = 0.5
_MIXED_SHARE: Final = 20
_SHOWN_LINES: Final = 5


@dataclass(frozen=True)
class Decoded:
    """The text of a file, the name of its encoding, and what was found out."""

    text: str
    encoding: str
    notes: tuple[Note, ...]


def not_text() -> TableError:
    """Return the error for a file that is no text, such as a picture."""
    return TableError(
        mark(
            "This file is not readable text. Open it in a spreadsheet program, save it as "
            ".xlsx or as CSV (UTF-8) and import that file."
        )
    )


def decode(data: bytes) -> Decoded:
    """Return the text of `data`; raise `TableError` when it is no text at all."""
    found = _decode_utf16(data) or _decode_utf8(data) or _decode_mixed(data) or _decode_other(data)
    text, repaired = repair_double_encoding(found.text)
    if not repaired:
        return found
    note = Note(
        mark("Accents garbled by an earlier conversion were put right: {count}"),
        {"count": repaired},
    )
    return Decoded(text, found.encoding, (*found.notes, note))


def repair_double_encoding(text: str) -> tuple[str, int]:
    """Put right “Ã©” and the like (UTF-8 read as Windows text); return the text and the count."""
    if not _MOJIBAKE.search(text):
        return text, 0
    count = 0

    def repaired(match: re.Match[str]) -> str:
        nonlocal count
        try:
            better = match[0].encode("cp1252").decode("utf-8")
        except UnicodeError:
            return match[0]
        count += 1
        return better

    return _HIGH_CHARS.sub(repaired, text), count


def _encoding_note(name: str) -> Note:
    return Note(mark("Encoding: {encoding}"), {"encoding": name})


def _found(text: str, codec: str) -> Decoded:
    name = _NAMES.get(codec, codec)
    return Decoded(text, name, (_encoding_note(name),))


def _decode_utf16(data: bytes) -> Decoded | None:
    """Decode UTF-16, with its mark or by the zero byte that every second ASCII letter has."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codec = "utf-16"
    else:
        sample = data[:_SAMPLE]
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        half = max(1, len(sample) // 2)
        if odd / half > _NUL_SHARE and even < odd / 10:
            codec = "utf-16-le"
        elif even / half > _NUL_SHARE and odd < even / 10:
            codec = "utf-16-be"
        else:
            return None
    try:
        # A file cut in the middle of a letter is still readable up to there.
        text = data[: len(data) // 2 * 2].decode(codec)
    except UnicodeDecodeError as error:
        raise not_text() from error
    return _found(text, "utf-16")


def _decode_utf8(data: bytes) -> Decoded | None:
    try:
        return _found(data.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError:
        return None


def _decode_mixed(data: bytes) -> Decoded | None:
    """Decode a file that is UTF-8 but for some lines; None when it is not mostly UTF-8."""
    lines = data.removeprefix(codecs.BOM_UTF8).split(b"\n")
    good, bad = 0, []
    for number, line in enumerate(lines, start=1):
        try:
            good += not line.isascii() and bool(line.decode("utf-8"))
        except UnicodeDecodeError:
            bad.append(number)
    if good * _MIXED_SHARE < len(bad):
        return None
    decoded = [_decode_runs(line) for line in lines]
    shown = ", ".join(str(number) for number in bad[:_SHOWN_LINES])
    note = Note(
        mark(
            "Lines written in another encoding than the rest: {count} (first: {lines}). "
            "Their accents are worth a look"
        ),
        {"count": len(bad), "lines": shown},
    )
    name = _NAMES["utf-8"]
    return Decoded("\n".join(decoded), name, (_encoding_note(name), note))


def _decode_runs(line: bytes) -> str:
    """Decode one line, each run of non-ASCII bytes on its own."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        pass
    parts: list[str] = []
    position = 0
    for match in _HIGH_BYTES.finditer(line):
        parts.append(line[position : match.start()].decode("ascii"))
        parts.append(_decode_run(match[0]))
        position = match.end()
    parts.append(line[position:].decode("ascii"))
    return "".join(parts)


def _decode_run(run: bytes) -> str:
    """Decode one run: UTF-8, or Windows text that an old Macintosh saved, or Windows text."""
    try:
        return run.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        # A dash that went through two wrong conversions: UTF-8 read as Windows, saved as Mac.
        twice = run.decode("mac_roman").encode("cp1252").decode("utf-8")
    except UnicodeError:
        return _windows(run)
    # By chance two accented letters can look like that too, but not like a dash or a quote.
    return twice if _PUNCTUATION.issuperset(twice) else _windows(run)


def _windows(data: bytes) -> str:
    """Decode Windows-1252, with Latin-1 for the five bytes that it leaves undefined."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(
            bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in bytearray(data)
        )


def _decode_other(data: bytes) -> Decoded:
    """Choose the one-byte encoding whose accents read best."""
    sample = data[:_SAMPLE] if not data[:_SAMPLE].isascii() else _around_high_bytes(data)
    scores = {codec: accents_score(_decode_as(sample, codec)) for codec in _WESTERN}
    # max() keeps the first of equals, so Windows wins a draw.
    best = max(_WESTERN, key=lambda codec: scores[codec])
    if scores[best] < _GOOD_ENOUGH and (guess := from_bytes(sample).best()) is not None:
        try:
            return _found(data.decode(guess.encoding), guess.encoding)
        except UnicodeDecodeError:
            # The rest of the file disagrees with its sample.
            best = "cp1252"
    return _found(_decode_as(data, best), best)


def _decode_as(data: bytes, codec: str) -> str:
    return _windows(data) if codec == "cp1252" else data.decode(codec)


def _around_high_bytes(data: bytes) -> bytes:
    """Return the lines that have accents, up to the size of a sample."""
    lines: list[bytes] = []
    size = 0
    for line in data.splitlines():
        if not line.isascii():
            lines.append(line)
            size += len(line)
        if size > _SAMPLE:
            break
    return b"\n".join(lines)


def accents_score(text: str) -> float:
    """Return how natural the non-ASCII characters of a Western text are, -2 (no) to 2 (yes)."""
    total = count = 0
    before = " "
    following = text[1:] + " "
    for char, after in zip(text, following, strict=True):
        if char > "\x7f":
            count += 1
            total += _char_score(before, char, after)
        before = char
    return total / count if count else 0.0


def _char_score(before: str, char: str, after: str) -> int:
    if char in _LETTERS:
        beside = _is_ascii_letter(before) or _is_ascii_letter(after)
        return 2 if beside else -1
    if char in _CAPITALS:
        # “cafÉ” is a wrong guess, “CAFÉ” and “École” are not.
        return -2 if before.islower() else 1
    return 1 if char in _PUNCTUATION else -2


def _is_ascii_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()
