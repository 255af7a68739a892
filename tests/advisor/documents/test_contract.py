"""The contract is one by the standard's own schema, and its service levels are the facts."""

import pytest
import yaml
from datacontract.data_contract import DataContract

from advisor.documents.contract import contract_yaml, cron
from tests.advisor.documents.worked import WORKED, worked_document
from tests.make import HOSTILE, make_document, make_use_case

SCHEDULED = ("daily_batch", "hourly_batch", "micro_batch")


def contract(**changes):
    return yaml.safe_load(contract_yaml(make_document(**changes)))


def level(document, name):
    return next(item for item in document["slaProperties"] if item["property"] == name)


@pytest.mark.parametrize(
    "facts",
    [{}, {"window_s": 0, "delivery": "exactly_once"}, {"window_s": 0, "delivery": "at_least_once"}],
    ids=["windows", "single events", "single events, some twice"],
)
@pytest.mark.parametrize("title", ["Orders", HOSTILE], ids=["plain", "hostile"])
def test_the_standards_own_linter_finds_nothing(title, facts):
    made = contract_yaml(make_document(title=title, facts=make_use_case(**facts)))
    run = DataContract(data_contract_str=made).lint()
    assert [(check.name, check.reason) for check in run.checks if check.result != "passed"] == []
    assert "ODCS v3.1.0" in run.checks[0].name


def test_the_required_keys_are_there():
    made = contract()
    assert (made["apiVersion"], made["kind"], made["status"]) == ("v3.1.0", "DataContract", "proposed")
    assert made["id"] == make_document().decision_id


def test_the_service_levels_are_the_facts():
    made = contract()
    assert (level(made, "latency")["value"], level(made, "latency")["unit"]) == (1200, "s")
    assert level(made, "retention")["value"] == 2
    assert level(made, "throughput")["value"] == 500
    assert level(made, "errorRate")["value"] == pytest.approx(0.1)  # per cent
    assert level(made, "timeToRepair")["value"] == 7 * 86_400


def primary_key(document):
    columns = [column for column in document["schema"][0]["properties"] if column.get("primaryKey")]
    return [column["name"] for column in sorted(columns, key=lambda column: column["primaryKeyPosition"])]


def test_a_row_is_identified_by_what_it_is_one_of():
    assert primary_key(contract(facts=make_use_case(window_s=300))) == ["key", "window_start"]
    assert primary_key(contract(facts=make_use_case(window_s=0))) == ["event_id"]


@pytest.mark.parametrize("option", WORKED)
def test_only_what_departs_by_the_clock_has_a_cron_line(option):
    made = yaml.safe_load(contract_yaml(worked_document(option)))
    lined = [found["property"] for found in made["slaProperties"] if "schedule" in found]
    assert lined == (["frequency"] if option in SCHEDULED else [])


@pytest.mark.parametrize("option", WORKED)
def test_a_frequency_is_never_an_interval_of_nothing(option):
    made = yaml.safe_load(contract_yaml(worked_document(option)))
    assert all(found["value"] > 0 for found in made["slaProperties"] if found["property"] == "frequency")


def test_the_frequency_is_the_headway():
    departures = level(contract(), "frequency")
    assert (departures["value"], departures["schedule"]) == (900, "*/15 * * * *")


@pytest.mark.parametrize(
    ("headway_s", "line"),
    [
        (60, "*/1 * * * *"),
        (900, "*/15 * * * *"),
        (3600, "0 */1 * * *"),
        (21_600, "0 */6 * * *"),
        (86_400, "0 0 * * *"),
    ],
)
def test_a_cron_line_departs_at_the_headway(headway_s, line):
    assert cron(headway_s) == line


def test_exactly_once_allows_no_duplicate():
    made = contract(facts=make_use_case(delivery="exactly_once"))
    unique = next(rule for rule in made["schema"][0]["quality"] if rule.get("metric") == "duplicateValues")
    assert (unique["mustBe"], unique["unit"]) == (0, "rows")


def test_what_may_come_twice_is_limited_by_the_tolerance():
    made = contract(facts=make_use_case(window_s=0, delivery="at_least_once", error_tolerance=0.002))
    unique = next(rule for rule in made["schema"][0]["quality"] if rule["dimension"] == "uniqueness")
    assert unique["mustBeLessOrEqualTo"] == pytest.approx(0.2)  # per cent


def test_what_was_typed_comes_back_as_typed():
    assert contract(title=HOSTILE)["name"] == HOSTILE
