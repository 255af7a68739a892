from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.contrib.auth.models import User
from numba.core.dispatcher import Dispatcher

from advisor.simulation import kernels
from advisor.vocabulary import OptionKey
from decisions.services.pieces import work
from decisions.services.warming import warm
from tests.decisions.make_rows import make_decision, make_simulation


def compiled() -> dict[str, int]:
    """How many signatures of each loop are compiled."""
    modules = [import_module(f"{kernels.__name__}.{found.name}") for found in iter_modules(kernels.__path__)]
    found = [value for module in modules for value in vars(module).values()]
    return {str(each): len(each.signatures) for each in found if isinstance(each, Dispatcher)}


@pytest.mark.slow
@pytest.mark.any_database
def test_a_warm_worker_compiles_nothing_for_the_first_simulations(owner: User) -> None:
    warm()
    before = compiled()
    assert any(before.values())
    for option in OptionKey:
        make_simulation(make_decision(owner), option=option.value, replications=1)
        assert work()
    assert compiled() == before
