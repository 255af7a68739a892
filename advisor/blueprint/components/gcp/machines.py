"""Compute Engine's machines that a team runs by itself: the smallest N2 with a price, and the small E2."""

from advisor.blueprint.components.virtual_machines import Machine, Machines

COMPUTE = Machines(
    usual=Machine(name="n2-standard-8", hour_sku="gcp.compute.n2_standard_8_hour"),
    small=Machine(name="e2-medium", hour_sku="gcp.compute.e2_medium_hour"),
)
