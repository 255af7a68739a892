"""Builders of believable rows: one default each, changed by keyword."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from decisions.models.decision import Decision
from decisions.models.simulation import Simulation
from decisions.services.decisions import create_decision
from decisions.services.pieces import work
from decisions.services.simulations import create_simulation
from tests.make import OPERATIONS_FACTS

# Ten minutes of fifty events a second: small enough to be followed event by event in milliseconds.
SMALL_FACTS = OPERATIONS_FACTS | {"rate_per_s": 50}
SMALL_RUN: dict[str, Any] = {"horizon_s": 600, "replications": 3}


def make_decision(owner: AbstractBaseUser, **changes: Any) -> Decision:
    """A stored decision on an operations desk's dashboard."""
    return create_decision(owner, **({"title": "Operations desk", "facts": SMALL_FACTS} | changes))


def make_simulation(decision: Decision, **changes: Any) -> Simulation:
    """A queued run of three pieces."""
    return create_simulation(decision, **(SMALL_RUN | changes))


def run_to_the_end() -> None:
    """Do as one worker does that is alone with all that waits."""
    while work():
        pass
