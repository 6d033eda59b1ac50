"""Start-up to the first window that takes input, against a bare PySide6 window."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.bench.measuring import compare, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOOP = """
from PySide6.QtCore import QTimer
window.show()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: os._exit(0)))
qt.exec()
"""
_OURS = (
    """
import os
from PySide6.QtWidgets import QApplication
from pcve_desktop.app import Application
from pcve_desktop.settings import load_settings
from pcve_desktop.ui.kit.theme import STYLE
qt = QApplication(["", *STYLE])
application = Application(qt, load_settings())
window = application.window
"""
    + _LOOP
)
# A bare window: a few widgets in the fonts of the product, after importing from the standard
# library and from packages whatever ours imports until then. The classes of Qt count by name:
# PySide6 makes them when they are first asked for (the namespace Qt alone takes 20 ms).
_FLOOR = (
    """
import importlib, os
for name in os.environ["FLOOR_IMPORTS"].split():
    importlib.import_module(name)
for name in os.environ["FLOOR_NAMES"].split():
    module, _, attribute = name.rpartition(":")
    getattr(importlib.import_module(module), attribute)
from pathlib import Path
from importlib.util import find_spec
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QApplication, QLabel, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget,
)
qt = QApplication([])
folder = Path(find_spec("font_source_sans_pro").origin).parent / "files"
for name in ("Regular", "Semibold", "Bold"):
    assert QFontDatabase.addApplicationFont(str(folder / f"SourceSansPro-{name}.ttf")) >= 0
window = QMainWindow()
body = QWidget()
column = QVBoxLayout(body)
for number in range(12):
    column.addWidget(QLabel(f"Line {number}"))
    column.addWidget(QPushButton(f"Button {number}"))
    column.addWidget(QLineEdit())
window.setCentralWidget(body)
window.resize(1366, 768)
"""
    + _LOOP
)


# Names that only exist once something else was imported.
_NOT_IMPORTABLE = ("__main__", "signature_bootstrap", "shibokensupport")


def _run(code: str, compiled: Path, imports: tuple[str, str] = ("", "")) -> None:
    # An installed program has its modules compiled; a test run may forbid to write them.
    env = os.environ | {
        "FLOOR_IMPORTS": imports[0],
        "FLOOR_NAMES": imports[1],
        "PYTHONPYCACHEPREFIX": str(compiled),
    }
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, "-c", code], check=True, env=env, stderr=subprocess.DEVNULL)


def _foreign_imports() -> tuple[str, str]:
    """Return what our start imports apart from our own modules: modules, and names of Qt."""
    code = _OURS.replace("os._exit(0)", "(print(*sys.modules, flush=True), os._exit(0))")
    code = "import sys" + code
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = run.stdout.split()
    foreign = [name for name in loaded if not name.startswith(("pcve_desktop", *_NOT_IMPORTABLE))]
    ours = [name for name in loaded if name.startswith("pcve_desktop")]
    return " ".join(foreign), " ".join(sorted({name for module in ours for name in _qt(module)}))


def _qt(module: str) -> Iterator[str]:
    """Yield the names that a module takes from Qt when it is imported, as "module:name"."""
    spec = find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    # Only the top level: what stands under TYPE_CHECKING or in a function waits.
    for node in ast.parse(Path(spec.origin).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
            for alias in node.names:
                yield f"{node.module}:{alias.name}"


@pytest.mark.bench
def test_start(passerelle_home: Path, tmp_path: Path) -> None:
    passerelle_home.mkdir()
    imports, compiled = _foreign_imports(), tmp_path / "compiled"
    _run(_OURS, compiled)
    _run(_FLOOR, compiled, imports)
    ratio = compare(
        "start to the first window",
        lambda: seconds(lambda: _run(_OURS, compiled)),
        lambda: seconds(lambda: _run(_FLOOR, compiled, imports)),
        target=1.5,
        rounds=9,
    )
    assert ratio > 0
