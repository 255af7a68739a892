"""A history of schemas: who can read whom, what stands in the way, and how to get past it (Q15)."""
