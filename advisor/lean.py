"""Dataclasses that one evaluation makes by the thousand: frozen where types are checked, but not at run time,
where to make a frozen one takes three times as long.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

__all__ = ["lean_dataclass"]
Made = TypeVar("Made")

if TYPE_CHECKING:
    from dataclasses import dataclass as lean_dataclass
else:

    def lean_dataclass(*, frozen: bool, slots: bool, kw_only: bool) -> Callable[[type[Made]], type[Made]]:
        """What `dataclass` does with the same arguments, but `frozen` is held by the type checker alone."""
        del frozen
        return dataclass(slots=slots, kw_only=kw_only)
