"""The real window for those who do not see it, see it badly, or have only the keyboard."""
