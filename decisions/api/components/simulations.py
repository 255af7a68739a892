"""The named parts that are about a simulation: what is asked, how far it is, what it found."""

from advisor.data_schema import NUMBER, Schema
from advisor.simulation.request import DAY, HALF_WIDTH, HORIZON_S, REPLICATIONS, SEED
from advisor.simulation.result import PERCENTILES
from advisor.simulation.scenario import Scenario
from advisor.simulation.trace import MOST_LINES
from advisor.vocabulary import OptionKey
from decisions.api.components.shapes import (
    COUNT,
    FLAG,
    SHARE,
    TEXT,
    TIME,
    array,
    closed_object,
    number,
    open_object,
    or_null,
    words,
)
from decisions.api.data_schema import reference
from decisions.models.simulation import SimulationStatus

A_NUMBER: Schema = {"type": "number"}


def simulation_parts() -> dict[str, Schema]:
    """Every one by its name."""
    started = {"id": TEXT, "status": words(SimulationStatus), "url": TEXT}
    return {
        "SimulationRequest": closed_object(_request()),
        "SimulationStarted": open_object(started),
        "Simulation": open_object(_simulation()),
    }


def _request() -> Schema:
    return {
        "scenario": words(Scenario) | {"default": "base"},
        "option": or_null(words(OptionKey)),
        "horizon_s": number(HORIZON_S) | {"default": DAY},
        "replications": number(REPLICATIONS, "integer") | {"default": 20},
        "seed": number(SEED, "integer") | {"default": 1},
        "trace": or_null(_trace()),
        "engine_profile": or_null({"anyOf": [TEXT, reference("EngineProfile")]}),
        "half_width": or_null(number(HALF_WIDTH)),
        "percentile": {"type": "string", "enum": list(PERCENTILES), "default": "p95"},
    }


def _trace() -> Schema:
    """A recorded trace: times, or counts a bin."""
    number_or_text = {"anyOf": [A_NUMBER, TEXT]}
    pair = array(A_NUMBER) | {"minItems": 2, "maxItems": 2}
    lines = {"minItems": 1, "maxItems": MOST_LINES}
    return closed_object(
        {
            "times": array(number_or_text) | lines,
            "counts": array({"anyOf": [A_NUMBER, pair]}) | lines,
            "bin_s": {"type": "number", "minimum": 1, "maximum": DAY, "default": 60},
            "is_scaled": FLAG | {"default": False},
        }
    )


def _simulation() -> Schema:
    trace = open_object({"events": NUMBER, "length_s": NUMBER, "is_scaled": FLAG})
    return {
        "id": TEXT,
        "url": TEXT,
        "decision": TEXT,
        "status": words(SimulationStatus),
        "progress": SHARE,
        "scenario": TEXT,
        "option": words(OptionKey),
        "headway_s": NUMBER,
        "horizon_s": NUMBER,
        "replications": COUNT,
        "seed": COUNT,
        "trace": or_null(trace),
        "engine_profile": or_null(TEXT),
        "half_width": NUMBER,
        "percentile": TEXT,
        "engine_version": TEXT,
        "price_book_version": TEXT,
        "created_at": TIME,
        "started_at": or_null(TIME),
        "finished_at": or_null(TIME),
        "error": or_null(TEXT),
        "interim": or_null(open_object(_interim())),
        "time_left_s": NUMBER | {"description": "Null where it cannot be told yet, and once it has ended."},
        "result": or_null({"type": "object"}),
    }


def _interim() -> Schema:
    """What is known while it goes on, of the whole replications; the last three are null before one is."""
    found = ("freshness_s", "promise_kept", "withheld")
    counts = ("pieces_done", "pieces", "replications_done")
    return dict.fromkeys(counts, COUNT) | dict.fromkeys(found, or_null({"type": "object"}))
