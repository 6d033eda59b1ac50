"""The real English window on the German sample: what people wrote is in neither language tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pcve_desktop.sample import make_sample
from tests.ui.accessibility.walking import Opened, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Give the window, made once: all its pages take seconds to make."""
    home = tmp_path_factory.mktemp("languages")
    path = home / "de.passerelle"
    make_sample(path, "de")
    with opened(qapp, path, home, language="en") as made:
        yield made
