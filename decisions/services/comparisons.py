"""Two finished runs of one decision beside each other: what differs, with the interval of the difference."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from advisor.simulation.comparison import Comparison, compare_replications
from decisions.models.simulation import Simulation, SimulationStatus
from decisions.services.refusals import Refused

FIELD = "with"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """`changed` less `base`, over the replications of both.

    `differs` names what else differs but scenario, option and headway: facts and assumptions by their keys,
    and the engine by its titles.
    """

    base: Simulation
    changed: Simulation
    found: Comparison
    differs: Mapping[str, tuple[str, ...]]


def compare_runs(base: Simulation, changed: Simulation) -> Compared:
    """The difference of two runs on the same random numbers; raises Refused with what keeps them apart."""
    faults = tuple(_faults(base, changed))
    if faults:
        raise Refused({FIELD: faults})
    left, right = ((run.result or {})["by_replication"] for run in (base, changed))
    try:
        found = compare_replications(left, right)
    except ValueError as error:
        raise Refused({FIELD: (str(error),)}) from error
    return Compared(base=base, changed=changed, found=found, differs=_differing(base, changed))


def comparable_with(run: Simulation) -> list[Simulation]:
    """The finished runs of the same decision that a run can be compared with, newest first."""
    others = run.decision.simulations.filter(
        status=SimulationStatus.DONE, seed=run.seed, horizon_s=run.horizon_s
    ).exclude(pk=run.pk)
    ordered = others.select_related("decision").order_by("-created_at", "-id")
    return [other for other in ordered[:20] if not tuple(_faults(run, other))]


def _faults(base: Simulation, changed: Simulation) -> list[str]:
    faults = []
    if base.pk == changed.pk:
        faults.append("It is the same run; give another one of this decision.")
    if base.decision_id != changed.decision_id:
        faults.append("It is a run of another decision; give one of the same.")
    for run, words in ((base, "This run"), (changed, "The other run")):
        if run.status != SimulationStatus.DONE or run.result is None:
            faults.append(f"{words} is {run.status}; only finished runs can be compared.")
        elif "by_replication" not in run.result:
            faults.append(f"{words} was computed by an earlier version; run it again.")
    for name, unit in (("seed", ""), ("horizon_s", " s")):
        one, other = getattr(base, name), getattr(changed, name)
        if one != other:
            faults.append(f"Its {name} is {other:g}{unit} and not {one:g}{unit}: they met other events.")
    if base.trace != changed.trace:
        one_trace, other_trace = (_of_trace(run) for run in (base, changed))
        faults.append(f"It {other_trace} and not {one_trace}: they met other events.")
    return faults


def _of_trace(run: Simulation) -> str:
    """A trace by its first 8 hexadecimal digits, so that two are told apart."""
    if run.trace is None:
        return "follows the facts' profile"
    digest = hashlib.sha256(json.dumps(run.trace, sort_keys=True).encode()).hexdigest()
    return f"replays the trace {digest[:8]}"


def _differing(base: Simulation, changed: Simulation) -> Mapping[str, tuple[str, ...]]:
    """Keys that differ; runs of one decision may stand before and after a change of it."""
    engines = tuple((run.engine_profile or {}).get("title", "") for run in (base, changed))
    found = {
        "facts": _keys(base.facts, changed.facts),
        "assumptions": _keys(base.assumptions, changed.assumptions),
        "engine": engines if base.engine_profile != changed.engine_profile else (),
    }
    return {group: keys for group, keys in found.items() if keys}


def _keys(one: Mapping[str, object], other: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(sorted(key for key in one.keys() | other.keys() if one.get(key) != other.get(key)))
