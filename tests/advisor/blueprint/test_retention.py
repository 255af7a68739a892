"""What is kept is kept alike: history once in every option, copies and shown rows while they are needed."""

import numpy as np
import pytest

from advisor.blueprint.compose import compose
from advisor.cases import likely_case
from advisor.design import Design
from advisor.options import OPTION_BY_KEY, OPTIONS
from advisor.vocabulary import OptionKey, Stage
from tests.make import make_use_case

DAY = 86400
PUNCTUAL = {
    "late_share": 0,
    "late_p99_s": 0,
    "lookback_s": DAY,
    "duplicate_share": 0,
    "duplicate_within_s": 0,
}
FACTS = PUNCTUAL | {
    "rate_per_s": 1000,
    "event_bytes": 1000,
    "window_s": 0,
    "history_years": 5,
    "actor": "machine",
}
HISTORY_GB = 1000 * 1000 * 5 * 365 * DAY * 0.3 / 1e9
DAY_GB = 1000 * 1000 * DAY * 0.3 / 1e9
LAKE_AND_LOG = ("aws.s3.gb_month", "aws.msk.tiered_gb_month")


def design(option: str, **facts) -> Design:
    chosen = OPTION_BY_KEY[OptionKey(option)]
    return compose(chosen, likely_case(make_use_case(**facts)), np.array([chosen.headways_s[0]]))


def used(made: Design, *skus: str) -> float:
    return sum(float(u.quantity[0]) for part in made.components for u in part.usages if u.sku in skus)


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_history_is_kept_once_and_copies_for_a_look_back_and_a_month(option):
    # A day of look-back and 30 days of copies, of events and of results, at the most.
    kept = used(design(option.key, **FACTS), *LAKE_AND_LOG)
    assert kept * (1 + 1e-9) >= HISTORY_GB
    assert kept <= HISTORY_GB + 2 * 31 * DAY_GB


@pytest.mark.parametrize("option", ["daily_batch", "hourly_batch", "micro_batch", "lambda"])
def test_tables_keep_a_look_back_and_a_month_of_copies(option):
    # Bronze (or lambda's archive) and gold: 31 days each, at 1 KB an event and a result.
    kept = used(design(option, **FACTS), "aws.s3.gb_month")
    assert kept == pytest.approx(HISTORY_GB + 2 * 31 * DAY_GB)


def test_a_season_of_two_weeks_shows_two_weeks_of_rows():
    # 5,000 rows/s of 1,000 + 60 B: 14 days are 6,411 GB on each of two machines, 90 days would be 41,213 GB.
    facts = FACTS | {"actor": "person", "rate_per_s": 5000, "season_weeks": 2}
    disk = used(design("event_streaming", **facts), "aws.ebs.gp3_gb_month")
    assert disk == pytest.approx(2 * 5000 * 1060 * 14 * DAY / 1e9)


def test_a_row_that_is_updated_every_second_is_stored_once():
    # 2 million keys with a row a day each, on show for 90 days, though each row is updated all the time.
    facts = FACTS | {
        "actor": "person",
        "window_s": DAY,
        "keys": 2_000_000,
        "freshness_s": 10,
        "rate_per_s": 5000,
    }
    disk = used(design("event_streaming", **facts), "aws.ebs.gp3_gb_month")
    assert disk == pytest.approx(2 * 2_000_000 * 90 * 1060 / 1e9)


def test_a_dashboard_shows_the_same_rows_from_either_store():
    facts = FACTS | {"actor": "person"}
    warehouse = used(design("daily_batch", **facts), "aws.redshift.managed_storage_gb_month")
    assert warehouse == pytest.approx(1000 * 1000 * 90 * DAY * 0.3 / 1e9)


def test_a_report_keeps_the_results_of_all_history():
    warehouse = used(
        design("daily_batch", **FACTS | {"actor": "report"}), "aws.redshift.managed_storage_gb_month"
    )
    assert warehouse == pytest.approx(HISTORY_GB)


PLACES = {
    "aws": "us-east-1",
    "gcp": "us-central1",
    "azure": "eastus",
    "self_hosted": "virtual-machines",
}
STORING = (Stage.BUFFER, Stage.STORE, Stage.SERVE)
PASSING = {"loader", "merge"}
"""Collect for a moment, or compute when asked."""


@pytest.mark.parametrize("provider", PLACES)
@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
@pytest.mark.parametrize("actor", ["machine", "person", "report"])
def test_no_flow_into_what_stores_leaves_open_how_long(provider, option, actor):
    made = design(option.key, provider=provider, region=PLACES[provider], **FACTS | {"actor": actor})
    storing = {part.key for part in made.components if part.stage in STORING} - PASSING
    assert storing
    assert [flow for flow in made.flows if flow.target in storing and flow.retention_s is None] == []


@pytest.mark.parametrize(
    ("option", "keeper"), [("kappa", "log"), ("daily_batch", "silver"), ("lambda", "silver")]
)
def test_the_one_part_that_keeps_history_keeps_five_years(option, keeper):
    kept = {flow.target: flow.retention_s for flow in design(option, **FACTS).flows}
    assert kept[keeper] == 5 * 365 * DAY
    assert sum(seconds == 5 * 365 * DAY for seconds in kept.values()) == 1
