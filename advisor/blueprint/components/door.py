"""The door for applications' events: an address whose requests carry what a sender collected."""

from collections.abc import Callable
from dataclasses import dataclass

from advisor.blueprint.latencies import GATEWAY_CALL
from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.plan import MONTH_S, Flags, Plan
from advisor.cost.sizing.ingest import requests_per_s
from advisor.cost.sizing.stream_limits import PRODUCERS
from advisor.design import Setting, Sized, Usage
from advisor.quantity import digits, show_duration, show_rate
from advisor.stations import Gate, Station, Transit
from advisor.vocabulary import Stage

KEY = "gateway"
FACTS = ("source", "rate_per_s", "freshness_s", "event_bytes")
REFUSED = "Senders get 5xx and retry with back-off; what they cannot keep meanwhile is lost."


def stations(plan: Plan) -> tuple[Station, ...]:
    """Events wait at their sender until it makes a request, which then takes its time."""
    return (
        Gate(component=KEY, label="events collected by the sender", period_s=plan.linger_s, is_shared=False),
        Transit(component=KEY, label="request", seconds=plan.full(GATEWAY_CALL.value)),
    )


def collected(plan: Plan) -> str:
    """Why there is a door, and what a request carries."""
    return (
        "Applications send events over HTTP and need one authenticated door. A sender collects events for "
        f"{show_duration(plan.linger_s[0])} (a twentieth of the promise, 1 s at most), "
        f"{digits(PRODUCERS.value)} senders assumed"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionDoor:
    """A function behind an address: what a month's calls cost, how it is set up, and where it writes to."""

    title: str
    service: str
    usages: Callable[[Sized, float], tuple[Usage, ...]]
    """For so many requests a second and seconds in a month."""
    settings: Callable[[Plan], tuple[Setting, ...]]
    kafka: str
    managed: str

    def part(self, plan: Plan, to_kafka: Flags) -> Part:
        """A function that sends on what a sender collected."""
        requests = requests_per_s(plan.rate, plan.event_bytes, plan.linger_s)
        words = Words()
        if plan.describe:
            log = self.kafka if to_kafka[0] else self.managed
            words = Words(
                why=f"{collected(plan)}; the function writes to {log}.",
                size=f"{show_rate(requests.value[0])} requests",
                settings=self.settings(plan),
                failure=REFUSED,
            )
        return make_part(
            KEY,
            self.title,
            Stage.INGEST,
            self.service,
            facts=FACTS,
            words=words,
            usages=self.usages(requests, MONTH_S),
            stations=stations(plan),
        )
