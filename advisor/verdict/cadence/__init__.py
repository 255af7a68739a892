"""What the cadence curve is made of, and what is read from it."""
