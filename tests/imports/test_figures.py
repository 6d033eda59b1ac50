"""Numbers shown as figures keep the zero that their format brings back."""

from __future__ import annotations

import pytest

from pcve_desktop.imports.figures import as_shown


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (388000012, r"0#\ ##\ ##\ ##\ ##", "03 88 00 00 12"),
        (388000012, '0#" "##" "##" "##" "##', "03 88 00 00 12"),
        (388000012, "0000000000", "0388000012"),
        (388000012, r"00\.00\.00\.00\.00;@", "03.88.00.00.12"),
        (1000, "00000", "01000"),
        (4155550187, r"\(000\)\ 000\-0000", "(415) 555-0187"),
        (388000012, "General", None),
        (388000012, "0", None),
        (1234, "#,##0", None),
        (1234, "0.00", None),
        (12, "0%", None),
        (-5, "00000", None),
    ],
)
def test_as_shown(value: int, number_format: str, shown: str | None) -> None:
    assert as_shown(value, number_format) == shown
