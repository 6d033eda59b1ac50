"""The window: the only part of the program, with `app`, that knows Qt."""
