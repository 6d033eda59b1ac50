"""The welcome page and the dialog that begins a network."""
