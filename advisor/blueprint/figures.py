"""Every constant that designs and patterns are computed with, in one tuple: what the documentation lists."""

from advisor.blueprint import checkpoint, duplicates, horizon, latencies
from advisor.cost.sizing.catalogue import SIZING_CONSTANTS, constants_in
from advisor.cost.sizing.constant import Constant

BLUEPRINT_CONSTANTS: tuple[Constant, ...] = (
    *SIZING_CONSTANTS,
    *constants_in(latencies),
    *constants_in(checkpoint),
    *constants_in(duplicates),
    *constants_in(horizon),
)
