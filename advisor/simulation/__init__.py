"""Simulated freshness of a sized design: the events of a day or a week, followed through its stations.

The web process may import everything here except `kernels`, `network`, `run` and `simulate`, which load
numba.
"""
