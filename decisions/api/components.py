"""The named parts of the API's schema: the core's own data, and what the API adds around it."""

from functools import lru_cache
from typing import Any

from advisor.advice.advice import Advice
from advisor.advice.promises import Promises
from advisor.advice.robustness import FlipMap
from advisor.data_schema import MONEY, NUMBER, Schema, components_of
from advisor.schema_evolution.compatibility import Mode
from advisor.schema_evolution.migration import LONGEST_RETENTION_S, RETENTION_S
from advisor.schema_evolution.versions import MOST_VERSIONS, SchemaFormat
from advisor.simulation.profiles.profile import Origin
from advisor.simulation.profiles.reading import KINDS
from advisor.simulation.request import DAY, HALF_WIDTH, HORIZON_S, REPLICATIONS, SEED
from advisor.simulation.result import PERCENTILES
from advisor.simulation.scenario import Scenario
from advisor.simulation.trace import MOST_LINES
from advisor.use_case import json_schema
from advisor.verdict.cadence.band import CadenceBand
from advisor.vocabulary import Grade, OptionClass, OptionKey, Provider
from decisions.api.data_schema import PLACE, list_of, reference
from decisions.api.own_components import own_components
from decisions.api.revision_components import (
    revision_components,
    shown_status_fields,
    status_fields,
)
from decisions.models.simulation import SimulationStatus
from decisions.services.decisions import LONGEST_SUMMARY, LONGEST_TITLE

TEXT: Schema = {"type": "string"}
TIME: Schema = {"type": "string", "format": "date-time"}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
COUNT: Schema = {"type": "integer", "minimum": 0}
PAGED = ("Price", "Decision", "Simulation", "OwnVersion", "Revision")


@lru_cache(maxsize=1)
def components() -> dict[str, Schema]:
    """Every named part by its name."""
    return (
        components_of(Advice, place=PLACE)
        | components_of(FlipMap, place=PLACE)
        | components_of(CadenceBand, place=PLACE)
        | components_of(Promises, place=PLACE)
        | {
            "Facts": _facts(),
            "FactsGiven": {
                "type": "object",
                "additionalProperties": True,
                "description": "The facts as given.",
            },
            "Problem": _problem(),
            "AdviceRequest": _closed({"facts": reference("Facts")}),
            "DecisionRequest": _closed(_writable(), required=("title",)),
            "DecisionChange": _closed(
                _writable() | {"facts": _facts_change(), "price_book_version": TEXT} | status_fields()
            ),
            "Decision": _open(_decision()),
            "SimulationRequest": _closed(_simulation_request()),
            "EngineProfile": _closed(_engine_profile(), required=tuple(_engine_profile())),
            "SchemaHistory": _closed(_schema_history(), required=("format", "schemas")),
            "SchemaCompatibility": _open(_schema_compatibility()),
            "SimulationStarted": _open({"id": TEXT, "status": _words(SimulationStatus), "url": TEXT}),
            "Simulation": _open(_simulation()),
            "Fact": _open(_fact()),
            "Option": _open(_option()),
            "Pattern": _open(_pattern()),
            "Price": _open(_price()),
            "FactList": _open({"facts": list_of("Fact"), "json_schema": {"type": "object"}}),
        }
        | own_components()
        | revision_components()
        | {f"{name}Page": _page(name) for name in PAGED}
    )


def add_components(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Put the named parts into the schema, and say which bodies cannot be left out (spectacular's hook)."""
    result.setdefault("components", {}).setdefault("schemas", {}).update(components())
    for path in result["paths"].values():
        for operation in path.values():
            if body := operation.get("requestBody"):
                body["required"] = _is_required(body)
    return result


def _is_required(body: dict[str, Any]) -> bool:
    name = body["content"]["application/json"]["schema"].get("$ref", "").rpartition("/")[2]
    return bool(components().get(name, {}).get("required"))


def _facts() -> Schema:
    return {key: value for key, value in json_schema().items() if key != "$schema"}


def _facts_change() -> Schema:
    """Facts to merge into those given before; a null takes one back to its default."""
    schema = _facts()
    nullable = {key: {"anyOf": [fact, {"type": "null"}]} for key, fact in schema["properties"].items()}
    return schema | {"title": "Facts to change", "properties": nullable}


def _writable() -> Schema:
    return {
        "title": {"type": "string", "minLength": 1, "maxLength": LONGEST_TITLE, "pattern": r"\S"},
        "summary": {"type": "string", "maxLength": LONGEST_SUMMARY},
        "facts": reference("Facts"),
        "is_draft": {"type": "boolean"},
    }


def _decision() -> Schema:
    verdict = {
        "option": _words(OptionKey),
        "class": _words(OptionClass),
        "headway_s": NUMBER,
        "monthly_usd": MONEY,
        "margin": NUMBER,
        "close_call": {"type": "boolean"},
        "engine_version": TEXT,
    }
    return {
        "id": TEXT,
        "url": TEXT,
        "title": TEXT,
        "summary": TEXT,
        "facts": reference("FactsGiven"),
        "is_draft": {"type": "boolean"},
        "version": COUNT,
        "price_book_version": TEXT,
        "assumptions": {"type": "object", "description": "Own values by identifier."},
        "created_at": TIME,
        "changed_at": TIME,
        "verdict": _open(verdict),
        **shown_status_fields(),
    }


def _schema_history() -> Schema:
    one = {"anyOf": [TEXT, {"type": "object"}, {"type": "boolean"}]}
    history = {"type": "array", "items": one, "minItems": 2, "maxItems": MOST_VERSIONS}
    kept = _number((0.0, LONGEST_RETENTION_S)) | {"default": RETENTION_S}
    return {"format": _words(SchemaFormat), "schemas": history, "retention_s": kept}


def _schema_compatibility() -> Schema:
    place = _open(dict.fromkeys(("path", "reason", "reader_remedy", "writer_remedy"), TEXT))
    reading = _open({"reader": COUNT, "writer": COUNT, "breaks": {"type": "array", "items": place}})
    mode = _open(
        {"mode": _words(Mode), "holds": {"type": "boolean"}, "broken": {"type": "array", "items": reading}}
    )
    step = _open({"what": TEXT, "done_when": TEXT})
    way = {
        "finding": TEXT,
        "needs_second_topic": {"type": "boolean"},
        "steps": {"type": "array", "items": step},
        "remedies": {"type": "array", "items": TEXT},
    }
    return {
        "format": _words(SchemaFormat),
        "versions": COUNT,
        "modes": {"type": "array", "items": mode},
        "migration": _open(way),
    }


def _simulation_request() -> Schema:
    return {
        "scenario": _words(Scenario) | {"default": "base"},
        "option": _or_null(_words(OptionKey)),
        "horizon_s": _number(HORIZON_S) | {"default": DAY},
        "replications": _number(REPLICATIONS, "integer") | {"default": 20},
        "seed": _number(SEED, "integer") | {"default": 1},
        "trace": _or_null(_trace()),
        "engine_profile": _or_null({"anyOf": [TEXT, reference("EngineProfile")]}),
        "half_width": _or_null(_number(HALF_WIDTH)),
        "percentile": {"type": "string", "enum": list(PERCENTILES), "default": "p95"},
    }


def _trace() -> Schema:
    """A recorded trace: times, or counts a bin."""
    number_or_text = {"anyOf": [{"type": "number"}, TEXT]}
    pair = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
    lines = {"type": "array", "minItems": 1, "maxItems": MOST_LINES}
    return _closed(
        {
            "times": lines | {"items": number_or_text},
            "counts": lines | {"items": {"anyOf": [{"type": "number"}, pair]}},
            "bin_s": {"type": "number", "minimum": 1, "maximum": DAY, "default": 60},
            "is_scaled": {"type": "boolean", "default": False},
        }
    )


def _engine_profile() -> Schema:
    parameter = _closed({"value": {"type": "number", "minimum": 0}, "origin": _words(Origin)})
    return {
        **{name: {"type": "string", "pattern": r"\S"} for name in ("key", "title", "source", "as_of")},
        "grade": _words(Grade),
        "kind": {"type": "string", "enum": list(KINDS)},
        "parameters": {"type": "object", "additionalProperties": parameter},
    }


def _simulation() -> Schema:
    return {
        "id": TEXT,
        "url": TEXT,
        "decision": TEXT,
        "status": _words(SimulationStatus),
        "progress": SHARE,
        "scenario": TEXT,
        "option": _words(OptionKey),
        "headway_s": NUMBER,
        "horizon_s": NUMBER,
        "replications": COUNT,
        "seed": COUNT,
        "trace": _or_null(_open({"events": NUMBER, "length_s": NUMBER, "is_scaled": {"type": "boolean"}})),
        "engine_profile": _or_null(TEXT),
        "half_width": NUMBER,
        "percentile": TEXT,
        "engine_version": TEXT,
        "price_book_version": TEXT,
        "created_at": TIME,
        "started_at": _or_null(TIME),
        "finished_at": _or_null(TIME),
        "error": _or_null(TEXT),
        "interim": _or_null(_open(_interim())),
        "time_left_s": NUMBER | {"description": "Null where it cannot be told yet, and once it has ended."},
        "result": _or_null({"type": "object"}),
    }


def _interim() -> Schema:
    """What is known while it goes on, of the whole replications; the last three are null before one is."""
    found = ("freshness_s", "promise_kept", "withheld")
    counts = ("pieces_done", "pieces", "replications_done")
    return dict.fromkeys(counts, COUNT) | dict.fromkeys(found, _or_null({"type": "object"}))


def _fact() -> Schema:
    return {
        "key": TEXT,
        "title": TEXT,
        "help": TEXT,
        "example": TEXT,
        "unit": TEXT,
        "type": {"type": "string", "enum": ["number", "choice", "choices"]},
        "choices": {"type": "array", "items": _open({"value": TEXT, "title": TEXT})},
        "bounds": _or_null(_open({"low": NUMBER, "high": NUMBER, "whole": {"type": "boolean"}})),
        "default": {},
        "step": TEXT,
    }


def _option() -> Schema:
    return {
        "key": _words(OptionKey),
        "title": TEXT,
        "class": _words(OptionClass),
        "headway": TEXT,
        "headways_s": {"type": "array", "items": {"type": "number"}},
        "questions": {"type": "array", "items": TEXT},
        "summary": TEXT,
    }


def _pattern() -> Schema:
    parameter = _open({"name": TEXT, "unit": TEXT, "meaning": TEXT})
    return {
        "key": TEXT,
        "title": TEXT,
        "question": TEXT,
        "summary": TEXT,
        "parameters": {"type": "array", "items": parameter},
    }


def _price() -> Schema:
    return {
        "sku": TEXT,
        "title": TEXT,
        "unit": TEXT,
        "usd": MONEY,
        "tiers": {"type": "array", "items": _open({"up_to": _or_null(MONEY), "usd": MONEY})},
        "region": TEXT,
        "provider": _words(Provider),
        "book": TEXT,
        "source": TEXT,
        "as_of": TEXT,
        "grade": TEXT,
    }


def _problem() -> Schema:
    texts = {"type": "array", "items": TEXT, "minItems": 1}
    properties = {
        "type": TEXT,
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
        "errors": {"type": "object", "additionalProperties": texts},
    }
    return _open(properties, required=("type", "title", "status", "detail"))


def _page(name: str) -> Schema:
    return _open(
        {"count": COUNT, "next": _or_null(TEXT), "previous": _or_null(TEXT), "results": list_of(name)}
    )


def _number(bounds: tuple[float, float], kind: str = "number") -> Schema:
    return {"type": kind, "minimum": bounds[0], "maximum": bounds[1]}


def _words(words: Any) -> Schema:
    return {"type": "string", "enum": [str(word.value) for word in words]}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _open(properties: Schema, *, required: tuple[str, ...] | None = None) -> Schema:
    """An object that may gain fields later."""
    wanted = list(properties) if required is None else list(required)
    return {"type": "object", "properties": properties, "required": wanted}


def _closed(properties: Schema, *, required: tuple[str, ...] = ()) -> Schema:
    """An object that takes no other field."""
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return schema | ({"required": list(required)} if required else {})
