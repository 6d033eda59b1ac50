"""What ships: the wheel holds the program, its resources and its compiled translations."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

import pcve_desktop

if TYPE_CHECKING:
    from pathlib import Path

PO = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"

msgid "Partners"
msgstr "Partenaires"
"""


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of a fresh copy, one translation added, and return it."""
    copy = tmp_path_factory.mktemp("copy")
    ignored = shutil.ignore_patterns("*.mo", "__pycache__")
    for name in ("pcve_desktop", "tools"):
        shutil.copytree(root / name, copy / name, ignore=ignored)
    for name in ("pyproject.toml", "requirements.in", "LICENSE"):
        shutil.copy(root / name, copy / name)
    locale = copy / "pcve_desktop" / "resources" / "locale" / "nl" / "LC_MESSAGES"
    locale.mkdir(parents=True)
    (locale / "passerelle.po").write_text(PO, encoding="utf-8")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    command += ["--no-build-isolation", "--wheel-dir", str(copy / "made"), str(copy)]
    subprocess.run(command, cwd=copy, check=True)
    (made,) = (copy / "made").glob("*.whl")
    return made


def test_the_wheel_is_named_after_product_and_version(wheel: Path) -> None:
    assert wheel.name == f"passerelle-{pcve_desktop.__version__}-py3-none-any.whl"


def test_the_wheel_holds_every_source_and_resource(wheel: Path, root: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    package = root / "pcve_desktop"
    resources = [path for path in (package / "resources").rglob("*") if path.is_file()]
    wanted = {
        path.relative_to(root).as_posix()
        for path in [*package.rglob("*.py"), *resources, package / "py.typed"]
        if path.suffix not in {".po", ".mo", ".pyc"}
    }

    assert wanted - names == set()
    assert not any(name.startswith(("tests/", "tools/")) for name in names)


def test_translations_are_compiled_and_their_sources_left_out(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert "pcve_desktop/resources/locale/nl/LC_MESSAGES/passerelle.mo" in names
    assert not any(name.endswith(".po") for name in names)


def test_the_wheel_brings_its_command_licence_and_requirements(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    texts = {
        name.rpartition("/")[2]: archive.read(name).decode()
        for name in archive.namelist()
        if ".dist-info/" in name
    }

    assert "pcve-desktop = pcve_desktop.cli:main" in texts["entry_points.txt"]
    assert "GNU GENERAL PUBLIC LICENSE" in texts["LICENSE"]
    assert "License-Expression: GPL-3.0-or-later" in texts["METADATA"]
    assert "Requires-Dist: PySide6-Essentials<6.12,>=6.11.3" in texts["METADATA"]
