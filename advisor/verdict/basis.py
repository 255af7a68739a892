"""What decides: net value where money is at stake, else the additive value of the named criteria."""

from enum import StrEnum

from advisor.use_case import UseCase


class Basis(StrEnum):
    """The third layer of the verdict."""

    NET_VALUE = "net_value"
    CRITERIA = "criteria"


def basis_of(use_case: UseCase) -> Basis:
    """Net value as soon as acting at once is worth any money."""
    return Basis.NET_VALUE if use_case.has_money else Basis.CRITERIA
