"""Whole files or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pcve_desktop.reports.files import ExportError, make_folder, replacing

if TYPE_CHECKING:
    from pcve_desktop.i18n import Translator


def test_the_target_is_replaced_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    with replacing(target) as temporary:
        temporary.write_bytes(b"new")
        assert temporary.parent == tmp_path
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")

    def fail() -> None:
        with replacing(target) as temporary:
            temporary.write_bytes(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_said_clearly(tmp_path: Path, tr: Translator) -> None:
    with pytest.raises(ExportError) as caught, replacing(tmp_path / "a.pdf"):
        raise OSError(28, "No space left on device")
    assert "No space left on device" in caught.value.message(tr)
    assert list(tmp_path.iterdir()) == []


def test_a_file_open_elsewhere_is_said_clearly(
    tmp_path: Path, tr: Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")

    def locked(self: Path, _target: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(ExportError) as caught, replacing(target) as temporary:
        temporary.write_bytes(b"new")
    assert caught.value.message(tr).startswith("report.pdf is open in another program")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("pattern", ["~${}", ".~lock.{}#"])
def test_a_file_that_somebody_has_open_is_left_alone(
    tmp_path: Path, tr: Translator, pattern: str
) -> None:
    target = tmp_path / "report.xlsx"
    target.write_bytes(b"old")
    owner = tmp_path / pattern.format(target.name)
    owner.write_bytes(b"Espace Jeunes")
    with pytest.raises(ExportError) as caught, replacing(target):
        pytest.fail("nothing is made for a file that cannot be replaced")
    assert caught.value.message(tr) == (
        "report.xlsx is open in another program. The earlier file is unchanged; close it there, "
        f"then export again. If it is open nowhere, delete {owner.name} beside it."
    )
    assert target.read_bytes() == b"old"
    assert owner.exists()

    target.unlink()
    with replacing(target) as temporary:
        temporary.write_bytes(b"new")
    assert target.read_bytes() == b"new"


def test_a_file_that_cannot_be_opened_for_writing_is_said_before_the_work(
    tmp_path: Path, tr: Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.xlsx"
    target.write_bytes(b"old")

    def in_use(_self: Path, _mode: str) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "open", in_use)
    with pytest.raises(ExportError) as caught, replacing(target):
        pytest.fail("nothing is made for a file that cannot be replaced")
    assert caught.value.message(tr).startswith("report.xlsx is open in another program")
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_said_clearly(tmp_path: Path, tr: Translator) -> None:
    with pytest.raises(ExportError) as caught, replacing(tmp_path / "no" / "a.pdf"):
        pass
    assert str(tmp_path / "no") in caught.value.message(tr)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError):
        make_folder(tmp_path / "file" / "folder")
