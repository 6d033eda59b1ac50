"""A fourth language, added to a copy of the program by the steps of docs/translating.md."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.catalogues import po_path, read

# What somebody has translated so far.
TRANSLATED = {
    "Settings": "Impostazioni",
    "Partners": "Partner e vicini",
    "Priorities": "Priorità",
}
COUNTED = ("{count} partner", "{count} partners")
IN_ITALIAN = ("{count} soggetto", "{count} soggetti")

# Runs in the copy: opens the window, looks at what it says, writes a report.
LOOK = """
import datetime as dt, json, sys
from pathlib import Path
from PySide6.QtWidgets import QAbstractButton, QApplication
import pcve_desktop
from pcve_desktop.app import Application
from pcve_desktop.i18n import Translator
from pcve_desktop.reports import export
from pcve_desktop.reports.audiences import Audience
from pcve_desktop.sample import make_sample
from pcve_desktop.settings import Settings
from pcve_desktop.ui.help.dialog import page_text
from pcve_desktop.ui.kit.theme import STYLE

folder = Path(sys.argv[1])
make_sample(folder / "rete.passerelle", "it")
qt = QApplication([sys.argv[0], *STYLE])
application = Application(qt, Settings(language="en", reminders=False, reduced_motion=True))
window = application.window
window.show()
assert window.open_path(folder / "rete.passerelle")
shell = window.shell
shell.go("settings", {})
shell.current.findChild(QAbstractButton, "settings.language.it").click()
qt.processEvents()
shell = window.shell
rail = [one.accessibleName() for one in shell.rail.findChildren(QAbstractButton)]
for place in ("overview", "actions", "partners", "meetings", "exchange", "cycles", "history"):
    shell.go(place, {})
for step in ("training", "diagnosis", "priorities", "objectives", "actions", "sharing"):
    shell.go("step", {"step": step})
tr = Translator("it")
context = shell.context
for _progress in export(
    context.ws, network_id=context.network_id, cycle_id=context.cycle_id,
    audience=Audience.NETWORK, language="it", formats=("pdf", "xlsx"), folder=folder,
    today=dt.date(2026, 11, 24),
):
    pass
print(json.dumps({
    "package": pcve_desktop.__file__,
    "language": window.words.language,
    "rail": rail,
    "date": tr.date(dt.date(2026, 11, 24), "long"),
    "short": tr.date(dt.date(2026, 11, 24), "short"),
    "number": tr.number(1234.5),
    "counts": [tr.n("{count} partner", "{count} partners", n) for n in (1, 1200)],
    "help": page_text("it", "partners") == page_text("en", "partners"),
    "files": sorted(path.suffix for path in folder.iterdir() if "2026-11-24" in path.name),
}))
"""


def languages_of(guide: str) -> str:
    """Return the line of code that the guide gives."""
    found = re.search(r"```python\n(.*?)```", guide, re.DOTALL)
    assert found is not None
    return found[1]


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the copy, which comes before the program that is installed."""
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=copy,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def copy(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the program in which steps 1 to 4 of the guide were done."""
    made = tmp_path_factory.mktemp("copy")
    for name in ("pcve_desktop", "tools"):
        shutil.copytree(root / name, made / name, ignore=shutil.ignore_patterns("__pycache__"))
    guide = (root / "docs" / "translating.md").read_text(encoding="utf-8")
    # Step 1
    languages = made / "pcve_desktop" / "languages.py"
    text = languages.read_text(encoding="utf-8")
    assert text.endswith("}\n")
    languages.write_text(text[:-2] + languages_of(guide) + "}\n", encoding="utf-8")
    # Step 2
    updated = run(made, "-m", "tools.catalogues", "update")
    assert updated.returncode == 0, updated.stderr
    # Step 3
    path = po_path(made, "it")
    text = path.read_text(encoding="utf-8")
    for english, italian in TRANSLATED.items():
        before = f'\nmsgid "{english}"\nmsgstr ""'
        assert before in text
        text = text.replace(before, before[:-2] + f'"{italian}"', 1)
    before = f'msgid "{COUNTED[0]}"\nmsgid_plural "{COUNTED[1]}"\nmsgstr[0] ""\nmsgstr[1] ""'
    assert before in text
    after = before.replace('[0] ""', f'[0] "{IN_ITALIAN[0]}"')
    text = text.replace(before, after.replace('[1] ""', f'[1] "{IN_ITALIAN[1]}"'))
    path.write_text(text, encoding="utf-8")
    # Step 4
    compiled = run(made, "-m", "tools.catalogues", "compile")
    assert compiled.returncode == 0, compiled.stderr
    return made


def test_the_new_file_holds_every_text(copy: Path) -> None:
    assert len(read(copy, "it")) == len(read(copy, "fr"))
    assert read(copy, "it").locale_identifier == "it"


def test_the_check_says_what_is_missing(copy: Path) -> None:
    said = run(copy, "-m", "tools.catalogues", "check")

    assert said.returncode == 1
    total = len(read(copy, "it"))
    missing = total - len(TRANSLATED) - 1
    assert f"it: {total} texts, {missing} missing, 0 fuzzy, 0 with faults" in said.stdout
    assert "  missing: Meetings\n" in said.stdout
    assert "  missing: Settings\n" not in said.stdout


def test_the_window_speaks_it_and_falls_back_to_english(copy: Path, tmp_path: Path) -> None:
    script = copy / "look.py"
    script.write_text(LOOK, encoding="utf-8")

    ran = run(copy, str(script), str(tmp_path))

    assert ran.returncode == 0, ran.stderr
    seen = json.loads(ran.stdout.splitlines()[-1])
    assert Path(seen["package"]).is_relative_to(copy)
    assert seen["language"] == "it"
    rail = " ".join(seen["rail"])
    assert "Impostazioni" in rail
    assert "Partner e vicini" in rail
    assert "Priorità" in rail
    assert "Meetings" in rail
    assert "Settings" not in rail
    assert seen["date"] == "24 novembre 2026"
    assert seen["short"] == "24/11/2026"
    assert seen["number"] == "1.234,5"
    assert seen["counts"] == ["1 soggetto", "1.200 soggetti"]
    assert seen["help"] is True
    assert seen["files"] == [".pdf", ".xlsx"]
