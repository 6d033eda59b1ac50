"""A password on a finished file, before it takes its place.

PDF: AES-256, revision 6 of the standard security handler (ISO 32000-2), metadata included. Excel:
agile encryption (ECMA-376), AES-256 with SHA-512. Other formats know no password.
"""

from __future__ import annotations

import io
import secrets
import stringprep
import unicodedata
from typing import TYPE_CHECKING

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark

if TYPE_CHECKING:
    from pathlib import Path

PROTECTED = frozenset({"pdf", "xlsx"})
"""The formats that can carry a password."""

MOST_BYTES = 127
"""A PDF looks at no more of a password than this, in UTF-8."""

_ADVISED = 8
# Random and never told: whoever opens the file does so as its reader.
_OWNER_BYTES = 32
_KEY_BYTES = 32
_SHORT = mark("Short passwords are guessed fast: a few words in a row hold longer.")
_SPACES = mark("It begins or ends with a space, which is easily lost when it is said.")


class PasswordRefused(PasserelleError):
    """A password that would not open the file everywhere; nothing was written."""


def checked(password: str) -> str:
    """Return a password the way every program reads it. Raises PasswordRefused.

    A password that stringprep (RFC 4013) would change is refused: some readers of PDF apply it,
    others do not, and one of them would not open the file.
    """
    word = unicodedata.normalize("NFC", password)
    if not word.strip():
        raise PasswordRefused(mark("The password is empty. Choose one; nothing was written."))
    for place, character in enumerate(word, 1):
        if _is_odd(character):
            raise PasswordRefused(
                mark(
                    "Programs do not agree on character {place} of the password. "
                    "Take a letter, a digit or a usual sign instead; nothing was written."
                ),
                place=place,
            )
    if _mixes_directions(word):
        raise PasswordRefused(
            mark(
                "Programs do not agree on passwords that mix letters written from right to left "
                "with others. Take one kind only; nothing was written."
            )
        )
    if len(word.encode()) > MOST_BYTES:
        raise PasswordRefused(
            mark(
                "The password is too long for a PDF. Take up to {most} letters, or half as many "
                "with accents; nothing was written."
            ),
            most=MOST_BYTES,
        )
    return word


def advice(password: str) -> str:
    """Return a sentence (message id) about a password that works but could be better, or none."""
    if password != password.strip():
        return _SPACES
    return _SHORT if len(password) < _ADVISED else ""


def encrypt(plain: Path, place: Path, password: str) -> None:
    """Write a finished PDF or workbook to `place`, encrypted; the password was `checked`.

    The ending of `plain` says which. Raises OSError when `place` cannot be written.
    """
    if plain.suffix == ".pdf":
        _encrypt_pdf(plain, place, password)
    else:
        with plain.open("rb") as file:
            place.write_bytes(_encrypted_workbook(file, password))


def _encrypt_pdf(plain: Path, place: Path, password: str) -> None:
    import pikepdf

    # Reading aloud, printing and copying stay possible; only the password keeps others out.
    allowed = pikepdf.Permissions(
        accessibility=True, extract=True, print_lowres=True, print_highres=True,
        modify_annotation=True, modify_form=True, modify_assembly=False, modify_other=False,
    )  # fmt: skip
    owner = secrets.token_urlsafe(_OWNER_BYTES)
    with pikepdf.open(plain) as pdf:
        pdf.save(
            place,
            encryption=pikepdf.Encryption(
                user=password, owner=owner, R=6, aes=True, metadata=True, allow=allowed
            ),
        )


def _encrypted_workbook(plain: io.BufferedReader, password: str) -> bytes:
    from msoffcrypto.method import ecma376_agile as agile
    from msoffcrypto.method.container.ecma376_encrypted import ECMA376Encrypted

    info, _half = agile.ECMA376Agile.generate_encryption_parameters(password)
    # The library's own key is random in its first half only: this one is in all its 256 bits.
    key = secrets.token_bytes(_KEY_BYTES)
    lock = info.encryptedKey
    spun = agile.ECMA376Agile._derive_iterated_hash_from_password(
        password, lock.saltValue, lock.hashName, info.spinCount
    )
    around = agile.ECMA376Agile._derive_encryption_key(
        spun.digest(), agile.blkKey_encryptedKeyValue, lock.hashName, lock.keyBits
    )
    info.encryptedKeyValue = agile._encrypt_aes_cbc(key, around, lock.saltValue)
    content = agile.ECMA376Agile.encrypt_payload(plain, lock, key, info.keyData.saltValue)
    described = agile.ECMA376Agile.get_encryption_information(info, content, key)
    found = io.BytesIO()
    ECMA376Encrypted(content, described).write_to(found)
    return found.getvalue()


def _is_odd(character: str) -> bool:
    """Say whether RFC 4013 forbids a character, or would make another one of it."""
    return (
        stringprep.in_table_a1(character)
        or stringprep.in_table_b1(character)
        or stringprep.in_table_c12(character)
        or stringprep.in_table_c21_c22(character)
        or stringprep.in_table_c3(character)
        or stringprep.in_table_c4(character)
        or stringprep.in_table_c5(character)
        or stringprep.in_table_c6(character)
        or stringprep.in_table_c7(character)
        or stringprep.in_table_c8(character)
        or stringprep.in_table_c9(character)
        or unicodedata.normalize("NFKC", character) != unicodedata.normalize("NFC", character)
    )


def _mixes_directions(word: str) -> bool:
    """Say whether RFC 3454, section 6, forbids a word for its directions."""
    leftward = [stringprep.in_table_d1(character) for character in word]
    if not any(leftward):
        return False
    rightward = any(stringprep.in_table_d2(character) for character in word)
    return rightward or not (leftward[0] and leftward[-1])
