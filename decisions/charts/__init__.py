"""Charts as plain Plotly figures: pure functions from results of the core."""
