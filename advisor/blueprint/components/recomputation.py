"""Recomputing all of history: the part that only runs when logic changed or figures were wrong."""

from advisor.blueprint.part import HISTORY, Carried, Part, Path, Words, make_part
from advisor.blueprint.plan import Plan
from advisor.design import Replay, Setting
from advisor.quantity import show_duration, show_rate, show_times
from advisor.vocabulary import FlowKind, Stage

KEY = "recomputation"


def with_recomputation(plan: Plan, path: Path, replay: Replay, *, reads: str, writes: str) -> Path:
    """The path with the recomputation between the parts that it reads and writes."""
    read = Carried(
        format=HISTORY,
        guarantee="read again",
        events_per_s=replay.events_per_s,
        bytes_per_s=replay.events_per_s * plan.event_bytes,
        kind=FlowKind.REPAIR,
    )
    written = Carried(
        format=HISTORY,
        guarantee="effectively once (overwrite)",
        events_per_s=replay.events_per_s * plan.stored_rate / plan.rate,
        bytes_per_s=replay.events_per_s * plan.stored_rate / plan.rate * plan.result_bytes,
        kind=FlowKind.REPAIR,
    )
    return path.aside(_part(plan, replay), reads, read).linked(KEY, writes, written)


def _part(plan: Plan, replay: Replay) -> Part:
    words = _words(plan, replay) if plan.describe else Words()
    facts = ("history_years", "reprocess_per_year", "repair_within_s")
    return make_part(
        KEY, "Recomputation of history", Stage.PROCESS, "recomputation", facts=facts, words=words
    )


def _words(plan: Plan, replay: Replay) -> Words:
    events = float(plan.cases.history_events[0])
    lasts = show_duration(events / float(replay.events_per_s[0]))
    return Words(
        why=f"{_often(plan)} {replay.method}",
        size=f"{lasts} at {show_rate(replay.events_per_s[0])}",
        settings=(
            Setting(
                name="pool", value="backfill", because="it must not take capacity from live results, see Q9"
            ),
            Setting(
                name="target", value="_v2, then readers are moved", because="nobody reads half of it, see Q10"
            ),
        ),
        failure="It is run again from the day where it stopped; live results go on meanwhile.",
    )


def _often(plan: Plan) -> str:
    a_year, promise = float(plan.cases.reprocess_per_year[0]), show_duration(plan.cases.repair_within_s[0])
    if a_year <= 0:
        return "No year plans to compute all history again; after a fault it is this part that does."
    return f"{show_times(a_year).capitalize()} a year all history is computed again, within {promise}."
