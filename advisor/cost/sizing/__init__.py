"""Sizing rules: from rates, sizes and promises to how many of each thing, and which constraint bound it."""
