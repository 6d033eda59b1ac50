"""What was done: by day for the file, by record for one entry."""
