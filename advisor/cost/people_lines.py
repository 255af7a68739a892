"""The hours of people as shown: a line for each kind of work, with its reason and what it rests on."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from advisor.advice.ranking import PeopleLine
from advisor.assumptions.assumption import OWN_DEFAULT
from advisor.assumptions.replaced import OWN_FIGURE, Assumptions
from advisor.assumptions.shipped import COMPLEXITY
from advisor.cases import Cases
from advisor.cost.bill import MONTHS_PER_YEAR, round_usd
from advisor.cost.own_systems import own_systems
from advisor.cost.people import PeopleCost, Work
from advisor.options import Option
from advisor.quantity import show_share, show_times
from advisor.vocabulary import OnCall

ROTA = {
    OnCall.NONE: "nobody answers a pager yet, so a rota must be set up",
    OnCall.OFFICE: "the pager rests outside office hours, so a rota must be set up",
    OnCall.AROUND_THE_CLOCK: "a rota stands already",
}
OWN_HOURS: Mapping[Work, str] = {
    Work.BUILD: "people.own_build_hours",
    Work.RUN: "people.own_run_hours",
    Work.ON_CALL: "people.own_page_hours",
}
"""Hours that each system of one's own takes, by the work."""
FELT = frozenset({Work.BUILD, Work.RUN, Work.ON_CALL, Work.DEBUG, Work.CHANGE, Work.MIGRATE})
"""Work that the complexity prior enters."""


RESTS_ON: Mapping[Work, tuple[str, ...]] = {
    Work.BUILD: ("people.build_hours", "people.development_share", "people.own_build_hours"),
    Work.LEARN: ("people.learning_hours", "people.learning_people", "people.skilled_level"),
    Work.RUN: (
        "people.run_hours",
        "people.run_hours_per_1000_usd",
        "people.rerun_share",
        "people.rerun_hours",
        "people.own_run_hours",
    ),
    Work.ON_CALL: (
        "people.page_hours",
        "people.standby_share",
        "people.standing_rota_share",
        "people.own_page_hours",
    ),
    Work.DEBUG: ("people.debug_hours",),
    Work.CHANGE: ("people.change_hours", "people.schema_change_hours", "people.breaking_change_hours"),
    Work.MIGRATE: ("people.migration_hours", "people.migrations_per_year"),
    Work.RECOMPUTE: ("people.recomputation_hours",),
}
"""The constants that are this work's own, beside those of the design's difficulty."""


def people_lines(cost: PeopleCost, option: Option, cases: Cases) -> tuple[PeopleLine, ...]:
    """The lines of the first case's live month, in the order of `Work`; what takes no time is left out."""
    return tuple(
        PeopleLine(
            work=work.value,
            hours_per_month=float(hours[0]),
            monthly_usd=round_usd(Decimal(repr(float(hours[0] * cost.usd_per_hour[0])))),
            because=_because(work, cost, cases) + _own(work, option, cases),
            source=_source(work, option, cases.assumptions),
            grade=COMPLEXITY.grade,
        )
        for work, hours in cost.live_hours.items()
        if hours[0] > 0
    )


def shown_people_total(lines: tuple[PeopleLine, ...]) -> Decimal:
    """The sum of the amounts as shown."""
    return sum((line.monthly_usd for line in lines), Decimal("0.00"))


def _source(work: Work, option: Option, assumptions: Assumptions) -> str:
    shipped = COMPLEXITY.source if work in FELT and option.is_always_on else OWN_DEFAULT
    own = [key for key in RESTS_ON[work] if key in assumptions.own]
    return f"{OWN_FIGURE}: {', '.join(own)}; else {shipped}" if own else shipped


def _because(work: Work, cost: PeopleCost, cases: Cases) -> str:
    return REASONS[work](cost, cases) + _second_code_base(work, cost) + _premium(work, cost)


def _build(cost: PeopleCost, cases: Cases) -> str:
    one = _base(cases.assumptions, "build_hours")
    return f"{_in_all(Work.BUILD, cost, cases)}, {one} for one batch pipeline; {_spread(cases)}"


def _learn(cost: PeopleCost, cases: Cases) -> str:
    level = f"{float(cases.streaming_skill[0]):g} of 3"
    hours = f"{float(cost.hours[Work.LEARN][0]) * _months(cases):.0f} h"
    return f"{hours} until two people know streaming; the team stands at level {level}; {_spread(cases)}"


def _run(cost: PeopleCost, cases: Cases) -> str:
    return f"{_base(cases.assumptions, 'run_hours')} for a batch; this design is {_hard(cost)}"


def _on_call(_: PeopleCost, cases: Cases) -> str:
    return f"it is always on and fails at night too; {ROTA[OnCall(cases.facts.on_call)]}"


def _debug(cost: PeopleCost, cases: Cases) -> str:
    return f"{_base(cases.assumptions, 'debug_hours')} for a batch; this design is {_hard(cost)}"


def _change(_: PeopleCost, cases: Cases) -> str:
    of_logic = f"{_base(cases.assumptions, 'change_hours')} for the logic of a batch"
    return f"{of_logic}, and {float(cases.schema_changes_per_year[0]):g} changes of the schema a year"


def _migrate(cost: PeopleCost, cases: Cases) -> str:
    a_year = show_times(cases.assumptions["people.migrations_per_year"])
    once = _base(cases.assumptions, "migration_hours")
    return f"{once} for a batch, {a_year} a year; this design is {_hard(cost)}"


def _recompute(_: PeopleCost, cases: Cases) -> str:
    return f"history is recomputed {show_times(float(cases.reprocess_per_year[0]))} a year"


REASONS: Mapping[Work, Callable[[PeopleCost, Cases], str]] = {
    Work.BUILD: _build,
    Work.LEARN: _learn,
    Work.RUN: _run,
    Work.ON_CALL: _on_call,
    Work.DEBUG: _debug,
    Work.CHANGE: _change,
    Work.MIGRATE: _migrate,
    Work.RECOMPUTE: _recompute,
}


def _in_all(work: Work, cost: PeopleCost, cases: Cases) -> str:
    return f"{float(cost.hours[work][0]) * _months(cases):.0f} h in all"


def _spread(cases: Cases) -> str:
    return f"spread over {_months(cases):.0f} months"


def _months(cases: Cases) -> float:
    return float(cases.horizon_years[0]) * MONTHS_PER_YEAR


def _hard(cost: PeopleCost) -> str:
    return f"{float(cost.difficulty[0]):.1f} times as hard as a daily batch for this team"


def _premium(work: Work, cost: PeopleCost) -> str:
    """Said once, where every design has a line."""
    premium = float(cost.hiring_premium[0])
    if work is not Work.RUN or premium == 0:
        return ""
    return f"; every hour costs {show_share(premium)} more, for the team lacks people who know streaming"


def _own(work: Work, option: Option, cases: Cases) -> str:
    """What machines of one's own add."""
    each, systems = OWN_HOURS.get(work), own_systems(option, cases)
    if each is None or not systems:
        return ""
    return f"; {cases.assumptions[each]:g} h for each of {systems:g} systems of one's own"


def _base(assumptions: Assumptions, key: str) -> str:
    return f"{assumptions[f'people.{key}']:g} h"


def _second_code_base(work: Work, cost: PeopleCost) -> str:
    bases = float(cost.code_bases[0])
    if bases <= 1 or work not in {Work.BUILD, Work.DEBUG, Work.CHANGE}:
        return ""
    return "; the logic is written twice" if bases >= 2 else "; history needs a path of its own now and then"
