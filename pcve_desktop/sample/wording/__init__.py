"""The words of the sample by subject and language."""
