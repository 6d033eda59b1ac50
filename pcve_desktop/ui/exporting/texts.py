"""What the export dialog says of its readers and of the pages they get."""

from __future__ import annotations

from pcve_desktop.i18n import mark
from pcve_desktop.reports import Audience

AUDIENCES = {
    Audience.NETWORK: (mark("Network members"), mark("Everything they signed for")),
    Audience.CITY: (mark("The city"), mark("Results, no contacts")),
    Audience.PUBLIC: (mark("Everybody"), mark("Validated results")),
}
PROMISES = {
    Audience.NETWORK: mark("This is exactly what the members will see."),
    Audience.CITY: mark("This is exactly what the city will see."),
    Audience.PUBLIC: mark("This is exactly what everybody will see."),
}
LEFT_OUT = {
    Audience.NETWORK: mark("Left out for members"),
    Audience.CITY: mark("Left out for the city"),
    Audience.PUBLIC: mark("Left out for everybody"),
}
ADVICE = mark(
    "Only what is validated and has the handling level Clear goes out to everybody. Both are set "
    "at the end of each form."
)
WORKBOOK = mark("These pages show what the workbook holds as tables.")
NO_PAGES = mark("A calendar has no pages: a calendar program reads it.")
NOTHING = mark("Choose at least one document.")
