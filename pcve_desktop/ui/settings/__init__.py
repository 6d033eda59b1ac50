"""Settings: how the window looks, who works here, the file and its backups."""
