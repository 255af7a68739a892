"""Systems that a team installs, upgrades and answers for itself: on its own machines all, elsewhere few."""

from collections.abc import Mapping

from advisor.cases import Cases
from advisor.cost.difficulty import FLINK, LOG, ROLES, platform_share
from advisor.options import Option
from advisor.vocabulary import Actor, OptionKey, Platform, Provider, Source

ON_MACHINES: Mapping[Provider, Mapping[OptionKey, tuple[frozenset[Platform], ...]]] = {
    Provider.GCP: {
        OptionKey.CONTINUOUS_MICRO_BATCH: (LOG,),
        OptionKey.UNIFIED: (LOG,),
        OptionKey.KAPPA: (LOG,),
    },
    Provider.AZURE: {
        OptionKey.EVENT_STREAMING: (FLINK,),
        OptionKey.LAMBDA: (FLINK,),
        OptionKey.KAPPA: (LOG, FLINK),
    },
}
"""Roles for which a provider sells machines only, not the system: Kafka on them, and Flink."""


def own_systems(option: Option, cases: Cases) -> float:
    """Those that the team does not run already of what stands on machines: all, where it has its own.

    Beneath stand the machines, object storage, a database and monitoring (`people.own_systems`); a provider's
    machines leave only what it sells as nothing else.
    """
    doors = captures_changes(cases)
    if cases.facts.provider is not Provider.SELF_HOSTED:
        roles = ON_MACHINES.get(cases.facts.provider, {}).get(option.key, ())
        left = sum(role.isdisjoint(cases.facts.platforms) for role in roles)
        return float(left + doors + keeps_its_dashboard_store(option, cases))
    more = len(ROLES[option.key]) * (1 - platform_share(option, cases))
    return cases.assumptions["people.own_systems"] + more + doors


def captures_changes(cases: Cases) -> bool:
    """Whether Debezium follows a database's log, which every option reads: a query would miss deletions."""
    return cases.facts.source is Source.CDC


def keeps_its_dashboard_store(option: Option, cases: Cases) -> bool:
    """Whether a live dashboard's store stands on machines: TimescaleDB on EC2; others sell PostgreSQL."""
    is_live = cases.facts.actor is Actor.PERSON and option.is_always_on
    return cases.facts.provider is Provider.AWS and is_live
