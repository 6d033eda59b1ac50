"""What can be done: each call is one transaction and returns the summary of what changed."""
