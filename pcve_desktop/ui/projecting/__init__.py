"""In the meeting: what the wall shows, and the facilitator's own window."""
