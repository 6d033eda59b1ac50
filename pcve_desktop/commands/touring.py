"""The tour command: what the program looks like and writes, without a screen."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pcve_desktop.reports import FORMATS, Audience, export
from pcve_desktop.reports.files import make_folder
from pcve_desktop.sample import make_sample
from pcve_desktop.services.networks import networks
from pcve_desktop.store.backups import copy_database
from pcve_desktop.store.vetting import vet
from pcve_desktop.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def run_tour(
    folder: Path,
    file: Path | None,
    *,
    languages: Sequence[str],
    themes: Sequence[str],
    sizes: Sequence[str],
) -> Iterator[Path]:
    """Write a picture of every page in each language, theme and size, and the reports.

    Works on a copy, in a folder that is removed afterwards. Yields the files written. Raises
    StoreError for a file that is no workspace and ExportError when the folder cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from pcve_desktop.app import Application
    from pcve_desktop.ui.tour import Tour

    make_folder(folder)
    if file is not None:
        vet(file)
    with tempfile.TemporaryDirectory() as place:
        for language in languages:
            copy = Path(place) / f"les-tilleuls-{language}.passerelle"
            if file is not None:
                copy_database(file, copy)
            else:
                make_sample(copy, language)
            yield from _reports(copy, folder, language, several=len(languages) > 1)
        tour = Tour(folder, Application)
        for language in languages:
            copy = Path(place) / f"les-tilleuls-{language}.passerelle"
            for theme in themes:
                for size in sizes:
                    yield from tour.shoot(copy, language=language, theme=theme, size=size)
        tour.close()


def _reports(file: Path, folder: Path, language: str, *, several: bool) -> Iterator[Path]:
    written: dict[Path, None] = {}
    target = folder / language if several else folder
    with Workspace.open(file, read_only=True) as ws:
        for network in networks(ws):
            for progress in export(
                ws,
                network_id=network.id,
                cycle_id=network.cycle_id,
                audience=Audience.NETWORK,
                language=language,
                formats=FORMATS,
                folder=target,
            ):
                written[progress.path] = None
    yield from written
