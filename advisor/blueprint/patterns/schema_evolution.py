"""Changing schemas (Q15): which compatibility the registry enforces, and what a break costs."""

from advisor.advice import AppliedPattern
from advisor.blueprint.numerals import times
from advisor.blueprint.patterns.chosen import Chosen, first
from advisor.blueprint.patterns.pattern import Parameter, Pattern, listing
from advisor.quantity import digits, show_duration, show_rate
from advisor.vocabulary import OptionKey

TITLE = "Schema evolution with a registry"
YEAR_S = 365 * 86400.0


def apply(chosen: Chosen) -> AppliedPattern:
    """The compatibility mode by how old the oldest data is that readers still read."""
    cases = chosen.cases
    changes = first(cases.schema_changes_per_year)
    breaking = changes * first(cases.breaking_share)
    mode = compatibility(chosen)
    overlap = chosen.plan.log_retention_s + first(cases.lookback_s)
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
            "type."
        ),
    )


def compatibility(chosen: Chosen) -> str:
    """Transitive where history is read again with the newest reader, else only against the last schema."""
    rereads = first(chosen.cases.history_years) > 0 and first(chosen.cases.reprocess_per_year) > 0
    return "BACKWARD_TRANSITIVE" if rereads or chosen.key is OptionKey.KAPPA else "BACKWARD"


def _breaks(breaking: float, apart_s: float) -> str:
    return f"a v2 every {show_duration(apart_s)}" if breaking > 0 else "no breaks expected"


def _because(changes: float, breaking_share: float) -> str:
    if changes <= 0:
        return "The schema is not expected to change."
    return (
        f"{digits(changes)} changes a year are expected, {digits(breaking_share * 100)} % of them breaking "
        "readers."
    )


def _derivation(chosen: Chosen, mode: str, breaking: float, overlap: float) -> str:
    if mode == "BACKWARD_TRANSITIVE":
        years = digits(first(chosen.cases.history_years))
        why = (
            f"History of {years} years is read again with the newest reader, so every older schema must "
            "stay readable."
        )
    else:
        why = "Nothing older than the log is read again, so the last schema is enough."
    return (
        f"{why} A break needs a second topic: both are written until readers have moved and v1 has left "
        f"the log, {show_duration(overlap)} at {show_rate(first(chosen.plan.rate))} more, "
        f"{times(breaking)} a year."
    )


def _code(chosen: Chosen, mode: str) -> str:
    glue = mode.replace("_TRANSITIVE", "_ALL")
    log = next((part.service for part in chosen.design.components if part.key == "log"), "")
    if log == "msk":
        second = "kafka-topics.sh --create --topic events.v2 --config retention.ms=" + str(
            int(chosen.plan.log_retention_s * 1000)
        )
    elif log == "kinesis":
        second = "aws kinesis create-stream --stream-name events-v2"
    else:
        second = "aws s3api put-object --bucket lake --key bronze/events_v2/"
    return listing(
        "aws glue create-schema --registry-id RegistryName=events --schema-name events \\",
        f"    --data-format AVRO --compatibility {glue} --schema-definition file://events.avsc",
        f"# a break: {digits(first(chosen.cases.schema_changes_per_year * chosen.cases.breaking_share))} a "
        "year",
        f"{second}",
    )


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
