"""What would have to change for another option to win, in words."""

from dataclasses import dataclass

from advisor.advice.advice import Advice
from advisor.advice.robustness import Flip
from advisor.documents.fact_sheet import show_value_of
from advisor.options import OPTION_BY_KEY
from decisions.shown.so_far import flip_name


@dataclass(frozen=True, slots=True, kw_only=True)
class FlipLine:
    """One change: what, from where to where, and who wins then."""

    name: str
    before: str
    after: str
    option: str
    option_class: str


def flip_lines(advice: Advice) -> tuple[FlipLine, ...]:
    """The flips of an advice, nearest first as the core gives them."""
    return tuple(flip_line(flip) for flip in advice.flips)


def flip_line(flip: Flip) -> FlipLine:
    """One flip in words."""
    option = OPTION_BY_KEY[flip.new_option]
    return FlipLine(
        name=flip_name(flip),
        before=_value(flip, flip.from_),
        after=_value(flip, flip.to),
        option=option.title,
        option_class=option.cls.value,
    )


def _value(flip: Flip, value: float | str) -> str:
    if flip.kind == "weight" and isinstance(value, int | float):
        return f"{100 * value:.0f} %"
    return show_value_of(flip.name, value)
