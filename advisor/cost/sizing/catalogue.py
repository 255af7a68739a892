"""Every constant of the sizing rules in one tuple, for the documentation and those who dispute a figure."""

from types import ModuleType

from advisor.cost.sizing import (
    azure_limits,
    batch_limits,
    gcp_limits,
    self_hosted_limits,
    store_limits,
    stream_limits,
)
from advisor.cost.sizing.constant import Constant


def constants_in(module: ModuleType) -> tuple[Constant, ...]:
    """The constants that a module defines, in its order."""
    return tuple(value for value in vars(module).values() if isinstance(value, Constant))


SIZING_CONSTANTS: tuple[Constant, ...] = tuple(
    constant
    for module in (stream_limits, batch_limits, store_limits, gcp_limits, azure_limits, self_hosted_limits)
    for constant in constants_in(module)
)
