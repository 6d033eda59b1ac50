"""The tools for the translation catalogues, on small ones made here."""

from __future__ import annotations

import gettext
import os
from typing import TYPE_CHECKING

import pytest

from tools.catalogues import (
    check,
    compile_all,
    extract,
    french_spacing_faults,
    main,
    placeholders,
    po_path,
    source_faults,
    update,
)

if TYPE_CHECKING:
    from pathlib import Path

CODE = """
def show(tr, mark):
    tr.t("Partners")
    tr.t("Good morning, {name}")
    tr.n("One partner", "{count} partners", 3)
    tr.c("verb", "Open")
    mark("Later")
    tr.t(variable)
"""
HEADER = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a small working copy with the code above."""
    (tmp_path / "pcve_desktop").mkdir()
    (tmp_path / "pcve_desktop" / "page.py").write_text(CODE, encoding="utf-8")
    return tmp_path


def write_french(root: Path, entries: str) -> None:
    path = po_path(root, "fr")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + entries, encoding="utf-8")


def test_extraction_finds_every_way_to_write_a_text(copy: Path) -> None:
    found = {(message.id, message.context) for message in extract(copy) if message.id}

    assert found == {
        ("Partners", None),
        ("Good morning, {name}", None),
        (("One partner", "{count} partners"), None),
        ("Open", "verb"),
        ("Later", None),
    }


def test_update_keeps_translations_adds_new_texts_and_drops_old_ones(copy: Path) -> None:
    write_french(copy, 'msgid "Partners"\nmsgstr "Partenaires"\n\nmsgid "Gone"\nmsgstr "Disparu"\n')

    update(copy, "fr", extract(copy))

    text = po_path(copy, "fr").read_text(encoding="utf-8")
    assert 'msgid "Partners"\nmsgstr "Partenaires"' in text
    assert 'msgid "Later"\nmsgstr ""' in text
    assert "Disparu" not in text
    assert "#: pcve_desktop/page.py\n" in text


def test_a_second_update_changes_nothing(copy: Path) -> None:
    write_french(copy, 'msgid "Partners"\nmsgstr "Partenaires"\n')
    update(copy, "fr", extract(copy))
    before = po_path(copy, "fr").read_bytes()

    update(copy, "fr", extract(copy))

    assert po_path(copy, "fr").read_bytes() == before


def test_a_new_text_is_never_guessed_from_a_similar_one(copy: Path) -> None:
    write_french(copy, 'msgid "Partner"\nmsgstr "Partenaire"\n')

    update(copy, "fr", extract(copy))

    report = check(copy, "fr", extract(copy))
    assert "Partners" in report.missing
    assert report.fuzzy == ()


def test_check_counts_what_is_missing_and_fuzzy(copy: Path) -> None:
    write_french(
        copy,
        'msgid "Partners"\nmsgstr "Partenaires"\n\n#, fuzzy\nmsgid "Later"\nmsgstr "Plus tard"\n',
    )

    report = check(copy, "fr", extract(copy))

    assert report.fuzzy == ("Later",)
    assert set(report.missing) == {
        "Good morning, {name}",
        "One partner / {count} partners",
        "Open",
    }
    assert not report.complete
    assert report.line() == "fr: 5 texts, 3 missing, 1 fuzzy, 0 with faults"


@pytest.mark.parametrize(
    ("translation", "fault"),
    [
        ("Bonjour, {nom}", "placeholders ['nom'] instead of ['name']"),
        ("Bonjour", "placeholders [] instead of ['name']"),
        ("Bonjour, {name", "braces: expected '}' before end of string"),
        ("Bonjour, {name}!", "exclamation mark"),
        ("Bonjour : {name}", "no-break space wanted before : ; ? !"),
    ],
)
def test_check_finds_faults(copy: Path, translation: str, fault: str) -> None:
    write_french(copy, f'msgid "Good morning, {{name}}"\nmsgstr "{translation}"\n')

    faults = check(copy, "fr", extract(copy)).faults

    assert f"Good morning, {{name}}: {fault}" in faults


def test_a_plural_may_leave_out_its_count(copy: Path) -> None:
    write_french(
        copy,
        'msgid "One partner"\nmsgid_plural "{count} partners"\n'
        'msgstr[0] "Un partenaire"\nmsgstr[1] "{count} partenaires"\n',
    )

    report = check(copy, "fr", extract(copy))

    assert report.faults == ()
    assert "One partner / {count} partners" not in report.missing


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("Priorités\u00a0: trois", True),
        ("Et après\u202f?", True),
        ("Priorités : trois", False),
        ("Priorités: trois", False),
        ("Et après ?", False),
        ("(et après ?)", False),
        ("Fin ; suite", False),
        ("{name} : trois", False),
        ("10:30", True),
        ("Voir https://passerelle.example/?a", True),
        ("?", True),
        ("«\u00a0oui\u00a0»", True),
        ("« oui »", False),
    ],
)
def test_french_spacing(text: str, *, good: bool) -> None:
    assert (french_spacing_faults(text) == []) is good


def test_placeholders_are_named() -> None:
    assert placeholders("{a} of {b:>3}, {{c}}") == {"a", "b"}


def test_english_with_an_exclamation_mark_is_reported(copy: Path) -> None:
    page = copy / "pcve_desktop" / "page.py"
    page.write_text('def show(tr):\n    tr.t("Well done!")\n', encoding="utf-8")

    assert source_faults(extract(copy)) == ["Well done!: exclamation mark"]


def test_only_what_changed_is_compiled(copy: Path) -> None:
    write_french(copy, 'msgid "Partners"\nmsgstr "Partenaires"\n')
    target = po_path(copy, "fr").with_suffix(".mo")

    assert compile_all(copy) == [target]
    assert compile_all(copy) == []
    with target.open("rb") as stream:
        assert gettext.GNUTranslations(stream).gettext("Partners") == "Partenaires"
    later = target.stat().st_mtime + 10
    os.utime(po_path(copy, "fr"), (later, later))
    assert compile_all(copy) == [target]


def test_fuzzy_texts_are_not_compiled(copy: Path) -> None:
    write_french(copy, '#, fuzzy\nmsgid "Partners"\nmsgstr "Associés"\n')
    compile_all(copy)

    with po_path(copy, "fr").with_suffix(".mo").open("rb") as stream:
        assert gettext.GNUTranslations(stream).gettext("Partners") == "Partners"


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["translate"])

    assert stopped.value.code == 2
    assert "invalid choice" in capsys.readouterr().err
