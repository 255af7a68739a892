"""The simulation's form: a scenario, an option and, if wished, a trace, a measured engine, a precision."""

import json
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from advisor.plain_yaml import read_plain_yaml
from advisor.simulation.trace import trace_of_lines
from decisions.services.refusals import Refused

LARGEST_BYTES, LARGEST_YAML = 1024 * 1024, 64 * 1024
PRECISIONS = (("0.1", "10 %"), ("0.05", "5 %"), ("0.02", "2 %"), ("0.01", "1 %"))
"""Half of the 95th percentile's interval over its value, as a person may ask for it."""
BUDGET = 200
"""Replications at most, where a precision is asked for."""
DAYS = (("", "A day"), ("604800", "A week"), ("2678400", "31 days"))
Faults = dict[str, tuple[str, ...]]


def read_wishes(post: QueryDict, files: "MultiValueDict[str, UploadedFile[bytes]]") -> dict[str, Any]:
    """What a simulation is asked for; what is left blank is left out. Raises Refused with every fault."""
    faults: Faults = {}
    wishes: dict[str, Any] = {"scenario": post.get("scenario", "base"), "option": post.get("option") or None}
    if text := _text_of(files.get("trace"), "trace", faults):
        wishes["trace"] = _trace(text, faults) | {"is_scaled": "is_scaled" in post}
    if text := _text_of(files.get("profile"), "engine_profile", faults):
        wishes["engine_profile"] = _mapping(text, "engine_profile", faults)
    elif engine := post.get("engine"):
        wishes["engine_profile"] = engine
    if precision := post.get("half_width"):
        wishes |= {"half_width": _number(precision, "half_width", faults), "replications": BUDGET}
    if horizon := post.get("horizon_s"):
        wishes["horizon_s"] = _number(horizon, "horizon_s", faults)
    if faults:
        raise Refused(faults)
    return wishes


def _text_of(file: "UploadedFile[bytes] | None", field: str, faults: Faults) -> str:
    """A file's text; blank where there is none."""
    if file is None:
        return ""
    if (file.size or 0) > LARGEST_BYTES:
        faults[field] = (f"The file has {file.size:,} bytes; give at most {LARGEST_BYTES:,}.",)
        return ""
    try:
        text = str(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError:
        faults[field] = ("The file is no text in UTF-8.",)
        return ""
    if not text.strip():
        faults[field] = ("The file is empty.",)
    return text.strip()


def _trace(text: str, faults: Faults) -> dict[str, Any]:
    """JSON as the API takes it, or lines with times or with minutes and counts."""
    return _mapping(text, "trace", faults) if text.startswith("{") else trace_of_lines(text)


def _mapping(text: str, field: str, faults: Faults) -> dict[str, Any]:
    try:
        data = json.loads(text) if text.startswith("{") else _yaml(text)
    except (ValueError, RecursionError) as error:
        faults[field] = (f"The file is no YAML or JSON that can be read: {str(error)[:200]}",)
        return {}
    if not isinstance(data, dict):
        faults[field] = ("The file holds no mapping of names to values.",)
        return {}
    return data


def _yaml(text: str) -> Any:
    if len(text) > LARGEST_YAML:
        raise ValueError(f"a YAML file may have at most {LARGEST_YAML:,} characters")
    return read_plain_yaml(text)


def _number(text: str, field: str, faults: Faults) -> float:
    try:
        return float(text)
    except ValueError:
        faults[field] = (f"{text[:40]!r} is no number.",)
        return 0.0
