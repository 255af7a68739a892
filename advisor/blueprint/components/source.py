"""Where events come from, and the wait until the source hands them over."""

import numpy as np

from advisor.blueprint.part import Part, Words, make_part
from advisor.blueprint.plan import Flags, Plan
from advisor.cases import Array
from advisor.quantity import show_bytes, show_duration, show_rate
from advisor.stations import Gate
from advisor.vocabulary import Source, Stage

KEY = "source"
ALIGNED = frozenset({Source.FILE_DROP, Source.API_PULL})
"""Sources whose deliveries a run can follow: an object-created event, or a schedule just behind the API's."""
TITLES = {
    Source.APP_EVENTS: ("Applications", "application"),
    Source.CDC: ("Source database", "database"),
    Source.API_PULL: ("Partner API", "api"),
    Source.FILE_DROP: ("File sender", "file_drop"),
    Source.DEVICES: ("Devices", "device"),
}


def is_aligned(plan: Plan) -> Flags:
    """Where runs depart right after a delivery: files that come and pages that are renewed at intervals."""
    can_be = plan.facts.source in ALIGNED
    return np.asarray(can_be & (plan.cases.arrival_interval_s > 0), dtype=np.bool_)


def departure_s(plan: Plan, headway_s: Array) -> Array:
    """Time between two runs: the headway, or as many whole intervals of the source as it holds, one at least.

    A departure between two deliveries would find nothing.
    """
    interval_s = np.maximum(plan.cases.arrival_interval_s, 1e-9)
    whole_s = np.maximum(np.floor(headway_s / interval_s * (1 + 1e-12)), 1.0) * interval_s
    return np.where(is_aligned(plan), whole_s, headway_s)


def source(plan: Plan, aligned: Flags | None = None) -> Part:
    """The source; events wait for its next delivery, except where the run that takes them starts with it."""
    title, service = TITLES[plan.facts.source]
    delivery = plan.cases.arrival_interval_s
    gate_s = delivery if aligned is None else np.where(aligned, 0.0, delivery)
    waits = bool((gate_s > 0).any())
    stations = (
        (Gate(component=KEY, label="wait for the source's delivery", period_s=gate_s),) if waits else ()
    )
    words = _words(plan) if plan.describe else Words()
    facts = ("source", "rate_per_s", "peak_factor", "event_bytes", "arrival_interval_s")
    return make_part(KEY, title, Stage.SOURCE, service, facts=facts, words=words, stations=stations)


def _words(plan: Plan) -> Words:
    interval = float(plan.cases.arrival_interval_s[0])
    rhythm = f"It delivers every {show_duration(interval)}." if interval > 0 else "It delivers all the time."
    size = (
        f"{show_rate(plan.rate[0])}, {show_rate(plan.peak[0])} at the peak, "
        f"{show_bytes(plan.event_bytes[0])} each"
    )
    return Words(
        why=f"{rhythm} No result can be fresher than that.",
        size=size,
        failure=(
            "Nothing new arrives; results stay as they are and grow old, and nothing is lost that it keeps."
        ),
    )
