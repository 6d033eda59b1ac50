"""Every document as a whole: what it says, how it is built, and that other readers accept it."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from pcve_desktop.i18n import LANGUAGES, Translator
from pcve_desktop.models.actions import Action
from pcve_desktop.models.network import Cycle
from pcve_desktop.models.objectives import Objective
from pcve_desktop.models.priorities import PriorityDecision
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.documents import document_of
from pcve_desktop.reports.pdf import summary_bytes
from tests.reports.golden import FOLDER, KEYS, made, path_of, told, told_workbook
from tests.reports.reading import Page, outline_of, outside, overprinted, pages_of, stranded
from tests.reports.samples import TODAY, tilleuls

if TYPE_CHECKING:
    from pathlib import Path

EVERY = [
    (key, language, audience)
    for key in KEYS
    for language in LANGUAGES
    for audience in Audience
    if audience in document_of(key).audiences
]
_NUMBER = {
    "en": re.compile(r"Page (\d+) of (\d+)"),
    "fr": re.compile(r"Page (\d+) sur (\d+)"),
    "de": re.compile(r"Seite (\d+) von (\d+)"),
}


# What they say


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_a_document_is_as_it_was_looked_at(key: str, language: str) -> None:
    assert told(key, language) == path_of(key, language).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_is_as_it_was_looked_at(language: str, tmp_path: Path) -> None:
    expected = path_of("workbook", language).read_text(encoding="utf-8")
    assert told_workbook(tmp_path, language) == expected


def test_no_golden_form_is_left_of_what_is_gone() -> None:
    wanted = {path_of(key, language) for key in (*KEYS, "workbook") for language in LANGUAGES}
    assert set(FOLDER.iterdir()) == wanted


# That others read them


@pytest.mark.parametrize(("key", "language", "audience"), EVERY)
def test_an_independent_reader_accepts_it(key: str, language: str, audience: Audience) -> None:
    data = made(key, language, audience)
    with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.Root["/Lang"]) == language
        assert bool(pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"])
        title = str(pdf.docinfo["/Title"])
        assert title.endswith("Les Tilleuls")
        assert _fonts_without_file(pdf) == []
        assert _actions(pdf) == []
    outline = outline_of(data)
    assert outline
    assert outline[0][0] == 0
    levels = [level for level, _title in outline]
    assert all(b <= a + 1 for a, b in pairwise(levels))
    pages = pages_of(data)
    for number, page in enumerate(pages, 1):
        text = "\n".join(line.text for line in page.lines)
        found = _NUMBER[language].search(text)
        assert found, text
        assert found.groups() == (str(number), str(len(pages)))
        assert _level(key, language, audience) in text


def _level(key: str, language: str, audience: Audience) -> str:
    tr = Translator(language)
    view = View(tilleuls(), Audience.PUBLIC if document_of(key).open else audience)
    said = tr.t("Handling level: {level}.", level=tr.t(view.rules.ceiling.label))
    # On paper a no-break space is a space.
    return said.replace("\u00a0", " ")


def _fonts_without_file(pdf: pikepdf.Pdf) -> list[str]:
    """Return the fonts that a page or a drawing of it uses, but that the file does not hold."""
    missing = []
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
            continue
        parts = [thing, *thing.get("/DescendantFonts", [])]
        held = [part["/FontDescriptor"] for part in parts if "/FontDescriptor" in part]
        if not any("/FontFile2" in descriptor for descriptor in held):
            missing.append(str(thing.get("/BaseFont")))
        # Without it nothing can be copied or read aloud.
        elif "/ToUnicode" not in thing:
            missing.append(f"{thing.get('/BaseFont')} without its letters")
    return missing


def _actions(pdf: pikepdf.Pdf) -> list[str]:
    """Return what would run, open or reach out of the file."""
    found = [name for name in ("/OpenAction", "/AA") if name in pdf.Root]
    names: Any = pdf.Root.get("/Names", {})
    found += [name for name in ("/JavaScript", "/EmbeddedFiles") if name in names]
    for page in pdf.pages:
        found += [str(note.get("/A")) for note in page.get("/Annots", []) if "/A" in note]
    return found


# How they are set


@pytest.mark.parametrize(("key", "language", "audience"), EVERY)
def test_headings_stay_with_what_they_head(key: str, language: str, audience: Audience) -> None:
    pages = pages_of(made(key, language, audience))
    if key != "step-sheets":
        # Below the last heading of a blank sheet is room to write.
        assert stranded(pages) == []
    assert outside(pages) == []
    assert overprinted(pages) == []


@pytest.mark.parametrize("key", KEYS)
def test_french_marks_stay_with_their_words(key: str) -> None:
    pieces = [p.text for page in pages_of(made(key, "fr")) for ln in page.lines for p in ln.pieces]
    assert [text for text in pieces if re.match(r"[:;?!»%€]", text) or text.endswith("«")] == []


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_marks_stay_with_their_words_however_they_were_typed(space: str) -> None:
    data = tilleuls()
    words = f"Pourquoi{space}? Parce que{space}: «{space}écouter{space}» coûte 12{space}€. "
    for number in range(1, 9):
        data.network.purpose = "a" * number + " " + words * 30
        data.all(Action)[0].title = "a" * number + " " + words * 2
        made_ = summary_bytes(View(data, Audience.NETWORK), Translator("fr"), today=TODAY)
        starts = {line.first.text[:1] for page in pages_of(made_) for line in page.lines}
        cells = {p.text for page in pages_of(made_) for line in page.lines for p in line.pieces}
        assert not starts & set(":;?!»%€")
        assert not [text for text in cells if text[:1] in set(":?»€") or text.endswith("«")]


def _filled(paragraphs: int, words: int) -> list[Page]:
    """Return the pages of a network with long texts; § begins each paragraph."""
    data = tilleuls()
    text = "§ " + "listening " * words
    for decision in data.all(PriorityDecision):
        decision.reason = None
    for objective in data.all(Objective)[:1]:
        for _ in range(paragraphs):
            data.make(Objective, title="Listen", if_then=text, candidate_id=objective.candidate_id)
    for cycle in data.all(Cycle):
        cycle.lessons = text
    return pages_of(summary_bytes(View(data, Audience.CITY), Translator("en"), today=TODAY))


@pytest.mark.parametrize("words", [31, 44, 60, 400])
def test_no_line_of_a_paragraph_stands_alone(words: int) -> None:
    pages = _filled(12, words)
    assert len(pages) > 7
    split = 0
    for before, after in pairwise(pages):
        above = [line.text for line in before.body]
        below = [line.text for line in after.body]
        if not below[0].startswith("listening"):
            continue
        split += 1
        assert below[1].startswith("listening"), "one line alone at the head of a page"
        assert above[-1].startswith("listening"), "one line alone at the foot of a page"
    assert split or words < 400
    assert stranded(pages) == []
