"""The facts, one file for each group: what an architect is asked, step by step."""
