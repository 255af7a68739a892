"""Every named part of the API's schema by its name, and their way into the schema."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from advisor.data_schema import Schema
from decisions.api.components.advice import advice_parts
from decisions.api.components.decisions import decision_parts
from decisions.api.components.engine_profiles import engine_profile_parts
from decisions.api.components.own_figures import own_figure_parts
from decisions.api.components.portfolios import portfolio_parts
from decisions.api.components.problems import problem_parts
from decisions.api.components.reference import reference_parts
from decisions.api.components.revisions import revision_parts
from decisions.api.components.schemas import schema_parts
from decisions.api.components.shapes import COUNT, TEXT, open_object, or_null
from decisions.api.components.simulations import simulation_parts
from decisions.api.data_schema import list_of

PARTS: tuple[Callable[[], dict[str, Schema]], ...] = (
    advice_parts,
    decision_parts,
    engine_profile_parts,
    own_figure_parts,
    portfolio_parts,
    problem_parts,
    reference_parts,
    revision_parts,
    schema_parts,
    simulation_parts,
)
PAGED = ("Price", "Decision", "Simulation", "OwnVersion", "Revision")


@lru_cache(maxsize=1)
def components() -> dict[str, Schema]:
    """Every named part by its name."""
    named = {name: part for parts in PARTS for name, part in parts().items()}
    return named | {f"{name}Page": _page(name) for name in PAGED}


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


def _page(name: str) -> Schema:
    ends = {"next": or_null(TEXT), "previous": or_null(TEXT)}
    return open_object({"count": COUNT} | ends | {"results": list_of(name)})
