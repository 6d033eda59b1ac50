"""Workbooks in the hands of another program: LibreOffice opens them, saves them, nothing is lost.

Skipped, saying so, where LibreOffice is not installed.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from pcve_desktop.i18n import Translator
from pcve_desktop.imports.returns import is_return_form
from pcve_desktop.models.actions import Action
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.excel import write_workbook
from tests.imports.forms import make_world
from tests.reports.samples import TODAY, Records
from tests.reports.test_documents import full
from tests.reports.test_excel import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = shutil.which("soffice")
SECONDS = 240

pytestmark = pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice (soffice) is not installed: workbooks were not opened in it"
)


def hostile() -> Records:
    data = full()
    for number, text in enumerate(HOSTILE):
        data.make(Action, number=50 + number, title=text, description=f"{text}\nsecond line",
                  place="الأمل · საქართველო · 😀 " + "x" * 300)  # fmt: skip
    data.network.name = "=cmd|' /C calc'!A0 & <b>Co</b>"
    return data


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """Return each workbook as it was written and as LibreOffice saved it."""
    folder = tmp_path_factory.mktemp("office")
    for name, data, audience, language in (
        ("network", full(), Audience.NETWORK, "fr"),
        ("public", full(), Audience.PUBLIC, "de"),
        ("hostile", hostile(), Audience.CITY, "en"),
    ):
        view = View(data, audience)
        for _ in write_workbook(view, folder / f"{name}.xlsx", Translator(language), today=TODAY):
            pass
    world = make_world(folder / "forms.passerelle")
    world.form(folder).rename(folder / "form.xlsx")
    world.ws.close()
    written = sorted(folder.glob("*.xlsx"))
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            str(OFFICE), "--headless", "--norestore", f"-env:UserInstallation={profile}",
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "saved"),
            *map(str, written),
        ],
        check=True, capture_output=True, timeout=SECONDS,
    )  # fmt: skip
    return {path.stem: (path, folder / "saved" / path.name) for path in written}


NAMES = ("network", "public", "hostile", "form")


def _books(pairs: dict[str, tuple[Path, Path]], name: str) -> tuple[Any, Any]:
    ours, saved = pairs[name]
    return load_workbook(ours), load_workbook(saved)


@pytest.mark.parametrize("name", NAMES)
def test_every_text_and_figure_comes_back(pairs: dict[str, tuple[Path, Path]], name: str) -> None:
    ours, saved = _books(pairs, name)
    assert saved.sheetnames == ours.sheetnames
    count = 0
    for sheet in ours.worksheets:
        other = saved[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                found = other[cell.coordinate]
                value = cell.value
                if isinstance(value, str):
                    # How the format writes an underscore that would begin an escape.
                    value = value.replace("_x005F_", "_")
                assert found.value == value, f"{sheet.title}!{cell.coordinate}"
                assert found.data_type == cell.data_type
                assert found.data_type != "f", "nothing became a formula"
                count += 1
    assert count > 60


@pytest.mark.parametrize("name", NAMES)
def test_tables_lists_colours_and_hidden_sheets_come_back(
    pairs: dict[str, tuple[Path, Path]], name: str
) -> None:
    ours, saved = _books(pairs, name)
    for sheet in ours.worksheets:
        other = saved[sheet.title]
        assert {t.displayName: t.ref for t in other.tables.values()} == {
            t.displayName: t.ref for t in sheet.tables.values()
        }
        assert _lists(other) == _lists(sheet)
        assert _colours(other) == _colours(sheet)
        assert (other.sheet_state == "visible") == (sheet.sheet_state == "visible")
        assert len(other._charts) == len(sheet._charts)
        assert other.protection.sheet == sheet.protection.sheet


def _lists(sheet: Any) -> set[tuple[str, str, str]]:
    rules = sheet.data_validations.dataValidation
    return {
        (str(part), rule.type, rule.formula1.replace("'", "").replace(" ", ""))
        for rule in rules
        for part in str(rule.sqref).split()
        if rule.type == "list"
    }


def _colours(sheet: Any) -> list[str]:
    return sorted(
        rule.formula[0].replace(" ", "")
        for where in sheet.conditional_formatting
        for rule in where.rules
    )


def test_a_form_saved_elsewhere_is_still_one(pairs: dict[str, tuple[Path, Path]]) -> None:
    assert all(is_return_form(path) for path in pairs["form"])


def test_the_level_stays_at_the_head_of_each_printed_sheet(
    pairs: dict[str, tuple[Path, Path]],
) -> None:
    _ours, saved = _books(pairs, "hostile")
    for sheet in saved.worksheets[:-1]:
        assert "Amber" in str(sheet.oddHeader.center.text)
        assert sheet.page_setup.orientation == "landscape"
