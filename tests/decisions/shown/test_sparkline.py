"""A trade-off as a small line and its table."""

import math

from advisor.advice.blueprint import TradeOff
from decisions.shown.sparkline import short, sparkline


def trade_off(x: tuple[float, ...], y: tuple[float, ...], chosen_x: float) -> TradeOff:
    return TradeOff(x_title="Look-back, h", y_title="Missed", x=x, y=y, chosen_x=chosen_x)


def test_the_line_runs_from_corner_to_corner() -> None:
    drawn = sparkline(trade_off((0.0, 1.0, 2.0), (4.0, 3.0, 2.0), 1.0))
    assert drawn is not None
    assert drawn.points == "0.0,0.0 50.0,50.0 100.0,100.0"
    assert (drawn.dot_x, drawn.dot_y) == (50.0, 50.0)


def test_a_wide_span_is_drawn_by_powers_of_ten() -> None:
    drawn = sparkline(trade_off((1.0, 2.0, 3.0), (1.0, 100.0, 10_000.0), 2.0))
    assert drawn is not None
    assert drawn.is_log
    assert drawn.points == "0.0,100.0 50.0,50.0 100.0,0.0"


def test_the_table_marks_the_chosen_row() -> None:
    drawn = sparkline(trade_off((1.0, 2.0, 3.0), (3.0, 2.0, 1.0), 2.9))
    assert drawn is not None
    assert [is_chosen for _, _, is_chosen in drawn.rows] == [False, False, True]


def test_what_cannot_be_drawn_is_left_out() -> None:
    assert sparkline(trade_off((1.0,), (1.0,), 1.0)) is None
    assert sparkline(trade_off((1.0, 2.0), (math.inf, 1.0), 1.0)) is None


def test_a_flat_line_is_drawn_too() -> None:
    drawn = sparkline(trade_off((1.0, 2.0), (5.0, 5.0), 1.0))
    assert drawn is not None
    assert drawn.points == "0.0,100.0 100.0,100.0"


def test_nobody_has_to_count_zeros() -> None:
    assert short(0.000004170) == "4.2 × 10⁻⁶"
    assert short(0.0112) == "0.0112"
    assert short(0.0) == "0"
