"""Import: choose a table, say what its columns mean, see what would change, bring it in."""
