"""What a sheet does by itself, read back: tables with names, lists to choose from, colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from pcve_desktop.i18n import Translator
from pcve_desktop.models.vocabularies import ActionStatus
from pcve_desktop.reports.audiences import Audience, View
from pcve_desktop.reports.excel import entities_in_order, write_workbook
from tests.reports.samples import TODAY, tilleuls
from tests.reports.test_excel import workbook

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def _rules(sheet: Any) -> list[tuple[str, str, str]]:
    """Return range, formula and colour of the rules of a sheet."""
    return [
        (str(where.sqref), rule.formula[0], rule.dxf.fill.bgColor.rgb[-6:])
        for where in sheet.conditional_formatting
        for rule in where.rules
    ]


def test_each_list_of_entries_is_a_table_with_a_name(tmp_path: Path) -> None:
    book = workbook(tilleuls(), tmp_path)
    seen = {}
    for name, entity in zip(book.sheetnames[1:-1], entities_in_order(), strict=True):
        sheet = book[name]
        (table,) = sheet.tables.values()
        seen[table.displayName] = table.ref
        assert table.displayName == f"Tbl_{entity.__entity__.key}"
        assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[1]]
        assert table.autoFilter.ref == table.ref
        assert sheet.auto_filter.ref is None, "two filters over each other break the file"
    assert len(seen) == len(entities_in_order())
    assert seen["Tbl_action"].endswith("10")
    assert seen["Tbl_finding"].endswith("2"), "nothing yet: one empty row"


def test_a_cell_with_a_vocabulary_offers_its_words(tmp_path: Path) -> None:
    book = workbook(tilleuls(), tmp_path, language="fr")
    sheet = book["Actions collectives"]
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    found = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    status = found[f"{letters['État']}2:{letters['État']}10"]
    assert status.type == "list"
    where = status.formula1.split("!")
    offered = [cell.value for (cell,) in book[where[0]][where[1].replace("$", "")]]
    assert "En cours" in offered
    assert len(offered) == len(ActionStatus)
    assert status.showErrorMessage
    assert status.error == "Choisir l’une des valeurs de la liste."
    values = {row[0].value for row in sheet[f"{letters['État']}2:{letters['État']}10"]}
    assert values <= set(offered), "what is written is what may be chosen"
    due = found[f"{letters['Échéance']}2:{letters['Échéance']}10"]
    assert (due.type, due.operator) == ("date", "between")


def test_late_and_done_have_their_colour(tmp_path: Path) -> None:
    book = workbook(tilleuls(), tmp_path)
    actions, milestones = book["Collective actions"], book["Milestones"]
    heads = {cell.value: f"${cell.column_letter}2" for cell in actions[1]}
    due, status = heads["Due"], heads["Status"]
    last = actions.cell(1, actions.max_column).column_letter
    waiting = ",".join(f'{status}="{word}"' for word in ("Idea", "Planned", "Under way", "Paused"))
    assert _rules(actions) == [
        (f"A2:{last}10", f'{status}="Done"', "E2EFE3"),
        (f"A2:{last}10", f'AND({due}<>"",{due}<TODAY(),OR({waiting}))', "FAEBCF"),
    ]
    heads = {cell.value: f"${cell.column_letter}2" for cell in milestones[1]}
    done, due = heads["Done on"], heads["Due"]
    assert [formula for _where, formula, _fill in _rules(milestones)] == [
        f'{done}<>""', f'AND({due}<>"",{due}<TODAY(),{done}="")',
    ]  # fmt: skip
    assert _rules(book["Organisations"]) == []


def test_quotes_in_a_word_do_not_break_a_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tr = Translator("en")
    plain = tr.t
    monkeypatch.setattr(
        tr,
        "t",
        lambda msgid, /, **values: 'so "done"' if msgid == "Done" else plain(msgid, **values),
    )
    target = tmp_path / "quotes.xlsx"
    for _ in write_workbook(View(tilleuls(), Audience.NETWORK), target, tr, today=TODAY):
        pass
    rules = _rules(load_workbook(target)["Collective actions"])
    assert rules[0][1].endswith('="so ""done"""')
