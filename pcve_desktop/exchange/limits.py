"""How large a package and its parts may be. Whoever hands over a file does not set the limits.

A package of all that a network writes in ten years stays far below them. Reading one takes the
memory of its largest line and of the identifiers of its batches and records, never all of it.
"""

from __future__ import annotations

import re

MIB = 2**20

# The file as it lies on the disk.
PACKAGE_BYTES = 512 * MIB
# Its members unpacked: what a package says about itself, its batches, what a password needs.
MANIFEST_BYTES = 80 * MIB
JOURNAL_BYTES = 2000 * MIB
SEALING_BYTES = 4096
# The directory of the archive, which stands at the very end of the file.
DIRECTORY_BYTES = 1024
# How many times larger a member may become; small ones are let off. Each operation carries random
# bytes, so that real journals become four to ten times larger.
RATIO = 100
RATIO_FROM = MIB

BATCHES = 1_000_000
OPERATIONS = 8_000_000
RECORDS = 1_000_000
# One line is one batch.
LINE_BYTES = 64 * MIB
OPERATIONS_IN_BATCH = 200_000

# JSON: how deep it may nest, and how many of these signs one text may hold: each part of a text
# takes far more memory when it is read than on the disk.
DEPTH = 16
COMMAS = 5_000_000
BRACKETS = 2_000_000
QUOTES = 16_000_000
# Names in the manifest, in characters.
NAME = 1000
NETWORKS = 10_000

# What a sealed package may ask of the computer before the password is known to be right.
KDF_MEMORY_BYTES = 256 * MIB
ARGON2_PASSES = 10
ARGON2_LANES = 16
SCRYPT_PARALLEL = 4
SCRYPT_BLOCK = 32


class BeyondLimit(ValueError):
    """Something is larger than any package is."""


def check_shape(text: str) -> None:
    """Refuse JSON that would take far more memory or depth than its length. Raises BeyondLimit."""
    opening = text.count("[") + text.count("{")
    if opening > BRACKETS or text.count(",") > COMMAS or text.count('"') > QUOTES:
        raise BeyondLimit("too many parts")
    # Brackets in texts count as well here: only who has many is looked at more closely.
    if opening > DEPTH and _depth_exceeds(text):
        raise BeyondLimit("nested too deeply")


def _depth_exceeds(text: str) -> bool:
    """Say whether brackets outside of texts nest deeper than DEPTH."""
    bare = _QUOTED.sub("", text)
    skeleton = bare.encode(errors="replace").translate(_SQUARE, _NO_BRACKET)
    for _ in range(DEPTH):
        shorter = skeleton.replace(b"[]", b"")
        if not shorter:
            return False
        if len(shorter) == len(skeleton):
            # Not JSON: the parser gets as deep as it opens.
            return skeleton.count(b"[") > DEPTH
        skeleton = shorter
    return True


_QUOTED = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_SQUARE = bytes.maketrans(b"{}", b"[]")
_NO_BRACKET = bytes(byte for byte in range(256) if byte not in b"[]{}")
