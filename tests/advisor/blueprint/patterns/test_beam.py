"""Patterns where events go through Beam: the same computed parameters, in Beam's words."""

import math
import re

import pytest

from tests.advisor.blueprint.patterns.apply import apply

PLACE = {"provider": "gcp", "region": "us-central1"}


def number(pattern: str, code: str) -> int:
    found = re.search(pattern, code)
    assert found, code
    return int(found[1])


def test_ids_are_remembered_for_the_time_that_was_computed():
    applied = apply("deduplicate", "event_streaming", **PLACE)
    seconds = number(r"processing_time_duration=(\d+)", applied.code)
    assert seconds == math.ceil(applied.parameters["ttl_s"])
    assert applied.code_language == "python"


def test_state_is_kept_for_the_lateness_that_was_computed():
    applied = apply("out_of_order", "event_streaming", window_s=300, **PLACE)
    assert number(r"allowed_lateness=(\d+)", applied.code) == math.ceil(applied.parameters["watermark_s"])
    assert number(r"FixedWindows\((\d+)\)", applied.code) == 300


@pytest.mark.parametrize(
    ("option", "source"), [("event_streaming", "ReadFromPubSub"), ("kappa", "ReadFromKafka")]
)
def test_the_source_is_the_log_of_the_design(option, source):
    assert source in apply("out_of_order", option, platforms=[], **PLACE).code


@pytest.mark.parametrize(
    ("actor", "sink"),
    [
        ("machine", "WriteToBigTable"),
        ("person", "ON CONFLICT (key, window_start)"),
        ("report", "use_cdc_writes=True"),
    ],
)
def test_each_store_is_written_by_the_upsert_key(actor, sink):
    applied = apply("exactly_once", "event_streaming", actor=actor, delivery="exactly_once", **PLACE)
    assert sink in applied.code
    assert applied.headline == "commit each bundle, upsert by key, window_start"


def test_no_interval_is_chosen_where_each_bundle_is_committed():
    applied = apply("exactly_once", "event_streaming", delivery="exactly_once", **PLACE)
    assert "no interval is to be chosen" in applied.derivation
    assert applied.trade_off is None


def test_a_replay_asks_for_whole_workers_of_two_vcpus():
    applied = apply(
        "kappa_replay", "kappa", rate_per_s=20_000, history_years=10, repair_within_s=86400, **PLACE
    )
    # 100 workers are the most that a job gets unless it is given more.
    assert number(r"--num-workers (\d+)", applied.code) == 100


def test_a_backfill_submits_a_serverless_batch_with_the_workers_that_were_computed():
    applied = apply("backfill", "daily_batch", **PLACE)
    assert "DataprocCreateBatchOperator" in applied.code
    asked = number(r'maxExecutors": "(\d+)"', applied.code)
    assert asked == math.ceil(applied.parameters["workers"])
