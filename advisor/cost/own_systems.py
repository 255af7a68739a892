"""Systems that a team installs, upgrades and answers for itself, where it runs its own machines."""

from advisor.cases import Cases
from advisor.cost.difficulty import ROLES, platform_share
from advisor.options import Option
from advisor.vocabulary import Provider


def own_systems(option: Option, cases: Cases) -> float:
    """Those beneath every design, and the option's roles that the team does not run already; 0 elsewhere.

    Beneath stand the machines, object storage, a database and monitoring (`people.own_systems`).
    """
    if cases.facts.provider is not Provider.SELF_HOSTED:
        return 0.0
    roles = len(ROLES[option.key]) * (1 - platform_share(option, cases))
    return cases.assumptions["people.own_systems"] + roles
