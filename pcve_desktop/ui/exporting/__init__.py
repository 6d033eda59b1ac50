"""Export: choose what, for whom and in which language; see the pages; save the files."""
