"""The data is JSON for any reader, sorted, complete, and can be fed in again."""

import json
import math
from dataclasses import replace

from advisor.documents.design_json import design_json
from advisor.parsing import parse_use_case
from tests.make import HOSTILE, make_advice, make_document, make_use_case


def test_the_facts_can_be_fed_in_again():
    data = json.loads(design_json(make_document()))
    again = parse_use_case(data["facts"])
    assert again.given() == make_use_case().model_dump(mode="json") | {"platforms": ["airflow", "warehouse"]}


def test_keys_are_sorted_at_every_depth():
    def check(pairs):
        assert [key for key, _ in pairs] == sorted(key for key, _ in pairs)
        return dict(pairs)

    assert json.loads(design_json(make_document()), object_pairs_hook=check)


def test_what_json_cannot_hold_is_null():
    curve = replace(make_advice().cadence_curve, optimum_s=math.inf)
    text = design_json(make_document(advice=make_advice(cadence_curve=curve)))
    data = json.loads(text, parse_constant=lambda name: (_ for _ in ()).throw(ValueError(name)))
    assert data["advice"]["cadence_curve"]["optimum_s"] is None


def test_advice_and_simulation_are_whole():
    data = json.loads(design_json(make_document(simulation={"events": 7, "freshness_s": {"p999": None}})))
    assert data["simulation"] == {"events": 7, "freshness_s": {"p999": None}}
    assert data["advice"]["recommended"] == {
        "option": "micro_batch",
        "class": "micro_batch",
        "headway_s": 900.0,
    }
    assert data["advice"]["bill"][0]["monthly_usd"] == "21.90"


def test_hostile_words_come_back_as_typed():
    assert json.loads(design_json(make_document(title=HOSTILE)))["title"] == HOSTILE
