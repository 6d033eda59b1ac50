"""What the wall shows in a meeting: redacted screens of the wizard pages, as plain data."""
