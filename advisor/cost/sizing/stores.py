"""How large the stores must be that results are served from: instances, units, nodes and warehouse hours."""

import numpy as np

from advisor.cases import Array, Flags
from advisor.cost.sizing.clearing import clear
from advisor.cost.sizing.store_limits import (
    COPY_BYTES,
    COPY_SHARE,
    DYNAMODB_BREAK_EVEN,
    DYNAMODB_BULK,
    DYNAMODB_READ,
    DYNAMODB_READ_PRICE,
    DYNAMODB_TARGET,
    DYNAMODB_WRITE,
    LOOK,
    REDIS_COPIES,
    REDIS_FILL,
    REDIS_MEMORY,
    REDIS_OPS,
    REDSHIFT_BILLED_MIN,
    ROWS_PER_WRITER,
    RPU_BASE,
    RPU_MAX,
    TIMESCALE_DISK,
)
from advisor.design import Sized


def timescale_instances(rows_per_s: Array, disk_gb: Array) -> Sized:
    """Primaries (m6g.xlarge) by rows/s at the peak and by the disk one carries; copies come on top."""
    constraints = ("rows/s at the peak", "disk", "one instance at least")
    return clear(
        constraints, rows_per_s / ROWS_PER_WRITER.value, disk_gb / (TIMESCALE_DISK.value * 1000), 1.0
    )


def bulk_writers(rows_per_s: Array, peak_factor: Array) -> Sized:
    """Workers that write a run's rows at the peak within an eighth of the headway."""
    return clear(
        ("a bulk write at the peak within an eighth of the headway", "one writer at least"),
        rows_per_s * peak_factor / (DYNAMODB_BULK.value * COPY_SHARE.value),
        1.0,
    )


def dynamodb_write_units(rows: Array, row_bytes: Array) -> Array:
    """Write units of 1 KB for so many rows."""
    return np.asarray(rows * np.ceil(row_bytes / DYNAMODB_WRITE.value))


def provisioned_units(peak_units_per_s: Array) -> Array:
    """Capacity units, whole ones, of which the peak uses 70 %; one at least."""
    return np.maximum(np.ceil(peak_units_per_s / DYNAMODB_TARGET.value), 1.0)


def reserved_use(writes: Array, reads: Array, wcu: Array, rcu: Array) -> Array:
    """Share of reserved capacity (0..1) that is used on average, a read weighed by its price."""
    price = DYNAMODB_READ_PRICE.value
    return np.asarray((writes + price * reads) / (wcu + price * rcu))


def is_provisioned(use: Array) -> Flags:
    """Where so much of reserved capacity is used that it costs less than paying by the request."""
    return np.asarray(use > DYNAMODB_BREAK_EVEN.value, dtype=np.bool_)


def dynamodb_read_units(reads: Array, row_bytes: Array) -> Array:
    """Read units of 4 KB for so many strongly consistent reads."""
    return np.asarray(reads * np.ceil(row_bytes / DYNAMODB_READ.value))


def redis_nodes(data_gb: Array, operations_per_s: Array, node_gb: float = REDIS_MEMORY.value) -> Sized:
    """Nodes of a cache, cache.r6g.large unless told, each primary with its replica."""
    sized = clear(
        ("memory", "operations/s at the peak", "one primary at least"),
        data_gb / (node_gb * REDIS_FILL.value),
        operations_per_s / REDIS_OPS.value,
        1.0,
    )
    return Sized(value=sized.value * REDIS_COPIES.value, constraints=sized.constraints, binding=sized.binding)


def redshift_rpus(load_bytes: Array, interval_s: Array) -> Sized:
    """Base capacity in steps of 8 with which one COPY takes at most an eighth of the interval between two."""
    copy_at_base_s = load_bytes / COPY_BYTES.value
    need = RPU_BASE.value * copy_at_base_s / (COPY_SHARE.value * interval_s)
    sized = clear(
        ("a COPY within an eighth of its interval", "smallest capacity"),
        need,
        RPU_BASE.value,
        step=RPU_BASE.value,
    )
    return Sized(
        value=np.minimum(sized.value, RPU_MAX.value), constraints=sized.constraints, binding=sized.binding
    )


def redshift_load_s(load_bytes: Array, rpus: Array) -> Array:
    """Time of one COPY: in proportion to the capacity."""
    return np.asarray(load_bytes / (COPY_BYTES.value * rpus / RPU_BASE.value))


def redshift_awake_share(load_s: Array, interval_s: Array, look_interval_s: Array) -> Array:
    """Share of the time the warehouse is awake and billed: for each COPY and look, a minute at least."""
    loading = np.maximum(load_s, REDSHIFT_BILLED_MIN.value) / interval_s
    looking = np.where(look_interval_s > 0, LOOK.value / np.maximum(look_interval_s, LOOK.value), 0.0)
    return np.asarray(np.minimum(1.0, loading + looking))
