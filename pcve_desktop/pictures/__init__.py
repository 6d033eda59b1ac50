"""Pictures described once: what a chart shows, free of any drawing library.

Builders turn data into a ``Picture`` (primitives with colour tokens, a sentence and a table);
the window, the PDF and the SVG export draw that same description.
"""
