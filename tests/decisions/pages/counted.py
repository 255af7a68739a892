"""Counts how often the core is asked for advice, with nothing kept from before."""

from typing import Any

import pytest

from advisor.advice.advice import Advice
from advisor.advise import advise
from decisions.selectors import advice as selector
from decisions.shown.drawing import _drawn


def counted_advice(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """A list that grows by the use case of each computation from now on."""
    asked: list[Any] = []

    def counting(use_case: Any, *rest: Any, **settings: Any) -> Advice:
        asked.append(use_case)
        return advise(use_case, *rest, **settings)

    monkeypatch.setattr(selector, "advise", counting)
    selector._advice.cache_clear()
    _drawn.cache_clear()
    return asked
