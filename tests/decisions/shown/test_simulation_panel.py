"""What the page says of a run: the time left, no more exactly than it is known, and ages without end."""

import pytest

from decisions.services.interim import Interim
from decisions.shown.simulation_panel import _pace, _predicted


def pace(time_left_s: float | None, *, whole: int = 1) -> str:
    return _pace(
        Interim(
            pieces_done=9,
            pieces=20,
            replications_done=whole,
            time_left_s=time_left_s,
            freshness_s=None,
            promise_kept=None,
            withheld=None,
        )
    )


@pytest.mark.parametrize(
    ("left_s", "said"),
    [
        (0.4, "about to end"),
        (12.3, "about 12 s left"),
        (130.2, "about 2 min left"),
        (9000, "about 2.5 h left"),
    ],
)
def test_the_time_left_is_rounded_to_what_an_estimate_knows(left_s: float, said: str) -> None:
    assert pace(left_s) == f"9 of 20 pieces, 1 whole replication, {said}"


def test_without_a_pace_no_time_is_said() -> None:
    assert pace(None, whole=0) == "9 of 20 pieces, 0 whole replications"


def test_a_prediction_without_end_is_never_and_one_not_made_is_a_dash() -> None:
    assert _predicted({"p50": None}, "p50") == "never"
    assert _predicted({}, "p50") == "–"
    assert _predicted({"p50": 90.0}, "p50") == "1.5 min"
