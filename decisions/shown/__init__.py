"""What pages show of an advice: rows, positions and words, ready for templates that compute nothing."""
