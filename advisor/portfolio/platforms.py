"""What of a design is a platform that other use cases may stand on too, and what of it costs without events.

A second pipeline on a log, an engine, a scheduler or a store pays for its load alone: what stands there when
no event flows is paid once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from advisor.blueprint.compose import compose
from advisor.cases import Array, Cases
from advisor.cost.price_book import PriceBook
from advisor.design import Component
from advisor.options import Option
from advisor.portfolio.reading import MOST
from advisor.use_case import FACT_BY_KEY

PLATFORMS: Mapping[str, str] = {
    "schedule": "Scheduler",
    "log": "Log",
    "capture": "Change capture",
    "flink": "Stream engine, event by event",
    "spark": "Stream engine, by triggers",
    "cache": "Look-up cache",
    "serving": "Serving store",
}
"""Components that several use cases may share, by key. A sender's door, files and batch jobs are each one's
own; so is Dataflow, which starts machines for each job.
"""
ON_ONE_SCHEDULER = 50
"""Pipelines of one scheduler: the DAGs that the smallest managed Airflow is made for (Amazon MWAA,
environment classes). Logs, engines and stores grow by their load, which each use case pays by itself.
"""
NOT_SHARED = ("aws.kinesis.", "aws.redshift.")
"""Services whose smallest unit belongs to one stream or is billed by the query."""
IDLE_PER_S = FACT_BY_KEY["rate_per_s"].bounds[0]
"""Events/s at which nothing but the platform itself costs anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """What one SKU of a platform costs without any event, USD in a live month, (cases,)."""

    platform: str
    sku: str
    monthly_usd: Array


def most_on_one(platform: str) -> int:
    """How many use cases one of a platform serves, before there is a second."""
    return ON_ONE_SCHEDULER if platform == PLATFORMS["schedule"] else MOST


def fixed_costs(option: Option, cases: Cases, headway_s: Array, book: PriceBook) -> tuple[Fixed, ...]:
    """The fixed part of each shareable SKU of the option's designs; raises UnknownSku.

    The same designs are sized once more for next to no load: the fixed part is what they still cost then,
    and never more than what they cost. A scheduler works by the clock: what it is billed by the hour is all
    fixed.
    """
    idle = cases.changed(rate_per_s=np.full(cases.size, IDLE_PER_S))
    design = compose(option, cases.and_then(idle), np.tile(headway_s, 2), describe=False)
    shareable = (component for component in design.components if component.key in PLATFORMS)
    return tuple(fixed for each in shareable for fixed in _of_component(each, cases.size, book))


def _of_component(component: Component, size: int, book: PriceBook) -> Iterator[Fixed]:
    for usage in component.usages:
        if usage.sku.startswith(NOT_SHARED):
            continue
        price = book.price(usage.sku)
        usd = np.broadcast_to(price.usd(usage.quantity), (2 * size,))
        by_clock = component.key == "schedule" and price.unit.endswith("hour")
        fixed = usd[:size] if by_clock else np.minimum(usd[:size], usd[size:])
        yield Fixed(platform=PLATFORMS[component.key], sku=usage.sku, monthly_usd=fixed)
