"""Passerelle: an offline desktop workspace for local prevention networks."""

__version__ = "0.1.0"
