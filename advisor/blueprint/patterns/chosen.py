"""What a pattern is applied to: the chosen design with its facts, in the first case."""

from dataclasses import dataclass

import numpy as np

from advisor.blueprint.components.spark_run import BatchEngine
from advisor.blueprint.plan import Plan, make_plan
from advisor.blueprint.providers.catalogue import services_of
from advisor.blueprint.providers.services import Services
from advisor.cases import Array, Cases
from advisor.cost.price_book import PriceBook
from advisor.design import Design, Usage
from advisor.vocabulary import OptionKey

EVENT_BY_EVENT = frozenset({OptionKey.EVENT_STREAMING, OptionKey.KAPPA, OptionKey.LAMBDA})
KAFKA_LOGS = frozenset({"msk", "kafka"})
ITEM_STORES = frozenset({"dynamodb", "bigtable", "firestore", "cosmos_db"})
"""Stores of items that are read by key: they have no views."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The design, its plan and the prices; numbers are read from the first case."""

    design: Design
    plan: Plan
    book: PriceBook
    services: Services

    @property
    def cases(self) -> Cases:
        """The facts' numbers."""
        return self.plan.cases

    @property
    def engine(self) -> BatchEngine:
        """What runs the batch jobs."""
        return self.services.batch_engine(self.plan)

    @property
    def key(self) -> OptionKey:
        """The option's key."""
        return self.design.option.key

    @property
    def is_always_on(self) -> bool:
        """Whether an engine runs all the time."""
        return self.design.option.is_always_on

    @property
    def has_runs(self) -> bool:
        """Whether results are also written by scheduled runs over partitions."""
        return self.design.option.is_scheduled or self.key in (OptionKey.LAMBDA, OptionKey.UNIFIED)

    @property
    def uses_flink(self) -> bool:
        """Whether live events go through Flink."""
        return self.key in EVENT_BY_EVENT and self.services.stream_engine_name == "Flink"

    @property
    def uses_beam(self) -> bool:
        """Whether live events go through Beam."""
        return self.key in EVENT_BY_EVENT and self.services.stream_engine_name == "Dataflow"

    @property
    def streams_on_spark(self) -> bool:
        """Whether live events go through Spark."""
        return self.is_always_on and self.key not in EVENT_BY_EVENT

    @property
    def serving(self) -> str:
        """The service that results are served from."""
        return self._service("serving")

    @property
    def log(self) -> str:
        """The service that keeps events for consumers; empty where there is none."""
        return self._service("log")

    @property
    def log_is_kafka(self) -> bool:
        """Whether the log speaks Kafka's protocol."""
        return self.log in KAFKA_LOGS

    @property
    def serves_items(self) -> bool:
        """Whether results are items read by key, which no view can stand in front of."""
        return self.serving in ITEM_STORES

    @property
    def raw_table(self) -> str:
        """The table of events as they came."""
        return "archive.events" if self.key is OptionKey.LAMBDA else "bronze.events"

    def _service(self, key: str) -> str:
        return next((part.service for part in self.design.components if part.key == key), "")

    @property
    def departure_s(self) -> float:
        """Time between two runs; a day for the daily runs beside a stream."""
        headway = float(self.design.headway_s[0])
        return headway if self.design.option.is_scheduled else 86400.0

    def usd(self, usages: tuple[Usage, ...]) -> float:
        """What some usages cost, USD."""
        return first(self.usd_each(usages)) if usages else 0.0

    def usd_each(self, usages: tuple[Usage, ...]) -> Array:
        """What some usages cost for each of their quantities, USD."""
        return np.asarray(sum(self.book.usd(used.sku, used.quantity) for used in usages))

    def component_usd(self, *keys: str) -> float:
        """What some components cost in a live month, USD."""
        return sum(self.usd(part.usages) for part in self.design.components if part.key in keys)


def choose(design: Design, cases: Cases, book: PriceBook) -> Chosen:
    """The first case of a design, ready for its patterns."""
    plan = make_plan(design.option, cases, design.headway_s, describe=False)
    services = services_of(cases.facts.provider)
    return Chosen(design=design, plan=plan, book=book, services=services)


def first(values: Array) -> float:
    """The first case's value."""
    return float(values[0])


def log_setting(chosen: Chosen, name: str) -> str:
    """A setting of the log that there is."""
    log = next(part for part in chosen.design.components if part.key == "log")
    return next(setting.value for setting in log.settings if setting.name == name)
