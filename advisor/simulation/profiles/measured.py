"""A measured engine in the place of a design's own processing: what a request asks for by its profile."""

from dataclasses import replace

import numpy as np

from advisor.design import Design
from advisor.options import OPTIONS
from advisor.simulation.profiles.profile import EngineProfile
from advisor.simulation.profiles.reading import InvalidProfile, parse_profile
from advisor.simulation.profiles.stations import stations
from advisor.simulation.request import InvalidSimulation, SimulationRequest
from advisor.stations import BatchRun, Gate, Station
from advisor.vocabulary import OptionClass, Stage

ALWAYS_ON = tuple(
    option.key for option in OPTIONS if option.cls in {OptionClass.STREAMING, OptionClass.HYBRID}
)


def profile_of(request: SimulationRequest) -> EngineProfile | None:
    """The request's engine; raises InvalidSimulation with every fault of its profile."""
    if request.engine_profile is None:
        return None
    try:
        return parse_profile(request.engine_profile)
    except InvalidProfile as invalid:
        faults = {f"engine_profile.{place}": (text,) for place, text in invalid.faults.items()}
        raise InvalidSimulation(faults) from invalid


def check_profile(request: SimulationRequest) -> None:
    """Raise InvalidSimulation with every fault of the request's engine profile."""
    if profile_of(request) is not None and request.option not in ALWAYS_ON:
        text = f"{request.option} starts a run at each departure, and a profile is of an engine that stays on"
        raise InvalidSimulation(
            {"engine_profile": (f"{text}; give one of the options {', '.join(ALWAYS_ON)}.",)}
        )


def with_engine(design: Design, profile: EngineProfile) -> Design:
    """The design whose processing takes the times of a measured engine: of the cluster it was measured on.

    A micro-batch engine departs as often as the design does, if it does; a checkpoint's gate stays, since it
    is how results become visible. Stations outside the processing stage stay as they are.
    """
    processing = {part.key for part in design.components if part.stage is Stage.PROCESS}
    places = [place for place, one in enumerate(design.stations) if _is_replaced(one, processing)]
    if not places:
        return design
    engine = _at_headway(stations(profile, design.stations[places[0]].component), design)
    kept = [[one] if place not in places else [] for place, one in enumerate(design.stations)]
    kept[places[0]] = list(engine)
    passed = np.cumsum([0, *(len(some) for some in kept)])
    return replace(
        design,
        stations=tuple(one for some in kept for one in some),
        branches=tuple(
            one if one.trunk else replace(one, after=int(passed[one.after])) for one in design.branches
        ),
        joins=tuple(replace(one, after=int(passed[one.after])) for one in design.joins),
    )


def engine_note(profile: EngineProfile) -> str:
    """Which engine's times a result holds, in a sentence."""
    return (
        f"Processing takes the times of a measured engine, {profile.title} ({profile.key}, grade "
        f"{profile.grade}, as of {profile.as_of}), on the cluster that it was measured on, "
        "not those of this design's size."
    )


def _is_replaced(station: Station, processing: set[str]) -> bool:
    return station.component in processing and not isinstance(station, Gate)


def _at_headway(engine: tuple[Station, ...], design: Design) -> tuple[Station, ...]:
    """Runs at the design's own headway, where it has one."""
    headway_s = float(design.headway_s[0])
    if headway_s <= 0:
        return engine
    return tuple(
        replace(one, headway_s=np.array([headway_s])) if isinstance(one, BatchRun) else one for one in engine
    )
