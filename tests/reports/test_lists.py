"""Every list as CSV: the same words as the workbook, nothing that the readers may not see."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from pcve_desktop.models.actions import Action
from pcve_desktop.models.partners import Contact
from pcve_desktop.models.sharing import ReferralRoute
from pcve_desktop.reports import Audience, Wanted, document_of, write_documents
from pcve_desktop.sample import make_sample
from pcve_desktop.services import networks
from pcve_desktop.services.dataset import Dataset
from pcve_desktop.store.workspace import Workspace
from tests.reports.samples import Records, empty

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2026, 11, 24)


def lists_of(
    data: Dataset | Records, folder: Path, audience: Audience
) -> dict[str, list[list[str]]]:
    """Write the lists and read them back, by the name of the file in the zip."""
    wanted = [Wanted(document_of("lists"))]
    steps = list(
        write_documents(
            data, wanted, audience=audience, language="en", folder=folder, today=DAY
        )
    )  # fmt: skip
    assert steps[-1].done == steps[-1].total
    found = {}
    with zipfile.ZipFile(steps[-1].path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            raw = archive.read(name)
            assert raw.startswith(b"\xef\xbb\xbf")
            text = raw.decode("utf-8-sig")
            found[name] = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    return found


def test_the_lists_say_what_the_workbook_says(tmp_path: Path) -> None:
    path = tmp_path / "sample.passerelle"
    make_sample(path, "en")
    with Workspace.open(path, read_only=True) as ws:
        network = networks.networks(ws)[0]
        data = Dataset(ws, network_id=network.id, cycle_id=network.cycle_id)
        found = lists_of(data, tmp_path, Audience.NETWORK)
        (*_, last) = write_documents(
            data, [Wanted(document_of("workbook"))], audience=Audience.NETWORK, language="en",
            folder=tmp_path, today=DAY,
        )  # fmt: skip
        sheets = load_workbook(last.path, read_only=True)

    assert len(found) > 20
    for name, rows in found.items():
        sheet = sheets[name.removesuffix(".csv")]
        written = [list(row) for row in sheet.iter_rows(values_only=True)]
        assert rows[0] == [str(cell) for cell in written[0] if cell is not None]
        assert [row[0] for row in rows[1:]] == [str(row[0]) for row in written[1:] if row[0]]


def test_dates_and_numbers_are_for_programs_and_formulas_are_inert(tmp_path: Path) -> None:
    records = empty()
    records.make(
        Action, title='=HYPERLINK("x")', planned_end=dt.date(2026, 12, 4), number=3, progress=40
    )
    records.make(Action, title='Open; evening "late"\nand warm', number=4)

    rows = lists_of(records, tmp_path, Audience.NETWORK)["Collective actions.csv"]
    first, second = (dict(zip(rows[0], row, strict=True)) for row in rows[1:])

    assert first["Title"] == '\'=HYPERLINK("x")'
    assert "2026-12-04" in first.values()
    assert "40" in first.values()
    assert second["Title"] == 'Open; evening "late"\nand warm'


def test_the_city_gets_no_contacts(tmp_path: Path) -> None:
    path = tmp_path / "sample.passerelle"
    make_sample(path, "en")
    with Workspace.open(path, read_only=True) as ws:
        network = networks.networks(ws)[0]
        data = Dataset(ws, network_id=network.id, cycle_id=network.cycle_id)
        phones = [contact.phone for contact in data.all(Contact) if contact.phone]
        # Public lines of a route are for everybody.
        lines = {route.phone for route in data.all(ReferralRoute)}
        emails = [contact.email for contact in data.all(Contact) if contact.email]
        found = lists_of(data, tmp_path, Audience.CITY)

    assert "Contacts.csv" not in found
    cells = "\n".join(cell for rows in found.values() for row in rows for cell in row)
    assert len(emails) > 5
    assert not [email for email in emails if email in cells]
    assert not [phone for phone in phones if phone in cells and phone not in lines]
