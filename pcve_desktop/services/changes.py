"""The summary that every service returns, under the name that callers use."""

from pcve_desktop.journal.changes import Changes

__all__ = ["Changes"]
