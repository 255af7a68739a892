"""How many shards a Kinesis stream needs, and in how many units its records are billed."""

import numpy as np

from advisor.cases import Array
from advisor.cost.sizing.clearing import clear
from advisor.cost.sizing.stream_limits import PUT_UNIT, SHARD_IN, SHARD_OUT, SHARD_RECORDS
from advisor.design import Sized

SHARD_CONSTRAINTS = (
    "records/s at the peak",
    "MB/s in at the peak",
    "MB/s out to the consumers",
    "one shard at least",
)


def shards(record_bytes: Array, peak_per_s: Array, consumers: Array | float) -> Sized:
    """max(in_KB / 1000, in_KB * consumers / 2000), a record rounded up to 1 KB (Kinesis FAQ).

    `consumers` read with shared throughput.
    """
    in_kb = peak_per_s * np.ceil(record_bytes / 1024.0)
    return clear(
        SHARD_CONSTRAINTS,
        peak_per_s / SHARD_RECORDS.value,
        in_kb / SHARD_IN.value,
        in_kb * consumers / SHARD_OUT.value,
        1.0,
    )


def put_units(record_bytes: Array, records: Array) -> Array:
    """Units of 25 KB that so many records are billed as."""
    return np.asarray(records * np.ceil(record_bytes / PUT_UNIT.value))
