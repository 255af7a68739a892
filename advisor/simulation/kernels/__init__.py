"""Compiled loops over chunks of sorted times; the only modules that need numba. Workers import them, the
web never.
"""
