"""The six steps as data, and their pure computations: no file, no window, no session."""
