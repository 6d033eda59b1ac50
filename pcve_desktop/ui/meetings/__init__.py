"""The place "meetings"."""

from pcve_desktop.ui.meetings.page import MeetingsPage

__all__ = ["MeetingsPage"]
