"""The sketch of ages against exact quantiles."""

import numpy as np
import pytest

from advisor.cases import Array
from advisor.simulation.kernels.sink import absorb
from advisor.simulation.sketch import (
    BUCKETS,
    RELATIVE_ERROR,
    bucket_edges,
    bucket_of,
    histogram,
    quantile,
)

STREAM = np.random.Generator(np.random.SFC64(3))
SAMPLES = {
    "exponential": STREAM.standard_exponential(200_000),
    "lognormal over many decades": np.exp(4 * STREAM.standard_normal(200_000)),
    "uniform": 3600 * STREAM.random(200_000) + 17,
    "constant": np.full(1000, 0.1),
}


def sketch_of(ages: Array) -> Array:
    return np.bincount(bucket_of(ages), minlength=BUCKETS).astype(np.float64)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_quantile_is_within_the_stated_error_of_the_exact_one(name: str) -> None:
    ages = np.sort(SAMPLES[name])
    counts = sketch_of(ages)
    for share in (0.001, 0.05, 0.5, 0.95, 0.99, 0.999, 1.0):
        exact = ages[max(int(np.ceil(share * ages.size)) - 1, 0)]
        assert quantile(counts, share) == pytest.approx(exact, rel=RELATIVE_ERROR)


def test_a_bucket_s_edges_hold_what_falls_into_it() -> None:
    ages = SAMPLES["lognormal over many decades"]
    index, edges = bucket_of(ages), bucket_edges()
    assert np.all((edges[index] <= ages) & (ages < edges[index + 1]))
    assert np.max(np.diff(edges) / edges[:-1]) <= RELATIVE_ERROR


def test_the_compiled_loop_fills_the_same_buckets() -> None:
    ages = SAMPLES["exponential"]
    counts, sums = np.zeros(BUCKETS), np.zeros(2)
    absorb(ages, np.zeros_like(ages), 2.0, 1.0, counts, sums)
    assert np.array_equal(counts, 2 * sketch_of(ages))
    assert sums[0] == pytest.approx(2 * ages.sum())
    assert sums[1] == 2 * np.count_nonzero(ages <= 1.0)


def test_ages_beyond_the_buckets_stay_at_the_ends() -> None:
    assert bucket_of(np.array([0.0, 1e-300, 1e300])).tolist() == [0, 0, BUCKETS - 1]


def test_merging_sketches_is_sketching_everything() -> None:
    first, second = SAMPLES["exponential"], SAMPLES["uniform"]
    assert np.array_equal(sketch_of(first) + sketch_of(second), sketch_of(np.concatenate((first, second))))


def test_a_histogram_s_shares_add_up() -> None:
    edges, shares = histogram(sketch_of(SAMPLES["exponential"]))
    assert len(edges) == len(shares) + 1
    assert sum(shares) == pytest.approx(1.0)
    assert histogram(np.zeros(BUCKETS)) == ((), ())
