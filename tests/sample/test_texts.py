"""The words of the sample: the same in three languages, used, well written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

import pcve_desktop.sample as package
from pcve_desktop.sample import TEXTS, make_sample

if TYPE_CHECKING:
    from pathlib import Path


class Counted(dict[str, str]):
    """Words that remember which of them were asked for."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__(words)
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.asked.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)


def test_three_languages_have_the_same_keys() -> None:
    assert TEXTS["en"].keys() == TEXTS["fr"].keys() == TEXTS["de"].keys()
    assert all(text.strip() for words in TEXTS.values() for text in words.values())


def test_every_word_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(TEXTS["fr"])
    monkeypatch.setitem(package.TEXTS, "fr", counted)

    make_sample(tmp_path / "counted.passerelle", "fr")

    assert counted.keys() - counted.asked == set()


def test_placeholders_agree() -> None:
    def holes(text: str) -> list[str]:
        return re.findall(r"\{\w*\}", text)

    for key, text in TEXTS["en"].items():
        assert holes(text) == holes(TEXTS["fr"][key]) == holes(TEXTS["de"][key]), key


def test_french_has_its_spaces() -> None:
    wrong = {
        key: text
        for key, text in TEXTS["fr"].items()
        if re.search(r"(?<!\d)[^\u00a0\d]:|[^\u202f][;?!]", text) or re.search(r"\d h", text)
    }

    assert wrong == {}


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_words_stay_calm_and_typographic(language: str) -> None:
    loud = {key: text for key, text in TEXTS[language].items() if re.search(r"[!'\"]", text)}
    labels = re.compile(r"radicali[sz]|terroris|suspect|verdächtig|extremist", re.IGNORECASE)
    heavy = {key: text for key, text in TEXTS[language].items() if labels.search(text)}

    assert (loud, heavy) == ({}, {})


def test_languages_differ_where_they_should() -> None:
    same = {key for key, text in TEXTS["en"].items() if text == TEXTS["fr"][key]}
    names = {key for key in same if key.endswith((".name", ".short"))}
    # Words that are alike in both languages.
    alike = {"org.parents.contact.1", "signatory.coordination", "indicator.meetups.unit"}

    assert same - names - alike - {"hexagon.title"} == set()
