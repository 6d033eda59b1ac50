"""Bytes to text: the encodings that office programs write, and files that mix two."""

from __future__ import annotations

import pytest

from pcve_desktop.imports.encoding import accents_score, decode, repair_double_encoding

TEXT = "Nom;Téléphone\nÉcole du Pont – Valmont;“Œuvre” à 5 €\nMaison de l’Été;ça, là, où\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
        ("mac_roman", "Mac Roman"),
    ],
)
def test_office_encodings_give_the_same_text(codec: str, name: str) -> None:
    found = decode(TEXT.encode(codec))
    assert found.text == TEXT
    assert found.encoding == name


def test_dos_export_is_told_from_windows() -> None:
    text = "Nom;Rôle\nÉcole élémentaire;élève référent à Orléans\n"
    assert decode(text.encode("cp850")).text == text


def test_cyrillic_is_left_to_the_general_detector() -> None:
    text = "Название;Адрес\nМолодёжный центр на реке;Улица Садовая, дом семь\n" * 5
    assert decode(text.encode("cp1251")).text == text


def test_lines_in_windows_text_inside_utf8_are_read_and_named() -> None:
    data = b"Nom\n" + "Café du Pont\n".encode() * 3 + "Théâtre\n".encode("cp1252") + b"Fin\n"
    found = decode(data)
    assert found.text.splitlines() == ["Nom", *["Café du Pont"] * 3, "Théâtre", "Fin"]
    assert found.encoding == "UTF-8"
    assert found.notes[1].values == {"count": 1, "lines": "5"}


def test_twice_converted_dash_is_put_right() -> None:
    dash = "–".encode().decode("cp1252").encode("mac_roman")
    data = "Été\n".encode() + b"Mentors " + dash + b" Rive Est\n"
    assert decode(data).text == "Été\nMentors – Rive Est\n"


def test_double_encoding_is_repaired_and_counted() -> None:
    garbled = "Été à Valmont".encode().decode("cp1252")
    assert repair_double_encoding(garbled) == ("Été à Valmont", 3)
    assert repair_double_encoding("Âge, NAÇÃO, ça") == ("Âge, NAÇÃO, ça", 0)


def test_bytes_that_windows_leaves_undefined_do_not_stop_the_reading() -> None:
    assert decode(b"caf\xe9 \x81 th\xe9\n").text.startswith("café ")


def test_accents_inside_words_read_better_than_stray_capitals() -> None:
    assert accents_score("café à l'été") > 1
    assert accents_score("cafÚ") < 0
    assert accents_score("plain") == 0
