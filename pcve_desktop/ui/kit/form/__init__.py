"""Forms generated from the description of fields: parsing, editors and `RecordForm`."""

from pcve_desktop.ui.kit.form.editor import Editor
from pcve_desktop.ui.kit.form.parsing import (
    TypingError,
    fold,
    parse_date,
    parse_number,
    parse_time,
    show_number,
)
from pcve_desktop.ui.kit.form.record_form import Lookups, RecordForm

__all__ = [
    "Editor",
    "Lookups",
    "RecordForm",
    "TypingError",
    "fold",
    "parse_date",
    "parse_number",
    "parse_time",
    "show_number",
]
