"""Many use cases at once: which are over-engineered, which under-served, and what they cost together."""
