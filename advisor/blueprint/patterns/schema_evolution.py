"""Changing schemas (Q15): which compatibility the registry enforces, and what a break costs."""

from advisor.advice.blueprint import AppliedPattern
from advisor.blueprint.lateness import look_back_s
from advisor.blueprint.numerals import counted
from advisor.blueprint.patterns.chosen import Chosen, first, log_setting
from advisor.blueprint.patterns.commands.catalogue import commands_of
from advisor.blueprint.patterns.pattern import Parameter, Pattern, listing
from advisor.blueprint.replay import history_replayed_s
from advisor.quantity import digits, show_count, show_duration, show_rate, show_share, show_times
from advisor.vocabulary import OptionKey

TITLE = "Schema evolution with a registry"
DAY_S = 86400.0
YEAR_S = 365 * DAY_S


def apply(chosen: Chosen) -> AppliedPattern:
    """The compatibility mode by how old the oldest data is that readers still read."""
    cases = chosen.cases
    changes = first(cases.schema_changes_per_year)
    breaking = changes * first(cases.breaking_share)
    mode = compatibility(chosen)
    overlap = _overlap_s(chosen)
    apart = YEAR_S / breaking if breaking > 0 else 0.0
    applies = changes > 0
    return AppliedPattern(
        pattern="schema_evolution",
        question="Q15",
        title=TITLE,
        applies=applies,
        headline=f"{mode.replace('_', ' ').lower()}, {_breaks(breaking, apart)}",
        parameters={
            "compatibility": mode,
            "changes_per_year": changes,
            "breaking_per_year": breaking,
            "v2_overlap_s": overlap,
            "overlap_share": min(1.0, breaking * overlap / YEAR_S),
        },
        because=_because(changes, first(cases.breaking_share)),
        derivation=_derivation(chosen, mode, breaking, overlap),
        code=_code(chosen, mode),
        code_language="bash",
        monitor=(
            "records that a reader cannot decode above 0",
            f"breaking changes above {digits(max(breaking, 1.0))} a year",
            f"v1 still written {show_duration(overlap)} after v2 began",
        ),
        fails_when=(
            "A producer writes without asking the registry, or a field changes its meaning and keeps its "
            f"type: {show_count(first(chosen.plan.rate) * DAY_S)} events a day are then read wrong, and "
            f"{_undone(chosen)}."
        ),
    )


def _undone(chosen: Chosen) -> str:
    """What it takes to make them right."""
    if first(chosen.cases.history_years) <= 0:
        return "no history is kept to compute them from again"
    return f"history must be right again within {show_duration(first(chosen.cases.repair_within_s))}"


def compatibility(chosen: Chosen) -> str:
    """Transitive where history is read again with the newest reader, else only against the last schema."""
    rereads = first(chosen.cases.history_years) > 0 and first(chosen.cases.reprocess_per_year) > 0
    return "BACKWARD_TRANSITIVE" if rereads or chosen.key is OptionKey.KAPPA else "BACKWARD"


def _breaks(breaking: float, apart_s: float) -> str:
    return f"a v2 every {show_duration(apart_s)}" if breaking > 0 else "no breaks expected"


def _because(changes: float, breaking_share: float) -> str:
    if changes <= 0:
        return "The schema is not expected to change."
    breaking = show_share(breaking_share)
    return f"{counted(changes, 'change')} a year expected, {breaking} of them breaking readers."


def _derivation(chosen: Chosen, mode: str, breaking: float, overlap: float) -> str:
    if mode == "BACKWARD_TRANSITIVE":
        years = counted(first(chosen.cases.history_years), "year")
        why = (
            f"History of {years} is read again with the newest reader, so every older schema must "
            "stay readable."
        )
    else:
        why = "Nothing older than the log is read again, so the last schema is enough."
    return (
        f"{why} A break needs a second place beside the first: both are written {_until(chosen)}, "
        f"{show_duration(overlap)} at {show_rate(first(chosen.plan.rate))} more, "
        f"{show_times(breaking)} a year."
    )


def _overlap_s(chosen: Chosen) -> float:
    """How long both versions are written: until v1 has left the log, or nobody reads it any more."""
    cases, plan = chosen.cases, chosen.plan
    if chosen.key is OptionKey.KAPPA:
        return first(history_replayed_s(chosen.design.replay, cases))
    kept = plan.log_retention_s if chosen.log else chosen.departure_s
    return kept + first(look_back_s(cases))


def _until(chosen: Chosen) -> str:
    if chosen.key is OptionKey.KAPPA:
        return "until the replay of v1 into v2 has caught up"
    if chosen.log:
        return "until readers have moved and v1 has left the log"
    return "for a departure and the look-back, until no run reads v1"


def _code(chosen: Chosen, mode: str) -> str:
    a_year = digits(first(chosen.cases.schema_changes_per_year * chosen.cases.breaking_share))
    return listing(
        *commands_of(chosen).register(chosen, mode),
        f"# a break: {a_year} a year; v1 is written {_until(chosen)}",
        *_second(chosen),
    )


def _second(chosen: Chosen) -> tuple[str, ...]:
    """Where the second version goes: a topic, a stream or a folder with what the first one has."""
    if chosen.log_is_kafka:
        return (
            "kafka-topics.sh --bootstrap-server $BROKERS --create --topic events.v2 \\",
            f"    --partitions {log_setting(chosen, 'num.partitions')} \\",
            f"    --replication-factor {log_setting(chosen, 'default.replication.factor')} \\",
            f"    {_retention(chosen)}",
        )
    return commands_of(chosen).second_log(chosen)


def _retention(chosen: Chosen) -> str:
    """Where the log is the history, nothing of it may run out."""
    if chosen.key is not OptionKey.KAPPA:
        return f"--config retention.ms={round(chosen.plan.log_retention_s * 1000)}"
    local = log_setting(chosen, "local.retention.ms")
    return f"--config retention.ms=-1 --config remote.storage.enable=true --config local.retention.ms={local}"


PATTERN = Pattern(
    key="schema_evolution",
    question="Q15",
    title=TITLE,
    summary="A registry refuses schemas that readers cannot take; a breaking change gets a second topic.",
    parameters=(
        Parameter(name="compatibility", unit="", meaning="the mode that the registry enforces"),
        Parameter(name="changes_per_year", unit="1/year", meaning="changes of the schema"),
        Parameter(name="breaking_per_year", unit="1/year", meaning="changes that need a second topic"),
        Parameter(name="v2_overlap_s", unit="s", meaning="how long both topics are written"),
        Parameter(name="overlap_share", unit="share", meaning="share of the year with two topics"),
    ),
    apply=apply,
)
