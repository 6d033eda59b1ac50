"""Passwords on finished files, read back by other libraries; nothing is left in the clear."""

from __future__ import annotations

import io
import os
import re
import shutil
import stat
import subprocess
import tempfile
import unicodedata
from typing import TYPE_CHECKING, Any

import msoffcrypto
import olefile
import openpyxl
import pikepdf
import pypdfium2 as pdfium
import pytest
from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

from pcve_desktop.errors import PasserelleError
from pcve_desktop.reports import (
    FORMATS,
    Audience,
    Wanted,
    document_of,
    export_data,
    protect,
    write_documents,
)
from pcve_desktop.reports.files import ExportError, Progress, replacing, written
from pcve_desktop.reports.protect import PasswordRefused, advice, checked
from tests.reports.samples import TODAY, tilleuls

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcve_desktop.i18n import Translator

WORD = "le tram de 8 heures passe"
# What stands uncompressed in a PDF and in a workbook: properties, and the names of the parts.
PLAIN = ("Tilleuls", "Passerelle", "xl/workbook.xml", "docProps")


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the system's temporary folder, which is one of this test."""
    folder = tmp_path / "system temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def steps(folder: Path, password: str | None = WORD, **more: Any) -> Iterator[Progress]:
    wishes: dict[str, Any] = {"audience": Audience.NETWORK, "formats": FORMATS, "language": "en"}
    return export_data(
        tilleuls(), folder=folder, today=TODAY, password=password, **{**wishes, **more}
    )


def made(folder: Path, ending: str, password: str | None = WORD) -> Path:
    for _ in steps(folder, password, formats=[ending]):
        pass
    (path,) = folder.glob(f"*.{ending}")
    return path


def forms_of(word: str) -> list[bytes]:
    wide = [word.encode("utf-16-le"), word.encode("utf-16-be")]
    return [word.encode(), *wide, word.encode().hex().encode()]


def says_nothing(content: bytes) -> bool:
    return not any(form in content for word in (*PLAIN, WORD) for form in forms_of(word))


def book_in_the_clear(path: Path, password: str) -> io.BytesIO:
    found = io.BytesIO()
    with path.open("rb") as file:
        book = msoffcrypto.OfficeFile(file)
        assert book.is_encrypted()
        book.load_key(password=password, verify_password=True)
        book.decrypt(found, verify_integrity=True)
    found.seek(0)
    return found


# PDF


def test_a_pdf_opens_with_its_password_only(tmp_path: Path) -> None:
    path = made(tmp_path, "pdf")
    with pikepdf.open(path, password=WORD) as pdf:
        assert pdf.is_encrypted
        lock = pdf.encryption
        assert (lock.V, lock.R, lock.bits) == (5, 6, 256)
        assert lock.stream_method == lock.string_method == lock.file_method
        assert lock.stream_method is pikepdf.models.EncryptionMethod.aesv3
        assert pdf.user_password_matched
        assert not pdf.owner_password_matched
        assert pdf.docinfo["/Title"] == "Les Tilleuls"
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.Outlines
    for wrong in ("", "le tram de 8 heures", WORD.upper(), WORD + " "):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(path, password=wrong)


def test_a_pdf_may_be_read_aloud_printed_and_copied(tmp_path: Path) -> None:
    with pikepdf.open(made(tmp_path, "pdf"), password=WORD) as pdf:
        allowed = pdf.allow
    assert allowed.accessibility
    assert allowed.extract
    assert allowed.print_lowres
    assert allowed.print_highres
    assert not allowed.modify_other


def test_another_reader_finds_the_same_text(tmp_path: Path) -> None:
    def text(path: Path, password: str | None) -> list[str]:
        document = pdfium.PdfDocument(path, password=password)
        pages = [page.get_textpage().get_text_range() for page in document]
        document.close()
        return pages

    locked = made(tmp_path / "locked", "pdf")
    free = made(tmp_path / "free", "pdf", None)
    assert text(locked, WORD) == text(free, None)
    with pytest.raises(pdfium.PdfiumError):
        pdfium.PdfDocument(locked, password=WORD.upper())


def test_metadata_of_a_pdf_are_encrypted(tmp_path: Path) -> None:
    content = made(tmp_path, "pdf").read_bytes()
    assert b"/Encrypt" in content
    assert b"/EncryptMetadata false" not in content
    assert says_nothing(content)
    assert re.search(rb"<x:xmpmeta|<rdf:RDF", content) is None


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    path = made(tmp_path, "pdf")
    (tmp_path / "word").write_text(WORD, "utf-8")
    command = ["qpdf", f"--password-file={tmp_path / 'word'}"]
    subprocess.run([*command, "--check", path], check=True, capture_output=True)
    shown = subprocess.run(
        [*command, "--show-encryption", path], check=True, capture_output=True, text=True
    ).stdout
    assert "R = 6" in shown
    assert "stream encryption method: AESv3" in shown
    wrong = subprocess.run(
        ["qpdf", "--password=no", "--check", path], check=False, capture_output=True
    )
    assert wrong.returncode == 2


def test_two_pdfs_share_no_key(tmp_path: Path) -> None:
    one, two = made(tmp_path / "1", "pdf"), made(tmp_path / "2", "pdf")
    locks = []
    for path in (one, two):
        with pikepdf.open(path, password=WORD) as pdf:
            lock = pdf.trailer.Encrypt
            locks.append([bytes(lock[name]) for name in ("/U", "/O", "/UE", "/OE")])
    assert all(a != b for a, b in zip(*locks, strict=True))


# Workbook


def test_a_workbook_opens_with_its_password_only(tmp_path: Path) -> None:
    path = made(tmp_path, "xlsx")
    assert olefile.isOleFile(path)
    book = openpyxl.load_workbook(book_in_the_clear(path, WORD))
    free = openpyxl.load_workbook(made(tmp_path / "free", "xlsx", None))
    assert book.sheetnames == free.sheetnames
    for sheet in free:
        without_ids = [row[1:] for row in sheet.values]
        assert [row[1:] for row in book[sheet.title].values] == without_ids
    for wrong in ("le tram de 8 heures", WORD.upper(), WORD + " "):
        with pytest.raises(InvalidKeyError):
            book_in_the_clear(path, wrong)
    assert says_nothing(path.read_bytes())


def test_a_workbook_is_encrypted_as_excel_does_it_now(tmp_path: Path) -> None:
    with olefile.OleFileIO(made(tmp_path, "xlsx")) as file:
        said = file.openstream("EncryptionInfo").read()
    assert said[:8] == bytes([4, 0, 4, 0, 0x40, 0, 0, 0])
    text = said[8:].decode()
    assert text.count('cipherAlgorithm="AES"') == 2
    assert text.count('keyBits="256"') == 2
    assert text.count('hashAlgorithm="SHA512"') == 2
    assert text.count('cipherChaining="ChainingModeCBC"') == 2
    assert 'spinCount="100000"' in text


def test_the_key_of_a_workbook_is_random_in_all_its_bits(tmp_path: Path) -> None:
    keys = []
    for folder in ("1", "2"):
        with made(tmp_path / folder, "xlsx").open("rb") as file:
            book = msoffcrypto.OfficeFile(file)
            book.load_key(password=WORD)
            keys.append(book.secret_key)
    assert {len(key) for key in keys} == {32}
    # A key filled up to its length would end the same.
    assert keys[0][16:] != keys[1][16:]


def test_a_changed_workbook_is_noticed(tmp_path: Path) -> None:
    path = made(tmp_path, "xlsx")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(DecryptionError):
        book_in_the_clear(path, WORD)


# Nothing in the clear, nothing left


@pytest.mark.parametrize("ending", FORMATS)
def test_without_a_password_the_words_are_seen(tmp_path: Path, ending: str) -> None:
    assert not says_nothing(made(tmp_path, ending, None).read_bytes())


def test_nothing_in_the_folder_was_ever_in_the_clear(tmp_path: Path, private: Path) -> None:
    folder = tmp_path / "out"
    seen: set[str] = set()
    for _step in steps(folder):
        for path in folder.iterdir():
            seen.add(path.suffix)
            assert says_nothing(path.read_bytes()), path
        for path in private.iterdir():
            mode = stat.S_IMODE(path.stat().st_mode)
            assert os.name == "nt" or not mode & 0o077, path
    assert seen == {".part", ".pdf", ".xlsx"}
    assert list(private.iterdir()) == []
    assert sorted(path.suffix for path in folder.iterdir()) == [".pdf", ".xlsx"]


def test_progress_names_the_file_and_ends_with_it(tmp_path: Path) -> None:
    found = list(steps(tmp_path, formats=["pdf"]))
    (path,) = tmp_path.iterdir()
    assert {step.path for step in found} == {path}
    assert found[-1].done == found[-1].total
    assert all(step.done < step.total for step in found[:-1])


@pytest.mark.parametrize("ending", FORMATS)
def test_stopping_at_any_step_leaves_nothing(tmp_path: Path, private: Path, ending: str) -> None:
    folder = tmp_path / "out"
    count = len(list(steps(tmp_path / "whole", formats=[ending])))
    for stop in range(1, count, max(1, count // 6)):
        running = steps(folder, formats=[ending])
        for _ in range(stop):
            next(running)
        running.close()  # type: ignore[attr-defined] # a generator
        assert list(folder.iterdir()) == []
        assert list(private.iterdir()) == []


@pytest.mark.parametrize("ending", FORMATS)
def test_a_failure_while_encrypting_leaves_the_earlier_file(
    tmp_path: Path, private: Path, tr: Translator, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    path = made(tmp_path / "out", ending)
    before = path.read_bytes()

    def full(_plain: Path, place: Path, _password: str) -> None:
        place.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(protect, "encrypt", full)
    with pytest.raises(ExportError) as caught:
        made(tmp_path / "out", ending)
    assert path.name in caught.value.message(tr)
    assert WORD not in caught.value.message(tr)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
    assert list(private.iterdir()) == []


def test_a_bug_while_writing_leaves_nothing(tmp_path: Path, private: Path) -> None:
    def broken(target: Path) -> Iterator[Progress]:
        with replacing(target) as temporary:
            temporary.write_bytes(b"half")
            yield Progress(1, 3, target)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(written(tmp_path / "a.pdf", WORD, broken))
    assert [path for path in tmp_path.iterdir() if path != private] == []
    assert list(private.iterdir()) == []


def test_a_format_without_passwords_is_written_as_it_is(tmp_path: Path) -> None:
    wanted = [Wanted(document_of("calendar")), Wanted(document_of("summary"))]
    for _ in write_documents(
        tilleuls(), wanted, audience=Audience.CITY, language="en", folder=tmp_path, today=TODAY,
        password=WORD,
    ):  # fmt: skip
        pass
    (calendar,) = tmp_path.glob("*.ics")
    assert calendar.read_bytes().startswith(b"BEGIN:VCALENDAR")
    (pdf,) = tmp_path.glob("*.pdf")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(pdf)


# What a password may be


@pytest.mark.parametrize(
    "word",
    [
        "x",
        "Élise & Ömer: ça va, ß?",
        "'\"; DROP TABLE users; --",
        "$(rm -rf ~) `id` %PATH% \\n \\0",
        "<b>&amp;</b>",
        "=1+1",
        "пароль на вечер",
        "密码很长",
        "سلام",
        " edges ",
        "a" * 127,
        "é" * 63,
    ],
)
def test_what_was_typed_opens_both(tmp_path: Path, word: str) -> None:
    used = checked(word)
    assert used == word
    with pikepdf.open(made(tmp_path, "pdf", word), password=word) as pdf:
        assert pdf.user_password_matched
    pdfium.PdfDocument(next(tmp_path.glob("*.pdf")), password=word).close()
    openpyxl.load_workbook(book_in_the_clear(made(tmp_path, "xlsx", word), word))


def test_letters_put_together_are_the_same_password(tmp_path: Path) -> None:
    apart, together = "cafe\u0301", "caf\u00e9"
    assert checked(apart) == together
    with pikepdf.open(made(tmp_path, "pdf", apart), password=together) as pdf:
        assert pdf.is_encrypted


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("", "is empty"),
        ("   ", "is empty"),
        ("a" * 128, "too long"),
        ("é" * 64, "too long"),
        ("tab\there", "character 4 "),
        ("zero\0", "character 5 "),
        ("new\nline", "character 4 "),
        ("1\u00a0000", "character 2 "),
        ("5 µg", "character 3 "),
        ("10²", "character 3 "),
        ("ﬁn", "character 1 "),
        ("soft\u00adhyphen", "character 5 "),
        ("\u202eesrever", "character 1 "),
        ("\ud800", "character 1 "),
        ("\ue000", "character 1 "),
        ("🦊 roux", "character 1 "),
        ("سلام abc", "right to left"),
        ("سلام1", "right to left"),
    ],
)
def test_what_would_not_open_everywhere_is_refused(
    tmp_path: Path, tr: Translator, word: str, said: str
) -> None:
    folder = tmp_path / "out"
    with pytest.raises(PasswordRefused) as caught:
        next(iter(steps(folder, word)))
    message = caught.value.message(tr)
    assert said in message
    assert "nothing was written" in message
    assert not word.strip() or word not in message
    assert not folder.exists()


def test_every_password_that_is_taken_stays_as_stringprep_wants_it() -> None:
    for number in range(32, 0x2FFF):
        try:
            word = checked(f"a{chr(number)}b")
        except PasserelleError:
            continue
        assert unicodedata.normalize("NFKC", word) == word
        assert word.isprintable()


def test_advice_is_kind() -> None:
    assert "Short" in advice("tram")
    assert "space" in advice("le tram de 8 heures ")
    assert advice("le tram de 8 heures") == ""
