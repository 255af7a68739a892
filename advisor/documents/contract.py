"""The data contract of what the pipeline publishes, in the Open Data Contract Standard 3.1 (bitol.io)."""

import math
from typing import Any

import yaml

from advisor.documents.document import DesignDocument
from advisor.documents.drawing.svg import clean
from advisor.documents.fact_sheet import show_value_of
from advisor.documents.wording import promise, show_headway
from advisor.options import OPTION_BY_KEY
from advisor.quantity import digits, show_duration, show_rate
from advisor.vocabulary import Delivery, Stage

API_VERSION = "v3.1.0"
MINUTE, HOUR, DAY = 60, 3600, 86_400
STATUS = {"accepted": "active", "superseded": "deprecated", "deprecated": "deprecated", "rejected": "retired"}

TWICE_PERCENT = "SELECT 100.0 * (COUNT(*) - COUNT(DISTINCT event_id)) / NULLIF(COUNT(*), 0) FROM result"


def contract_yaml(document: DesignDocument) -> str:
    """The contract as YAML; columns beyond identity and time are for its owner to add."""
    return yaml.safe_dump(_contract(document), allow_unicode=True, sort_keys=False, width=100)


def _contract(document: DesignDocument) -> dict[str, Any]:
    return {
        "version": "1.0.0",
        "apiVersion": API_VERSION,
        "kind": "DataContract",
        "id": clean(document.decision_id),
        "name": _line(document.title),
        "status": STATUS.get(document.status, "proposed"),
        "contractCreatedTs": f"{document.decided_on[:10]}T00:00:00Z",
        "description": _description(document),
        "tags": ["headway", document.winner.cls.value],
        "servers": _servers(document),
        "schema": [_schema(document)],
        "slaProperties": _service_levels(document),
        "customProperties": _custom(document),
    }


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _description(document: DesignDocument) -> dict[str, str]:
    return {
        "purpose": f"{_line(document.title)}: {promise(document.facts)}.",
        "usage": f"Read the published result; its age when usable is published_at minus {_since(document)}.",
        "limitations": " ".join(_line(text) for text in document.advice.warnings)
        or "The figures are predictions until the first month has been measured.",
    }


def _since(document: DesignDocument) -> str:
    if document.facts.likely("window_s") > 0:
        return f"the window's end, {show_duration(document.facts.likely('window_s'))} after window_start"
    return "event_time"


def _servers(document: DesignDocument) -> list[dict[str, Any]]:
    blueprint = document.advice.blueprint
    place = show_value_of("provider", blueprint.provider)
    publishing = [c for c in blueprint.components if c.stage is Stage.SERVE] or [
        c for c in blueprint.components if c.stage is Stage.STORE
    ]
    return [
        {
            "server": component.key,
            "type": "custom",
            "description": _line(f"{component.title} on {place}, {blueprint.region}"),
            "environment": "prod",
            "customProperties": [{"property": "service", "value": component.service}],
        }
        for component in publishing
    ]


def _schema(document: DesignDocument) -> dict[str, Any]:
    is_windowed = document.facts.likely("window_s") > 0
    columns = WINDOW_COLUMNS if is_windowed else EVENT_COLUMNS
    return {
        "name": "result",
        "logicalType": "object",
        "physicalType": "table",
        "description": f"What is published: one row {'a key and window' if is_windowed else 'an event'}.",
        "properties": [*columns, PUBLISHED],
        "quality": [_uniqueness(document, columns), _completeness(document)],
    }


def _column(name: str, logical_type: str, description: str, *, position: int = 0) -> dict[str, Any]:
    """A column; `position` is its place in the primary key, 0 for none."""
    key = {"primaryKey": True, "primaryKeyPosition": position} if position else {}
    return {
        "name": name,
        "logicalType": logical_type,
        **key,
        "required": True,
        "description": description,
        "quality": [{"type": "library", "metric": "nullValues", "mustBe": 0, "unit": "rows"}],
    }


EVENT_TIME = _column("event_time", "timestamp", "When the event happened, by its source's clock.")
PUBLISHED = _column("published_at", "timestamp", "When the result became usable.")
EVENT_COLUMNS = (
    _column("event_id", "string", "The event's identity, given at its source.", position=1),
    EVENT_TIME,
)
WINDOW_COLUMNS = (
    _column("key", "string", "What events are counted by.", position=1),
    _column("window_start", "timestamp", "Start of the window, in event time.", position=2),
)


def _uniqueness(document: DesignDocument, columns: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    """Counted in rows where none may come twice; as a share by a query, since no library metric has one."""
    key = [column["name"] for column in columns if "primaryKey" in column]
    told = {"dimension": "uniqueness", "description": "Rows of one key more than once."}
    tolerance = document.facts.likely("error_tolerance")
    if document.facts.delivery is Delivery.EXACTLY_ONCE or columns == WINDOW_COLUMNS or tolerance == 0:
        counted = {"metric": "duplicateValues", "arguments": {"properties": key}, "unit": "rows"}
        return {"type": "library", **counted, "mustBe": 0, **told}
    limit = {"mustBeLessOrEqualTo": 100 * tolerance, "unit": "percent"}
    return {"type": "sql", "query": TWICE_PERCENT, **limit, **told}


def _completeness(document: DesignDocument) -> dict[str, Any]:
    tolerance = digits(100 * document.facts.likely("error_tolerance"))
    return {
        "type": "text",
        "dimension": "completeness",
        "description": f"At most {tolerance} % of the events are missing when a figure is first published.",
    }


def _service_levels(document: DesignDocument) -> list[dict[str, Any]]:
    """Without a frequency where results are published as events come: no interval would be true of them."""
    facts, headway = document.facts, document.winner.headway_s
    rate = facts.likely("rate_per_s")
    peak = show_rate(rate * facts.likely("peak_factor"))
    error_percent = 100 * facts.likely("error_tolerance")
    is_scheduled = OPTION_BY_KEY[document.winner.option].is_scheduled
    departures = {"scheduler": "cron", "schedule": cron(headway)} if is_scheduled else {}
    said = f"Published {show_headway(headway)}."
    freshness = {"element": "result.published_at", "driver": "operational"}
    return [
        _level("freshness", "latency", facts.likely("freshness_s"), "s", f"{promise(facts)}.") | freshness,
        *([_level("departures", "frequency", headway, "s", said) | departures] if headway else []),
        _level("history", "retention", facts.likely("history_years"), "y", "History kept for recomputation."),
        _level("load", "throughput", rate, "events/s", f"Mean of a day; the peak is {peak}."),
        _level("errors", "errorRate", error_percent, "percent", "Missing or twice when first published."),
        _level("repair", "timeToRepair", facts.likely("repair_within_s"), "s", "All of history recomputed."),
    ]  # fmt: skip


def _level(identity: str, name: str, value: float, unit: str, description: str) -> dict[str, Any]:
    return {"id": identity, "property": name, "value": value, "unit": unit, "description": description}


def cron(headway_s: float) -> str:
    """The cron line of a headway of a minute or more, rounded where no cron line says it."""
    if headway_s < HOUR:
        return f"*/{max(1, round(headway_s / MINUTE))} * * * *"
    if headway_s < DAY:
        return f"0 */{max(1, round(headway_s / HOUR))} * * *"
    return "0 0 * * *"


def _custom(document: DesignDocument) -> list[dict[str, Any]]:
    advice, winner = document.advice, document.winner
    age_s = winner.freshness_s.p95
    values = {
        "option": winner.option.value,
        "headwaySeconds": winner.headway_s,
        **({"predictedAgeP95Seconds": round(age_s, 3)} if math.isfinite(age_s) else {}),
        "monthlyUsd": format(winner.monthly_usd.total, "f"),
        "engineVersion": advice.engine_version,
        "priceBookVersion": advice.price_book_version,
    }
    return [{"property": name, "value": value} for name, value in values.items()]
