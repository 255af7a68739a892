"""Branches as they follow from parts and flows."""

import pytest

from advisor.design import Join, Meet
from advisor.stations import BatchRun, Buffer, Transit
from advisor.vocabulary import OptionKey
from tests.advisor.blueprint.made import design

STREAMED = [OptionKey.EVENT_STREAMING, OptionKey.CONTINUOUS_MICRO_BATCH, OptionKey.LAMBDA]


@pytest.mark.parametrize("option", STREAMED)
def test_the_archive_leaves_behind_the_log(option: OptionKey) -> None:
    made = design(option)
    archived = made.branches[0]
    assert (archived.key, archived.trunk) == ("archived", "")
    assert made.stations[archived.after - 1].component == "log"
    assert all(station.component != "log" for station in made.stations[archived.after :])
    assert [type(station) for station in archived.stations] == [Buffer, Transit]


def test_lambda_s_batch_layer_leaves_behind_the_archive() -> None:
    corrected = design(OptionKey.LAMBDA).branches[1]
    assert (corrected.key, corrected.trunk, corrected.after) == ("corrected", "archived", 2)
    (run,) = corrected.stations
    assert isinstance(run, BatchRun)
    assert run.headway_s[0] == 86400.0
    assert [step.component for step in run.steps] == ["aggregate"]


def test_a_unified_design_is_corrected_behind_its_stream() -> None:
    made = design(OptionKey.UNIFIED)
    (corrected,) = made.branches
    assert corrected.trunk == ""
    assert made.stations[corrected.after - 1].component == "spark"


@pytest.mark.parametrize("option", [OptionKey.DAILY_BATCH, OptionKey.MICRO_BATCH, OptionKey.KAPPA])
def test_a_single_path_has_no_branches(option: OptionKey) -> None:
    assert design(option).branches == ()


def test_lambda_s_merge_view_shows_an_event_with_the_first_of_its_layers() -> None:
    made = design(OptionKey.LAMBDA)
    assert made.joins == (Join(branch="corrected", after=len(made.stations), meet=Meet.FIRST_OF),)


@pytest.mark.parametrize("option", [key for key in OptionKey if key is not OptionKey.LAMBDA])
def test_nothing_else_meets_again(option: OptionKey) -> None:
    assert design(option).joins == ()
