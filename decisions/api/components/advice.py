"""The named parts that are the core's own: facts in, an advice and what is asked around it out."""

from advisor.advice.advice import Advice
from advisor.advice.promises import Promises
from advisor.advice.robustness import FlipMap
from advisor.data_schema import Schema, components_of
from advisor.use_case import json_schema
from advisor.verdict.cadence.band import CadenceBand
from decisions.api.components.shapes import FLAG, closed_object
from decisions.api.data_schema import PLACE, reference

CHOICES: Schema = FLAG | {"default": False, "description": "Whether flips hold other answers to choices too."}
ANSWERS = (Advice, FlipMap, CadenceBand, Promises)


def advice_parts() -> dict[str, Schema]:
    """Every one by its name."""
    answers = {name: part for each in ANSWERS for name, part in components_of(each, place=PLACE).items()}
    return answers | {
        "Facts": facts(),
        "FactsGiven": {
            "type": "object",
            "additionalProperties": True,
            "description": "The facts as given.",
        },
        "AdviceRequest": closed_object({"facts": reference("Facts"), "choices": CHOICES}),
        "FactsRequest": closed_object({"facts": reference("Facts")}),
    }


def facts() -> Schema:
    """A use case in its facts, as the core describes it."""
    return {key: value for key, value in json_schema().items() if key != "$schema"}
