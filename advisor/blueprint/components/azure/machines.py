"""Azure's virtual machines that a team runs by itself."""

from advisor.blueprint.components.virtual_machines import Machine, Machines

SMALL = Machine(name="D2s v5", hour_sku="azure.vm.d2s_v5_hour")
WORKERS = Machines(usual=Machine(name="D4s v5", hour_sku="azure.vm.d4s_v5_hour"), small=SMALL)
DATABASES = Machines(
    usual=Machine(name="D4s v3", hour_sku="azure.postgres.d4s_v3_hour"),
    small=Machine(name="D2ds v5", hour_sku="azure.postgres.d2ds_v5_hour"),
)
"""Of Database for PostgreSQL, which Azure runs: the smallest that has a standby in another zone."""
BROKERS = Machines(usual=Machine(name="D8s v5", hour_sku="azure.vm.d8s_v5_hour"), small=SMALL)
