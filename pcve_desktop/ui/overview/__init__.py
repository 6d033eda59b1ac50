"""The overview of a network: the path, what is next, what needs attention."""
