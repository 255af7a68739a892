"""Profiles as files: what is read, and what a person is told who writes one."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor.simulation.profiles.profile import MicroBatchPace, Origin
from advisor.simulation.profiles.reading import (
    InvalidProfile,
    parse_profile,
    plain,
    read_profile,
    read_profiles,
)
from calibrate.rows import ENGINES
from tests.advisor.simulation.profiles.examples import MICRO_BATCH, PER_EVENT, micro_batch, plain_profile


def faults_of(data: object) -> dict[str, str]:
    with pytest.raises(InvalidProfile) as refused:
        parse_profile(data)
    return refused.value.faults


def changed(**entries: Any) -> dict[str, Any]:
    data = plain_profile("micro_batch", MICRO_BATCH)
    data["parameters"] |= entries
    return data


def test_every_engine_that_ships_has_a_profile_that_can_be_read() -> None:
    assert set(read_profiles(ENGINES)) == {"flink", "storm", "storm_no_ack", "spark_dstream"}


def test_a_users_own_file_in_the_folder_is_one_more_profile(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(yaml.safe_dump(plain_profile("micro_batch", MICRO_BATCH)))
    mine = read_profiles(tmp_path)["example"]
    assert mine.pace == MicroBatchPace(trigger_s=3.0, fixed_s=0.5, per_event_s=0.0)
    assert mine.origins["fixed_s"] is Origin.ASSUMED


def test_a_profile_survives_being_written_and_read() -> None:
    for profile in (*read_profiles(ENGINES).values(), micro_batch(cold_s=2.0)):
        assert parse_profile(plain(profile)) == profile


def test_all_faults_are_told_at_once() -> None:
    data = changed(trigger_s={"value": 0, "origin": "fitted"}, fixd_s={"value": 1, "origin": "fitted"})
    data |= {"grade": "A", "titel": "x"}
    assert set(faults_of(data)) == {"grade", "titel", "parameters.trigger_s", "parameters.fixd_s"}


@pytest.mark.parametrize(
    ("entry", "hint"),
    [
        ({"value": -1, "origin": "fitted"}, "at least 0"),
        ({"value": float("nan"), "origin": "fitted"}, "at least 0"),
        ({"value": True, "origin": "fitted"}, "at least 0"),
        ({"value": "3 s", "origin": "fitted"}, "at least 0"),
        ({"value": 3, "origin": "guessed"}, "configured, fitted, assumed"),
        (3, "value: NUMBER"),
    ],
    ids=["negative", "not a number", "a truth", "a text", "no such origin", "bare"],
)
def test_a_wrong_parameter_is_named_with_what_would_be_right(entry: object, hint: str) -> None:
    assert hint in faults_of(changed(fixed_s=entry))["parameters.fixed_s"]


def test_a_share_beyond_one_is_refused() -> None:
    entry = {"value": 1.1, "origin": "fitted"}
    assert "between 0 and 1" in faults_of(changed(straggler_share=entry))["parameters.straggler_share"]


def test_a_misspelt_parameter_is_told_the_nearest_known_one() -> None:
    entry = {"value": 1, "origin": "fitted"}
    assert "per_event_s" in faults_of(changed(per_events_s=entry))["parameters.per_events_s"]


def test_a_missing_parameter_is_named() -> None:
    data = plain_profile("micro_batch", {"trigger_s": 3.0, "fixed_s": 0.5})
    assert set(faults_of(data)) == {"parameters.per_event_s"}


def test_a_flush_is_given_whole_or_not_at_all() -> None:
    half = {name: value for name, value in PER_EVENT.items() if name != "flush_tasks"}
    assert set(faults_of(plain_profile("per_event", half))) == {"parameters.flush_tasks"}
    assert parse_profile(plain_profile("per_event", {"transit_s": 1.0})).flush is None


@pytest.mark.parametrize("kind", ["batch", None, ["per_event"]], ids=["unknown", "missing", "a list"])
def test_a_wrong_kind_is_told_the_kinds_there_are(kind: Any) -> None:
    assert "per_event or micro_batch" in faults_of(plain_profile(kind, MICRO_BATCH))["kind"]


@pytest.mark.parametrize("data", [None, [], "text"], ids=["nothing", "a list", "a text"])
def test_what_is_no_mapping_is_refused(data: object) -> None:
    assert set(faults_of(data)) == {"file"}


def test_what_is_no_yaml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("{key: [")
    with pytest.raises(InvalidProfile):
        read_profile(path)
