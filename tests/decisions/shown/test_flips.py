"""Flips in words: both ends can be told apart."""

from advisor.advice.robustness import Flip
from advisor.vocabulary import OptionKey
from decisions.shown.flips import flip_line


def flip(name: str, before: float, after: float, kind: str = "fact") -> Flip:
    return Flip(kind=kind, name=name, from_=before, to=after, new_option=OptionKey.KAPPA)


def test_ends_that_round_to_the_same_words_are_told_apart() -> None:
    line = flip_line(flip("reprocess_per_year", 0.0, 1e-10))
    assert (line.before, line.after) == ("0 a year", "more than 0 a year")
    line = flip_line(flip("engineers", 4.0001, 4.0))
    assert (line.before, line.after) == ("4", "less than 4")


def test_other_ends_stand_as_they_are() -> None:
    line = flip_line(flip("freshness_s", 900.0, 178.0))
    assert (line.before, line.after) == ("15 min", "2.97 min")
    line = flip_line(flip("cost", 0.25, 0.4, kind="weight"))
    assert (line.before, line.after) == ("25 %", "40 %")
