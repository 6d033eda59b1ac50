"""Meetings: list and details, shown by the place "meetings" and by step 6."""
