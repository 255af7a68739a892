"""The named parts that are about an organisation's own figures."""

from advisor.data_schema import MONEY, NUMBER, Schema, components_of
from advisor.repricing import BillDiff, VerdictAt
from decisions.api.components.shapes import (
    COUNT,
    FLAG,
    TEXT,
    TIME,
    array,
    closed_object,
    open_object,
    or_null,
    typed,
    words,
)
from decisions.api.data_schema import PLACE, reference
from decisions.models.own_version import VersionKind
from decisions.selectors.adoptions import AdoptionKind
from decisions.services.organisations import LONGEST_NAME

REASON = typed(300)
STAMP = {"by": TEXT, "on": TEXT, "reason": TEXT}
PAID: Schema = {"anyOf": [{"type": "number", "minimum": 0}, MONEY]}
FIGURES: Schema = {"type": "object", "additionalProperties": {"type": "number"}}
FIGURES_OR_NULL: Schema = {"type": "object", "additionalProperties": {"type": ["number", "null"]}}


def own_figure_parts() -> dict[str, Schema]:
    """Every one by its name."""
    sides = {"from": open_object(_side()), "to": open_object(_side())}
    return (
        components_of(BillDiff, place=PLACE)
        | components_of(VerdictAt, place=PLACE)
        | {
            "Organisation": open_object(_organisation()),
            "OrganisationRequest": closed_object({"name": typed(LONGEST_NAME)}, "name"),
            "PriceBook": open_object(_price_book()),
            "PriceBookChange": closed_object(_price_book_change(), "reason"),
            "OwnVersion": open_object(_own_version(), without=("version",)),
            "Assumptions": open_object({"number": COUNT, "assumptions": array(open_object(_assumption()))}),
            "AssumptionsChange": closed_object(_assumptions_change(), "reason"),
            "NewerFigures": open_object(_newer_figures()),
            "Adoption": open_object({"made_at": TIME, "kind": words(AdoptionKind)} | sides),
        }
    )


def _organisation() -> Schema:
    return {
        "name": TEXT,
        "is_admin": FLAG,
        "members": array(open_object({"name": TEXT, "is_admin": FLAG})),
    }


def _price_book() -> Schema:
    tier = open_object({"up_to": or_null(MONEY), "usd": MONEY})
    return {
        **dict.fromkeys(("provider", "region", "version", "list_version"), TEXT),
        "number": COUNT | {"description": "The organisation's own version; 0 where the list holds."},
        "url": TEXT,
        "discounts": array(open_object({"prefix": TEXT, "percent": TEXT} | STAMP)),
        "prices": array(open_object({"sku": TEXT, "tiers": array(tier)} | STAMP)),
    }


def _price_book_change() -> Schema:
    tier = open_object({"up_to": or_null(PAID), "usd": PAID}, without=("up_to",))
    tiers = array(tier) | {"minItems": 1}
    percent = {"anyOf": [{"type": "number", "exclusiveMinimum": 0, "maximum": 100}, TEXT, {"type": "null"}]}
    return {
        "reason": REASON,
        "discounts": array(closed_object({"prefix": TEXT, "percent": percent}, "prefix", "percent")),
        "prices": array(closed_object({"sku": TEXT, "usd": or_null(PAID), "tiers": tiers}, "sku")),
        "revert_to": COUNT | {"description": "The version whose rules hold again; 0 is the list."},
    }


def _own_version() -> Schema:
    return {
        "number": COUNT,
        "kind": words(VersionKind),
        "by": TEXT,
        "made_at": TIME,
        "reason": TEXT,
        "changes": array(open_object({"line": TEXT, "from": TEXT, "to": TEXT})),
        "version": TEXT | {"description": "The price book it made."},
    }


def _assumption() -> Schema:
    numbers = dict.fromkeys(("value", "shipped_value", "low", "high", "least", "most"), NUMBER)
    texts = dict.fromkeys(("id", "title", "unit", "source", "grade"), TEXT)
    return texts | numbers | {"own_value": NUMBER | {"description": "Null where nothing was replaced."}}


def _assumptions_change() -> Schema:
    return {"reason": REASON, "revert_to": COUNT, "values": FIGURES_OR_NULL}


def _newer_figures() -> Schema:
    changed = open_object({"id": TEXT, "unit": TEXT, "from": NUMBER, "to": NUMBER})
    return {
        "is_up_to_date": FLAG,
        "from_version": or_null(TEXT),
        "to_version": or_null(TEXT),
        "bill": or_null(reference("BillDiff")),
        "assumptions": array(changed),
        "before": or_null(reference("VerdictAt")),
        "after": or_null(reference("VerdictAt")),
        "verdict_moves": FLAG,
        "fault": or_null(TEXT) | {"description": "Why it cannot be computed with the newer prices."},
    }


def _side() -> Schema:
    return {
        **dict.fromkeys(("provider", "region"), TEXT),
        "price_book_version": TEXT,
        "assumptions": FIGURES,
        "option": TEXT,
        "headway_s": NUMBER,
        "monthly_usd": or_null(MONEY),
    }
