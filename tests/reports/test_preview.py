"""Pages of a PDF as pictures."""

from __future__ import annotations

import subprocess
import sys

from pcve_desktop.reports import Audience, preview_pdf
from pcve_desktop.reports.preview import page_count, page_image, page_images
from tests.reports.samples import TODAY, tilleuls


def test_pages_become_opaque_pictures() -> None:
    pdf = preview_pdf(tilleuls(), audience=Audience.CITY, language="en", today=TODAY)
    images = page_images(pdf, 0.5)
    assert len(images) == page_count(pdf) > 3
    width, height, pixels = images[0]
    assert (width, height) == (298, 421)
    assert len(pixels) == width * height * 4
    assert set(pixels[3::4]) == {255}
    assert pixels[:4] == b"\xff\xff\xff\xff"
    # Something of the accent (red 11, green 100, blue 112) is on the page, in this order.
    dots = {pixels[i : i + 3] for i in range(0, len(pixels), 4)}
    assert bytes((11, 100, 112)) in dots
    assert page_image(pdf, 0, 0.5) == images[0]


def test_the_renderer_loads_when_it_is_used() -> None:
    code = (
        "import sys, pcve_desktop.reports, pcve_desktop.reports.preview;"
        "print([m for m in ('pypdfium2', 'reportlab', 'openpyxl', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
