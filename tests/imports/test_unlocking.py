"""Workbooks with a password: opened in memory, refused kindly, never a way to harm."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from pcve_desktop.imports.return_sheets import read_form
from pcve_desktop.imports.table import TableError
from pcve_desktop.imports.unlocking import LockedWorkbook, WrongPassword, is_locked, unlocked
from pcve_desktop.services.returns import ReturnError

if TYPE_CHECKING:
    from pathlib import Path

    from pcve_desktop.i18n import Translator

WORD = "le tram de 8 heures, é"


@pytest.fixture(scope="module")
def plain() -> bytes:
    """Return a workbook large enough to be encrypted in several pieces."""
    book, file = openpyxl.Workbook(), io.BytesIO()
    for number in range(300):
        book.worksheets[0].append([f"Line {number}", number])
    book.save(file)
    return file.getvalue()


@pytest.fixture(scope="module")
def locked(plain: bytes) -> bytes:
    """Return that workbook as another program encrypts it."""
    file = io.BytesIO()
    OOXMLFile(io.BytesIO(plain)).encrypt(WORD, file)
    return file.getvalue()


def test_the_right_password_gives_the_same_bytes(plain: bytes, locked: bytes) -> None:
    assert is_locked(locked)
    assert unlocked(locked, WORD) == plain
    assert unlocked(locked, "le tram de 8 heures, e\u0301") == plain


def test_without_or_with_another_password_nothing_is_read(locked: bytes, tr: Translator) -> None:
    with pytest.raises(LockedWorkbook) as missing:
        unlocked(locked, None)
    assert not isinstance(missing.value, WrongPassword)
    with pytest.raises(WrongPassword) as wrong:
        unlocked(locked, "le tram de 9 heures")
    assert "9 heures" not in wrong.value.message(tr)
    assert wrong.value.__cause__ is None
    assert wrong.value.__suppress_context__


def test_any_other_file_stays_as_it_is(plain: bytes) -> None:
    for data in (plain, b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", b"a;b"):
        assert not is_locked(data)
        assert unlocked(data, None) is data


def test_a_changed_file_is_refused(locked: bytes) -> None:
    changed = bytearray(locked)
    changed[len(changed) // 2] ^= 1
    with pytest.raises(TableError):
        unlocked(bytes(changed), WORD)


def test_a_description_that_declares_a_document_type_is_not_parsed(locked: bytes) -> None:
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    assert locked.count(head) == 1
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'.ljust(len(head))
    assert not is_locked(locked.replace(head, bomb))


def test_a_form_that_is_no_form_says_so_once_it_is_open(tmp_path: Path, locked: bytes) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(locked)
    with pytest.raises(LockedWorkbook):
        read_form(path)
    with pytest.raises(ReturnError):
        read_form(path, WORD)
