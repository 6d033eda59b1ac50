"""The wizard of the six steps: one frame, one folder of pages per step."""

from pcve_desktop.ui.steps.wizard import StepsPage

__all__ = ["StepsPage"]
