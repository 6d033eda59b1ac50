"""The contacts command: what it writes, for whom, and what it refuses."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
import vobject

from pcve_desktop.models.partners import Contact, Organisation
from pcve_desktop.services import partners, records
from pcve_desktop.services.networks import networks
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]
    Refused = Callable[..., str]


@pytest.fixture
def filled(workspace: Path) -> Path:
    with Workspace.open(workspace, office="Espace Jeunes") as ws:
        (network,) = networks(ws)
        made = partners.add_partner(ws, network_id=network.id, values={"name": "FC Tilleuls"})
        club = made.created[Organisation.__entity__.key][0]
        for function, email, first in (
            ("Office", "office@fc.example", False), ("Coach", "coach@fc.example", True),
        ):  # fmt: skip
            records.create(
                ws, Contact,
                values={"organisation_id": club, "function": function, "email": email,
                        "first": first},
            )  # fmt: skip
    return workspace


def test_an_address_book(run: Run, filled: Path, tmp_path: Path) -> None:
    before = filled.read_bytes()
    out = tmp_path / "network.vcf"
    said = run("contacts", filled, "--out", out, "--lang", "en").output.splitlines()
    assert said == [
        "3 cards written.", "For network members only. Please do not pass it on.",
    ]  # fmt: skip
    cards = list(vobject.readComponents(out.read_text("utf-8")))
    assert [card.fn.value for card in cards] == [
        "Espace Jeunes", "Coach, FC Tilleuls", "Office, FC Tilleuls",
    ]  # fmt: skip
    assert filled.read_bytes() == before


def test_a_mailing_list_of_first_contacts(run: Run, filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "network.csv"
    result = run(
        "contacts", filled, "--out", out, "--format", "csv", "--first-only", "--lang", "en"
    )
    assert result.output.startswith("1 row written.")
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert [row[3] for row in rows[1:]] == ["coach@fc.example"]


def test_what_cannot_be_written_is_one_line(refused: Refused, filled: Path, tmp_path: Path) -> None:
    line = refused("contacts", filled, "--out", tmp_path / "none" / "network.vcf")
    assert "Nothing was changed" in line


def test_a_file_that_is_missing_is_one_line(refused: Refused, tmp_path: Path) -> None:
    line = refused("contacts", tmp_path / "gone.passerelle", "--out", tmp_path / "a.vcf")
    assert "There is no file “gone.passerelle”" in line


def test_the_network_is_named_when_there_are_several(
    run: Run, refused: Refused, two_networks: Path, tmp_path: Path
) -> None:
    out = tmp_path / "network.vcf"
    assert "Say which network" in refused("contacts", two_networks, "--out", out)
    assert run("contacts", two_networks, "--out", out, "--network", "Rive Est").exit_code == 0
