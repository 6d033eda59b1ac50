"""The place "cycles": the rounds of the six steps, their end, the next one, two side by side."""
