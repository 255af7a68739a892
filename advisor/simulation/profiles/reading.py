"""Engine profiles as files: one YAML file a profile, read with every fault at once. Anybody can add one."""

import dataclasses
import difflib
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from advisor.simulation.profiles.profile import (
    EngineProfile,
    FlushTimer,
    MicroBatchPace,
    Origin,
    PerEventPace,
)
from advisor.vocabulary import Grade

KINDS: Mapping[str, type[PerEventPace] | type[MicroBatchPace]] = {
    "per_event": PerEventPace,
    "micro_batch": MicroBatchPace,
}
TEXTS = ("key", "title", "source", "as_of", "grade")
FLUSH = tuple(f"flush_{field.name}" for field in dataclasses.fields(FlushTimer))
Faults = dict[str, str]


class InvalidProfile(ValueError):
    """A profile that cannot be used; `faults` maps each place to what would be right there."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = dict(faults)
        super().__init__("; ".join(f"{place}: {text}" for place, text in self.faults.items()))


def read_profiles(folder: str | Path) -> dict[str, EngineProfile]:
    """Every profile of a folder by key, in the order of file names; raises InvalidProfile or OSError."""
    found = [read_profile(path) for path in sorted(Path(folder).glob("*.yaml"))]
    return {profile.key: profile for profile in found}


def read_profile(path: str | Path) -> EngineProfile:
    """The profile in a YAML or JSON file; raises InvalidProfile with every fault, or OSError."""
    try:
        data = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise InvalidProfile({"file": f"is no readable YAML: {fault}"}) from fault
    return parse_profile(data)


def parse_profile(data: object) -> EngineProfile:
    """The profile in plain data; raises InvalidProfile with every fault."""
    if not isinstance(data, Mapping):
        raise InvalidProfile(
            {"file": f"holds {type(data).__name__}; a profile is a mapping with {', '.join(TEXTS)}."}
        )
    faults = _header_faults(data)
    kind, given = data.get("kind"), data.get("parameters")
    if not isinstance(kind, str) or kind not in KINDS:
        faults["kind"] = f"is {_shown(kind)}; give {' or '.join(KINDS)}."
    elif not isinstance(given, Mapping):
        faults["parameters"] = f"is {_shown(given)}; give a mapping of parameters."
    else:
        faults |= _parameter_faults(KINDS[kind], given)
    if faults:
        raise InvalidProfile(faults)
    return _built(data, KINDS[data["kind"]], data["parameters"])


def plain(profile: EngineProfile) -> dict[str, Any]:
    """The same profile as plain data, which `parse_profile` reads back."""
    values = dataclasses.asdict(profile.pace)
    if profile.flush is not None:
        values |= {f"flush_{name}": value for name, value in dataclasses.asdict(profile.flush).items()}
    kind = next(name for name, shape in KINDS.items() if isinstance(profile.pace, shape))
    return {
        **{name: getattr(profile, name) for name in TEXTS},
        "kind": kind,
        "parameters": {
            name: {"value": values[name], "origin": origin.value} for name, origin in profile.origins.items()
        },
    }


def _header_faults(data: Mapping[Any, Any]) -> Faults:
    known = (*TEXTS, "kind", "parameters")
    faults = {str(name): _unknown(str(name), known) for name in data if name not in known}
    for name in TEXTS:
        if not isinstance(data.get(name), str) or not data[name].strip():
            faults[name] = f"is {_shown(data.get(name))}; give a text."
    if isinstance(data.get("grade"), str) and data["grade"] not in set(Grade):
        faults["grade"] = f"is {_shown(data['grade'])}; give one of {', '.join(Grade)}."
    return faults


def _parameter_faults(shape: type[PerEventPace] | type[MicroBatchPace], given: Mapping[Any, Any]) -> Faults:
    fields = {field.name: field for field in dataclasses.fields(shape)}
    known = (*fields, *(FLUSH if shape is PerEventPace else ()))
    needed = {name for name, field in fields.items() if field.default is dataclasses.MISSING}
    if given.keys() & set(FLUSH):
        needed |= set(FLUSH)
    faults = {
        f"parameters.{name}": "is missing; give its value and origin."
        for name in sorted(needed - given.keys())
    }
    for name, entry in given.items():
        text = _entry_fault(str(name), entry) if name in known else _unknown(str(name), known)
        if text:
            faults[f"parameters.{name}"] = text
    return faults


def _entry_fault(name: str, entry: object) -> str:
    if not isinstance(entry, Mapping) or set(entry) != {"value", "origin"}:
        return f"is {_shown(entry)}; give {{value: NUMBER, origin: {' | '.join(Origin)}}}."
    if not isinstance(entry["origin"], str) or entry["origin"] not in set(Origin):
        return f"has the origin {_shown(entry['origin'])}; give one of {', '.join(Origin)}."
    return _number_fault(name, entry["value"])


def _number_fault(name: str, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
        return f"is {_shown(value)}; give a number of at least 0."
    if name.endswith("_share") and value > 1:
        return f"is {_shown(value)}; a share lies between 0 and 1."
    if (
        name in {"trigger_s", "capacity_per_s", "cold_capacity_per_s", "flush_tasks", "flush_sleep_s"}
        and value == 0
    ):
        return "is 0; give a positive number."
    return ""


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _unknown(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, tuple(known), n=1)
    return f"is unknown; did you mean {near[0]}?" if near else f"is unknown; known are {', '.join(known)}."


def _built(
    data: Mapping[str, Any],
    shape: type[PerEventPace] | type[MicroBatchPace],
    given: Mapping[str, Mapping[str, Any]],
) -> EngineProfile:
    values = {name: float(entry["value"]) for name, entry in given.items()}
    flush = {name.removeprefix("flush_"): values.pop(name) for name in FLUSH if name in values}
    return EngineProfile(
        **{name: data[name] for name in TEXTS},
        pace=shape(**values),
        flush=FlushTimer(**flush) if flush else None,
        origins={name: Origin(entry["origin"]) for name, entry in given.items()},
    )
