"""How hard a design is for this team: the complexity of always-on work, felt less by who knows it."""

from collections.abc import Mapping

import numpy as np

from advisor.cases import Array, Cases, of_facts
from advisor.options import Option
from advisor.vocabulary import OptionKey, Platform

LOG = frozenset({Platform.KAFKA, Platform.KINESIS})
SPARK = frozenset({Platform.SPARK})
FLINK = frozenset({Platform.FLINK})
TABLES = frozenset({Platform.WAREHOUSE, Platform.LAKEHOUSE})
BATCH_ENGINE = SPARK | TABLES
SCHEDULER = frozenset({Platform.AIRFLOW})

ROLES: Mapping[OptionKey, tuple[frozenset[Platform], ...]] = {
    OptionKey.DAILY_BATCH: (BATCH_ENGINE, SCHEDULER),
    OptionKey.HOURLY_BATCH: (BATCH_ENGINE, SCHEDULER),
    OptionKey.MICRO_BATCH: (BATCH_ENGINE, SCHEDULER),
    OptionKey.CONTINUOUS_MICRO_BATCH: (LOG, SPARK),
    OptionKey.EVENT_STREAMING: (LOG, FLINK),
    OptionKey.KAPPA: (LOG, FLINK),
    OptionKey.LAMBDA: (LOG, FLINK, BATCH_ENGINE, SCHEDULER),
    OptionKey.UNIFIED: (LOG, SPARK, TABLES),
}
"""What an option needs somebody to run; any platform of a role fills it."""


def platform_share(option: Option, cases: Cases) -> float:
    """Share of the option's roles that the team's platforms fill already, 0..1."""
    roles = ROLES[option.key]
    return sum(bool(role & cases.facts.platforms) for role in roles) / len(roles)


def difficulty(
    exposure: Array | float, filled_share: Array | float, cases: Cases, complexity: Array | float
) -> Array:
    """Times the work of a daily batch that running and debugging an option takes, 1 or more, (cases.size,).

    1 + (complexity - 1) * the option's exposure * relief by skill * relief by platforms already run, which
    fill `filled_share` of its roles.
    """
    extra = np.maximum(np.asarray(complexity, dtype=np.float64) - 1, 0.0)
    platforms = 1 - cases.assumptions["people.platform_relief"] * filled_share
    return np.asarray(1 + extra * exposure * platforms * _skill_relief(cases))


@of_facts
def _skill_relief(cases: Cases) -> Array:
    levels = range(4)
    relief = [cases.assumptions[f"people.relief_skill_{level}"] for level in levels]
    return np.interp(cases.streaming_skill, levels, relief)
