"""The password: keys that take effort, of both kinds, and a tag that nothing gets past."""

from __future__ import annotations

import io
import json

import pytest
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from pcve_desktop.exchange import sealing
from pcve_desktop.exchange.sealing import DoesNotOpen, Header, NewerHeader
from tests.exchange.packing import EASY

SCRYPT = {"n": 1024, "r": 8, "p": 1}


def _sealed(header: Header, data: bytes, word: str = "word") -> bytes:
    return b"".join(sealing.seal(header, word, io.BytesIO(data)))


def _unsealed(header: Header, data: bytes, word: str = "word", piece: int = 7) -> bytes:
    plain = io.BytesIO()
    pieces = (data[start : start + piece] for start in range(0, len(data), piece))
    sealing.unseal(header, header.encoded(), word, pieces, plain)
    return plain.getvalue()


def _header(kdf: str) -> Header:
    parameters = EASY if kdf == "argon2id" else SCRYPT
    return Header(kdf, parameters, bytes(range(16)), bytes(range(12)))


@pytest.mark.parametrize("kdf", ["argon2id", "scrypt"])
@pytest.mark.parametrize("length", [0, 1, 15, 16, 17, 300_000])
def test_what_is_sealed_comes_back(kdf: str, length: int) -> None:
    header = _header(kdf)
    data = bytes(range(256)) * (length // 256 + 1)

    for piece in (1, 16, 100_000) if length < 1000 else (100_000,):
        assert _unsealed(header, _sealed(header, data[:length]), piece=piece) == data[:length]


def test_it_is_what_other_programs_make_of_the_format() -> None:
    """The format as it is described, with the plain primitives."""
    header = _header("argon2id")
    key = Argon2id(
        salt=header.salt, length=32, iterations=1, lanes=1, memory_cost=64
    ).derive(b"word")  # fmt: skip

    assert AESGCM(key).decrypt(header.nonce, _sealed(header, b"x" * 99), header.encoded()) == (
        b"x" * 99
    )


@pytest.mark.parametrize("place", range(0, 60, 7))
def test_a_bit_changed_anywhere_is_noticed(place: int) -> None:
    header = _header("scrypt")
    data = bytearray(_sealed(header, b"x" * 44))
    data[place] ^= 1

    with pytest.raises(DoesNotOpen):
        _unsealed(header, bytes(data))
    with pytest.raises(DoesNotOpen):
        _unsealed(header, bytes(data)[:place])


def test_a_new_header_is_read_back_and_takes_effort() -> None:
    header = sealing.new_header()

    assert sealing.read_header(header.encoded()) == header
    assert header.kdf == "argon2id"
    assert header.parameters == {"memory": 65536, "passes": 3, "lanes": 4}


def test_a_library_without_argon2_uses_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    argon2 = _header("argon2id")

    def lacking(**_: object) -> None:
        raise UnsupportedAlgorithm("argon2id")

    monkeypatch.setattr(sealing, "Argon2id", lacking)
    header = sealing.new_header()
    assert header.kdf == "scrypt"
    assert sealing.read_header(header.encoded()) == header
    assert _unsealed(header, _sealed(header, b"x")) == b"x"
    # What another office made is not damaged: this build cannot open it.
    with pytest.raises(NewerHeader):
        _unsealed(argon2, b"x" * 40)


def test_the_header_tells_nothing_else() -> None:
    assert json.loads(_header("scrypt").encoded()).keys() == {
        "format", "cipher", "kdf", "parameters", "salt", "nonce",
    }  # fmt: skip
