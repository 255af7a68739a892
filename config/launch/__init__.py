"""Starts the whole product with one command: `python -m config.launch`, which is what `make run` calls."""
