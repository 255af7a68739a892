"""Small profiles and loads: one believable default, changed by name."""

from typing import Any

from advisor.simulation.profiles.profile import EngineProfile
from advisor.simulation.profiles.reading import parse_profile
from advisor.simulation.profiles.windowed_count import WindowedLoad

PER_EVENT = {"transit_s": 0.0, "flush_sleep_s": 1.0, "flush_tasks": 1.0, "flush_write_s": 0.0}
MICRO_BATCH = {"trigger_s": 3.0, "fixed_s": 0.5, "per_event_s": 0.0}


def plain_profile(kind: str, parameters: dict[str, float]) -> dict[str, Any]:
    return {
        "key": "example",
        "title": "An engine",
        "source": "made up for a test",
        "as_of": "2026-01-01",
        "grade": "M",
        "kind": kind,
        "parameters": {name: {"value": value, "origin": "assumed"} for name, value in parameters.items()},
    }


def per_event(**changes: float) -> EngineProfile:
    return parse_profile(plain_profile("per_event", {**PER_EVENT, **changes}))


def micro_batch(**changes: float) -> EngineProfile:
    return parse_profile(plain_profile("micro_batch", {**MICRO_BATCH, **changes}))


def make_load(**changes: float) -> WindowedLoad:
    given: dict[str, Any] = {
        "rate_per_s": 1_000_000.0,
        "duration_s": 600.0,
        "window_s": 10.0,
        "keys": 100,
        "kept_share": 1.0,
        "first_window_s": 10.0,
    }
    return WindowedLoad(**{**given, **changes})
