"""The place of the actions: table, board, and the details of one action."""

from pcve_desktop.ui.actions.page import ActionsPage

__all__ = ["ActionsPage"]
