"""The words of the program in each language: what it never says, and what it always says.

Passerelle speaks of neighbours and partners. It commands nobody, blames nobody, and nothing in it
sounds as if people were watched. One thing has one name, wherever it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.languages import SOURCE, SPOKEN
from tools.catalogues import extract, read

if TYPE_CHECKING:
    from pathlib import Path

FORBIDDEN: dict[str, str] = {
    "en": (
        r"\b[Yy]ou (must|have to|need to|should)\b|\b[Ff]ailed\b|\b[Ii]nvalid\b|\b[Uu]sers?\b"
        r"|\b[Ss]urveil|\b[Mm]onitor(s|ed|ing)?\b|\b[Tt]rack(ed|ing)?\b|\b[Ss]uspect(s|ed)?\b"
        r"|\b[Rr]adicali[sz]ed\b|\b[Bb]lacklist|\b[Dd]enounc|\.\.\.|[a-z]'[a-z]\w"
    ),
    "fr": (
        r"\b([Vv]ous|[Vv]otre|[Vv]os|[Vv]euillez|[Tt]oi|[Tt]es)\b|\b[Éé]chec\b|\b[Ii]nvalide"
        r"|\b[Uu]tilisat(eur|rice)|\b[Ss]urveill|\b[Ss]uspect|\b[Ss]ignalement|\b[Ff]ich(er|age|é)\b"
        r"|\b[Rr]adicalisée?s?\b|\b[Dd]énonc|(?<!de )\b[Cc]ontrôler?\b"
        r"|\b[Cc]ourriels?\b|(?<!e-)(?<!E-)\b[Mm]ails?\b|\b[Bb]ureaux?\b|\.\.\.|\w'\w|\""
    ),
    "de": (
        r"\b([Dd]u|[Dd]ich|[Dd]eine?[nmrs]?|Ihre[nm])\b|(?<![.:?“;] )(?<!^)(?<!„)\bSie\b"
        r"|\bSie (müssen|sollten|können|haben bitte)\b"
        r"|\b(müssen|sollten|können|möchten|wollen) Sie (?!ihre)|\b[Ff]ehlgeschlagen|\b[Uu]ngültig"
        r"|\b[Bb]enutzer|\b[Nn]utzer\b|[Üü]berwach|[Vv]erdächtig|\b[Gg]efährder|\b[Rr]adikalisiert"
        r"|\b[Mm]eeting|\b[Ww]orkshop|\b[Ss]takeholder|\b[Ee]mail|\bNichts wurde\b|\.\.\.|\w'\w|\""
    ),
}
"""What a text in a language never contains, as one expression."""

# Said by a person in an example, or “they” at the beginning of a sentence.
ALLOWED = {
    (
        "Ask “what have you seen yourself, and when?” rather than “is it true?”. It keeps the "
        "talk on facts without putting anyone in the wrong."
    ),
    "They may find theirs later; that is fine.",
    # The folder of the system, not an office.
    "Desktop",
}

# English word, and what stands for it. An expression on the left; words that begin so on the right.
TERMS = (
    ("networks?", r"réseau", r"Netzwerk"),
    ("milestones?", r"jalon", r"Meilenstein"),
    ("setbacks?", r"contretemps", r"Rückschl"),
    ("lessons?", r"leçon", r"Lehre"),
    ("findings?", r"constat", r"Befund"),
    ("benchmarks?", r"repère", r"Merkpunkt"),
    ("charters?", r"chart", r"Charta"),
    ("priorit(?:y|ies)", r"priorité", r"Priorität"),
    ("objectives?", r"objectif", r"Ziel"),
    ("spheres?", r"sphère", r"Handlungsfeld"),
    ("pillars?", r"pilier", r"Säule"),
    ("cycles?", r"cycle", r"Zykl"),
    ("themes?", r"thème", r"Them"),
    ("indicators?", r"indicateur", r"Indikator"),
    ("passwords?", r"mots? de passe", r"Passw"),
    ("workbooks?", r"classeur", r"Arbeitsmappe"),
    ("put aside", r"mi[ts]e?s? de côté|[Mm]ettre|rest", r"[Bb]eiseite"),
    ("hand(?:ed)? over", r"[Rr]emet|[Rr]emis", r"übergeb|weitergeb"),
    ("another office|other office", r"autre structure|deux structures", r"Büro"),
)
SENTENCES_OF_THEIR_OWN = {
    # The list of networks opened last is a list of files.
    "Recent networks",
    "No organisation leads this network yet",
    "No partner leads this network yet.",
    # A word of file names, without accents.
    "network",
}

PREFERRED = {
    "Exchange": {"fr": "Échanges", "de": "Austausch"},
    "Hand over a file": {"fr": "Remettre un fichier", "de": "Eine Datei übergeben"},
    "Your office": {"fr": "Structure", "de": "Eigenes Büro"},
    "Finding": {"fr": "Constat", "de": "Befund"},
    "Actions": {"fr": "Actions", "de": "Maßnahmen"},
    "Milestones": {"fr": "Jalons", "de": "Meilensteine"},
    "Setback": {"fr": "Contretemps", "de": "Rückschlag"},
    "Benchmarks": {"fr": "Repères", "de": "Merkpunkte"},
    "Lead": {"fr": "Pilote", "de": "Federführung"},
    "Handling level": {"fr": "Niveau de diffusion", "de": "Weitergabestufe"},
    "Confidence after training": {
        "fr": "Confiance après la formation",
        "de": "Zutrauen nach der Schulung",
    },
    "Put aside": {"fr": "Mettre de côté", "de": "Beiseitelegen"},
    "Take back": {"fr": "Annuler la reprise", "de": "Zurücknehmen"},
    "Gather networks": {"fr": "Réunir les réseaux", "de": "Netzwerke zusammenführen"},
    "Referral routes": {"fr": "Circuits d’orientation", "de": "Wege zur Hilfe"},
}
"""Labels that people look for, word for word."""


@pytest.fixture(scope="module")
def said(root: Path) -> dict[str, list[tuple[str, str]]]:
    """Return (English, text) for every form of every text, by language."""
    found: dict[str, list[tuple[str, str]]] = {code: [] for code in SPOKEN}
    for message in extract(root):
        if message.id:
            forms = [message.id] if isinstance(message.id, str) else message.id
            found[SOURCE] += [(forms[-1], form) for form in forms]
    for code in SPOKEN:
        if code == SOURCE:
            continue
        for message in read(root, code):
            if not message.id or not message.string:
                continue
            english = message.id if isinstance(message.id, str) else message.id[-1]
            forms = [message.string] if isinstance(message.string, str) else message.string
            found[code] += [(english, form) for form in forms if form]
    return found


@pytest.mark.parametrize("language", FORBIDDEN)
def test_no_text_commands_blames_or_watches(
    said: dict[str, list[tuple[str, str]]], language: str
) -> None:
    forbidden = re.compile(FORBIDDEN[language])
    found = [
        f"{match[0]!r} in {text}"
        for english, text in said[language]
        if english not in ALLOWED and (match := forbidden.search(re.sub(r"\{[^}]*\}", "", text)))
    ]
    assert "\n".join(found) == ""


@pytest.mark.parametrize(("language", "place"), [("fr", 1), ("de", 2)])
def test_one_thing_has_one_name(
    said: dict[str, list[tuple[str, str]]], language: str, place: int
) -> None:
    wrong = []
    for term in TERMS:
        here = re.compile(rf"(?<![{{\w])(?:{term[0]})(?!\w|\}})", re.IGNORECASE)
        wanted = re.compile(term[place], re.IGNORECASE)
        wrong += [
            f"{term[0]}: {english} | {text}"
            for english, text in said[language]
            if english not in SENTENCES_OF_THEIR_OWN
            and here.search(english)
            and not wanted.search(text)
        ]
    assert "\n".join(wrong) == ""


@pytest.mark.parametrize("language", [code for code in SPOKEN if code != SOURCE])
def test_labels_that_people_look_for(root: Path, language: str) -> None:
    catalogue = read(root, language)
    known = {label: catalogue.get(label) for label in PREFERRED}
    assert [label for label, message in known.items() if message is None] == []
    different = {
        label: message.string
        for label, message in known.items()
        if message is not None and message.string != PREFERRED[label][language]
    }
    assert different == {}
