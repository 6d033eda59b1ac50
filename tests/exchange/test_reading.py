"""Opening a good package: verified, streamed, with or without its password."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.exchange import sealing
from pcve_desktop.exchange.errors import PasswordNeeded, WrongPassword
from pcve_desktop.exchange.package import needs_password, open_package
from pcve_desktop.journal.batch import to_json
from tests.exchange.packing import (
    EASY,
    NAME,
    PASSWORD,
    batch,
    consistent,
    content,
    counted,
    line,
    op,
    refused,
    small_workspace,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    with small_workspace(tmp_path / "tilleuls.passerelle") as ws:
        return write(ws, tmp_path / NAME)


@pytest.fixture
def sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sealing, "_ARGON2", EASY)
    with small_workspace(tmp_path / "sealed.passerelle") as ws:
        return write(ws, tmp_path / f"sealed-{NAME}", password=PASSWORD)


def test_batches_come_twice_and_each_after_its_parents(plain: Path) -> None:
    with open_package(plain) as package:
        first, second = list(package.batches()), list(package.batches())
        assert package.path == plain

    assert [to_json(one) for one in first] == [to_json(one) for one in second]
    seen: set[str] = set()
    for one in first:
        assert set(one.parents) <= seen
        seen.add(one.identifier())


def test_known_batches_are_passed_over_and_the_rest_is_whole(plain: Path) -> None:
    with open_package(plain) as package:
        batches = list(package.batches())
        identifiers = list(package.identifiers())
        assert identifiers == [batch.identifier() for batch in batches]
        known = set(identifiers[::2])
        assert list(package.batches(known)) == batches[1::2]
        assert list(package.batches(set(identifiers))) == []


def test_two_readers_at_once(plain: Path) -> None:
    with open_package(plain) as package:
        pairs = list(zip(package.batches(), package.batches(), strict=True))

    assert all(one == two for one, two in pairs)


def test_whether_it_has_a_password(plain: Path, sealed: Path) -> None:
    assert not needs_password(plain)
    assert needs_password(sealed)
    with open_package(sealed, PASSWORD) as package:
        assert package.sealed
    # One that is not needed does no harm.
    with open_package(plain, PASSWORD) as package:
        assert not package.sealed


def test_without_or_with_another_password(sealed: Path) -> None:
    refused(sealed, PasswordNeeded)
    refused(sealed, WrongPassword, password="")
    refused(sealed, WrongPassword, password=PASSWORD + " ")
    refused(sealed, WrongPassword, password="\ud800" * 3)


def test_the_same_letters_from_another_keyboard(sealed: Path) -> None:
    typed = unicodedata.normalize("NFD", PASSWORD)
    assert typed != PASSWORD

    assert content(sealed, password=typed)[1]


def test_a_large_one_is_unlocked_on_the_disk(
    sealed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    private = tmp_path / "private"
    private.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(private))
    monkeypatch.setattr("pcve_desktop.exchange.reading._IN_MEMORY", 100)

    with open_package(sealed, PASSWORD) as package:
        # Without a name, or with one that nobody else may read.
        assert all(path.stat().st_mode & 0o077 == 0 for path in private.iterdir())
        assert list(package.batches())
    assert list(private.iterdir()) == []


def test_steps_tell_how_far_it_is_and_can_stop_it(plain: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    open_package(plain, step=lambda *step: seen.append(step)).close()
    assert seen
    assert seen[-1][0] == seen[-1][1]

    class StoppedError(Exception):
        pass

    def stop(*_: object) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        open_package(plain, step=stop)


def test_closing_twice_is_harmless(plain: Path) -> None:
    package = open_package(plain)
    package.close()
    package.close()


def test_values_removed_for_good_travel_without_them(plain: Path, tmp_path: Path) -> None:
    one = batch(op())
    data = to_json(one)
    proof = one.ops[0].proof()
    data["ops"][0] |= {"value": None, "salt": "", "digest": proof}
    path = consistent(tmp_path / NAME, plain, [line(one, ops=data["ops"])], **counted([one]))

    with open_package(path) as package:
        (found,) = package.batches()
    assert (found.ops[0].value, found.ops[0].digest.hex()) == (None, proof)
    assert found.identifier() == one.identifier()
