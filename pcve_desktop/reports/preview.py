"""Pages of a finished PDF as pictures, for the export dialog."""

from __future__ import annotations


def page_images(pdf_bytes: bytes, scale: float) -> list[tuple[int, int, bytes]]:
    """Return every page as (width, height, RGBA bytes); `scale` is pixels per point."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(pdf_bytes)
    try:
        return [_image(document, number, scale) for number in range(len(document))]
    finally:
        document.close()


def page_image(pdf_bytes: bytes, number: int, scale: float) -> tuple[int, int, bytes]:
    """Return one page (from 0), where a preview shows a long document page by page."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(pdf_bytes)
    try:
        return _image(document, number, scale)
    finally:
        document.close()


def page_count(pdf_bytes: bytes) -> int:
    """Return the number of pages."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(pdf_bytes)
    try:
        return len(document)
    finally:
        document.close()


def _image(document: object, number: int, scale: float) -> tuple[int, int, bytes]:
    page = document[number]  # type: ignore[index] # pypdfium2 carries no type information
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    try:
        return bitmap.width, bitmap.height, bytes(bitmap.buffer)
    finally:
        bitmap.close()
        page.close()
