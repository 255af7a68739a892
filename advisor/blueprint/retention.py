"""How long each copy of the data stays, alike in every option: history once, other copies while needed."""

import numpy as np

from advisor.blueprint.plan import Plan
from advisor.cases import Array, Cases, of_facts
from advisor.cost.sizing.store_limits import HOT, SERVED
from advisor.vocabulary import Actor

YEAR_S = 365 * 86400.0
WEEK_S = 7 * 86400.0


@of_facts
def history_s(cases: Cases) -> Array:
    """Live time within all kept history: the season's part of each year."""
    return np.asarray(cases.history_years * YEAR_S * cases.season_share)


def hot_s(plan: Plan) -> Array:
    """How long a copy stays beside the one that keeps history: the look-back and a month for repairs."""
    return np.asarray(plan.look_back_s + np.minimum(HOT.value, history_s(plan.cases)))


@of_facts
def served_s(cases: Cases) -> Array:
    """How long rows stay where they are looked at: a season or 90 days for a person, history for a report."""
    if cases.facts.actor is Actor.REPORT:
        return history_s(cases)
    return np.minimum(SERVED.value, cases.season_weeks * WEEK_S)
