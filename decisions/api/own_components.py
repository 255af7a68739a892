"""The named parts of the API's schema that are about an organisation's own figures."""

from typing import Any

from advisor.data_schema import MONEY, NUMBER, Schema, components_of
from advisor.repricing import BillDiff, VerdictAt
from decisions.api.data_schema import PLACE, reference
from decisions.models.own_version import VersionKind
from decisions.services.organisations import LONGEST_NAME

TEXT: Schema = {"type": "string"}
TIME: Schema = {"type": "string", "format": "date-time"}
COUNT: Schema = {"type": "integer", "minimum": 0}
REASON: Schema = {"type": "string", "minLength": 1, "maxLength": 300, "pattern": r"\S"}
STAMP = {"by": TEXT, "on": TEXT, "reason": TEXT}
PAID: Schema = {"anyOf": [{"type": "number", "minimum": 0}, MONEY]}
FIGURES: Schema = {"type": "object", "additionalProperties": {"type": "number"}}


def own_components() -> dict[str, Schema]:
    """Every one by its name."""
    return (
        components_of(BillDiff, place=PLACE)
        | components_of(VerdictAt, place=PLACE)
        | {
            "Organisation": _object(
                {
                    "name": TEXT,
                    "is_admin": {"type": "boolean"},
                    "members": _list(_object({"name": TEXT, "is_admin": {"type": "boolean"}})),
                }
            ),
            "OrganisationRequest": _closed(
                {"name": REASON | {"maxLength": LONGEST_NAME}}, "name"
            ),
            "PriceBook": _object(_price_book()),
            "PriceBookChange": _closed(_price_book_change(), "reason"),
            "OwnVersion": _object(_own_version(), without=("version",)),
            "Assumptions": _object({"number": COUNT, "assumptions": _list(_object(_assumption()))}),
            "AssumptionsChange": _closed(
                {"reason": REASON, "revert_to": COUNT, "values": _or_null_values()}, "reason"
            ),
            "NewerFigures": _object(_newer_figures()),
            "Adoption": _object({"made_at": TIME, "from": _object(_side()), "to": _object(_side())}),
        }
    )  # fmt: skip


def _price_book() -> Schema:
    tier = _object({"up_to": _or_null(MONEY), "usd": MONEY})
    return {
        "provider": TEXT,
        "region": TEXT,
        "version": TEXT,
        "list_version": TEXT,
        "number": COUNT | {"description": "The organisation's own version; 0 where the list holds."},
        "url": TEXT,
        "discounts": _list(_object({"prefix": TEXT, "percent": TEXT} | STAMP)),
        "prices": _list(_object({"sku": TEXT, "tiers": _list(tier)} | STAMP)),
    }


def _price_book_change() -> Schema:
    tier = {
        "type": "object",
        "properties": {"up_to": _or_null(PAID), "usd": PAID},
        "required": ["usd"],
    }
    percent = {"anyOf": [{"type": "number", "exclusiveMinimum": 0, "maximum": 100}, TEXT, {"type": "null"}]}
    return {
        "reason": REASON,
        "discounts": _list(_closed({"prefix": TEXT, "percent": percent}, "prefix", "percent")),
        "prices": _list(
            _closed({"sku": TEXT, "usd": _or_null(PAID), "tiers": _list(tier) | {"minItems": 1}}, "sku")
        ),
        "revert_to": COUNT | {"description": "The version whose rules hold again; 0 is the list."},
    }


def _own_version() -> Schema:
    return {
        "number": COUNT,
        "kind": {"type": "string", "enum": [str(kind.value) for kind in VersionKind]},
        "by": TEXT,
        "made_at": TIME,
        "reason": TEXT,
        "changes": _list(_object({"line": TEXT, "from": TEXT, "to": TEXT})),
        "version": TEXT | {"description": "The price book it made."},
    }


def _assumption() -> Schema:
    numbers = dict.fromkeys(("value", "shipped_value", "low", "high", "least", "most"), NUMBER)
    texts = dict.fromkeys(("id", "title", "unit", "source", "grade"), TEXT)
    return texts | numbers | {"own_value": NUMBER | {"description": "Null where nothing was replaced."}}


def _or_null_values() -> Schema:
    return {"type": "object", "additionalProperties": {"type": ["number", "null"]}}


def _newer_figures() -> Schema:
    changed = _object({"id": TEXT, "unit": TEXT, "from": NUMBER, "to": NUMBER})
    return {
        "is_up_to_date": {"type": "boolean"},
        "from_version": _or_null(TEXT),
        "to_version": _or_null(TEXT),
        "bill": _or_null(reference("BillDiff")),
        "assumptions": _list(changed),
        "before": _or_null(reference("VerdictAt")),
        "after": _or_null(reference("VerdictAt")),
        "verdict_moves": {"type": "boolean"},
        "fault": _or_null(TEXT) | {"description": "Why it cannot be computed with the newer prices."},
    }


def _side() -> Schema:
    return {
        "price_book_version": TEXT,
        "assumptions": FIGURES,
        "option": TEXT,
        "headway_s": NUMBER,
        "monthly_usd": _or_null(MONEY),
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _object(properties: dict[str, Any], *, without: tuple[str, ...] = ()) -> Schema:
    """An object that may gain fields later."""
    required = [name for name in properties if name not in without]
    return {"type": "object", "properties": properties, "required": required}


def _closed(properties: dict[str, Any], *required: str) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "required": list(required),
    }
