"""The place of the partners: the list of organisations and what is known about each."""

from pcve_desktop.ui.partners.page import PartnersPage

__all__ = ["PartnersPage"]
