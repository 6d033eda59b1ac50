"""Workbooks with a password (ECMA-376, agile encryption), opened in memory only."""

from __future__ import annotations

import io
import unicodedata
from typing import Final

from pcve_desktop.i18n import mark
from pcve_desktop.imports.archive import OLE_HEADER, refused_workbook
from pcve_desktop.imports.table import TableError

_DESCRIPTION: Final = "EncryptionInfo"
# What Excel writes is a kilobyte; nothing in it declares a document type.
_MOST_BYTES: Final = 64 * 1024
_AGILE: Final = b"\x04\x00\x04\x00"


class LockedWorkbook(TableError):
    """A workbook that asks for a password."""


class WrongPassword(LockedWorkbook):
    """A password that does not open the workbook."""


def is_locked(data: bytes) -> bool:
    """Say whether a file is a workbook encrypted as spreadsheet programs do it now."""
    import olefile

    if not data.startswith(OLE_HEADER):
        return False
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            if not file.exists(_DESCRIPTION):
                return False
            if file.get_size(_DESCRIPTION) > _MOST_BYTES:
                return False
            said = file.openstream(_DESCRIPTION).read()
    except (OSError, ValueError):
        return False
    # The library parses it with the standard library, which expands entities.
    return bool(said.startswith(_AGILE)) and b"<!" not in said


def unlocked(data: bytes, password: str | None) -> bytes:
    """Return a locked workbook in the clear, and any other file as it is.

    Raises LockedWorkbook without a password, WrongPassword, and `TableError` for a damaged file.
    """
    if not is_locked(data):
        return data
    if password is None:
        raise LockedWorkbook(
            mark("This workbook has a password. Nothing was read; give the password to open it.")
        )
    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

    found = io.BytesIO()
    word = unicodedata.normalize("NFC", password)
    # Without what was raised inside: its frames hold the password.
    try:
        book = OfficeFile(io.BytesIO(data))
        book.load_key(password=word, verify_password=True)
    except InvalidKeyError:
        raise WrongPassword(
            mark("This is not the password of the workbook. Nothing was read; try it again.")
        ) from None
    except (DecryptionError, ValueError, LookupError):
        raise refused_workbook() from None
    try:
        book.decrypt(found, verify_integrity=True)
    except (DecryptionError, InvalidKeyError, ValueError, LookupError, OSError):
        raise refused_workbook() from None
    return found.getvalue()
