"""Counted texts: every form is there in every language, and the one that fits is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.i18n import Translator
from pcve_desktop.languages import SOURCE, SPOKEN
from tools.catalogues import extract, placeholders, read

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Message

COUNTS = (0, 1, 2, 5, 11, 21, 100, 1200)


@pytest.fixture(scope="module")
def counted(root: Path) -> list[tuple[str, str]]:
    """Return (singular, plural) of every counted text."""
    found = [message.id for message in extract(root) if isinstance(message.id, tuple)]
    return [(forms[0], forms[1]) for forms in found]


def entries(root: Path, language: str) -> list[Message]:
    return [one for one in read(root, language) if one.id and isinstance(one.id, tuple)]


@pytest.mark.parametrize("language", [code for code in SPOKEN if code != SOURCE])
def test_every_form_is_there_with_the_same_placeholders(root: Path, language: str) -> None:
    wanted = read(root, language).num_plurals
    wrong = []
    for message in entries(root, language):
        forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
        names = placeholders(message.id[0]) | placeholders(message.id[1])
        if len(forms) != wanted or not all(forms):
            wrong.append(f"{message.id[1]}: {len(forms)} forms, or an empty one")
        elif any(placeholders(form) ^ names > {"count"} for form in forms):
            wrong.append(f"{message.id[1]}: {forms}")
    assert "\n".join(wrong) == ""


@pytest.mark.parametrize("language", SPOKEN)
def test_every_count_can_be_said(counted: list[tuple[str, str]], language: str) -> None:
    tr = Translator(language)
    assert len(counted) > 150
    for singular, plural in counted:
        names = placeholders(singular) | placeholders(plural)
        values = {name: f"«{name}»" for name in names - {"count"}}
        for count in COUNTS:
            said = tr.n(singular, plural, count, **values)
            assert said.strip(), plural
            assert not re.search(r"[{}]", said), said
            assert "1200" not in said, said


def test_none_and_one_are_singular_in_french_and_only_one_elsewhere(
    root: Path, counted: list[tuple[str, str]]
) -> None:
    french, german, english = (Translator(code) for code in ("fr", "de", "en"))
    forms = {one.id[0]: [*(one.string or ())] for one in entries(root, "fr") if not one.context}
    told_apart = 0
    for singular, plural in counted:
        names = placeholders(singular) | placeholders(plural)
        values = {name: f"«{name}»" for name in names - {"count"}}
        none = french.n(singular, plural, 0, **values)
        assert none == forms[singular][0].format(count="0", **values)
        for tr in (german, english):
            if tr.n(singular, plural, 7, **values) == tr.n(singular, plural, 1, **values):
                continue
            told_apart += 1
            many = tr.n(singular, plural, 7, **values).replace("7", "0")
            assert tr.n(singular, plural, 0, **values) == many
    assert told_apart > len(counted)
