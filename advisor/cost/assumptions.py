"""The assumptions by their former place, until nobody asks for them here."""

from advisor.assumption import Assumption
from advisor.assumptions import (
    ASSUMPTIONS,
    BY_ID,
    DEFAULTS,
    SHIPPED,
    Assumptions,
    InvalidAssumptions,
    parse_assumptions,
)

__all__ = [
    "ASSUMPTIONS",
    "BY_ID",
    "DEFAULTS",
    "SHIPPED",
    "Assumption",
    "Assumptions",
    "InvalidAssumptions",
    "parse_assumptions",
]
