"""Help that works without internet."""
