"""Search in everything a network says, and jump to any page."""
