"""Who may import whom, how long a file may be, and what the program never touches."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "pcve_desktop"

HELPERS = {"i18n", "errors", "languages", "paths"}
ENGINE = HELPERS | {"models", "store", "journal", "methodology", "services"}
BELOW_UI = ENGINE | {
    "scan", "likeness", "pictures", "imports", "reports", "exchange", "screens", "settings",
}  # fmt: skip

# Each part of the package and the parts that it may import (itself always).
LAYERS: dict[str, set[str]] = {
    "paths": set(),
    "likeness": set(),
    "languages": set(),
    "i18n": {"languages", "paths"},
    "errors": {"i18n"},
    "scan": HELPERS,
    "settings": HELPERS,
    "models": HELPERS,
    "pictures": {"i18n"},
    "store": HELPERS | {"models", "journal"},
    "journal": HELPERS | {"models"},
    "methodology": HELPERS | {"models"},
    "services": HELPERS | {"likeness", "scan", "models", "store", "journal", "methodology"},
    "imports": ENGINE | {"likeness"},
    "exchange": ENGINE | {"likeness"},
    "reports": ENGINE | {"pictures", "scan"},
    "screens": ENGINE | {"pictures", "reports"},
    "sample": ENGINE,
    "ui": BELOW_UI | {"sample"},
    "app": BELOW_UI | {"ui", "sample"},
    "commands": BELOW_UI | {"app", "sample", "ui"},
    "cli": BELOW_UI | {"app", "commands", "sample"},
    "__main__": {"cli"},
}

# Each package from outside and the parts that may import it. Any other is undeclared.
OUTSIDE: dict[str, set[str]] = {
    "PySide6": {"ui", "app"},
    "alembic": {"store"},
    "babel": {"i18n", "pictures", "ui"},
    "charset_normalizer": {"imports"},
    "click": {"cli", "commands"},
    "font_source_sans_pro": {"ui", "reports"},
    "icalendar": {"reports"},
    "openpyxl": {"imports", "reports"},
    "phonenumbers": {"scan"},
    "platformdirs": {"paths"},
    "rapidfuzz": {"likeness"},
    "cryptography": {"exchange"},
    "pikepdf": {"reports"},
    "msoffcrypto": {"imports", "reports"},
    "olefile": {"imports"},
    "pypdfium2": {"ui", "reports"},
    "reportlab": {"reports"},
    "shiboken6": {"ui", "app"},
    "sqlalchemy": {"models", "store", "journal", "services", "exchange"},
    "sqlite_utils": {"store"},
}

NETWORK = (
    "asyncio",
    "ftplib",
    "http",
    "imaplib",
    "poplib",
    "PySide6.QtNetwork",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib.request",
    "xmlrpc",
)

LONGEST_FILE = 400


@dataclass(frozen=True)
class Import:
    """One imported name, where it stands and the module it was written in."""

    source: str
    target: str
    line: int

    def __str__(self) -> str:
        return f"{self.source}:{self.line} imports {self.target}"


def module_name(path: Path, root: Path = ROOT) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path, root: Path = ROOT) -> list[Import]:
    """Return every import of a file, those inside functions included, as full names."""
    source = module_name(path, root)
    package = source if path.name == "__init__.py" else source.rpartition(".")[0]
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [Import(source, alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *filter(None, [base])])
            found += [Import(source, f"{base}.{name.name}", node.lineno) for name in node.names]
    return found


def part_of(module: str) -> str:
    """Return the part of the package that a module belongs to, `models` for example."""
    return module.split(".")[1] if "." in module else ""


SOURCES = sorted((ROOT / PACKAGE).rglob("*.py"))
IMPORTS = [found for path in SOURCES for found in imports_of(path)]
INNER = [found for found in IMPORTS if found.target.split(".")[0] == PACKAGE]
OUTER = [found for found in IMPORTS if found.target.split(".")[0] != PACKAGE]


def test_every_part_is_in_the_table() -> None:
    parts = {part_of(module_name(path)) for path in SOURCES} - {""}

    assert parts <= LAYERS.keys()


def test_parts_import_only_what_lies_below_them() -> None:
    # The package itself holds the version, which anyone may read.
    known = [found for found in INNER if part_of(found.target) in LAYERS]
    wrong = [
        str(found)
        for found in known
        if part_of(found.target) not in LAYERS.get(part_of(found.source), set())
        and part_of(found.target) != part_of(found.source)
    ]

    assert not wrong, "\n".join(wrong)


def test_the_table_has_no_circle() -> None:
    order: list[str] = []
    waiting = dict(LAYERS)
    while waiting:
        ready = [part for part, below in waiting.items() if below <= set(order)]
        assert ready, f"circle among {sorted(waiting)}"
        order += ready
        for part in ready:
            del waiting[part]


def test_packages_from_outside_stay_where_they_belong() -> None:
    wrong = []
    for found in OUTER:
        name = found.target.split(".")[0]
        if name in sys.stdlib_module_names:
            continue
        if part_of(found.source) not in OUTSIDE.get(name, set()):
            wrong.append(str(found))

    assert not wrong, "\n".join(wrong)


def test_every_package_from_outside_is_a_declared_requirement() -> None:
    text = (ROOT / "requirements.in").read_text(encoding="utf-8").lower()
    # shiboken6 is the half of PySide6 that its packages always bring along.
    names = {name.lower().replace("_", "-") for name in OUTSIDE} - {"shiboken6"}

    assert {name for name in names if name not in text} == set()


# Folders of `ui` that are no place: places may import them, and they import nothing but the kit.
SHARED_BY_PLACES = {"meeting_parts"}


def place_of(module: str) -> str | None:
    """Return the folder of `ui` that a module lies in, None for modules beside the folders."""
    parts = module.split(".")
    inside = parts[:2] == [PACKAGE, "ui"] and len(parts) > 2
    return parts[2] if inside and (ROOT / PACKAGE / "ui" / parts[2]).is_dir() else None


def test_the_kit_and_the_places_of_the_window_keep_apart() -> None:
    wrong = [
        str(found)
        for found in INNER
        if (target := place_of(found.target)) not in {None, "kit"}
        and (source := place_of(found.source)) is not None
        and source != target
        and not (target in SHARED_BY_PLACES and source != "kit")
    ]

    assert not wrong, "\n".join(wrong)


def test_nothing_can_reach_a_network() -> None:
    wrong = [
        str(found)
        for found in OUTER
        if any(found.target == name or found.target.startswith(f"{name}.") for name in NETWORK)
    ]

    assert not wrong, "\n".join(wrong)


def is_generated(path: Path) -> bool:
    """Whether a file is a list rather than code: vocabularies, resources, migrations."""
    return path.name == "vocabularies.py" or bool(
        {"resources", "versions"} & set(path.relative_to(ROOT).parts)
    )


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    code = [path for path in SOURCES if not is_generated(path)]
    long = {
        module_name(path): lines
        for path in [*code, *ROOT.glob("*.py"), *ROOT.glob("tools/*.py")]
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }

    assert long == {}


def test_the_commands_load_no_window() -> None:
    script = (
        "import sys, pcve_desktop.cli;"
        "print(*sorted({'PySide6', 'shiboken6', 'openpyxl', 'reportlab'} & set(sys.modules)))"
    )

    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False
    )

    assert (result.returncode, result.stdout.strip(), result.stderr) == (0, "", "")


def test_the_set_up_needs_nothing_installed() -> None:
    files = [ROOT / "dev.py", ROOT / "tools" / "environment.py"]
    outside = [
        str(found)
        for path in files
        for found in imports_of(path)
        if found.target.split(".")[0] not in {*sys.stdlib_module_names, "tools"}
    ]

    assert outside == []


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("import PySide6.QtGui", "PySide6.QtGui"),
        ("from openpyxl import Workbook", "openpyxl.Workbook"),
        ("from . import forms", "pcve_desktop.ui.forms"),
        ("from ..models.base import Record", "pcve_desktop.models.base.Record"),
        ("def late():\n    import socket", "socket"),
    ],
)
def test_imports_are_found_wherever_they_stand(tmp_path: Path, line: str, target: str) -> None:
    path = tmp_path / PACKAGE / "ui" / "page.py"
    path.parent.mkdir(parents=True)
    path.write_text(line, encoding="utf-8")

    assert [found.target for found in imports_of(path, tmp_path)] == [target]


def test_nobody_asks_qt_for_the_focus_chain() -> None:
    # PySide6 6.11 takes the answer for a child of who was asked: it goes when that one goes.
    asking = [
        str(path.relative_to(ROOT))
        for path in (ROOT / PACKAGE).rglob("*.py")
        if "InFocusChain(" in path.read_text(encoding="utf-8")
    ]
    assert not asking
