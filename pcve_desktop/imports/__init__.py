"""Spreadsheets in: read a messy table, guess its columns, show what would change, apply it."""
