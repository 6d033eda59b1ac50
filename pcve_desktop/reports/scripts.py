"""Names in other scripts, as a page needs them: joined letters, visual order, readable stand-ins.

Pure text, from the character data that Python carries. Covers what names and short texts hold;
not every rule of Unicode's bidirectional algorithm.
"""

from __future__ import annotations

import re
import unicodedata

# Direction marks, joiners and other characters that show nothing by themselves.
INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")

_ISOLATED, _INITIAL, _MEDIAL, _FINAL = "<isolated>", "<initial>", "<medial>", "<final>"


def _forms() -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """Return the joined forms of Arabic letters, and of lam followed by an alef."""
    letters: dict[str, dict[str, str]] = {}
    pairs: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        shape, *codes = unicodedata.decomposition(chr(code)).split() or [""]
        if not codes:
            continue
        base = "".join(chr(int(one, 16)) for one in codes)
        known = letters if len(base) == 1 else pairs
        if len(base) == 1 or base[0] == _LAM:
            known.setdefault(base, {}).setdefault(shape, chr(code))
    return letters, pairs


_LAM = "\u0644"
_LETTERS, _PAIRS = _forms()
_TATWEEL = "\u0640"


def is_plain(text: str) -> bool:
    """Say whether a text needs neither joining nor another order."""
    return all(char < "\u0590" or "\u0900" <= char < "\u200b" or (char > "\u206f" and
               not "\ufb1d" <= char <= "\ufeff") for char in text)  # fmt: skip


def joined(text: str) -> str:
    """Return a text with the Arabic letters in the forms that join them, in the same order."""
    pieces = _with_pairs(text)
    made = []
    for place, piece in enumerate(pieces):
        forms = _forms_of(piece)
        if forms is None:
            made.append(piece)
            continue
        before = _reaches_on(_neighbour(pieces, place, -1))
        after = _forms_of(_neighbour(pieces, place, 1)) is not None or (
            _neighbour(pieces, place, 1) == _TATWEEL
        )
        onwards = after and _MEDIAL in forms
        shape = (_MEDIAL if onwards else _FINAL) if before else _INITIAL if onwards else _ISOLATED
        made.append(forms.get(shape) or forms.get(_ISOLATED) or piece)
    return "".join(made)


def _with_pairs(text: str) -> list[str]:
    pieces: list[str] = []
    for char in text:
        if pieces and pieces[-1] == _LAM and _LAM + char in _PAIRS:
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _forms_of(piece: str) -> dict[str, str] | None:
    return _PAIRS.get(piece) if len(piece) > 1 else _LETTERS.get(piece)


def _reaches_on(piece: str) -> bool:
    """Say whether a letter joins the one after it."""
    return piece == _TATWEEL or _MEDIAL in (_forms_of(piece) or {})


def _neighbour(pieces: list[str], place: int, step: int) -> str:
    """Return the letter beside another; vowel marks do not part letters."""
    place += step
    while 0 <= place < len(pieces) and unicodedata.category(pieces[place][0]) == "Mn":
        place += step
    return pieces[place] if 0 <= place < len(pieces) else ""


def visual(text: str) -> str:
    """Return one line in the order in which it is drawn, from left to right."""
    clusters = _clusters(text)
    kinds = [_kind(cluster[0]) for cluster in clusters]
    base = next((kind for kind in kinds if kind in "LR"), "L")
    levels = _levels(kinds, base)
    shown = [
        _mirrored(cluster) if level % 2 else cluster
        for cluster, level in zip(clusters, levels, strict=True)
    ]
    for level in range(max(levels, default=0), 0, -1):
        place = 0
        while place < len(levels):
            end = place
            while end < len(levels) and levels[end] >= level:
                end += 1
            if end > place:
                shown[place:end] = reversed(shown[place:end])
                levels[place:end] = reversed(levels[place:end])
            place = end + 1
    return "".join(shown)


def _clusters(text: str) -> list[str]:
    """Return the letters, each with the marks that stand on it."""
    clusters: list[str] = []
    for char in text:
        if clusters and unicodedata.bidirectional(char) == "NSM":
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


def _kind(char: str) -> str:
    match unicodedata.bidirectional(char):
        case "R" | "AL":
            return "R"
        case "EN" | "AN":
            return "N"
        case "L":
            return "L"
        case _:
            return " "


def _levels(kinds: list[str], base: str) -> list[int]:
    """Return the level of each letter: odd ones run from right to left."""
    lowest = 1 if base == "R" else 0
    strong = base
    resolved = []
    for kind in kinds:
        if kind in "LR":
            strong = kind
        # A number keeps the side of the words before it, and its own order.
        resolved.append(f"N{strong}" if kind == "N" else kind)
    levels = []
    for place, kind in enumerate(resolved):
        side = kind
        if kind == " ":
            before = next((k for k in reversed(resolved[:place]) if k != " "), base)[-1]
            after = next((k for k in resolved[place:] if k != " "), base)[-1]
            side = before if before == after else base
        match side:
            case "R":
                levels.append(1)
            case "NR":
                levels.append(2)
            case _:
                levels.append(lowest * 2)
    return levels


_MIRRORS = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


def _mirrored(cluster: str) -> str:
    return cluster.translate(_MIRRORS)


_SAID = re.compile(r"(?:LETTER|SYLLABLE|CHARACTER|VOWEL SIGN|DIGIT) ([A-Z0-9]+)")
_SILENT = re.compile(r"SIGN (?:VIRAMA|NUKTA)|TONE|THANTHAKHAT")


def stand_in(text: str) -> str:
    """Return something readable for letters that no font holds: their sound, or their name."""
    made = ""
    for char in text:
        name = unicodedata.name(char, "")
        said = _SAID.search(name)
        if _SILENT.search(name) or (said and "VOWEL SIGN" in name):
            # An Indic letter carries an "a" until a sign says otherwise.
            made = made.removesuffix("a")
        if _SILENT.search(name) or (unicodedata.category(char) in {"Cf", "Mn"} and not said):
            continue
        if said:
            made += said[1].lower()
        elif name:
            made += f"[{name.lower()}]"
        else:
            made += "?"
    return made
