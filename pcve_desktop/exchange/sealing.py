"""The password of a package: AES-256-GCM over the whole inner file, with a key that takes effort.

The header says how the key is made and nothing else; it is authenticated with the content. A wrong
password and a damaged file look the same: that is what the authentication is for.
"""

from __future__ import annotations

import json
import secrets
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from pcve_desktop.exchange import limits
from pcve_desktop.exchange.manifest import FORMAT
from pcve_desktop.journal.batch import dump

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

KEY, SALT, NONCE, TAG = 32, 16, 12, 16
CHUNK = 2**18
_KIB = 1024
# RFC 9106, second recommended option; scrypt with the same order of effort.
_ARGON2 = {"memory": 64 * _KIB, "passes": 3, "lanes": 4}
_SCRYPT = {"n": 2**17, "r": 8, "p": 1}


class BadHeader(ValueError):
    """A header that this program does not write, or that asks for too much."""


class NewerHeader(ValueError):
    """A header of a newer format."""


class DoesNotOpen(ValueError):
    """Another password, or damage."""


@dataclass(frozen=True, slots=True)
class Header:
    """How a package is sealed. `parameters` are those of the key derivation `kdf`."""

    kdf: str
    parameters: dict[str, int]
    salt: bytes
    nonce: bytes

    def encoded(self) -> bytes:
        """Return the bytes that are written and authenticated."""
        return dump(
            {
                "format": FORMAT,
                "cipher": "aes-256-gcm",
                "kdf": self.kdf,
                "parameters": self.parameters,
                "salt": self.salt.hex(),
                "nonce": self.nonce.hex(),
            }
        ).encode()


def new_header() -> Header:
    """Return the header of a package to be written: fresh salt and nonce."""
    kdf, parameters = ("argon2id", _ARGON2) if _knows_argon2() else ("scrypt", _SCRYPT)
    return Header(kdf, dict(parameters), secrets.token_bytes(SALT), secrets.token_bytes(NONCE))


def read_header(data: bytes) -> Header:
    """Read a header. Raises NewerHeader, BadHeader."""
    try:
        text = data.decode()
        limits.check_shape(text)
        found = json.loads(text)
        number = found["format"]
        if type(number) is int and number > FORMAT:
            raise NewerHeader(number)
        header = Header(
            found["kdf"],
            found["parameters"],
            bytes.fromhex(found["salt"]),
            bytes.fromhex(found["nonce"]),
        )
        sound = (
            type(number) is int
            and number == FORMAT
            and found["cipher"] == "aes-256-gcm"
            and len(header.salt) == SALT
            and len(header.nonce) == NONCE
            and _bearable(header.kdf, header.parameters)
        )
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise error if isinstance(error, NewerHeader) else BadHeader("no header") from error
    if not sound:
        raise BadHeader("not as this program writes it")
    return header


def _bearable(kdf: object, parameters: Any) -> bool:
    """Say whether any computer can make the key: the file must not decide what it costs."""
    if not isinstance(parameters, dict) or any(type(n) is not int for n in parameters.values()):
        return False
    if kdf == "argon2id" and parameters.keys() == _ARGON2.keys():
        memory, passes, lanes = (parameters[name] for name in _ARGON2)
        return bool(
            1 <= passes <= limits.ARGON2_PASSES
            and 1 <= lanes <= limits.ARGON2_LANES
            and 8 * lanes <= memory
            and memory * _KIB <= limits.KDF_MEMORY_BYTES
        )
    if kdf == "scrypt" and parameters.keys() == _SCRYPT.keys():
        n, r, p = (parameters[name] for name in _SCRYPT)
        return bool(
            1 <= r <= limits.SCRYPT_BLOCK
            and 1 <= p <= limits.SCRYPT_PARALLEL
            and 1 < n <= limits.KDF_MEMORY_BYTES
            and n & (n - 1) == 0
            and 128 * n * r <= limits.KDF_MEMORY_BYTES
        )
    return False


def _knows_argon2() -> bool:
    """Say whether the cryptographic library of this build has Argon2id."""
    try:
        Argon2id(salt=bytes(SALT), length=KEY, iterations=1, lanes=1, memory_cost=8)
    except UnsupportedAlgorithm:
        return False
    return True


def _key(header: Header, password: str) -> bytes:
    """Make the key from a password. The same letters give the same key on every keyboard."""
    secret = unicodedata.normalize("NFC", password).encode(errors="surrogatepass")
    number = header.parameters
    if header.kdf == "scrypt":
        return Scrypt(
            salt=header.salt, length=KEY, n=number["n"], r=number["r"], p=number["p"]
        ).derive(secret)
    try:
        return Argon2id(
            salt=header.salt, length=KEY, iterations=number["passes"], lanes=number["lanes"],
            memory_cost=number["memory"],
        ).derive(secret)  # fmt: skip
    except UnsupportedAlgorithm as error:
        # A build whose library lacks it: a newer one has it.
        raise NewerHeader(header.kdf) from error


def seal(header: Header, password: str, plain: IO[bytes]) -> Iterator[bytes]:
    """Yield what `plain` holds from its place on, encrypted, and at the end the tag."""
    encryptor = Cipher(
        algorithms.AES256(_key(header, password)), modes.GCM(header.nonce)
    ).encryptor()
    encryptor.authenticate_additional_data(header.encoded())
    while chunk := plain.read(CHUNK):
        yield encryptor.update(chunk)
    encryptor.finalize()
    yield encryptor.tag


def unseal(
    header: Header, head: bytes, password: str, sealed: Iterator[bytes], plain: IO[bytes]
) -> None:
    """Write to `plain` what was sealed; it is to be trusted only when this returns.

    `head` are the bytes of the header as they were read. Raises DoesNotOpen, NewerHeader.
    """
    decryptor = Cipher(
        algorithms.AES256(_key(header, password)), modes.GCM(header.nonce)
    ).decryptor()
    decryptor.authenticate_additional_data(head)
    rest = b""
    for chunk in sealed:
        data = rest + chunk
        # The last bytes are the tag, and may be these.
        rest = data[-TAG:]
        plain.write(decryptor.update(data[:-TAG]))
    try:
        decryptor.finalize_with_tag(rest)
    except (InvalidTag, ValueError) as error:
        raise DoesNotOpen("another password, or damage") from error
