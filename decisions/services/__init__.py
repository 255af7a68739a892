"""Writing: each service does one thing, in one transaction."""
