"""The file: create, open, lock, migrate, back up, search, check."""
