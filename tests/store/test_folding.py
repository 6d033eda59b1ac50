"""Words without accents and case, in Python and in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from pcve_desktop.store.folding import Folding, fold
from pcve_desktop.ui.kit.form import fold as typed

if TYPE_CHECKING:
    from pcve_desktop.store.workspace import Workspace


@pytest.mark.parametrize("words", ["Débat", "ÉCOLE ", "straße", "Ⅷ", "ﬁlet", "", "日本", "I\u0307"])
def test_as_the_forms_fold(words: str) -> None:
    assert fold(words) == typed(words)
    assert Folding()(words) == fold(words)


def test_in_sql(ws: Workspace) -> None:
    with ws.read() as session:
        row = session.execute(text("SELECT fold('ÉCOLE'), fold(NULL), fold(7)")).one()
    assert tuple(row) == ("ecole", None, "7")
