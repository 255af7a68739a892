"""What a numeric fact or an assumption is called in a few words, where its question would be too long."""

from collections.abc import Mapping

from advisor.assumptions.shipped import BY_ID
from advisor.quantity import show_quantity
from advisor.use_case import FACT_BY_KEY

NOUNS: Mapping[str, str] = {
    "freshness_s": "freshness promised",
    "freshness_percentile": "share promised",
    "deadline_s": "time allowed after a day's close",
    "reaction_s": "reaction time",
    "viewing_interval_s": "time between looks",
    "current_headway_s": "headway today",
    "value_usd_per_year": "value at stake",
    "value_half_life_s": "half-life of the value",
    "season_weeks": "length of the season",
    "weight_freshness_fit": "weight of the freshness",
    "weight_cost": "weight of the cost",
    "weight_operability": "weight of operability",
    "weight_correctness": "weight of correctness",
    "weight_repair_and_replay": "weight of repair and replay",
    "arrival_interval_s": "time between deliveries",
    "rate_per_s": "events a second",
    "peak_factor": "peak over the mean",
    "event_bytes": "size of an event",
    "growth_per_year": "growth a year",
    "late_share": "share of late events",
    "late_p99_s": "lateness",
    "duplicate_share": "share of copies",
    "duplicate_within_s": "time until a copy",
    "window_s": "window",
    "keys": "number of keys",
    "lookups": "look-ups an event",
    "schema_changes_per_year": "schema changes a year",
    "breaking_share": "share of breaking changes",
    "error_tolerance": "tolerated error",
    "lookback_s": "look-back",
    "history_years": "history kept",
    "reprocess_per_year": "recomputations a year",
    "repair_within_s": "time to repair",
    "engineers": "engineers",
    "streaming_skill": "streaming skill",
    "engineer_usd_per_year": "cost of an engineer",
    "budget_usd_per_month": "budget",
    "horizon_years": "horizon",
    "discount_rate": "discount rate",
    "people.complexity": "complexity of always-on work",
}


def number_noun(name: str) -> str:
    """A fact by its key, or an assumption by its identifier, in a few words."""
    return NOUNS.get(name) or (BY_ID[name].why if name in BY_ID else name.replace("_", " "))


def number_title(name: str) -> str:
    """The same at the start of a sentence."""
    noun = number_noun(name)
    return noun[0].upper() + noun[1:]


def show_span(low: str, high: str, word: str = "to") -> str:
    """ "640 to 1,100 USD": two shown values, their unit said once where it is the same."""
    amount, _, unit = low.partition(" ")
    return f"{amount} {word} {high}" if unit and high.partition(" ")[2] == unit else f"{low} {word} {high}"


def show_number(name: str, value: float) -> str:
    """Its value with the unit."""
    unit = FACT_BY_KEY[name].unit if name in FACT_BY_KEY else BY_ID[name].unit
    return show_quantity(value, unit)
