"""Exports of both formats: names, steps, cancelling, and nothing that should not leave."""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from pcve_desktop.models import ENTITIES
from pcve_desktop.reports import (
    FORMATS,
    Audience,
    ExportError,
    export_data,
    file_name,
    output_paths,
    preview_pdf,
)
from tests.reports.samples import SECRET, SECRET_NUMBER, TODAY, full_of_secrets, tilleuls

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reports.samples import Records

DAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Les Tilleuls", "tilleuls"),
        ("L’Œuvre de l'Île", "oeuvre-de-l-ile"),
        ("Die Straße", "strasse"),
        ("../../etc/passwd", "etc-passwd"),
        ("Les", "les"),
        ("東", "network"),
        ("", "network"),
    ],
)
def test_file_names(name: str, expected: str) -> None:
    assert file_name(name, Audience.CITY, DAY, "pdf") == f"{expected}-city-2026-11-24.pdf"


def test_a_file_is_named_in_the_language_of_the_report() -> None:
    name = file_name("Les Tilleuls", Audience.NETWORK, DAY, "pdf", language="fr")
    assert name == "tilleuls-reseau-2026-11-24.pdf"


def _export(data: Records, audience: Audience, folder: Path) -> list[Path]:
    steps = export_data(
        data, audience=audience, language="en", formats=FORMATS, folder=folder, today=TODAY
    )
    for _ in steps:
        pass
    return output_paths(
        data.network.name, audience=audience, formats=FORMATS, folder=folder, today=TODAY
    )


def _pdf_text(path: Path) -> str:
    document = pdfium.PdfDocument(path.read_bytes())
    pages = [page.get_textpage().get_text_range() for page in document]
    meta = document.get_metadata_dict()
    outline = [entry.get_title() for entry in document.get_toc()]
    document.close()
    undated = [text for name, text in meta.items() if name not in {"CreationDate", "ModDate"}]
    return "\n".join([*pages, *undated, *outline])


def _xlsx_text(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


@pytest.mark.parametrize("audience", [Audience.CITY, Audience.PUBLIC])
def test_no_contact_or_internal_value_leaves_the_network(
    tmp_path: Path, audience: Audience
) -> None:
    pdf, xlsx = _export(full_of_secrets(), audience, tmp_path)
    for text in (_pdf_text(pdf), _xlsx_text(xlsx)):
        assert "open action" in text
        assert SECRET not in text
        assert str(SECRET_NUMBER) not in text


def test_the_network_gets_everything(tmp_path: Path) -> None:
    _pdf, xlsx = _export(full_of_secrets(), Audience.NETWORK, tmp_path)
    text = _xlsx_text(xlsx)
    assert str(SECRET_NUMBER) in text
    titled = {
        key: entity.__entity__.reported
        for key, entity in ENTITIES.items()
        if entity.__entity__.title and key not in {"network", "cycle"}
    }
    assert {key: f" {key}<" in text for key in titled} == titled


def test_contacts_of_a_plausible_network_stay_in_it(tmp_path: Path) -> None:
    for audience in (Audience.CITY, Audience.PUBLIC):
        pdf, xlsx = _export(tilleuls(), audience, tmp_path)
        for text in (_pdf_text(pdf), _xlsx_text(xlsx)):
            for word in ("01 99 00", ".example", "Confidential note", "hierarchy", "1234.5"):
                assert word not in text


def test_steps_count_up_to_the_end_of_each_file(tmp_path: Path) -> None:
    steps = list(
        export_data(
            tilleuls(), audience=Audience.CITY, language="fr", formats=FORMATS, folder=tmp_path,
            today=TODAY,
        )
    )  # fmt: skip
    for suffix in (".pdf", ".xlsx"):
        own = [step for step in steps if step.path.suffix == suffix]
        done = [step.done for step in own]
        assert done == sorted(done)
        assert all(step.done <= step.total for step in own)
        assert own[-1].done == own[-1].total


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("after", [1, 5])
def test_closing_the_iterator_leaves_the_earlier_file(
    tmp_path: Path, name: str, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch, folder = tmp_path / "scratch", tmp_path / "out"
    scratch.mkdir()
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    target = folder / file_name("Les Tilleuls", Audience.CITY, TODAY, name)
    target.write_bytes(b"earlier")
    steps = export_data(
        tilleuls(), audience=Audience.CITY, language="en", formats=[name], folder=folder,
        today=TODAY,
    )  # fmt: skip
    for _ in range(after):
        next(steps)
    steps.close()  # type: ignore[attr-defined] # a generator
    assert target.read_bytes() == b"earlier"
    assert list(folder.iterdir()) == [target]
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_target_that_cannot_be_replaced(tmp_path: Path, name: str) -> None:
    target = tmp_path / file_name("Les Tilleuls", Audience.CITY, TODAY, name)
    target.mkdir()
    with pytest.raises(ExportError, match="open in another program or protected"):
        list(
            export_data(
                tilleuls(), audience=Audience.CITY, language="en", formats=[name],
                folder=tmp_path, today=TODAY,
            )
        )  # fmt: skip
    assert list(tmp_path.iterdir()) == [target]


def test_the_preview_is_the_export(tmp_path: Path) -> None:
    pdf, _xlsx = _export(tilleuls(), Audience.CITY, tmp_path)
    preview = tmp_path / "preview.pdf"
    preview.write_bytes(preview_pdf(tilleuls(), audience=Audience.CITY, language="en", today=TODAY))
    assert _pdf_text(preview) == _pdf_text(pdf)
