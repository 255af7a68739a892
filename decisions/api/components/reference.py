"""The named parts that are about what can be asked and chosen: facts, options, patterns and prices."""

from advisor.data_schema import MONEY, NUMBER, Schema
from advisor.vocabulary import OptionClass, OptionKey, Provider
from decisions.api.components.shapes import FLAG, TEXT, array, open_object, or_null, words
from decisions.api.data_schema import list_of


def reference_parts() -> dict[str, Schema]:
    """Every one by its name."""
    facts = {"facts": list_of("Fact"), "json_schema": {"type": "object"}}
    return {
        "Fact": open_object(_fact()),
        "FactList": open_object(facts),
        "Option": open_object(_option()),
        "Pattern": open_object(_pattern()),
        "Price": open_object(_price()),
    }


def _fact() -> Schema:
    return {
        **dict.fromkeys(("key", "title", "help", "example", "unit"), TEXT),
        "type": {"type": "string", "enum": ["number", "choice", "choices"]},
        "choices": array(open_object({"value": TEXT, "title": TEXT})),
        "bounds": or_null(open_object({"low": NUMBER, "high": NUMBER, "whole": FLAG})),
        "default": {},
        "step": TEXT,
    }


def _option() -> Schema:
    return {
        "key": words(OptionKey),
        "title": TEXT,
        "class": words(OptionClass),
        "headway": TEXT,
        "headways_s": array({"type": "number"}),
        "questions": array(TEXT),
        "summary": TEXT,
    }


def _pattern() -> Schema:
    parameter = open_object({"name": TEXT, "unit": TEXT, "meaning": TEXT})
    return {
        **dict.fromkeys(("key", "title", "question", "summary"), TEXT),
        "parameters": array(parameter),
    }


def _price() -> Schema:
    tier = open_object({"up_to": or_null(MONEY), "usd": MONEY})
    return {
        **dict.fromkeys(("sku", "title", "unit"), TEXT),
        "usd": MONEY,
        "tiers": array(tier),
        "region": TEXT,
        "provider": words(Provider),
        **dict.fromkeys(("book", "source", "as_of", "grade"), TEXT),
    }
