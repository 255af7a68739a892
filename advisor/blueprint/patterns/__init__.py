"""The patterns, each with parameters computed from the facts."""
